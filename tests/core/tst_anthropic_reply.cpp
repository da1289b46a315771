// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_script.h"
#include "warnings.h"

// Answers in Anthropic's messages, with what servers and proxies are known to do wrong.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

// The class comes first: moc loses its way among raw strings.
class TestAnthropicReply : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void readsStreams_data();
    void readsStreams() { compareReplies(Dialect::Anthropic); }
    void readsToolCalls_data();
    void readsToolCalls() { compareReplies(Dialect::Anthropic, "text/event-stream; charset=utf-8"); }
    void readsAnswersInOnePiece_data();
    void readsAnswersInOnePiece() { compareReplies(Dialect::Anthropic, "application/json"); }
};

namespace {

QByteArray start()
{
    return typed("message_start",
        R"("message":{"id":"msg_1","model":"m-1","content":[],"usage":{"input_tokens":10,"cache_read_input_tokens":5,)"
        R"("cache_creation_input_tokens":2,"output_tokens":1}})");
}

QByteArray block(int index, const QByteArray& start, const QByteArrayList& deltas)
{
    const QByteArray at = R"("index":)" + QByteArray::number(index);
    QByteArray all = typed("content_block_start", at + R"(,"content_block":)" + start);
    for (const QByteArray& delta : deltas)
        all += typed("content_block_delta", at + R"(,"delta":)" + delta);
    return all + typed("content_block_stop", at);
}

QByteArray textBlock(int index, const QByteArray& text)
{
    return block(index, R"({"type":"text","text":""})", { R"({"type":"text_delta","text":")" + text + "\"}" });
}

QByteArray argument(QByteArray json)
{
    return R"({"type":"input_json_delta","partial_json":")" + json.replace('"', "\\\"") + "\"}";
}

QByteArray stop(const QByteArray& reason)
{
    return typed("message_delta", R"("delta":{"stop_reason":")" + reason + R"("},"usage":{"output_tokens":20})")
        + typed("message_stop");
}

ReadReply said(const QString& text, const QString& ending = u"done end_turn"_s)
{
    return withUsage(wholeReply(u"msg_1"_s, text, ending), { 17, 5, 2, 20 });
}

/// Without the counts that its end would have told.
ReadReply cutReply(const QString& text)
{
    return withUsage(unfinished(said(text)), { 17, 5, 2, 1 });
}

QByteArray without(QByteArray stream, const QByteArray& part)
{
    return stream.replace(part, "");
}

const QByteArray bash = R"({"type":"tool_use","id":"toolu_1","name":"Bash","input":{}})";

} // namespace

void TestAnthropicReply::readsStreams_data()
{
    const ReplyRows row;
    const QByteArray hello = start() + typed("ping") + textBlock(0, "Hello");
    row("text", hello + stop("end_turn"), said(u"Hello"_s));
    row("message_start twice", start() + hello + stop("end_turn"), said(u"Hello"_s));
    row("events without names", without(hello + stop("end_turn"), "event: content_block_delta\n"), said(u"Hello"_s));
    row("without message_stop", without(hello + stop("end_turn"), typed("message_stop")), said(u"Hello"_s));
    row("CRLF", QByteArray(hello + stop("end_turn")).replace('\n', "\r\n"), said(u"Hello"_s));
    row("cut", hello, cutReply(u"Hello"_s));
    ReadReply overloaded = failed(cutReply(u"Hello"_s), u"200 overloaded_error Overloaded (retry)"_s);
    overloaded.complete = true;
    row("an error in the middle",
        hello + typed("error", R"("error":{"type":"overloaded_error","message":"Overloaded"})"), overloaded);
    row("events of a later time", hello + typed("content_block_hologram", R"("x":1)") + stop("end_turn"),
        misunderstood(said(u"Hello"_s), 1));
    row("garbage between events", hello + "data: nonsense\n\n" + stop("end_turn"), misunderstood(said(u"Hello"_s), 1));
    row("at the limit", hello + stop("max_tokens"), said(u"Hello"_s, u"length max_tokens"_s));
    row("a refusal", hello + stop("refusal"), said(u"Hello"_s, u"refused refusal"_s));
    row("a pause", hello + stop("pause_turn"), said(u"Hello"_s, u"other pause_turn"_s));
    const QByteArray thought = R"({"type":"thinking_delta","thinking":"hmm"})";
    const QByteArray signature = R"({"type":"signature_delta","signature":"c2ln"})";
    row("thinking, with its signature",
        start() + block(0, R"({"type":"thinking","thinking":""})", { thought, signature }) + textBlock(1, "Hello")
            + stop("end_turn"),
        withThoughts(said(u"Hello"_s), u"hmm"_s));
    row("thoughts in a block of text",
        start() + block(0, R"({"type":"text","text":""})", { thought, R"({"type":"text_delta","text":"Hello"})" })
            + stop("end_turn"),
        withThoughts(said(u"Hello"_s), u"hmm"_s));
    row("citations, and text in the block's start",
        start()
            + block(0, R"({"type":"text","text":"Hel"})",
                { R"({"type":"text_delta","text":"lo"})", R"({"type":"citations_delta","citation":{}})" })
            + stop("end_turn"),
        said(u"Hello"_s));
}

void TestAnthropicReply::readsToolCalls_data()
{
    const ReplyRows row;
    const QByteArray hello = start() + textBlock(0, "Hello");
    const QByteArray end = stop("tool_use");
    const auto calls = [](const QStringList& list) {
        return withCalls(said(u"Hello"_s, u"tool-use tool_use"_s), list);
    };
    row("in pieces", hello + block(1, bash, { argument(""), argument(R"({"command":)"), argument(R"("ls"})") }) + end,
        calls({ u"toolu_1 Bash {\"command\":\"ls\"}"_s }));
    row("without arguments", hello + block(1, bash, {}) + end, calls({ u"toolu_1 Bash {}"_s }));
    row("arguments in the block's start",
        hello + block(1, QByteArray(bash).replace("{}", R"({"command":"ls"})"), {}) + end,
        calls({ u"toolu_1 Bash {\"command\":\"ls\"}"_s }));
    row("a tool of the server",
        hello
            + block(
                1, R"({"type":"server_tool_use","id":"srvtoolu_1","name":"web_search","input":{}})", { argument("{}") })
            + block(2, R"({"type":"web_search_tool_result","tool_use_id":"srvtoolu_1","content":[]})", {}) + end,
        calls({ u"srvtoolu_1 web_search {} (server)"_s }));
    row("blocks whose index is always 0",
        hello + block(0, bash, { argument("{1}") })
            + block(0, QByteArray(bash).replace("toolu_1", "toolu_2"), { argument("{2}") }) + end,
        calls({ u"toolu_1 Bash {1}"_s, u"toolu_2 Bash {2}"_s }));
    row("cut in the arguments",
        hello + without(block(1, bash, { argument(R"({"command":)") }), typed("content_block_stop", R"("index":1)")),
        withCalls(cutReply(u"Hello"_s), { u"toolu_1 Bash {\"command\": (cut)"_s }));
}

void TestAnthropicReply::readsAnswersInOnePiece_data()
{
    const ReplyRows row;
    const QByteArray usage =
        R"("usage":{"input_tokens":10,"cache_read_input_tokens":5,"cache_creation_input_tokens":2,"output_tokens":20})";
    row("text and a call",
        R"({"id":"msg_1","model":"m-1","content":[{"type":"text","text":"Hello"},)"
        R"({"type":"tool_use","id":"toolu_1","name":"Bash","input":{"command":"ls"}}],"stop_reason":"tool_use",)"
            + usage + "}",
        withCalls(said(u"Hello"_s, u"tool-use tool_use"_s), { u"toolu_1 Bash {\"command\":\"ls\"}"_s }));
    row("thinking",
        R"({"id":"msg_1","model":"m-1","content":[{"type":"thinking","thinking":"hmm","signature":"c2ln"},)"
        R"({"type":"text","text":"Hello"}],"stop_reason":"end_turn",)"
            + usage + "}",
        withThoughts(said(u"Hello"_s), u"hmm"_s));
}

QTEST_GUILESS_MAIN(TestAnthropicReply)
#include "tst_anthropic_reply.moc"
