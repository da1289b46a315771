// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript_stage.h"
#include "transcripts/claude_text.h"
#include "warnings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

using Json = QJsonObject;

Json with(Json json, const Json& more)
{
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), it.value());
    return json;
}

Json textBlock(const QString& text)
{
    return { { u"type"_s, u"text"_s }, { u"text"_s, text } };
}

Json user(const QJsonValue& content, const Json& more = {})
{
    return with({ { u"type"_s, u"user"_s }, { u"uuid"_s, u"u1"_s }, { u"sessionId"_s, u"s"_s },
                    { u"message"_s, Json { { u"role"_s, u"user"_s }, { u"content"_s, content } } } },
        more);
}

Json assistant(const QString& id, const QJsonArray& blocks, const Json& more = {}, const Json& message = {})
{
    Json inner { { u"role"_s, u"assistant"_s }, { u"model"_s, u"m"_s }, { u"content"_s, blocks } };
    if (!id.isEmpty())
        inner.insert(u"id"_s, id);
    return with(
        { { u"type"_s, u"assistant"_s }, { u"sessionId"_s, u"s"_s }, { u"message"_s, with(inner, message) } }, more);
}

Json toolUse(const QString& id, const QString& name, const Json& input = {})
{
    return { { u"type"_s, u"tool_use"_s }, { u"id"_s, id }, { u"name"_s, name }, { u"input"_s, input } };
}

Json result(const QString& id, const QJsonValue& content, bool isError = false)
{
    return user(QJsonArray { Json { { u"type"_s, u"tool_result"_s }, { u"tool_use_id"_s, id },
        { u"content"_s, content }, { u"is_error"_s, isError } } });
}

Json queue(const QString& operation, const QJsonValue& content = {})
{
    Json json { { u"type"_s, u"queue-operation"_s }, { u"operation"_s, operation }, { u"sessionId"_s, u"s"_s } };
    if (!content.isNull())
        json.insert(u"content"_s, content);
    return json;
}

ReadTranscript read(const QList<Json>& records)
{
    QByteArray lines;
    for (const Json& record : records)
        lines += QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n';
    return readTranscript(lines);
}

const QString rejection =
    u"The user doesn't want to proceed with this tool use. The tool use was rejected (eg. if it was "
    "a file edit, the new_string was NOT written to the file). "_s;
const QString marker = u"[Request interrupted by user for tool use]"_s;
const Json sidechain { { u"isSidechain"_s, true } };

} // namespace

class TestTranscriptClaude : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void onlyWhatAPersonTypedIsAPrompt_data()
    {
        QTest::addColumn<QJsonObject>("record");
        QTest::addColumn<bool>("isPrompt");
        const auto row = [](const char* name, const Json& record, bool isPrompt) {
            QTest::newRow(name) << record << isPrompt;
        };
        const Json image { { u"type"_s, u"image"_s }, { u"source"_s, Json() } };
        row("a string", user(u"hi"_s), true);
        row("blocks", user(QJsonArray { textBlock(u"hi"_s), textBlock(u"there"_s) }), true);
        row("an image alone", user(QJsonArray { image }), true);
        row("an image and what the editor adds",
            user(QJsonArray { image, textBlock(u"<ide_selection>x</ide_selection>"_s) }), true);
        row("blanks", user(u" \n"_s), false);
        row("a slash command", user(u"<command-name>/clear</command-name>"_s), false);
        row("a slash command, its message first", user(u"<command-message>x</command-message>"_s), false);
        row("output of a local command", user(u"<local-command-stdout>x</local-command-stdout>"_s), false);
        row("a caveat in a tag", user(u"<local-command-caveat>Caveat: x"_s), false);
        row("a caveat", user(u"Caveat: the messages below"_s), false);
        row("a shell command of the person's own", user(u"<bash-input>ls</bash-input>"_s), false);
        row("and its output", user(u"<bash-stdout>x</bash-stdout>"_s), false);
        row("an interruption", user(u"[Request interrupted by user]"_s), false);
        row("a notification", user(u"<task-notification>x"_s), false);
        row("a teammate", user(u"<teammate-message teammate_id=\"a\">x"_s), false);
        row("a reminder", user(u"<system-reminder>x</system-reminder>"_s), false);
        row("a reminder behind the words", user(u"hi <system-reminder>x</system-reminder>"_s), true);
        row("an opened file alone", user(u"<ide_opened_file>x</ide_opened_file>\n"_s), false);
        row("an opened file and words",
            user(QJsonArray { textBlock(u"<ide_opened_file>x</ide_opened_file>"_s), textBlock(u"fix it"_s) }), true);
        row("a span without end is words", user(u"<ide_opened_file>x"_s), true);
        row("words about a tag", user(u"what does <command-name> mean?"_s), true);
        row("the record is meta", user(u"hi"_s, { { u"isMeta"_s, true } }), false);
        row("a compact summary", user(u"hi"_s, { { u"isCompactSummary"_s, true } }), false);
        row("only for the transcript", user(u"hi"_s, { { u"isVisibleInTranscriptOnly"_s, true } }), false);
        row("a sub-agent's order", user(u"hi"_s, sidechain), false);
        row("flags that are false", user(u"hi"_s, { { u"isMeta"_s, false }, { u"isSidechain"_s, false } }), true);
        row("origin: a person", user(u"hi"_s, { { u"origin"_s, Json { { u"kind"_s, u"human"_s } } } }), true);
        row("origin: something else", user(u"hi"_s, { { u"origin"_s, Json { { u"kind"_s, u"hook"_s } } } }), false);
        row("the result of a tool", result(u"t"_s, u"x"_s), false);
        row("no content", Json { { u"type"_s, u"user"_s }, { u"uuid"_s, u"u"_s } }, false);
    }
    void onlyWhatAPersonTypedIsAPrompt()
    {
        QFETCH(QJsonObject, record);
        QFETCH(bool, isPrompt);
        const ReadTranscript got = read({ record });
        QCOMPARE(got.counts.humanPrompts, isPrompt);
        QCOMPARE(got.of<act::Prompted>().size(), isPrompt);
        QVERIFY(got.counts.notUnderstood.isEmpty());
    }

    void aPromptIsToldWithoutTheEditorsWords()
    {
        const ReadTranscript got = read(
            { user(QJsonArray { textBlock(u"<ide_selection>a<b</ide_selection>"_s), textBlock(u" fix <b>it</b>\n"_s) },
                { { u"promptId"_s, u"p1"_s }, { u"timestamp"_s, u"2026-01-02T03:04:05.678Z"_s } }) });
        act::Prompted prompted;
        prompted.id = u"p1"_s;
        prompted.text = u"fix <b>it</b>"_s;
        QCOMPARE(got.acts, (QList<Act> { { Channel::Transcript, u"claude-code"_s, u"s"_s, 1767323045678, prompted } }));
    }

    void commandsAreCounted()
    {
        const ReadTranscript got =
            read({ user(u"<command-name>/clear</command-name>"_s), user(u"<command-message>x</command-message>"_s),
                user(u"<bash-input>ls</bash-input>"_s), user(u"<bash-stdout></bash-stdout>"_s) });
        QCOMPARE(got.detail("slash_commands"), 2);
        QCOMPARE(got.detail("user_shell_bang_commands"), 1);
        QCOMPARE(got.acts.size(), 0);
    }

    void whatBecomesOfQueuedPrompts_data()
    {
        QTest::addColumn<QList<QJsonObject>>("records");
        QTest::addColumn<QString>("counted");
        QTest::addColumn<QStringList>("delivered");
        const auto row = [](const char* name, const QList<Json>& records, const char* counted,
                             const QStringList& delivered) {
            QTest::newRow(name) << records << QString::fromLatin1(counted) << delivered;
        };
        const QJsonArray blocks { textBlock(u"as"_s), textBlock(u"blocks"_s) };
        row("delivered in the middle of the turn", { queue(u"enqueue"_s, u"a"_s), queue(u"remove"_s) },
            "1 dequeue 0 remove 1 popAll 0 human 1", { u"a"_s });
        row("with its text said again", { queue(u"enqueue"_s, u"a"_s), queue(u"remove"_s, u"a"_s) },
            "1 dequeue 0 remove 1 popAll 0 human 1", { u"a"_s });
        row("as blocks", { queue(u"enqueue"_s, blocks), queue(u"remove"_s, blocks) },
            "1 dequeue 0 remove 1 popAll 0 human 1", { u"as\nblocks"_s });
        row("a record of its own follows", { queue(u"enqueue"_s, u"a"_s), queue(u"dequeue"_s), user(u"a"_s) },
            "1 dequeue 1 remove 0 popAll 0 human 1", {});
        row("taken back into the editor", { queue(u"enqueue"_s, u"a"_s), queue(u"popAll"_s, u"a"_s) },
            "1 dequeue 0 remove 0 popAll 1 human 0", {});
        row("a slash command", { queue(u"enqueue"_s, u"/compact"_s), queue(u"remove"_s) },
            "1 dequeue 0 remove 0 popAll 0 human 0", {});
        row("a notification", { queue(u"enqueue"_s, u"<task-notification>x"_s), queue(u"remove"_s) },
            "1 dequeue 0 remove 0 popAll 0 human 0", {});
        row("nothing in it", { queue(u"enqueue"_s, u""_s), queue(u"remove"_s) },
            "0 dequeue 0 remove 0 popAll 0 human 0", {});
        row("no content", { queue(u"enqueue"_s), queue(u"remove"_s) }, "0 dequeue 0 remove 0 popAll 0 human 0", {});
        row("other records in between",
            { queue(u"enqueue"_s, u"a"_s), assistant(u"m"_s, { textBlock(u"x"_s) }), queue(u"remove"_s) },
            "1 dequeue 0 remove 1 popAll 0 human 1", { u"a"_s });
        row("two wait; the first that leaves is the oldest",
            { queue(u"enqueue"_s, u"a"_s), queue(u"enqueue"_s, u"b"_s), queue(u"remove"_s), queue(u"dequeue"_s) },
            "2 dequeue 0 remove 1 popAll 0 human 1", { u"a"_s });
        row("two wait; the one that leaves is named",
            { queue(u"enqueue"_s, u"a"_s), queue(u"enqueue"_s, u"b"_s), queue(u"remove"_s, u"b"_s),
                queue(u"remove"_s) },
            "2 dequeue 0 remove 1 popAll 0 human 1", { u"b"_s, u"a"_s });
        row("queued before this file began", { queue(u"remove"_s, u"a"_s) }, "0 dequeue 0 remove 0 popAll 0 human 0",
            { u"a"_s });
        row("still waiting", { queue(u"enqueue"_s, u"a"_s) }, "1 dequeue 0 remove 0 popAll 0 human 0", {});
    }
    void whatBecomesOfQueuedPrompts()
    {
        QFETCH(QList<QJsonObject>, records);
        QFETCH(QString, counted);
        QFETCH(QStringList, delivered);
        const ReadTranscript got = read(records);
        const QJsonValue next = got.detail("queued_prompts_next_op");
        QCOMPARE(u"%1 dequeue %2 remove %3 popAll %4 human %5"_s.arg(got.counts.queuedPrompts)
                     .arg(next[u"then_dequeue"_s].toInt())
                     .arg(next[u"then_remove"_s].toInt())
                     .arg(next[u"then_popAll"_s].toInt())
                     .arg(got.detail("human_prompts_incl_queued_never_in_user_records").toInt()),
            counted);
        QCOMPARE(got.detail("queued_prompts_enqueued"), got.counts.queuedPrompts);
        QStringList queued;
        for (const auto& prompted : got.of<act::Prompted>()) {
            if (prompted.queued)
                queued += prompted.text;
        }
        QCOMPARE(queued, delivered);
    }

    void severalRecordsAreOneMessage()
    {
        const Json usage { { u"usage"_s, Json { { u"input_tokens"_s, 3 }, { u"output_tokens"_s, 5 } } } };
        const Json more { { u"usage"_s, Json { { u"input_tokens"_s, 3 }, { u"output_tokens"_s, 70 } } } };
        const ReadTranscript got = read({ assistant(u"m1"_s, { Json { { u"type"_s, u"thinking"_s } } }, {}, usage),
            assistant(u"m1"_s, { textBlock(u"a"_s) }, {}, usage), assistant(u"m1"_s, { textBlock(u"b"_s) }, {}, more),
            assistant(u"m2"_s, { textBlock(u" \n"_s) }, {}, usage),
            assistant(u"m1"_s, { textBlock(u"c"_s) }, {}, usage) });
        QCOMPARE(got.counts.assistantMessages, 2);
        QCOMPARE(got.detail("assistant_messages_with_text"), 1);
        QCOMPARE(got.of<act::Said>().size(), 3);
        const auto used = got.of<act::Used>();
        QCOMPARE(used.size(), 2); // usage is repeated, and grows while the answer streams
        QCOMPARE(used[0].messageId, u"m1"_s);
        QCOMPARE(used[0].outputTokens, 70);
        QCOMPARE(used[1].messageId, u"m2"_s);
    }

    void messagesWithoutIdAreOneARecord()
    {
        const ReadTranscript got = read({ assistant({}, { textBlock(u"a"_s) }, { { u"uuid"_s, u"x"_s } }),
            assistant({}, { textBlock(u"b"_s) }, { { u"uuid"_s, u"y"_s } }), assistant({}, { textBlock(u"c"_s) }) });
        QCOMPARE(got.counts.assistantMessages, 3);
        QCOMPARE(got.detail("assistant_messages_with_text"), 3);
        QVERIFY(got.of<act::Said>().value(0).messageId.isEmpty()); // an id is never made up
    }

    void localErrorsAreNoMessages()
    {
        const Json synthetic { { u"model"_s, u"<synthetic>"_s } };
        const ReadTranscript got = read(
            { assistant(u"m1"_s, { textBlock(u"API Error: 500"_s) }, { { u"isApiErrorMessage"_s, true } }, synthetic),
                assistant(u"m2"_s, { textBlock(u"No response requested."_s) }, {}, synthetic),
                Json { { u"type"_s, u"system"_s }, { u"subtype"_s, u"api_error"_s }, { u"uuid"_s, u"u"_s },
                    { u"error"_s, Json { { u"status"_s, 529 }, { u"message"_s, u"busy"_s } } } } });
        QCOMPARE(got.counts.assistantMessages, 0);
        QCOMPARE(got.detail("api_error_messages_shown"), 1);
        QCOMPARE(got.detail("api_error_records"), 1);
        QCOMPARE(got.of<act::Said>().size(), 0);
        QCOMPARE(
            got.of<act::Failed>(), (QList<act::Failed> { { {}, 0, u"API Error: 500"_s }, { {}, 529, u"busy"_s } }));
    }

    void subAgentsAreCountedApart()
    {
        const ReadTranscript got = read({ assistant(u"m1"_s, { toolUse(u"t1"_s, u"Task"_s) }),
            assistant(u"m2"_s, { toolUse(u"t2"_s, u"Edit"_s), toolUse(u"t3"_s, u"Bash"_s) }, sidechain),
            assistant(u"m2"_s, { textBlock(u"done"_s) }, sidechain),
            assistant(u"m1"_s, { toolUse(u"t4"_s, u"Bash"_s) }) });
        QCOMPARE(got.counts.assistantMessages, 1);
        QCOMPARE(got.detail("sidechain_assistant_messages"), 1);
        QCOMPARE(got.detail("sidechain_assistant_messages_with_text"), 1);
        QCOMPARE(got.counts.toolCalls.toJson(), (Json { { u"Task"_s, 1 }, { u"Bash"_s, 1 } }));
        QCOMPARE(got.detail("sidechain_tool_calls"), (Json { { u"Edit"_s, 1 }, { u"Bash"_s, 1 } }));
        QCOMPARE(got.counts.fileEditCalls, 1); // these two with sub-agents'
        QCOMPARE(got.counts.shellCommands, 2);
        QCOMPARE(got.of<act::Said>().size(), 0);
        QVERIFY(got.of<act::ToolUsed>().value(1).byAgent);
    }

    void aCallThatIsWrittenAgainIsOneCall()
    {
        const ReadTranscript got = read(
            { assistant(u"m1"_s, { toolUse(u"t1"_s, u"Bash"_s) }), assistant(u"m1"_s, { toolUse(u"t1"_s, u"Bash"_s) }),
                result(u"t1"_s, u"x"_s), result(u"t1"_s, u"y"_s, true) });
        QCOMPARE(got.counts.shellCommands, 1);
        QCOMPARE(got.detail("outcomes")[u"ok"_s], 1);
        QCOMPARE(got.of<act::ToolEnded>().size(), 1);
    }

    void outcomesAreToldByTheResult_data()
    {
        QTest::addColumn<QJsonValue>("content");
        QTest::addColumn<bool>("isError");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const QJsonValue& content, bool isError, const char* outcome,
                             const char* said = "") {
            QTest::newRow(name) << content << isError << QString::fromLatin1(outcome) << QString::fromLatin1(said);
        };
        row("ok", u"done"_s, false, "ok");
        row("nothing", QJsonValue(), false, "ok");
        row("an error", u"Exit code 1"_s, true, "error");
        row("rejected", rejection + u"STOP what you are doing"_s, true, "rejected");
        row("rejected, in blocks", QJsonArray { textBlock(rejection + u"STOP"_s) }, true, "rejected");
        row("rejected, but not marked as an error", rejection, false, "rejected");
        row("rejected in other words", u"The user doesn't want to take this action right now. STOP"_s, true,
            "rejected");
        row("rejected with words", rejection + u"To tell you how to proceed, the user said:\nuse \"make\"\n"_s, true,
            "rejected", "use \"make\"");
        row("rejected with words, and a note behind them",
            rejection + u"the user said:\nno\n\nNote: The user's next message may contain a correction"_s, true,
            "rejected", "no");
        row("rejected with no words where they would stand", rejection + u"the user said:\n "_s, true, "rejected");
        row("stopped by the person", marker, true, "interrupted");
        row("a program that prints this", marker, false, "ok");
        row("a program that prints a rejection", u"log: "_s + rejection, true, "error");
        row("denied by a rule", u"Permission to use Bash with command x has been denied."_s, true, "denied_by_rule");
        row("nobody there to ask", u"Claude requested permissions to write to x, but you haven't granted it yet."_s,
            true, "denied_by_rule");
        row("denied by a hook", u"PreToolUse:Bash hook error: no"_s, true, "denied_by_rule");
    }
    void outcomesAreToldByTheResult()
    {
        QFETCH(QJsonValue, content);
        QFETCH(bool, isError);
        QFETCH(QString, outcome);
        QFETCH(QString, said);
        const bool isRejected = outcome == u"rejected";
        // In both orders: lines are not written in the order of time.
        const Json call = assistant(u"m"_s, { toolUse(u"t"_s, u"Bash"_s) }), end = result(u"t"_s, content, isError);
        for (const QList<Json>& records : { QList { call, end }, QList { end, call } }) {
            const ReadTranscript got = read(records);
            QCOMPARE(got.detail("outcomes")[outcome], 1);
            QCOMPARE(got.detail("shell_outcomes")[outcome], 1);
            QCOMPARE(got.detail("outcomes")[u"no_result"_s], 0);
            QCOMPARE(got.counts.errors, outcome == u"error");
            QCOMPARE(got.counts.rejected, isRejected);
            QCOMPARE(got.detail("tool_rejections_with_typed_feedback"), int(!said.isEmpty()));
            QCOMPARE(got.counts.humanPrompts, 0); // what is typed with a no is no prompt
            const auto decided = got.of<act::ToolDecided>();
            QCOMPARE(decided.size(), isRejected || outcome == u"denied_by_rule");
            QCOMPARE(decided.value(0).feedback, said);
        }
    }

    void callsWithoutResultAreSaidToBeOpen()
    {
        const ReadTranscript got = read({ assistant(u"m"_s, { toolUse(u"a"_s, u"Bash"_s), toolUse(u"b"_s, u"Edit"_s) }),
            result(u"a"_s, u"x"_s), result(u"of another file"_s, rejection, true) });
        QCOMPARE(got.detail("outcomes")[u"no_result"_s], 1);
        QCOMPARE(got.detail("file_edit_outcomes")[u"no_result"_s], 1);
        QCOMPARE(got.detail("outcomes")[u"rejected"_s], 0);
        QCOMPARE(got.counts.rejected, 1); // all rejections, of any tool
    }

    void anInterruptionIsCountedOnce_data()
    {
        QTest::addColumn<QList<QJsonObject>>("records");
        QTest::addColumn<int>("generation");
        QTest::addColumn<int>("toolUse");
        QTest::addColumn<int>("interrupted");
        const Json call = assistant(u"m"_s, { toolUse(u"a"_s, u"Bash"_s), toolUse(u"b"_s, u"Bash"_s) });
        const Json no = result(u"a"_s, rejection + u"STOP"_s, true), mark = user(QJsonArray { textBlock(marker) });
        QTest::newRow("while it wrote") << QList { user(u"[Request interrupted by user]"_s) } << 1 << 0 << 1;
        QTest::newRow("while a tool ran") << QList { call, result(u"a"_s, marker, true), mark } << 0 << 1 << 1;
        QTest::newRow("the mark of a rejection") << QList { call, no, mark } << 0 << 1 << 0;
        QTest::newRow("one mark for two rejections")
            << QList { call, no, result(u"b"_s, rejection, true), mark } << 0 << 1 << 0;
        QTest::newRow("a mark after a rejection that was answered")
            << QList { call, no, assistant(u"n"_s, { textBlock(u"well"_s) }), mark } << 0 << 1 << 1;
        QTest::newRow("a mark after a rejection and a prompt")
            << QList { call, no, user(u"go on"_s), mark } << 0 << 1 << 1;
        QTest::newRow("two marks after one rejection") << QList { call, no, mark, mark } << 0 << 2 << 1;
    }
    void anInterruptionIsCountedOnce()
    {
        QFETCH(QList<QJsonObject>, records);
        const ReadTranscript got = read(records);
        QTEST(got.detail("interrupt_markers_generation").toInt(), "generation");
        QTEST(got.detail("interrupt_markers_tool_use").toInt(), "toolUse");
        QTEST(int(got.counts.interrupted), "interrupted");
        QTEST(int(got.of<act::Interrupted>().size()), "interrupted");
    }

    void editsAreToldWithTheirTexts()
    {
        const Json replace { { u"file_path"_s, u"a"_s }, { u"old_string"_s, u"1"_s }, { u"new_string"_s, u"2"_s } };
        const Json several { { u"file_path"_s, u"b"_s }, { u"edits"_s, QJsonArray { replace, replace } } };
        const Json write { { u"file_path"_s, u"c"_s }, { u"content"_s, u"x"_s } };
        const Json cell { { u"notebook_path"_s, u"d"_s }, { u"new_source"_s, u"y"_s } };
        const ReadTranscript got = read({ assistant(u"m"_s,
            { toolUse(u"1"_s, u"Edit"_s, replace), toolUse(u"2"_s, u"MultiEdit"_s, several),
                toolUse(u"3"_s, u"Write"_s, write), toolUse(u"4"_s, u"NotebookEdit"_s, cell),
                toolUse(u"5"_s, u"Read"_s, write) }) });
        QList<ActEdit> edits;
        for (const auto& used : got.of<act::ToolUsed>())
            edits += used.edits;
        QCOMPARE(edits,
            (QList<ActEdit> { { u"a"_s, u"1"_s, u"2"_s }, { u"b"_s, u"1"_s, u"2"_s }, { u"b"_s, u"1"_s, u"2"_s },
                { u"c"_s, {}, u"x"_s }, { u"d"_s, {}, u"y"_s } }));
        QCOMPARE(got.counts.fileEditCalls, 4);
    }

    void fileOrderIsNotTimeOrder()
    {
        const auto at = [](const char* time) { return Json { { u"timestamp"_s, QString::fromLatin1(time) } }; };
        const ReadTranscript got = read({ user(u"a"_s, at("2026-01-02T00:00:00.000Z")),
            user(u"b"_s, at("2026-01-01T00:00:00.000Z")), user(u"c"_s, at("2026-01-01T12:00:00.000Z")), user(u"d"_s) });
        QCOMPARE(got.counts.first->text(), u"2026-01-01T00:00:00.000Z"_s);
        QCOMPARE(got.counts.last->text(), u"2026-01-02T00:00:00.000Z"_s);
        QCOMPARE(got.detail("timestamps_monotonic"), false);
        QCOMPARE(read({ user(u"d"_s) }).counts.toJson()[u"first_timestamp"_s], QJsonValue(QJsonValue::Null));
    }

    void compactionIsCounted()
    {
        const ReadTranscript got = read({ Json { { u"type"_s, u"system"_s }, { u"subtype"_s, u"compact_boundary"_s },
                                              { u"parentUuid"_s, QJsonValue() }, { u"logicalParentUuid"_s, u"u9"_s } },
            user(u"This session is being continued"_s, { { u"isCompactSummary"_s, true } }) });
        QCOMPARE(got.detail("compact_boundaries"), 1);
        QCOMPARE(got.detail("compact_summaries"), 1);
        QCOMPARE(got.counts.humanPrompts, 0);
    }

    void severalObjectsOnALineAreAllRead_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("prompts");
        QTest::addColumn<int>("several");
        QTest::addColumn<int>("bad");
        const QByteArray one = QJsonDocument(user(u"} \" {"_s)).toJson(QJsonDocument::Compact);
        QTest::newRow("one") << one << 1 << 0 << 0;
        QTest::newRow("two") << one + one << 2 << 1 << 0;
        QTest::newRow("two with blanks between") << one + " \t" + one + '\r' << 2 << 1 << 0;
        QTest::newRow("three") << one + one + one << 3 << 1 << 0;
        QTest::newRow("one and half of another") << one + one.first(30) << 1 << 0 << 1;
        QTest::newRow("half of one and a whole one") << one.first(30) + one << 0 << 0 << 1;
        QTest::newRow("a bracket too many") << one + '}' << 1 << 0 << 1;
        QTest::newRow("half a pair of surrogates in the second")
            << one + QByteArray(one).replace("} ", "\\ud83d") << 2 << 1 << 0;
    }
    void severalObjectsOnALineAreAllRead()
    {
        QFETCH(QByteArray, line);
        const QByteArray before = QJsonDocument(user(u"first"_s)).toJson(QJsonDocument::Compact) + '\n';
        const ReadTranscript got = readTranscript(before + line + "\n\n");
        QTEST(int(got.counts.humanPrompts) - 1, "prompts");
        QTEST(got.detail("lines_with_several_objects").toInt(), "several");
        QTEST(got.detail("bad_json_fragments").toInt(), "bad");
        QTEST(int(got.notUnderstood("bad JSON")), "bad");
    }

    void whatIsUnknownIsCountedByItsName()
    {
        const ReadTranscript got = read({ user(u"hi"_s, { { u"fieldOfTomorrow"_s, 1 } }),
            Json { { u"type"_s, u"type-of-tomorrow"_s }, { u"sessionId"_s, u"s"_s } },
            assistant(u"m"_s, { Json { { u"type"_s, u"block_of_tomorrow"_s } } }),
            Json { { u"type"_s, u"progress"_s }, { u"uuid"_s, u"u"_s } } });
        QCOMPARE(got.counts.notUnderstood.toJson(),
            (Json { { u"type-of-tomorrow"_s, 1 }, { u"assistant/block_of_tomorrow"_s, 1 } }));
    }
};

QTEST_GUILESS_MAIN(TestTranscriptClaude)
#include "tst_transcript_claude.moc"
