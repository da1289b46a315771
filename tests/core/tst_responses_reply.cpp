// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_script.h"
#include "warnings.h"

// Answers in OpenAI's responses.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

// The class comes first: moc loses its way among raw strings.
class TestResponsesReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void readsStreams_data();
    void readsStreams() { compareReplies(Dialect::OpenAiResponses); }
    void readsAnswersInOnePiece_data();
    void readsAnswersInOnePiece() { compareReplies(Dialect::OpenAiResponses, "application/json"); }
    void anOverlongLastEventStillEndsAnAnswer();
};

namespace {

const QByteArray created =
    typed("response.created", R"("response":{"id":"resp_1","model":"m-1","status":"in_progress"})");
const QByteArray hello = created + typed("response.in_progress", R"("response":{})")
    + typed("response.output_text.delta", R"("delta":"Hel")") + typed("response.output_text.delta", R"("delta":"lo")");
const QByteArray message = R"({"type":"message","id":"it_1","content":[{"type":"output_text","text":"Hello"}]})";
const QByteArray usage = R"("usage":{"input_tokens":12,"input_tokens_details":{"cached_tokens":8},"output_tokens":3})";

QByteArray itemDone(const QByteArray& item)
{
    return typed("response.output_item.done", "\"item\":" + item);
}

QByteArray answer(const QByteArray& output, const QByteArray& status = "completed")
{
    return R"({"id":"resp_1","model":"m-1","status":")" + status + R"(","output":[)" + output + "]," + usage + "}";
}

QByteArray completed(const QByteArray& output)
{
    return typed("response.completed", "\"response\":" + answer(output));
}

ReadReply said(const QString& text, const QString& ending = u"done completed"_s)
{
    return withUsage(wholeReply(u"resp_1"_s, text, ending), { 12, 8, 0, 3 });
}

} // namespace

void TestResponsesReply::readsStreams_data()
{
    const ReplyRows row;
    const ReadReply plain = said(u"Hello"_s);
    row("text", hello + itemDone(message) + completed(message), plain);
    row("with [DONE]", hello + completed(message) + "data: [DONE]\n\n", plain);
    row("without deltas", created + itemDone(message) + completed(message), plain);
    row("nothing but the last event", completed(message), plain);
    const ReadReply cut = withUsage(unfinished(plain), {});
    row("cut", hello, cut);
    const QByteArray shell =
        R"({"type":"function_call","id":"fc_1","call_id":"call_1","name":"shell","arguments":"{\"n\":1}"})";
    const QByteArray patch =
        R"({"type":"custom_tool_call","id":"ct_1","call_id":"call_2","name":"apply_patch","input":"*** Begin Patch"})";
    const QStringList both { u"call_1 shell {\"n\":1}"_s, u"call_2 apply_patch *** Begin Patch"_s };
    row("calls, told once",
        hello + typed("response.function_call_arguments.delta", R"("delta":"{\"n\":1}")") + itemDone(shell)
            + itemDone(patch) + completed(message + "," + shell + "," + patch),
        withCalls(said(u"Hello"_s, u"tool-use completed"_s), both));
    row("calls that only the last event tells", hello + completed(message + "," + shell + "," + patch),
        withCalls(said(u"Hello"_s, u"tool-use completed"_s), both));
    const QByteArray search = R"({"type":"web_search_call","id":"ws_1","action":{"query":"x"}})";
    row("a call of the server's own", hello + itemDone(search) + completed(message),
        withCalls(plain, { u"ws_1 web_search {\"query\":\"x\"} (server)"_s }));
    row("a summary of its thoughts",
        created + typed("response.reasoning_summary_text.delta", R"("delta":"hmm")") + completed(message),
        withThoughts(plain, u"hmm"_s));
    row("at the limit",
        hello
            + typed("response.incomplete",
                R"("response":{"id":"resp_1","output":[],"incomplete_details":{"reason":"max_output_tokens"},)" + usage
                    + "}"),
        said(u"Hello"_s, u"length max_output_tokens"_s));
    ReadReply lost = failed(cut, u"200 server_error It broke (retry)"_s);
    lost.complete = true;
    row("response.failed",
        hello
            + typed("response.failed",
                R"("response":{"id":"resp_1","error":{"code":"server_error","message":"It broke"}})"),
        lost);
    lost.failure = u"200 rate_limit_exceeded Slow (retry)"_s;
    row("an error event", hello + typed("error", R"("code":"rate_limit_exceeded","message":"Slow")"), lost);
    row("an error event, nested", hello + typed("error", R"("error":{"code":"rate_limit_exceeded","message":"Slow"})"),
        lost);
}

void TestResponsesReply::readsAnswersInOnePiece_data()
{
    const ReplyRows row;
    row("text", answer(message), said(u"Hello"_s));
    row("a refusal", answer(R"({"type":"message","id":"it_1","content":[{"type":"refusal","refusal":"No."}]})"),
        said(u"No."_s, u"refused refusal"_s));
    row("not finished", answer(message, "incomplete"), said(u"Hello"_s, u"other incomplete"_s));
}

void TestResponsesReply::anOverlongLastEventStillEndsAnAnswer()
{
    ReplyReader reader(Dialect::OpenAiResponses, 200, "text/event-stream");
    ReadReply read;
    read.take(reader.feed(hello));
    read.take(reader.feed("event: response.completed\ndata: {\"type\":\"response.completed\",\"x\":\""));
    const QByteArray megabyte(1024 * 1024, 'x');
    for (int i = 0; i < 12; ++i)
        read.take(reader.feed(megabyte));
    read.take(reader.feed("\"}\n\n"));
    QVERIFY(reader.finish().complete);
    QCOMPARE(read.text, u"Hello"_s);
    QCOMPARE(read.ending, u"done completed"_s);
    QCOMPARE(reader.notUnderstood(), 1);
}

QTEST_GUILESS_MAIN(TestResponsesReply)
#include "tst_responses_reply.moc"
