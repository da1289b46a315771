// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcript_stage.h"
#include "transcripts/codex_calls.h"
#include "transcripts/patch_text.h"
#include "warnings.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

// Codex, Aider, Gemini CLI and the notes of git-ai; what is plain of them stands in tests/golden/transcripts.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

using Json = QJsonObject;

Json record(const QString& type, const Json& payload)
{
    return { { u"timestamp"_s, u"2026-01-02T03:04:05.678Z"_s }, { u"type"_s, type }, { u"payload"_s, payload } };
}

Json item(const Json& payload)
{
    return record(u"response_item"_s, payload);
}

Json call(const QString& name, const Json& arguments)
{
    const QByteArray json = QJsonDocument(arguments).toJson(QJsonDocument::Compact);
    return item({ { u"type"_s, u"function_call"_s }, { u"name"_s, name }, { u"call_id"_s, u"c"_s },
        { u"arguments"_s, QString::fromUtf8(json) } });
}

Json output(const QJsonValue& output)
{
    return item({ { u"type"_s, u"function_call_output"_s }, { u"call_id"_s, u"c"_s }, { u"output"_s, output } });
}

ReadTranscript read(const QList<Json>& records)
{
    QByteArray lines;
    for (const Json& each : records)
        lines += QJsonDocument(each).toJson(QJsonDocument::Compact) + '\n';
    return readTranscript(lines);
}

const QString patch = u"*** Begin Patch\n*** Update File: a.py\n@@\n-1\n+2\n*** End Patch"_s;

QByteArray aiderLog(const QByteArray& rest)
{
    return "\n# aider chat started at 2026-01-02 03:04:05\n\n" + rest;
}

} // namespace

class TestTranscriptOthers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void shellsAndPatchesOfCodex_data()
    {
        QTest::addColumn<QJsonObject>("record");
        QTest::addColumn<QString>("counted"); // "shell: make", "edit: 1 file"
        const auto row = [](const char* name, const Json& json, const QString& counted) {
            QTest::newRow(name) << json << counted;
        };
        const QString heredoc = u"apply_patch <<'EOF'\n"_s + patch + u"\nEOF"_s;
        row("shell with words", call(u"shell"_s, { { u"command"_s, QJsonArray { u"git"_s, u"diff"_s } } }),
            u"shell: git diff"_s);
        row("shell with a shell inside",
            call(u"shell"_s, { { u"command"_s, QJsonArray { u"bash"_s, u"-lc"_s, u"make x"_s } } }),
            u"shell: make x"_s);
        row("shell_command", call(u"shell_command"_s, { { u"command"_s, u"make x"_s } }), u"shell: make x"_s);
        row("exec_command", call(u"exec_command"_s, { { u"cmd"_s, u"make x"_s } }), u"shell: make x"_s);
        row("local_shell_call",
            item({ { u"type"_s, u"local_shell_call"_s }, { u"call_id"_s, u"c"_s },
                { u"action"_s, Json { { u"command"_s, QJsonArray { u"ls"_s } } } } }),
            u"shell: ls"_s);
        row("arguments that are no JSON",
            item({ { u"type"_s, u"function_call"_s }, { u"name"_s, u"shell"_s }, { u"call_id"_s, u"c"_s },
                { u"arguments"_s, u"{\"command\":"_s } }),
            u"shell: "_s);
        row("a patch in a tool of its own",
            item({ { u"type"_s, u"custom_tool_call"_s }, { u"name"_s, u"apply_patch"_s }, { u"call_id"_s, u"c"_s },
                { u"input"_s, patch } }),
            u"edit: 1"_s);
        row("a patch as a function", call(u"apply_patch"_s, { { u"input"_s, patch } }), u"edit: 1"_s);
        row("a patch as words of a shell",
            call(u"shell"_s, { { u"command"_s, QJsonArray { u"apply_patch"_s, patch } } }), u"edit: 1"_s);
        row("a patch in a shell inside",
            call(u"shell"_s, { { u"command"_s, QJsonArray { u"bash"_s, u"-lc"_s, heredoc } } }), u"edit: 1"_s);
        row("a patch in exec_command", call(u"exec_command"_s, { { u"cmd"_s, heredoc } }), u"edit: 1"_s);
        row("a command that only names it", call(u"exec_command"_s, { { u"cmd"_s, u"rg apply_patch"_s } }),
            u"shell: rg apply_patch"_s);
        row("a plan", call(u"update_plan"_s, { { u"plan"_s, QJsonArray() } }), u"other"_s);
        row("input to a running command", call(u"write_stdin"_s, { { u"chars"_s, u"y"_s } }), u"other"_s);
    }
    void shellsAndPatchesOfCodex()
    {
        QFETCH(QJsonObject, record);
        QFETCH(QString, counted);
        const ReadTranscript got = read({ record });
        const act::ToolUsed used = got.of<act::ToolUsed>().value(0);
        QString told = u"other"_s;
        if (got.counts.shellCommands)
            told = u"shell: "_s + used.command;
        if (got.counts.fileEditCalls)
            told = u"edit: "_s + QString::number(got.detail("file_ops_in_patches").toInt());
        QCOMPARE(told, counted);
        QCOMPARE(got.counts.toolCalls.sum(), 1);
        if (got.counts.fileEditCalls)
            QCOMPARE(used.edits, (QList<ActEdit> { { u"a.py"_s, u"1\n"_s, u"2\n"_s } }));
    }

    void outcomesOfCodexAreToldByTheOutput_data()
    {
        QTest::addColumn<QJsonValue>("output");
        QTest::addColumn<QString>("outcome");
        const auto row = [](const char* name, const QJsonValue& json, const char* outcome) {
            QTest::newRow(name) << json << QString::fromLatin1(outcome);
        };
        row("JSON, well", u"{\"output\":\"hi\",\"metadata\":{\"exit_code\":0,\"duration_seconds\":0.1}}"_s, "ok");
        row("JSON, badly", u"{\"output\":\"Exit code: 0\",\"metadata\":{\"exit_code\":2}}"_s, "nonzero");
        row("JSON, printing a rejection", u"{\"output\":\"rejected by user\",\"metadata\":{\"exit_code\":0}}"_s, "ok");
        row("words, well", u"Exit code: 0\nWall time: 0.1 seconds\nOutput:\nExit code: 3"_s, "ok");
        row("words, badly", u"Exit code: 101\nWall time: 0.1 seconds\nOutput:\n"_s, "nonzero");
        row("a command that goes on later",
            u"Chunk ID: a1\nWall time: 1.0 seconds\nProcess exited with code 1\nOutput:\n"_s, "nonzero");
        row("a negative code", u"Exit code: -1\n"_s, "nonzero");
        row("still running", u"Process running with session ID 7"_s, "no_exit_code");
        row("rejected", u"exec command rejected by user"_s, "rejected");
        row("a rejected patch", u"patch rejected by user"_s, "rejected");
        row("aborted", u"aborted by user after 3.2s"_s, "aborted");
        row("an aborted shell", u"Wall time: 3.2 seconds\naborted by user"_s, "aborted");
        row("aborted, in old versions", u"aborted"_s, "aborted");
        row("killed by the sandbox", u"command timed out"_s, "no_exit_code");
        row("a patch that does not fit", u"apply_patch verification failed: x"_s, "no_exit_code");
        row("in parts", QJsonArray { Json { { u"type"_s, u"output_text"_s }, { u"text"_s, u"Exit code: 0"_s } } },
            "ok");
        row("in an object", Json { { u"content"_s, u"Exit code: 1"_s }, { u"success"_s, false } }, "nonzero");
        row("a long output that names a rejection", QString(u"it was rejected by user\n"_s.repeated(40)),
            "no_exit_code");
    }
    void outcomesOfCodexAreToldByTheOutput()
    {
        QFETCH(QJsonValue, output);
        QFETCH(QString, outcome);
        const ReadTranscript got = read({ call(u"shell_command"_s, { { u"command"_s, u"x"_s } }), ::output(output) });
        QCOMPARE(got.detail("outcomes")[outcome], 1);
        QCOMPARE(got.detail("outcomes")[u"no_result"_s], 0);
        QCOMPARE(got.counts.errors, outcome == u"nonzero");
        QCOMPARE(got.counts.rejected, outcome == u"rejected");
        QCOMPARE(got.of<act::ToolDecided>().size(), outcome == u"rejected");
    }

    void promptsOfCodexAreItsEvents()
    {
        const auto message = [](const QString& role, const QString& text) {
            return item({ { u"type"_s, u"message"_s }, { u"role"_s, role },
                { u"content"_s, QJsonArray { Json { { u"type"_s, u"input_text"_s }, { u"text"_s, text } } } } });
        };
        const auto event = [](const Json& json) { return record(u"event_msg"_s, json); };
        const ReadTranscript got = read(
            { message(u"user"_s, u"<environment_context>x"_s), message(u"user"_s, u"<permissions instructions>x"_s),
                message(u"developer"_s, u"x"_s), message(u"user"_s, u"do it"_s),
                event({ { u"type"_s, u"user_message"_s }, { u"message"_s, u"do it"_s }, { u"kind"_s, u"plain"_s } }),
                event({ { u"type"_s, u"user_message"_s }, { u"message"_s, u"x"_s },
                    { u"kind"_s, u"environment_context"_s } }),
                event({ { u"type"_s, u"agent_message"_s }, { u"message"_s, u"done"_s } }),
                message(u"assistant"_s, u"done"_s),
                event({ { u"type"_s, u"turn_aborted"_s }, { u"reason"_s, u"replaced"_s } }) });
        QCOMPARE(got.counts.humanPrompts, 1);
        QCOMPARE(got.counts.assistantMessages, 1);
        QCOMPARE(got.detail("injected_user_messages"), 2);
        QCOMPARE(got.detail("agent_message_events"), 1);
        QCOMPARE(got.detail("turn_aborted"), (Json { { u"replaced"_s, 1 } }));
        QCOMPARE(got.counts.interrupted, 1);
        QCOMPARE(got.of<act::Said>().size(), 1);
    }

    // As of 0.169: what was typed is an item, and each answer's tokens have its id.
    void newerFormsOfCodexAreCountedOnce_data()
    {
        QTest::addColumn<bool>("items");
        QTest::addColumn<bool>("messages");
        QTest::newRow("items alone") << true << false;
        QTest::newRow("messages alone") << false << true;
        QTest::newRow("both") << true << true;
    }
    void newerFormsOfCodexAreCountedOnce()
    {
        QFETCH(bool, items);
        QFETCH(bool, messages);
        QList<Json> records;
        const auto event = [&](const Json& json) { records += record(u"event_msg"_s, json); };
        const Json usage { { u"input_tokens"_s, 90 }, { u"output_tokens"_s, 20 } };
        for (const QString& text : { u"do it"_s, u"and again"_s, u"and again"_s }) {
            const Json block { { u"type"_s, u"text"_s }, { u"text"_s, text } };
            if (items)
                event({ { u"type"_s, u"item_completed"_s },
                    { u"item"_s, Json { { u"type"_s, u"UserMessage"_s }, { u"content"_s, QJsonArray { block } } } } });
            if (messages)
                event({ { u"type"_s, u"user_message"_s }, { u"message"_s, text } });
            event({ { u"type"_s, u"item_completed"_s },
                { u"item"_s, Json { { u"type"_s, u"AgentMessage"_s }, { u"content"_s, QJsonArray { block } } } } });
            records += record(u"token_usage_record"_s, { { u"response_id"_s, u"resp_1"_s }, { u"usage"_s, usage } });
            event({ { u"type"_s, u"token_count"_s },
                { u"info"_s,
                    Json { { u"last_token_usage"_s, usage },
                        { u"total_token_usage"_s, Json { { u"total"_s, records.size() } } } } } });
        }
        const ReadTranscript got = read(records);
        QCOMPARE(got.counts.humanPrompts, 3);
        QCOMPARE(got.of<act::Prompted>().size(), 3);
        QCOMPARE(got.of<act::Used>().size(), 3);
        QCOMPARE(got.of<act::Used>().value(0).messageId, u"resp_1"_s);
        QCOMPARE(got.counts.notUnderstood.sum(), 0);
    }

    void patchesAreReadByTheirHeaders_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("files");
        QTest::addColumn<QList<ActEdit>>("edits");
        QTest::newRow("two hunks")
            << u"*** Begin Patch\n*** Update File: a\n@@ f\n x\n-1\n+2\n@@ g\n-3\n+4\n*** End Patch"_s << 1
            << QList<ActEdit> { { u"a"_s, u"x\n1\n"_s, u"x\n2\n"_s }, { u"a"_s, u"3\n"_s, u"4\n"_s } };
        QTest::newRow("an empty file is added, another deleted")
            << u"*** Begin Patch\n*** Add File: a\n*** Delete File: b c\n*** End Patch"_s << 2
            << QList<ActEdit> { { u"a"_s, {}, {} }, { u"b c"_s, {}, {} } };
        QTest::newRow("moved") << u"*** Begin Patch\n*** Update File: a\n*** Move to: b\n@@\n-1\n+2\n*** End Patch"_s
                               << 1 << QList<ActEdit> { { u"a"_s, u"1\n"_s, u"2\n"_s } };
        QTest::newRow("line ends of Windows") << u"*** Begin Patch\r\n*** Update File: a\r\n@@\r\n-1\r\n+2\r\n"_s << 1
                                              << QList<ActEdit> { { u"a"_s, u"1\n"_s, u"2\n"_s } };
        QTest::newRow("a line of the file that looks like a header")
            << u"*** Begin Patch\n*** Update File: a\n@@\n-*** Add File: x\n+y\n"_s << 1
            << QList<ActEdit> { { u"a"_s, u"*** Add File: x\n"_s, u"y\n"_s } };
        QTest::newRow("what stands around it") << u"cd x && apply_patch <<'EOF'\n"_s + patch + u"\nEOF\nmake"_s << 1
                                               << QList<ActEdit> { { u"a.py"_s, u"1\n"_s, u"2\n"_s } };
        QTest::newRow("no patch") << u"make\n+x"_s << 0 << QList<ActEdit>();
    }
    void patchesAreReadByTheirHeaders()
    {
        QFETCH(QString, text);
        const PatchText read = readPatchText(text.toStdString(), true);
        QTEST(read.files(), "files");
        QTEST(read.edits, "edits");
        QCOMPARE(readPatchText(text.toStdString(), false).files(), read.files());
    }

    void blocksOfAider_data()
    {
        QTest::addColumn<QByteArray>("log");
        QTest::addColumn<QString>("counted"); // prompt blocks, commands, generated, human, answers
        const auto row = [](const char* name, const char* log, const char* counted) {
            QTest::newRow(name) << QByteArray(log) << QString::fromLatin1(counted);
        };
        row("a prompt of several lines", "#### a  \n####   \n#### b  \n", "1 0 0 1 0");
        row("two prompts one after the other", "#### a  \n\n#### b  \n", "2 0 0 2 0");
        row("a command", "#### /add x  \n", "1 1 0 0 0");
        row("a shell command", "#### !ls  \n", "1 1 0 0 0");
        row("lint output", "#### # Fix any errors below, if possible.  \n#### x  \n", "1 0 1 0 0");
        row("edits that did not apply", "#### # 2 SEARCH/REPLACE blocks failed to match!  \n", "1 0 1 0 0");
        row("an answer with blank lines", "a\n\nb\n\n\nc\n", "0 0 0 0 1");
        row("an answer that is broken by the tool", "a\n\n> Applied edit to x  \nb\n", "0 0 0 0 2");
        row("a prompt ends an answer", "a\n#### b  \nc\n", "1 0 0 1 2");
        row("line ends of Windows", "#### a  \r\n#### b  \r\n\r\nc\r\n", "1 0 0 1 1");
    }
    void blocksOfAider()
    {
        QFETCH(QByteArray, log);
        const ReadTranscript got = readTranscript(aiderLog(log));
        QTEST((u"%1 %2 %3 %4 %5"_s.arg(got.detail("prompt_blocks").toInt())
                      .arg(got.detail("slash_or_bang_commands").toInt())
                      .arg(got.detail("auto_generated_prompt_blocks").toInt())
                      .arg(got.counts.humanPrompts)
                      .arg(got.counts.assistantMessages)),
            "counted");
        QCOMPARE(got.of<act::Prompted>().size(), got.counts.humanPrompts);
        QCOMPARE(got.of<act::Said>().size(), got.counts.assistantMessages);
        QCOMPARE(got.counts.first->text(), u"2026-01-02T03:04:05"_s); // the zone is not known
    }

    void answersToAider_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("counted"); // yes, no, other, of a shell: yes, no
        const auto row = [](const char* line, const char* counted) {
            QTest::newRow(line) << QByteArray(line) << QString::fromLatin1(counted);
        };
        row("> Run shell command? (Y)es/(N)o/(D)on't ask again [Yes]: y  ", "1 0 0 1 0");
        row("> Run shell commands? (Y)es/(N)o [Yes]: n", "0 1 0 0 1");
        row("> Run shell command? y", "1 0 0 1 0");
        row("> Add x.py to the chat? (Y)es/(N)o/(A)ll/(S)kip all [Yes]: a  ", "0 0 1 0 0");
        row("> Add https://a.b/?c=d to the chat? (Y)es/(N)o [Yes]: no", "0 1 0 0 0");
        row("> Create new file? Yes", "1 0 0 0 0");
        row("> Is this a question? It is not y", "0 0 0 0 0");
        row("> Applied edit to y", "0 0 0 0 0");
        row("> ", "0 0 0 0 0");
    }
    void answersToAider()
    {
        QFETCH(QByteArray, line);
        const ReadTranscript got = readTranscript(aiderLog(line + '\n'));
        QTEST((u"%1 %2 %3 %4 %5"_s.arg(got.detail("confirmations_yes").toInt())
                      .arg(got.detail("confirmations_no").toInt())
                      .arg(got.detail("confirmations_other").toInt())
                      .arg(got.detail("shell_confirm_yes").toInt())
                      .arg(got.detail("shell_confirm_no").toInt())),
            "counted");
    }

    void commitsAndBlocksOfAider()
    {
        const ReadTranscript got =
            readTranscript(aiderLog("x.py\n<<<<<<< SEARCH\na  \n=======\nb\n>>>>>>> REPLACE\n"
                                    "**y.py**\n```\n<<<<<<< SEARCH\n=======\nc\n>>>>>>> REPLACE\n```\n"
                                    "> Applied edit to x.py  \n> Applied edit to y.py  \n"
                                    "> Commit 1a2b3c4 feat: x  \n> Commit messages are short  \n"
                                    "> ^C again to exit  \n> ^C KeyboardInterrupt  \n"));
        QCOMPARE(got.detail("search_replace_blocks"), 2);
        QCOMPARE(got.detail("applied_edits"), 2);
        QCOMPARE(got.detail("commits"), 1);
        QCOMPARE(got.counts.interrupted, 2);
        QCOMPARE(got.of<act::ToolUsed>().value(0).edits, (QList<ActEdit> { { u"x.py"_s, u"a  \n"_s, u"b\n"_s } }));
        QCOMPARE(got.of<act::ToolUsed>().value(1).edits, (QList<ActEdit> { { u"y.py"_s, {}, u"c\n"_s } }));
    }

    void messagesOfGeminiAreWrittenAnew()
    {
        const Json session { { u"sessionId"_s, u"g"_s }, { u"projectHash"_s, u"h"_s } };
        const auto message = [](const QString& id, const QString& type, const QString& content) {
            return Json { { u"id"_s, id }, { u"type"_s, type }, { u"content"_s, content },
                { u"timestamp"_s, u"2026-01-02T03:04:05.678Z"_s } };
        };
        const Json asked = message(u"a"_s, u"user"_s, u"hi"_s), said = message(u"b"_s, u"gemini"_s, u"well"_s);
        const ReadTranscript got = read({ session, asked, said, message(u"b"_s, u"gemini"_s, u"well, yes"_s),
            Json { { u"$rewindTo"_s, u"a"_s } }, message(u"c"_s, u"user"_s, u"again"_s),
            Json { { u"$set"_s, Json { { u"messages"_s, QJsonArray { asked, said } } } } } });
        QCOMPARE(got.counts.humanPrompts, 2); // what was rewound was asked all the same
        QCOMPARE(got.counts.assistantMessages, 1);
        QCOMPARE(got.detail("rewinds"), 1);
        QCOMPARE(got.of<act::Said>().size(), 2);
        QCOMPARE(got.of<act::Said>().value(1).text, u", yes"_s);
    }

    void resultsOfGeminisToolsAreNoPrompts()
    {
        const auto user = [](const QString& id, const QJsonArray& content) {
            return Json { { u"id"_s, id }, { u"type"_s, u"user"_s }, { u"content"_s, content } };
        };
        const Json text { { u"text"_s, u"hi"_s } };
        const Json result { { u"functionResponse"_s, Json { { u"name"_s, u"ls"_s } } } };
        const ReadTranscript got = read({ Json { { u"sessionId"_s, u"g"_s }, { u"projectHash"_s, u"h"_s } },
            user(u"a"_s, { text }), user(u"b"_s, { result }), user(u"c"_s, { result, text }) });
        QCOMPARE(got.counts.humanPrompts, 2);
        QCOMPARE(got.detail("messages_by_type"), (Json { { u"user"_s, 3 } }));
    }

    void notesOfGitAi_data()
    {
        QTest::addColumn<QByteArray>("attestation");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* attestation, const char* told) {
            QTest::newRow(name) << QByteArray(attestation) << QString::fromLatin1(told);
        };
        row("a session", "a.c\n  s_1::t_2 3-4\n", "a.c:3-4 ai claude");
        row("a prompt", "a.c\n  ab 3\n", "a.c:3-3 ai cursor");
        row("a person", "a.c\n  h_1 3\n", "a.c:3-3 human ");
        row("nobody known", "a.c\n  zz 3\n", "a.c:3-3 ai ");
        row("a name with blanks", "\"a b.c\"\n  ab 3\n", "a b.c:3-3 ai cursor");
        row("no range", "a.c\n  ab\n", "");
        row("a range backwards", "a.c\n  ab 4-3\n", "");
        row("a line zero", "a.c\n  ab 0\n", "");
        row("no file", "  ab 3\n", "");
        row("nothing", "", "");
    }
    void notesOfGitAi()
    {
        QFETCH(QByteArray, attestation);
        QFETCH(QString, told);
        const ReadTranscript got = readTranscript(attestation
            + "---\n{\"schema_version\":\"authorship/3.0.0\",\"prompts\":{\"ab\":{\"agent_id\":{\"tool\":\"cursor\"}}},"
              "\"sessions\":{\"s_1\":{\"agent_id\":{\"tool\":\"claude\"}}}}");
        QCOMPARE(got.kind, TranscriptKind::GitAi);
        QString lines;
        for (const Attribution& a : got.attributions)
            lines +=
                u"%1:%2-%3 %4 %5"_s.arg(a.file).arg(a.firstLine).arg(a.lastLine).arg(attributionName(a.who), a.tool);
        QCOMPARE(lines, told);
        const bool isWhole = !told.isEmpty() && !told.endsWith(u"ai ");
        QCOMPARE(got.counts.notUnderstood.isEmpty(), isWhole || attestation.isEmpty());
    }

    void aNoteThatIsNoneIsCounted()
    {
        const ReadTranscript got = readTranscript("a.c\n  ab 3\n---\n{\"schema_version\":\"authorship/3.0.0\"");
        QCOMPARE(got.kind, TranscriptKind::GitAi);
        QCOMPARE(got.notUnderstood("note"), 1);
    }
};

QTEST_GUILESS_MAIN(TestTranscriptOthers)
#include "tst_transcript_others.moc"
