// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act_rows.h"
#include "telemetry/hook_acts.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using test::kindsOf;
using test::tidy;

namespace {

constexpr qint64 noonMs = 1'790'000'000'000;

QByteArray with(const char* common, const char* event, const char* members)
{
    QJsonObject json = parseJson(common).object();
    json.insert(u"hook_event_name"_s, QString::fromLatin1(event));
    const QJsonObject more = parseJson(test::unquoted(members)).object();
    for (auto it = more.begin(); it != more.end(); ++it)
        json.insert(it.key(), *it);
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QByteArray claude(const char* event, const char* members)
{
    return with(
        R"({"session_id":"s1","transcript_path":"/t.jsonl","cwd":"/w","permission_mode":"default"})", event, members);
}

QByteArray cursor(const char* event, const char* members)
{
    return with(
        R"({"conversation_id":"c1","generation_id":"g1","model":"m","cursor_version":"2.0","workspace_roots":["/w"],
        "user_email":null,"transcript_path":null})",
        event, members);
}

/// What several hooks of Cursor tell together.
QByteArray cursorStory(const QList<QByteArray>& hooks)
{
    TelemetrySession session;
    QList<Act> acts;
    for (const QByteArray& hook : hooks)
        acts += takeInCursorHook(hook, noonMs, session)->acts;
    return kindsOf(acts);
}

} // namespace

class TestHooks : public QObject {
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QByteArray>("event");
        QTest::addColumn<QByteArray>("members");
        QTest::addColumn<QByteArray>("acts");
    }
    static void row(const char* what, const char* event, const char* members, const char* acts)
    {
        QTest::newRow(what) << QByteArray(event) << QByteArray(members) << QByteArray(acts);
    }

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void claudeCode_data()
    {
        columns();
        row("a prompt", "UserPromptSubmit", R"({"prompt":"Why","prompt_id":"p1"})",
            R"([{"kind":"prompted","what":{"id":"p1","text":"Why"}}])");
        row("a command is about to run", "PreToolUse",
            R"({"tool_name":"Bash","tool_input":{"command":"ls -l","description":"List"},"tool_use_id":"toolu_1"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Bash","kind":"shell","command":"ls -l",
                "input":"{'command':'ls -l','description':'List'}"}}])");
        row("an edit is about to be made", "PreToolUse",
            R"({"tool_name":"Edit","tool_input":{"file_path":"/w/a.py","old_string":"x","new_string":"y"},"tool_use_id":"t"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Edit","kind":"edit",
                "edits":[{"path":"/w/a.py","before":"x","after":"y"}],
                "input":"{'file_path':'/w/a.py','new_string':'y','old_string':'x'}"}}])");
        row("a file is about to be written", "PreToolUse",
            R"({"tool_name":"Write","tool_input":{"file_path":"/w/a.py","content":"x"},"tool_use_id":"t"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Write","kind":"edit","edits":[{"path":"/w/a.py","after":"x"}],
                "input":"{'content':'x','file_path':'/w/a.py'}"}}])");
        row("several edits of one file", "PreToolUse",
            R"({"tool_name":"MultiEdit","tool_input":{"file_path":"a","edits":[{"old_string":"1","new_string":"2"},
                {"old_string":"3","new_string":"4"}]},"tool_use_id":"t"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"MultiEdit","kind":"edit",
                "edits":[{"path":"a","before":"1","after":"2"},{"path":"a","before":"3","after":"4"}],
                "input":"{'edits':[{'new_string':'2','old_string':'1'},{'new_string':'4','old_string':'3'}],'file_path':'a'}"}}])");
        row("a call of a sub-agent", "PreToolUse", R"({"tool_name":"Read","agent_id":"a1","tool_use_id":"t"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read","byAgent":true}}])");
        row("a command ran", "PostToolUse",
            R"({"tool_name":"Bash","tool_use_id":"t","tool_response":{"stdout":"a.py","stderr":"careful","interrupted":false},
                "duration_ms":1500})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Bash","kind":"shell"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"ok","output":"a.py\ncareful","durationUs":1500000}}])");
        row("a command that the person stopped", "PostToolUse",
            R"({"tool_name":"Bash","tool_use_id":"t","tool_response":{"stdout":"half","interrupted":true}})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Bash","kind":"shell"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"interrupted","output":"half"}}])");
        row("another tool ran", "PostToolUse", R"({"tool_name":"Read","tool_use_id":"t","tool_response":{"lines":3}})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"ok","output":"{'lines':3}"}}])");
        row("a call failed", "PostToolUseFailure", R"({"tool_name":"Read","tool_use_id":"t","error":"no such file"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"error","output":"no such file"}}])");
        row("a call was stopped", "PostToolUseFailure",
            R"({"tool_name":"Read","tool_use_id":"t","error":"stopped","is_interrupt":true})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"interrupted","output":"stopped"}}])");
        row("a call was denied", "PermissionDenied",
            R"({"tool_name":"Bash","tool_input":{"command":"rm -r /"},"tool_use_id":"t","reason":"too much"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Bash","kind":"shell","command":"rm -r /",
                "input":"{'command':'rm -r /'}"}},
                {"kind":"tool-decided","what":{"callId":"t","tool":"Bash","by":"rule"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"denied","output":"too much"}}])");
        row("the end of a turn", "Stop", R"({"stop_hook_active":false})", "[]");
        row("the end of a turn with its last words", "Stop", R"({"last_assistant_message":"Done."})",
            R"([{"kind":"said","what":{"text":"Done."}}])");
        row("the end of a sub-agent", "SubagentStop", R"({"last_assistant_message":"Found it."})", "[]");
        row("a turn that failed", "StopFailure", R"({"error":"rate_limit"})",
            R"([{"kind":"failed","what":{"what":"rate_limit"}}])");
        for (const char* event :
            { "SessionStart", "Setup", "InstructionsLoaded", "UserPromptExpansion", "MessageDisplay",
                "PermissionRequest", "PostToolBatch", "Notification", "SubagentStart", "TaskCreated", "TaskCompleted",
                "TeammateIdle", "ConfigChange", "CwdChanged", "DirectoryAdded", "FileChanged", "WorktreeCreate",
                "WorktreeRemove", "PreCompact", "PostCompact", "SessionEnd", "Elicitation", "ElicitationResult" })
            row(event, event, "{}", "[]");
    }
    void claudeCode()
    {
        QFETCH(QByteArray, event);
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, acts);
        TelemetrySession session;
        const auto taken = takeInClaudeCodeHook(claude(event.constData(), members.constData()), noonMs, session);
        QVERIFY(taken);
        QCOMPARE(kindsOf(taken->acts), tidy(acts));
        QCOMPARE(taken->answer, QByteArray("{}"));
        QVERIFY(session.counts().notUnderstood.isEmpty());
        for (const Act& act : taken->acts) {
            QCOMPARE(act.channel, Channel::Hook);
            QCOMPARE(act.tool, u"claude-code"_s);
            QCOMPARE(act.conversation, u"s1"_s);
            QCOMPARE(act.wallMs, noonMs);
        }
    }

    void aCallThatWasToldBeforeItRanIsNotToldAgain()
    {
        TelemetrySession session;
        const auto before = takeInClaudeCodeHook(
            claude("PreToolUse", R"({"tool_name":"Bash","tool_input":{"command":"ls"},"tool_use_id":"t"})"), noonMs,
            session);
        QCOMPARE(before->acts.size(), 1);
        const auto after = takeInClaudeCodeHook(
            claude("PostToolUse",
                R"({"tool_name":"Bash","tool_input":{"command":"ls"},"tool_use_id":"t","tool_response":"a"})"),
            noonMs, session);
        QCOMPARE(
            kindsOf(after->acts), tidy(R"([{"kind":"tool-ended","what":{"callId":"t","outcome":"ok","output":"a"}}])"));
    }

    void cursorHooks_data()
    {
        columns();
        row("a prompt", "beforeSubmitPrompt",
            R"({"prompt":"Why","attachments":[{"type":"file","filePath":"/w/a.py"},{"type":"rule","filePath":"/w/r.mdc"}]})",
            R"([{"kind":"prompted","what":{"id":"g1","text":"Why","context":["/w/a.py","/w/r.mdc"]}}])");
        row("a call", "preToolUse",
            R"({"tool_name":"Write","tool_input":{"file_path":"/w/a.py","content":"x"},"tool_use_id":"t","cwd":"/w"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Write","kind":"edit","edits":[{"path":"/w/a.py","after":"x"}],
                "input":"{'content':'x','file_path':'/w/a.py'}"}}])");
        row("a call ended", "postToolUse",
            R"({"tool_name":"Read","tool_use_id":"t","tool_output":"text","duration":12.5})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"ok","output":"text","durationUs":12500}}])");
        row("a call took too long", "postToolUseFailure",
            R"({"tool_name":"Read","tool_use_id":"t","error_message":"too long","failure_type":"timeout","duration":9})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"error","output":"too long","durationUs":9000}}])");
        row("a call was denied", "postToolUseFailure",
            R"({"tool_name":"Read","tool_use_id":"t","error_message":"no","failure_type":"permission_denied"})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"denied","output":"no"}}])");
        row("a call was stopped", "postToolUseFailure",
            R"({"tool_name":"Read","tool_use_id":"t","failure_type":"error","is_interrupt":true})",
            R"([{"kind":"tool-used","what":{"callId":"t","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"t","outcome":"interrupted"}}])");
        row("a command", "beforeShellExecution", R"({"command":"make","cwd":"/w","timeout":30})",
            R"([{"kind":"tool-used","what":{"tool":"Shell","kind":"shell","command":"make","input":"{'command':'make'}"}}])");
        row("a command's output", "afterShellExecution", R"({"command":"make","output":"ok","duration":20})",
            R"([{"kind":"tool-used","what":{"tool":"Shell","kind":"shell","command":"make","input":"{'command':'make'}"}},
                {"kind":"tool-ended","what":{"outcome":"ok","output":"ok","durationUs":20000}}])");
        row("a tool of a server", "beforeMCPExecution", R"({"tool_name":"query","tool_input":"{'q':1}"})",
            R"([{"kind":"tool-used","what":{"tool":"query","input":"{'q':1}"}}])");
        row("what it gave", "afterMCPExecution", R"({"tool_name":"query","tool_input":"{'q':1}","result_json":"[]"})",
            R"([{"kind":"tool-used","what":{"tool":"query","input":"{'q':1}"}},
                {"kind":"tool-ended","what":{"outcome":"ok","output":"[]"}}])");
        row("an edit of the agent", "afterFileEdit",
            R"({"file_path":"/w/a.py","edits":[{"old_string":"x","new_string":"y"}]})",
            R"([{"kind":"tool-used","what":{"tool":"Edit","kind":"edit","edits":[{"path":"/w/a.py","before":"x","after":"y"}],
                "input":"{'edits':[{'new_string':'y','old_string':'x'}],'file_path':'/w/a.py'}"}},
                {"kind":"tool-ended","what":{"outcome":"ok"}}])");
        row("completions that were taken", "afterTabFileEdit",
            R"({"file_path":"/w/a.py","edits":[{"old_string":"x","new_string":"y\nz","range":{"start_line_number":1}},
                {"old_string":"gone\n","new_string":""}]})",
            R"([{"kind":"offered","what":{"path":"/w/a.py","text":"y\nz","accepted":true,"linesAdded":2,"linesRemoved":1}},
                {"kind":"offered","what":{"path":"/w/a.py","accepted":true,"linesRemoved":1}}])");
        row("an answer", "afterAgentResponse", R"({"text":"So."})",
            R"([{"kind":"said","what":{"model":"m","text":"So."}}])");
        row("a thought", "afterAgentThought", R"({"text":"Hm.","duration_ms":5})", "[]");
        row("the end", "stop", R"({"status":"completed"})", "[]");
        row("the person stopped it", "stop", R"({"status":"aborted"})", R"([{"kind":"interrupted"}])");
        row("it failed", "stop", R"({"status":"error","error_message":"gone"})",
            R"([{"kind":"failed","what":{"what":"gone"}}])");
        for (const char* event : { "sessionStart", "sessionEnd", "subagentStart", "subagentStop", "preCompact",
                 "beforeReadFile", "beforeTabFileRead", "workspaceOpen" })
            row(event, event, "{}", "[]");
    }
    void cursorHooks()
    {
        QFETCH(QByteArray, event);
        QFETCH(QByteArray, members);
        QFETCH(QByteArray, acts);
        TelemetrySession session;
        const auto taken = takeInCursorHook(cursor(event.constData(), members.constData()), noonMs, session);
        QVERIFY(taken);
        QCOMPARE(kindsOf(taken->acts), tidy(acts));
        QCOMPARE(taken->answer, event == "beforeSubmitPrompt" ? QByteArray(R"({"continue":true})") : QByteArray("{}"));
        QVERIFY(session.counts().notUnderstood.isEmpty());
        for (const Act& act : taken->acts)
            QCOMPARE(std::tuple(act.channel, act.tool, act.conversation, act.wallMs),
                std::tuple(Channel::Hook, u"cursor"_s, u"c1"_s, noonMs));
    }

    void oneCallOfCursorIsOneCall()
    {
        const QByteArray pre =
            cursor("preToolUse", R"({"tool_name":"Shell","tool_input":{"command":"make"},"tool_use_id":"t1"})");
        const QByteArray before = cursor("beforeShellExecution", R"({"command":"make"})");
        const QByteArray after = cursor("afterShellExecution", R"({"command":"make","output":"ok"})");
        const QByteArray post = cursor("postToolUse",
            R"({"tool_name":"Shell","tool_input":{"command":"make"},"tool_use_id":"t1","tool_output":"ok"})");
        const QByteArray used =
            R"({"kind":"tool-used","what":{"callId":"t1","tool":"Shell","kind":"shell","command":"make",
            "input":"{'command':'make'}"}})";
        const QByteArray ended = R"({"kind":"tool-ended","what":{"callId":"t1","outcome":"ok","output":"ok"}})";
        QCOMPARE(cursorStory({ pre, before, after, post }), tidy("[" + used + "," + ended + "]"));
        QCOMPARE(cursorStory({ pre, post }), tidy("[" + used + "," + ended + "]"));
        QCOMPARE(cursorStory({ pre, before, after }), tidy("[" + used + "," + ended + "]"));

        const QByteArray bare = QByteArray(used + "," + ended).replace(R"("callId":"t1",)", "");
        QCOMPARE(cursorStory({ before, after }), tidy("[" + bare + "]"));
        QCOMPARE(cursorStory({ before, after, before, after }), tidy("[" + bare + "," + bare + "]")); // made twice
    }

    void oneCallOfAServersToolIsOneCall()
    {
        const auto story =
            cursorStory({ cursor("preToolUse", R"({"tool_name":"MCP:query","tool_input":{"q":1},"tool_use_id":"t1"})"),
                cursor("beforeMCPExecution", R"({"tool_name":"query","tool_input":"{ 'q': 1 }"})"),
                cursor("afterMCPExecution", R"({"tool_name":"query","tool_input":"{ 'q': 1 }","result_json":"[]"})") });
        QCOMPARE(story, tidy(R"([{"kind":"tool-used","what":{"callId":"t1","tool":"MCP:query","input":"{'q':1}"}},
            {"kind":"tool-ended","what":{"callId":"t1","outcome":"ok","output":"[]"}}])"));
    }

    void oneEditOfCursorIsOneCall()
    {
        const QByteArray after =
            cursor("afterFileEdit", R"({"file_path":"/w/a.py","edits":[{"old_string":"x","new_string":"y"}]})");
        const auto whole = cursorStory(
            { cursor("preToolUse",
                  R"({"tool_name":"StrReplace","tool_input":{"path":"/w/a.py","old_string":"x","new_string":"y"},"tool_use_id":"t1"})"),
                after });
        QCOMPARE(whole.count("tool-used"), 1);
        QCOMPARE(whole.count("tool-ended"), 1);
        // What its input did not say, the edit itself does.
        const auto filled = cursorStory(
            { cursor("preToolUse", R"({"tool_name":"Write","tool_input":{"file_path":"/w/a.py"},"tool_use_id":"t1"})"),
                after, cursor("postToolUse", R"({"tool_name":"Write","tool_use_id":"t1","tool_output":"written"})") });
        QCOMPARE(filled.count("tool-used"), 2);
        QCOMPARE(filled.count("\"callId\":\"t1\""), 3);
        QVERIFY(filled.contains(R"("before":"x")"));
    }

    void otherHooksAreCountedOrRefused()
    {
        TelemetrySession session;
        const auto unknown = takeInClaudeCodeHook(claude("BrandNew", "{}"), noonMs, session);
        QVERIFY(unknown && unknown->acts.isEmpty());
        QCOMPARE(unknown->answer, QByteArray("{}"));
        QVERIFY(takeInCursorHook(cursor("brandNew", "{}"), noonMs, session));
        const QMap<QString, qint64> expected { { u"claude-code hook BrandNew"_s, 1 },
            { u"cursor hook brandNew"_s, 1 } };
        QCOMPARE(session.counts().notUnderstood, expected);
        for (const char* bad :
            { "", "[]", "hello", "{}", R"({"hook_event_name":7})", R"({"hook_event_name":"Stop")" }) {
            QCOMPARE(takeInClaudeCodeHook(bad, noonMs, session).error().code, ErrorCode::Malformed);
            QCOMPARE(takeInCursorHook(bad, noonMs, session).error().code, ErrorCode::Malformed);
        }
    }

    void membersOfOtherTypesDoNoHarm()
    {
        for (const char* event :
            { "UserPromptSubmit", "PreToolUse", "PostToolUse", "PostToolUseFailure", "PermissionDenied", "Stop",
                "beforeSubmitPrompt", "preToolUse", "postToolUse", "postToolUseFailure", "beforeShellExecution",
                "afterShellExecution", "afterMCPExecution", "afterFileEdit", "afterTabFileEdit", "stop" }) {
            for (const char* value : { "null", "1", "true", "[]", "{}", "[[1]]", "1e999", R"("text")" }) {
                QByteArray members = "{";
                for (const char* name :
                    { "prompt", "tool_name", "tool_input", "tool_use_id", "tool_response", "duration_ms", "duration",
                        "edits", "command", "output", "attachments", "status", "error", "session_id" })
                    members += QByteArray(members.size() > 1 ? "," : "") + '"' + name + "\":" + value;
                TelemetrySession session;
                (void)takeInClaudeCodeHook(claude(event, (members + "}").constData()), noonMs, session);
                (void)takeInCursorHook(cursor(event, (members + "}").constData()), noonMs, session);
                QVERIFY(session.counts().used + session.counts().unused + session.counts().notUnderstood.size() >= 1);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestHooks)
#include "tst_hooks.moc"
