// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_script.h"
#include "warnings.h"

// Answers of Ollama, and how the servers of all dialects word what is wrong.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

// The class comes first: moc loses its way among raw strings.
class TestOllamaReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void readsLines_data();
    void readsLines() { compareReplies(Dialect::OllamaChat, "application/x-ndjson"); }
    void readsAnswersInOnePiece_data();
    void readsAnswersInOnePiece() { compareReplies(Dialect::OllamaGenerate, "application/json; charset=utf-8"); }
    void readsErrors_data();
    void readsErrors();
};

namespace {

QByteArray line(const QByteArray& members)
{
    return R"({"model":"m-1",)" + members + "}\n";
}

ReadReply said(const QString& text, const QString& ending = u"done stop"_s)
{
    return withUsage(wholeReply({}, text, ending), { 12, 0, 0, 3 });
}

const QByteArray end =
    line(R"("message":{"content":""},"done":true,"done_reason":"stop","prompt_eval_count":12,"eval_count":3)");

} // namespace

void TestOllamaReply::readsLines_data()
{
    const ReplyRows row;
    const QByteArray hello = line(R"("message":{"role":"assistant","content":"Hel"},"done":false)")
        + line(R"("message":{"role":"assistant","content":"lo€"},"done":false)");
    const ReadReply plain = said(u"Hello€"_s);
    row("text", hello + end, plain);
    row("generate", line(R"("response":"Hel")") + line(R"("response":"lo€")") + end, plain);
    row("the last line without its end", hello + end.chopped(1), plain);
    row("garbage between lines", hello + "nonsense\n[1]\n" + end, misunderstood(plain, 2));
    row("thinking", line(R"("message":{"thinking":"hmm","content":""})") + hello + end, withThoughts(plain, u"hmm"_s));
    row("a call", hello + line(R"("message":{"tool_calls":[{"function":{"name":"ls","arguments":{"p":1}}}]})") + end,
        withCalls(said(u"Hello€"_s, u"tool-use stop"_s), { u" ls {\"p\":1}"_s }));
    row("at the limit", hello + QByteArray(end).replace("stop", "length"), said(u"Hello€"_s, u"length length"_s));
    const ReadReply cut = withUsage(unfinished(plain), {});
    row("cut", hello, cut);
    ReadReply lost = failed(cut, u"200  the model runner stopped"_s);
    lost.complete = true;
    row("an error in the middle", hello + R"({"error":"the model runner stopped"})", lost);
}

void TestOllamaReply::readsAnswersInOnePiece_data()
{
    const ReplyRows row;
    row("chat", QByteArray(end).replace("\"content\":\"\"", "\"content\":\"Hello\"").chopped(1), said(u"Hello"_s));
    row("generate",
        line(R"("response":"Hello","done":true,"done_reason":"stop","prompt_eval_count":12,"eval_count":3)"),
        said(u"Hello"_s));
}

void TestOllamaReply::readsErrors_data()
{
    QTest::addColumn<Dialect>("dialect");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("failure");
    const auto row = [](const char* name, Dialect dialect, int status, const QByteArray& body, const QString& failure) {
        QTest::newRow(name) << dialect << status << body << failure;
    };
    using enum Dialect;
    row("openai", OpenAiChat, 401,
        R"({"error":{"message":"Wrong key","type":"invalid_request_error","code":"invalid_api_key"}})",
        u"401 invalid_api_key Wrong key"_s);
    row("a rate limit", OpenAiChat, 429,
        R"({"error":{"message":"Slow down","type":"requests","code":"rate_limit_exceeded"}})",
        u"429 rate_limit_exceeded Slow down (retry)"_s);
    row("no money: not to be tried again", OpenAiResponses, 429,
        R"({"error":{"message":"Quota","type":"insufficient_quota","code":"insufficient_quota"}})",
        u"429 insufficient_quota Quota"_s);
    row("anthropic", Anthropic, 529, R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
        u"529 overloaded_error Overloaded (retry)"_s);
    row("ollama", OllamaChat, 404, R"({"error":"model 'x' not found"})", u"404  model 'x' not found"_s);
    row("detail", OpenAiChat, 422, R"({"detail":"no"})", u"422  no"_s);
    row("a redirect", OpenAiChat, 307, "", u"307  "_s);
    row("plain text", OpenAiChat, 500, "Internal Server Error\n", u"500  Internal Server Error (retry)"_s);
    row("a page", OpenAiChat, 502, "<html><h1>Bad Gateway</h1></html>",
        u"502  the server answered with a page of HTML (retry)"_s);
    row("nothing", Anthropic, 503, "", u"503   (retry)"_s);
}

void TestOllamaReply::readsErrors()
{
    QFETCH(Dialect, dialect);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, failure);
    for (const char* type : { "application/json", "text/event-stream", "" }) {
        const ReadReply read = readReply(dialect, body, 3, type, status);
        QCOMPARE(read.failure, failure);
        QVERIFY(read.complete);
    }
}

QTEST_GUILESS_MAIN(TestOllamaReply)
#include "tst_ollama_reply.moc"
