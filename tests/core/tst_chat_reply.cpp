// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_script.h"
#include "warnings.h"

// Answers in OpenAI's chat completions, with what servers are known to do wrong.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

// The class comes first: moc loses its way among raw strings.
class TestChatReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void readsStreams_data();
    void readsStreams() { compareReplies(Dialect::OpenAiChat); }
    void readsToolCalls_data();
    void readsToolCalls() { compareReplies(Dialect::OpenAiChat); }
    void readsAnswersInOnePiece_data();
    void readsAnswersInOnePiece() { compareReplies(Dialect::OpenAiChat, "application/json; charset=utf-8"); }
    void argumentsWithoutEndAreCut();
    void callsWithoutEndAreCounted();
    void aBodyWithoutEndIsNotKept();
};

namespace {

QByteArray delta(const QByteArray& delta, const QByteArray& finish = "null")
{
    return sse({},
        R"({"id":"chatcmpl-1","model":"m-1","choices":[{"index":0,"delta":)" + delta + R"(,"finish_reason":)" + finish
            + "}]}");
}

/// `calls` without the brackets of their list.
QByteArray calling(const QByteArray& calls)
{
    return delta(R"({"tool_calls":[)" + calls + "]}");
}

/// {"index":INDEX,"id":"ID","function":{"name":"NAME","arguments":"ARGUMENTS"}}, each only where it is given.
QByteArray call(const QByteArray& index, const QByteArray& id, const QByteArray& name, QByteArray arguments)
{
    arguments.replace('"', "\\\"");
    QByteArray json = "{";
    if (!index.isEmpty())
        json += "\"index\":" + index + ",";
    if (!id.isEmpty())
        json += "\"id\":\"" + id + "\",";
    json += "\"function\":{";
    if (!name.isEmpty())
        json += "\"name\":\"" + name + "\",";
    return json + "\"arguments\":\"" + arguments + "\"}}";
}

ReadReply said(const QString& text, const QString& ending = u"done stop"_s)
{
    return wholeReply(u"chatcmpl-1"_s, text, ending);
}

const QByteArray end = "data: [DONE]\n\n";

} // namespace

void TestChatReply::readsStreams_data()
{
    const ReplyRows row;
    const QByteArray hello = delta(R"({"role":"assistant","content":""})") + delta(R"({"content":"Hel"})")
        + delta(R"({"content":"lo \u20ac€"})");
    const QByteArray stop = delta("{}", "\"stop\"");
    const ReadReply plain = said(u"Hello €€"_s);
    row("text", hello + stop + end, plain);
    row("CRLF and comments", ": PROCESSING\r\n\r\n" + QByteArray(hello + stop).replace('\n', "\r\n"), plain);
    row("without [DONE]", hello + stop, plain);
    row("without an end", hello, unfinished(plain));
    row("cut within an event", hello + R"(data: {"id":"chatcmpl-1","cho)", misunderstood(unfinished(plain), 1));
    row("garbage between events", hello + "data: {]\n\ndata: [1,2]\n\nnonsense\n\n" + stop + end,
        misunderstood(plain, 3));
    row("a pair of surrogates in two pieces",
        delta(R"({"content":"\ud83d"})") + delta(R"({"content":"\ude00"})") + stop, said(u"😀"_s));
    row("usage behind the end, without choices",
        hello + stop
            + sse({},
                R"({"id":"chatcmpl-1","choices":[],"usage":{"prompt_tokens":12,"completion_tokens":3,)"
                R"("prompt_tokens_details":{"cached_tokens":8}}})")
            + end,
        withUsage(plain, { 12, 8, 0, 3 }));
    const QByteArray yes = delta(R"({"content":"yes"})") + stop;
    row("reasoning", delta(R"({"reasoning_content":"hmm"})") + yes, withThoughts(said(u"yes"_s), u"hmm"_s));
    row("reasoning under two names", delta(R"({"reasoning_content":"hmm","reasoning":"hmm"})") + yes,
        withThoughts(said(u"yes"_s), u"hmm"_s));
    row("at the limit", hello + delta("{}", "\"length\""), said(u"Hello €€"_s, u"length length"_s));
    row("a filter", hello + delta("{}", "\"content_filter\""), said(u"Hello €€"_s, u"refused content_filter"_s));
    row("a refusal", delta(R"({"refusal":"I cannot."})") + stop, said(u"I cannot."_s, u"refused stop"_s));
    row("an error in the middle",
        hello + sse({}, R"({"error":{"message":"Overloaded","type":"server_error","code":502}})"),
        failed(plain, u"200 server_error Overloaded (retry)"_s));
    row("error: null in every chunk",
        sse({},
            R"({"id":"chatcmpl-1","model":"m-1","error":null,"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]})"),
        said(u"a"_s));
    row("other choices are counted",
        hello + sse({}, R"({"id":"chatcmpl-1","choices":[{"index":1,"delta":{"content":"Hola"}}]})") + stop,
        misunderstood(plain, 1));
}

void TestChatReply::readsToolCalls_data()
{
    const ReplyRows row;
    const QByteArray stop = delta("{}", "\"tool_calls\"") + end;
    const auto calls = [](const QStringList& list) { return withCalls(said({}, u"tool-use tool_calls"_s), list); };
    const QStringList both { u"a x {1}"_s, u"b y {2}"_s };
    const QByteArray pieces =
        calling(call("0", "a", "x", "")) + calling(call("0", "", "", R"({"p":)")) + calling(call("0", "", "", "1}"));
    row("in pieces", pieces + stop, calls({ u"a x {\"p\":1}"_s }));
    row("one after the other", pieces + calling(call("1", "b", "y", "{}")) + stop,
        calls({ u"a x {\"p\":1}"_s, u"b y {}"_s }));
    row("two at a time",
        calling(call("0", "a", "x", "") + "," + call("1", "b", "y", "")) + calling(call("1", "", "", "{2}"))
            + calling(call("0", "", "", "{1}")) + stop,
        calls(both));
    row("index always 0, other ids",
        calling(call("0", "a", "x", "{1}")) + calling(call("0", "b", "y", "{2")) + calling(call("0", "", "", "}"))
            + stop,
        calls(both));
    row("index from 1", calling(call("1", "a", "x", "{1}")) + calling(call("2", "b", "y", "{2}")) + stop, calls(both));
    row("no index",
        calling(call("", "a", "x", "{")) + calling(call("", "", "", "1}")) + calling(call("", "b", "y", "{2}")) + stop,
        calls(both));
    row("the id with every piece", calling(call("0", "a", "x", "{")) + calling(call("0", "a", "x", "1}")) + stop,
        calls({ u"a x {1}"_s }));
    row("the id later", calling(call("0", "", "x", "{")) + calling(call("0", "a", "", "1}")) + stop,
        calls({ u"a x {1}"_s }));
    row("neither ids nor numbers but 0",
        calling(call("0", "", "x", R"({"n":1})")) + calling(call("0", "", "y", R"({"n":2})")) + stop,
        calls({ u" x {\"n\":1}"_s, u" y {\"n\":2}"_s }));
    row("arguments that are an object",
        calling(R"({"index":0,"id":"a","function":{"name":"x","arguments":{"n":1}}})") + stop,
        calls({ u"a x {\"n\":1}"_s }));
    row("a custom tool",
        calling(R"({"index":0,"id":"a","type":"custom","custom":{"name":"sql","input":"select"}})") + stop,
        calls({ u"a sql select"_s }));
    row("an old function call",
        delta(R"({"function_call":{"name":"x","arguments":"{"}})") + delta(R"({"function_call":{"arguments":"}"}})")
            + stop,
        calls({ u" x {}"_s }));
    row("[DONE] and nothing else", pieces + end, withCalls(said({}, {}), { u"a x {\"p\":1}"_s }));
    row("cut", pieces, withCalls(unfinished(said({})), { u"a x {\"p\":1} (cut)"_s }));
}

void TestChatReply::readsAnswersInOnePiece_data()
{
    const ReplyRows row;
    const QByteArray head = R"({"id":"chatcmpl-1","model":"m-1","choices":[{"index":0,"message":)";
    row("text and a call",
        head + R"({"role":"assistant","content":"Hello","tool_calls":[)" + call("", "a", "x", "{}")
            + R"(]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":12,"completion_tokens":3}})",
        withUsage(withCalls(said(u"Hello"_s, u"tool-use tool_calls"_s), { u"a x {}"_s }), { 12, 0, 0, 3 }));
    row("content in blocks",
        head + R"({"content":[{"type":"text","text":"Hel"},{"type":"text","text":"lo"}]},"finish_reason":"stop"}]})",
        said(u"Hello"_s));
    ReadReply error = failed(said({}), u"200 400 No"_s);
    error.messageId.clear();
    error.model.clear();
    row("an error under 200", R"({"error":{"message":"No","code":400}})", error);
}

void TestChatReply::argumentsWithoutEndAreCut()
{
    ReplyReader reader(Dialect::OpenAiChat, 200, "text/event-stream");
    ReadReply read;
    const QByteArray piece(64 * 1024, 'x');
    for (int i = 0; i < 40; ++i)
        read.take(reader.feed(calling(call("0", "a", "x", piece))));
    read.take(reader.feed(delta("{}", "\"tool_calls\"")));
    QCOMPARE(read.calls.size(), 1);
    QVERIFY(read.calls.first().endsWith(u" (cut)"_s));
    QVERIFY(read.calls.first().size() <= ReplyReader::maxArguments + 20);
}

void TestChatReply::callsWithoutEndAreCounted()
{
    ReplyReader reader(Dialect::OpenAiChat, 200, "text/event-stream");
    ReadReply read;
    for (int i = 0; i < ReplyReader::maxOpenCalls + 10; ++i)
        read.take(reader.feed(calling(call(QByteArray::number(i), "id" + QByteArray::number(i), "x", "{}"))));
    read.take(reader.feed(delta("{}", "\"tool_calls\"")));
    QCOMPARE(read.calls.size(), ReplyReader::maxOpenCalls);
    QCOMPARE(reader.notUnderstood(), 10);
}

void TestChatReply::aBodyWithoutEndIsNotKept()
{
    ReplyReader reader(Dialect::OpenAiChat, 200, "application/json");
    const QByteArray megabyte(1024 * 1024, 'x');
    for (int i = 0; i < 20; ++i)
        QVERIFY(reader.feed(megabyte).isEmpty());
    QVERIFY(!reader.finish().complete);
    QCOMPARE(reader.notUnderstood(), 1);
}

QTEST_GUILESS_MAIN(TestChatReply)
#include "tst_chat_reply.moc"
