// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act_rows.h"
#include "telemetry/telemetry_acts.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using test::kindsOf;
using test::otlpAttributes;
using test::tidy;

namespace {

constexpr qint64 noonMs = 1'790'000'000'000;

OtlpLog log(const char* name, const QByteArray& attributes, qint64 ms = noonMs)
{
    OtlpLog log;
    log.timeNs = ms * 1'000'000;
    log.attributes = otlpAttributes(attributes);
    log.attributes.prepend({ u"event.name"_s, { QString::fromLatin1(name) } });
    return log;
}

OtlpLogs logs(const char* service, const QList<OtlpLog>& records)
{
    OtlpLogs logs;
    logs.groups.append({ { { u"service.name"_s, { QString::fromLatin1(service) } } }, {}, records });
    return logs;
}

OtlpSpan span(const char* name, const QByteArray& attributes, const char* id = "1")
{
    OtlpSpan span;
    span.traceId = "trace";
    span.spanId = id;
    span.parentSpanId = "parent";
    span.name = QString::fromLatin1(name);
    span.startNs = noonMs * 1'000'000;
    span.endNs = (noonMs + 250) * 1'000'000;
    span.attributes = otlpAttributes(attributes);
    return span;
}

OtlpSpans spans(const char* service, const QList<OtlpSpan>& records)
{
    OtlpSpans spans;
    spans.groups.append({ { { u"service.name"_s, { QString::fromLatin1(service) } } }, {}, records });
    return spans;
}

QByteArray quoted(const QByteArray& json)
{
    QJsonArray array { QString::fromUtf8(json) };
    const QByteArray text = QJsonDocument(array).toJson(QJsonDocument::Compact);
    return text.sliced(1, text.size() - 2);
}

} // namespace

class TestTelemetryActs : public QObject {
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QByteArray>("acts");
    }
    static void row(const char* what, const char* service, const char* name, const char* attributes, const char* acts)
    {
        QTest::newRow(what) << QByteArray(service) << QByteArray(name) << QByteArray(attributes) << QByteArray(acts);
    }
    static void checkLog()
    {
        QFETCH(QByteArray, service);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, attributes);
        QFETCH(QByteArray, acts);
        TelemetrySession session;
        const auto made = session.takeIn(logs(service.constData(), { log(name.constData(), attributes) }));
        QCOMPARE(kindsOf(made), tidy(acts));
        QVERIFY2(session.counts().notUnderstood.isEmpty(), name.constData());
        for (const Act& act : made)
            QCOMPARE(act.channel, Channel::Telemetry);
    }

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void claudeCode_data()
    {
        columns();
        const auto is = [](const char* what, const char* name, const char* attributes, const char* acts) {
            row(what, "claude-code", name, attributes, acts);
        };
        is("a prompt with its text", "user_prompt",
            R"({"prompt.id":"p1","message.uuid":"u1","prompt_length":"3","prompt":"Why"})",
            R"([{"kind":"prompted","what":{"id":"p1","text":"Why"}}])");
        is("a prompt, and only that there was one", "user_prompt",
            R"({"message.uuid":"u1","prompt_length":3,"prompt":"<REDACTED>"})",
            R"([{"kind":"prompted","what":{"id":"u1"}}])");
        is("a command", "user_prompt", R"({"prompt.id":"p1","command_name":"review","command_source":"custom"})",
            R"([{"kind":"prompted","what":{"id":"p1","text":"/review"}}])");
        is("an answer", "assistant_response",
            R"({"response":"Since it waits.","response_length":15,"model":"m","request_id":"req_1","message.uuid":"u2"})",
            R"([{"kind":"said","what":{"requestId":"req_1","model":"m","text":"Since it waits."}}])");
        is("an answer without a request", "assistant_response", R"({"message.uuid":"u2","response":"<REDACTED>"})",
            R"([{"kind":"said","what":{"messageId":"u2"}}])");
        is("a person accepts a call", "tool_decision",
            R"({"tool_name":"Bash","tool_use_id":"toolu_1","decision":"accept","source":"user_temporary"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Bash","kind":"shell"}},
                {"kind":"tool-decided","what":{"callId":"toolu_1","tool":"Bash","accepted":true,"by":"person"}}])");
        is("a command with its details", "tool_decision",
            R"({"tool_name":"Bash","tool_use_id":"toolu_1","decision":"accept","source":"config",
                "tool_parameters":"{'bash_command':'ls','full_command':'ls -l'}"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Bash","kind":"shell","command":"ls -l",
                "input":"{'bash_command':'ls','full_command':'ls -l'}"}},
                {"kind":"tool-decided","what":{"callId":"toolu_1","tool":"Bash","accepted":true,"by":"rule"}}])");
        is("a person accepts such calls for good", "tool_decision",
            R"({"tool_name":"Read","tool_use_id":"toolu_1","decision":"accept","source":"user_permanent"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Read"}},
                {"kind":"tool-decided","what":{"callId":"toolu_1","tool":"Read","accepted":true,"by":"person"}}])");
        is("a setting accepts", "tool_decision",
            R"({"tool_name":"Read","tool_use_id":"toolu_1","decision":"accept","source":"config"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Read"}},
                {"kind":"tool-decided","what":{"callId":"toolu_1","tool":"Read","accepted":true,"by":"rule"}}])");
        is("a person rejects", "tool_decision",
            R"({"tool_name":"Edit","tool_use_id":"toolu_1","decision":"reject","source":"user_reject"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Edit","kind":"edit"}},
                {"kind":"tool-decided","what":{"callId":"toolu_1","tool":"Edit","by":"person"}},
                {"kind":"tool-ended","what":{"callId":"toolu_1","outcome":"rejected"}}])");
        is("a person closes the question", "tool_decision",
            R"({"tool_name":"Edit","tool_use_id":"toolu_1","decision":"reject","source":"user_abort"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Edit","kind":"edit"}},
                {"kind":"tool-decided","what":{"callId":"toolu_1","tool":"Edit","by":"person"}},
                {"kind":"tool-ended","what":{"callId":"toolu_1","outcome":"rejected"}}])");
        is("a hook denies", "tool_decision",
            R"({"tool_name":"Read","tool_use_id":"toolu_1","decision":"reject","source":"hook"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Read"}},
                {"kind":"tool-decided","what":{"callId":"toolu_1","tool":"Read","by":"hook"}},
                {"kind":"tool-ended","what":{"callId":"toolu_1","outcome":"denied"}}])");
        is("a result with details", "tool_result",
            R"({"tool_name":"Bash","tool_use_id":"toolu_1","success":"true","duration_ms":"1500","decision_type":"accept",
                "tool_input":"{'command':'ls -l'}","tool_result_size_bytes":"12"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Bash","kind":"shell","command":"ls -l",
                "input":"{'command':'ls -l'}"}},
                {"kind":"tool-ended","what":{"callId":"toolu_1","outcome":"ok","durationUs":1500000}}])");
        is("a result with an edit", "tool_result",
            R"({"tool_name":"Edit","tool_use_id":"toolu_1","success":true,
                "tool_input":"{'file_path':'a.py','old_string':'x','new_string':'y'}"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Edit","kind":"edit",
                "edits":[{"path":"a.py","before":"x","after":"y"}],
                "input":"{'file_path':'a.py','old_string':'x','new_string':'y'}"}},
                {"kind":"tool-ended","what":{"callId":"toolu_1","outcome":"ok"}}])");
        is("a failure with its message", "tool_result",
            R"({"tool_name":"Read","tool_use_id":"toolu_1","success":"false","error_type":"ENOENT","error":"no such file"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"toolu_1","outcome":"error","output":"no such file"}}])");
        is("a failure without details", "tool_result",
            R"({"tool_name":"Read","tool_use_id":"toolu_1","success":"false","error_type":"ENOENT"})",
            R"([{"kind":"tool-used","what":{"callId":"toolu_1","tool":"Read"}},
                {"kind":"tool-ended","what":{"callId":"toolu_1","outcome":"error","output":"ENOENT"}}])");
        is("a request", "api_request",
            R"({"model":"m","cost_usd":0.0125,"duration_ms":900,"input_tokens":10,"output_tokens":20,
                "cache_read_tokens":300,"cache_creation_tokens":4000,"request_id":"req_1","query_source":"repl"})",
            R"([{"kind":"used","what":{"requestId":"req_1","model":"m","inputTokens":4310,"outputTokens":20,
                "cachedTokens":300,"costMicros":12500,"durationUs":900000}}])");
        is("a request with exact costs", "api_request",
            R"({"model":"m","cost_usd":0.0125,"cost_usd_micros":"12501","input_tokens":"1"})",
            R"([{"kind":"used","what":{"model":"m","inputTokens":1,"costMicros":12501}}])");
        is("a request with absurd numbers", "api_request",
            R"({"model":"m","cost_usd":-1e300,"input_tokens":9223372036854775807,"cache_read_tokens":-5,"duration_ms":-1})",
            R"([{"kind":"used","what":{"model":"m"}}])");
        is("a request that failed", "api_error",
            R"({"model":"m","error":"Overloaded","status_code":"529","attempt":2,"request_id":"req_1"})",
            R"([{"kind":"failed","what":{"requestId":"req_1","status":529,"what":"Overloaded"}}])");
        is("a request that failed before HTTP", "api_error", R"({"error":"fetch failed","status_code":"undefined"})",
            R"([{"kind":"failed","what":{"what":"fetch failed"}}])");
        is("a refusal", "api_refusal", R"({"model":"m","request_id":"req_1"})",
            R"([{"kind":"said","what":{"requestId":"req_1","model":"m","ending":"refused"}}])");
        for (const char* name :
            { "api_retries_exhausted", "api_request_body", "api_response_body", "permission_mode_changed", "compaction",
                "subagent_completed", "skill_activated", "at_mention", "mcp_server_connection", "hook_execution_start",
                "plugin_installed", "auth", "internal_error", "feedback_survey", "retention_sweep" })
            is(name, name, "{}", "[]");
    }
    void claudeCode() { checkLog(); }

    void claudeCodeNamesBareAndPrefixed()
    {
        const OtlpAttributes attributes = otlpAttributes(R"({"prompt":"a","session.id":"s1"})");
        OtlpLog bare = log("user_prompt", R"({"prompt":"a","session.id":"s1"})");
        OtlpLog prefixed = log("claude_code.user_prompt", R"({"prompt":"a","session.id":"s1"})");
        OtlpLog record { noonMs * 1'000'000, 0, u"claude_code.user_prompt"_s, {}, attributes, {}, {} };
        OtlpLog body { noonMs * 1'000'000, 0, {}, { u"claude_code.user_prompt"_s }, attributes, {}, {} };
        OtlpLog bareRecord { noonMs * 1'000'000, 0, u"user_prompt"_s, {}, attributes, {}, {} };
        for (const OtlpLog& one : { bare, prefixed, record, body, bareRecord }) {
            TelemetrySession session;
            const auto acts = session.takeIn(logs("claude-code", { one }));
            QCOMPARE(acts.size(), 1);
            QCOMPARE(acts.first(),
                (Act {
                    Channel::Telemetry, u"claude-code"_s, u"s1"_s, noonMs, act::Prompted { {}, u"a"_s, {}, false } }));
        }
        // Whatever the service is called: OTEL_SERVICE_NAME can be set.
        for (const OtlpLog& one : { prefixed, record, body }) {
            TelemetrySession session;
            const auto acts = session.takeIn(logs("my-laptop", { one }));
            QCOMPARE(acts.size(), 1);
            QCOMPARE(acts.first().tool, u"claude-code"_s);
        }
        OtlpLogs scoped = logs("my-laptop", { bare });
        scoped.groups.first().scope = u"com.anthropic.claude_code.events"_s;
        QCOMPARE(TelemetrySession().takeIn(scoped).first().tool, u"claude-code"_s);
    }

    void claudeCodeComesInTheOrderOfItsSequence()
    {
        const auto at = [](const char* session, int sequence) {
            return log("user_prompt",
                R"({"session.id":")" + QByteArray(session) + R"(","event.sequence":)" + QByteArray::number(sequence)
                    + R"(,"prompt":")" + session + QByteArray::number(sequence) + R"("})");
        };
        TelemetrySession session;
        const auto acts = session.takeIn(logs("claude-code",
            { at("a", 10), at("b", 2), at("a", 9), log("user_prompt", R"({"prompt":"x"})"), at("b", 1) }));
        QStringList texts;
        for (const Act& act : acts)
            texts += std::get<act::Prompted>(act.what).text;
        QCOMPARE(texts, (QStringList { u"a9"_s, u"b1"_s, u"a10"_s, u"x"_s, u"b2"_s }));
    }

    void longTextsOfClaudeCodeAreNoEdits()
    {
        const QByteArray cut = QByteArray(R"({"file_path":"a.py","content":"x"})").replace("x", QByteArray(512, 'y'));
        TelemetrySession session;
        const auto acts = session.takeIn(logs("claude-code",
            { log("tool_result",
                QByteArray(R"({"tool_name":"Write","tool_use_id":"t","tool_input":"CUT"})")
                    .replace("\"CUT\"", quoted(cut))) }));
        const auto used = std::get<act::ToolUsed>(acts.first().what);
        QVERIFY(used.edits.isEmpty());
        QCOMPARE(used.input.toUtf8(), cut);
    }

    void aCallIsToldAgainOnlyWithWhatWasMissing()
    {
        TelemetrySession session;
        const auto decided = session.takeIn(logs("claude-code",
            { log("tool_decision",
                R"({"tool_name":"Bash","tool_use_id":"t1","decision":"accept","source":"config"})") }));
        QCOMPARE(decided.size(), 2);
        const auto ended = session.takeIn(logs("claude-code",
            { log("tool_result",
                R"({"tool_name":"Bash","tool_use_id":"t1","success":"true","duration_ms":200,"tool_input":"{'command':'ls'}"})",
                noonMs + 300) }));
        QCOMPARE(ended.size(), 2);
        QCOMPARE(ended.first().wallMs, noonMs + 100); // when it began
        QCOMPARE(ended.last().wallMs, noonMs + 300);
        QCOMPARE(std::get<act::ToolUsed>(ended.first().what).command, u"ls"_s);
        const auto again = session.takeIn(logs("claude-code",
            { log("tool_result", R"({"tool_name":"Bash","tool_use_id":"t1","success":"true"})", noonMs + 400) }));
        QVERIFY(again.isEmpty());
    }

    void aCallHasItsInputFromTheStartWhenOneExportHasBoth()
    {
        const auto claude = TelemetrySession().takeIn(logs("claude-code",
            { log("tool_decision",
                  R"({"tool_name":"Edit","tool_use_id":"t","decision":"accept","source":"user_temporary"})"),
                log("tool_result", R"({"tool_name":"Edit","tool_use_id":"t","success":"true",
                    "tool_input":"{'file_path':'a','old_string':'x','new_string':'y'}"})") }));
        QCOMPARE(claude.size(), 3);
        QCOMPARE(std::get<act::ToolUsed>(claude.first().what).edits, (QList<ActEdit> { { u"a"_s, u"x"_s, u"y"_s } }));
        const auto codex = TelemetrySession().takeIn(logs("codex_cli_rs",
            { log("codex.tool_decision",
                  R"({"tool_name":"exec_command","call_id":"c","decision":"approved","source":"user"})"),
                log("codex.tool_result",
                    R"({"tool_name":"exec_command","call_id":"c","arguments":"{'cmd':'make'}"})") }));
        QCOMPARE(codex.size(), 3);
        QCOMPARE(std::get<act::ToolUsed>(codex.first().what).command, u"make"_s);
    }

    void recordsThatDifferOnlyInTheirWordsAreTwo()
    {
        OtlpLog one = log("gen_ai.user.message", "{}"), two = one;
        one.body.any = otlpAttributes(R"({"content":"a"})");
        two.body.any = otlpAttributes(R"({"content":"b"})");
        QCOMPARE(TelemetrySession().takeIn(logs("app", { one, two })).size(), 2);
    }

    void recordsThatComeAgainAreCounted()
    {
        TelemetrySession session;
        const OtlpLogs sent = logs("codex_cli_rs", { log("codex.user_prompt", R"({"prompt":"continue"})") });
        QCOMPARE(session.takeIn(sent).size(), 1);
        QCOMPARE(session.takeIn(sent).size(), 0); // the exporter heard no answer and tried again
        QCOMPARE(session.counts().repeated, 1);
        const OtlpLogs later =
            logs("codex_cli_rs", { log("codex.user_prompt", R"({"prompt":"continue"})", noonMs + 1) });
        QCOMPARE(session.takeIn(later).size(), 1); // the person said it again
        const OtlpSpans once =
            spans("app", { span("chat m", R"({"gen_ai.operation.name":"chat","gen_ai.usage.input_tokens":1})") });
        QCOMPARE(session.takeIn(once).size(), 1);
        QCOMPARE(session.takeIn(once).size(), 0);
        QCOMPARE(session.counts().repeated, 2);
    }

    void codex_data()
    {
        columns();
        const auto is = [](const char* what, const char* name, const char* attributes, const char* acts) {
            row(what, "codex_cli_rs", name, attributes, acts);
        };
        is("a prompt", "codex.user_prompt", R"({"prompt_length":"5","prompt":"Help!"})",
            R"([{"kind":"prompted","what":{"text":"Help!"}}])");
        is("a prompt that is hidden", "codex.user_prompt", R"({"prompt_length":"5","prompt":"[REDACTED]"})",
            R"([{"kind":"prompted"}])");
        is("a person approves", "codex.tool_decision",
            R"({"tool_name":"exec_command","call_id":"c1","decision":"approved_for_session","source":"user"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"exec_command","kind":"shell"}},
                {"kind":"tool-decided","what":{"callId":"c1","tool":"exec_command","accepted":true,"by":"person"}}])");
        is("a setting approves", "codex.tool_decision",
            R"({"tool_name":"shell","call_id":"c1","decision":"approved","source":"config"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"shell","kind":"shell"}},
                {"kind":"tool-decided","what":{"callId":"c1","tool":"shell","accepted":true,"by":"rule"}}])");
        is("a person denies", "codex.tool_decision",
            R"({"tool_name":"apply_patch","call_id":"c1","decision":"denied","source":"user"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"apply_patch","kind":"edit"}},
                {"kind":"tool-decided","what":{"callId":"c1","tool":"apply_patch","by":"person"}}])");
        is("a person stops at the question", "codex.tool_decision",
            R"({"tool_name":"shell","call_id":"c1","decision":"abort","source":"user"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"shell","kind":"shell"}},
                {"kind":"tool-decided","what":{"callId":"c1","tool":"shell","by":"person"}}])");
        is("a result, its numbers as texts", "codex.tool_result",
            R"({"tool_name":"shell","call_id":"c1","arguments":"{'command':['ls','-l']}","duration_ms":"20",
                "success":"true","output":"a.py","mcp_server":""})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"shell","kind":"shell","command":"ls -l",
                "input":"{'command':['ls','-l']}"}},
                {"kind":"tool-ended","what":{"callId":"c1","outcome":"ok","output":"a.py","durationUs":20000}}])");
        is("a command of the newest form", "codex.tool_result",
            R"({"tool_name":"exec_command","call_id":"c1","arguments":"{'cmd':'make'}","success":"false","output":"exit 2"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"exec_command","kind":"shell","command":"make",
                "input":"{'cmd':'make'}"}},
                {"kind":"tool-ended","what":{"callId":"c1","outcome":"error","output":"exit 2"}}])");
        is("a call that the person rejected", "codex.tool_result",
            R"({"tool_name":"shell","call_id":"c1","success":"false","output":"exec command rejected by user"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"shell","kind":"shell"}},
                {"kind":"tool-ended","what":{"callId":"c1","outcome":"rejected","output":"exec command rejected by user"}}])");
        is("a patch", "codex.tool_result",
            R"({"tool_name":"apply_patch","call_id":"c1","success":"true","output":"Done",
                "arguments":"*** Begin Patch\n*** Update File: a.py\n@@\n-x\n+y\n*** End Patch"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"apply_patch","kind":"edit",
                "edits":[{"path":"a.py","before":"x\n","after":"y\n"}],
                "input":"*** Begin Patch\n*** Update File: a.py\n@@\n-x\n+y\n*** End Patch"}},
                {"kind":"tool-ended","what":{"callId":"c1","outcome":"ok","output":"Done"}}])");
        is("a patch in a command", "codex.tool_result",
            R"({"tool_name":"shell","call_id":"c1","success":"true",
                "arguments":"{'command':['apply_patch','*** Begin Patch\\n*** Add File: b.py\\n+new\\n*** End Patch']}"})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"shell","kind":"edit",
                "edits":[{"path":"b.py","after":"new\n"}],
                "input":"{'command':['apply_patch','*** Begin Patch\\n*** Add File: b.py\\n+new\\n*** End Patch']}"}},
                {"kind":"tool-ended","what":{"callId":"c1","outcome":"ok"}}])");
        is("the end of an answer", "codex.sse_event",
            R"({"event.kind":"response.completed","model":"m","input_token_count":"100","output_token_count":"20",
                "cached_token_count":"64","reasoning_token_count":"5","tool_token_count":"120"})",
            R"([{"kind":"used","what":{"model":"m","inputTokens":100,"outputTokens":20,"cachedTokens":64}}])");
        is("parts of an answer", "codex.sse_event", R"({"event.kind":"response.output_text.delta","duration_ms":"3"})",
            "[]");
        is("an end without counts", "codex.sse_event", R"({"event.kind":"response.completed","duration_ms":"3"})",
            "[]");
        is("a stream that broke", "codex.sse_event", R"({"error.message":"idle timeout waiting for SSE"})",
            R"([{"kind":"failed","what":{"what":"idle timeout waiting for SSE"}}])");
        is("a request that went well", "codex.api_request",
            R"({"duration_ms":"30","http.response.status_code":"200","attempt":"0"})", "[]");
        is("a request that failed", "codex.api_request",
            R"({"http.response.status_code":"429","error.message":"slow down","attempt":"1"})",
            R"([{"kind":"failed","what":{"status":429,"what":"slow down"}}])");
        is("a socket that was not opened", "codex.websocket_connect", R"({"error.message":"refused"})",
            R"([{"kind":"failed","what":{"what":"refused"}}])");
        is("a request over a socket", "codex.websocket_request", R"({"duration_ms":"3"})", "[]");
        is("the start", "codex.conversation_starts", R"({"provider_name":"openai","approval_policy":"on-request"})",
            "[]");
        is("the sandbox", "codex.sandbox_outcome", R"({"call_id":"c1"})", "[]");
    }
    void codex() { checkLog(); }

    void codexNamesConversationAndTool()
    {
        for (const char* service : { "codex_cli_rs", "codex_exec", "codex-app-server" }) {
            OtlpLog prompt = log("codex.user_prompt",
                R"({"conversation.id":"c9","event.timestamp":"2026-09-21T13:46:40.125Z","prompt":"a"})", 0);
            prompt.observedNs = 5'000'000;
            const auto acts = TelemetrySession().takeIn(logs(service, { prompt }));
            const qint64 told =
                QDateTime::fromString(u"2026-09-21T13:46:40.125Z"_s, Qt::ISODateWithMs).toMSecsSinceEpoch();
            QCOMPARE(acts,
                (QList<Act> {
                    { Channel::Telemetry, u"codex"_s, u"c9"_s, told, act::Prompted { {}, u"a"_s, {}, false } } }));
        }
    }

    void geminiCli_data()
    {
        columns();
        const auto is = [](const char* what, const char* name, const char* attributes, const char* acts) {
            row(what, "gemini-cli", name, attributes, acts);
        };
        is("a prompt", "gemini_cli.user_prompt", R"({"prompt_length":3,"prompt_id":"s1-0","prompt":"Why"})",
            R"([{"kind":"prompted","what":{"id":"s1-0","text":"Why"}}])");
        const char* args = R"("function_args":"{'command':'ls'}")";
        const QByteArray used =
            R"({"kind":"tool-used","what":{"tool":"run_shell_command","kind":"shell","command":"ls",)"
            R"("input":"{'command':'ls'}"}})";
        const auto call = [&](const char* what, const char* rest, const QByteArray& then) {
            QTest::newRow(what) << QByteArray("gemini-cli") << QByteArray("gemini_cli.tool_call")
                                << QByteArray(R"({"function_name":"run_shell_command",)") + args + rest + "}"
                                << "[" + used + then + "]";
        };
        call("a call that the person accepted", R"(,"decision":"accept","success":true,"duration_ms":5)",
            R"(,{"kind":"tool-decided","what":{"tool":"run_shell_command","accepted":true,"by":"person"}},
                {"kind":"tool-ended","what":{"outcome":"ok","durationUs":5000}})");
        call("a call that the person rejected", R"(,"decision":"reject","success":false,"error":"cancelled")",
            R"(,{"kind":"tool-decided","what":{"tool":"run_shell_command","by":"person"}},
                {"kind":"tool-ended","what":{"outcome":"rejected","output":"cancelled"}})");
        call("a call that a setting accepted", R"(,"decision":"auto_accept","success":true)",
            R"(,{"kind":"tool-decided","what":{"tool":"run_shell_command","accepted":true,"by":"rule"}},
                {"kind":"tool-ended","what":{"outcome":"ok"}})");
        call("a call in a script, where nobody is asked", R"(,"decision":"accept","interactive":false,"success":true)",
            R"(,{"kind":"tool-decided","what":{"tool":"run_shell_command","accepted":true,"by":"rule"}},
                {"kind":"tool-ended","what":{"outcome":"ok"}})");
        call("a call that the person changed", R"(,"decision":"modify","success":true)",
            R"(,{"kind":"tool-decided","what":{"tool":"run_shell_command","accepted":true,"by":"person"}},
                {"kind":"tool-ended","what":{"outcome":"ok"}})");
        call("a call that nobody was asked about", R"(,"success":false,"error":"exit 1","error_type":"x")",
            R"(,{"kind":"tool-ended","what":{"outcome":"error","output":"exit 1"}})");
        is("a response", "gemini_cli.api_response",
            R"({"model":"m","status_code":"200","duration_ms":700,"input_token_count":10,"output_token_count":5,
                "cached_content_token_count":4,"thoughts_token_count":2,"tool_token_count":0,"total_token_count":17})",
            R"([{"kind":"used","what":{"model":"m","inputTokens":10,"outputTokens":7,"cachedTokens":4,
                "durationUs":700000,"status":200}}])");
        is("a response with its words in the server's pieces", "gemini_cli.api_response",
            R"({"model":"m","status_code":200,"response_text":"[{'responseId':'r1','candidates':[{'content':{'parts':
                [{'text':'hm','thought':true},{'text':'So '}]}}]},
                {'responseId':'r1','candidates':[{'content':{'parts':[{'text':'it is.'}]}}]}]"})",
            R"([{"kind":"said","what":{"messageId":"r1","model":"m","text":"So it is."}},
                {"kind":"used","what":{"model":"m","status":200}}])");
        is("a failed request", "gemini_cli.api_error", R"({"model":"m","error":"quota","status_code":429})",
            R"([{"kind":"failed","what":{"status":429,"what":"quota"}}])");
        is("its words, and nothing else of the request", "gen_ai.client.inference.operation.details",
            R"({"gen_ai.operation.name":"generate_content","gen_ai.response.model":"m","gen_ai.usage.input_tokens":10,
                "gen_ai.input.messages":"[{'role':'user','parts':[{'type':'text','content':'Why'}]}]",
                "gen_ai.output.messages":"[{'role':'assistant','parts':[{'type':'text','content':'So.'},
                {'type':'tool_call','name':'ls'}],'finish_reason':'stop'}]"})",
            R"([{"kind":"said","what":{"model":"m","text":"So."}}])");
        for (const char* name : { "gemini_cli.config", "gemini_cli.api_request", "gemini_cli.file_operation",
                 "gemini_cli.conversation_finished", "gemini_cli.extension_install", "gemini_cli.slash_command" })
            is(name, name, "{}", "[]");
    }
    void geminiCli() { checkLog(); }

    void copilotChat_data()
    {
        columns();
        const auto is = [](const char* what, const char* name, const char* attributes, const char* acts) {
            row(what, "copilot-chat", name, attributes, acts);
        };
        is("an edit that was kept", "copilot_chat.edit.feedback",
            R"({"outcome":"accepted","request_id":"r1","edit_surface":"agent","has_remaining_edits":false})",
            R"([{"kind":"offered","what":{"id":"r1","accepted":true}}])");
        is("an edit that was undone", "copilot_chat.edit.feedback",
            R"({"outcome":"rejected","request_id":"r1","edit_surface":"inline_chat"})",
            R"([{"kind":"offered","what":{"id":"r1"}}])");
        is("a hunk that was kept", "copilot_chat.edit.hunk.action",
            R"({"outcome":"accepted","line_count":5,"lines_added":3,"lines_removed":2})",
            R"([{"kind":"offered","what":{"accepted":true,"linesAdded":3,"linesRemoved":2}}])");
        is("a hunk that was undone", "copilot_chat.edit.hunk.action",
            R"({"outcome":"rejected","line_count":1,"lines_added":1,"lines_removed":-7})",
            R"([{"kind":"offered","what":{"linesAdded":1}}])");
        is("an inline edit", "copilot_chat.inline.done", R"({"accepted":true,"edit_count":1,"edit_line_count":4})",
            R"([{"kind":"offered","what":{"accepted":true}}])");
        is("an inline edit that was dropped", "copilot_chat.inline.done", R"({"accepted":false,"edit_count":1})",
            R"([{"kind":"offered"}])");
        for (const char* name : { "copilot_chat.session.start", "copilot_chat.tool.call", "copilot_chat.agent.turn",
                 "copilot_chat.edit.survival", "copilot_chat.user.feedback" })
            is(name, name, "{}", "[]");
    }
    void copilotChat() { checkLog(); }

    void genAiSpans_data()
    {
        columns();
        const auto is = [](const char* what, const char* attributes, const char* acts) {
            row(what, "app", "chat m", attributes, acts);
        };
        is("a request with a prompt and an answer, as JSON texts",
            R"({"gen_ai.operation.name":"chat","gen_ai.provider.name":"openai","gen_ai.request.model":"m",
                "gen_ai.response.model":"m-1","gen_ai.response.id":"chatcmpl-1","gen_ai.usage.input_tokens":9,
                "gen_ai.usage.output_tokens":4,"gen_ai.usage.cache_read.input_tokens":2,
                "gen_ai.input.messages":"[{'role':'system','parts':[{'type':'text','content':'Be kind.'}]},
                {'role':'user','parts':[{'type':'text','content':'Why'}]}]",
                "gen_ai.output.messages":"[{'role':'assistant','parts':[{'type':'reasoning','content':'hm'},
                {'type':'text','content':'So.'}],'finish_reason':'stop'}]"})",
            R"([{"kind":"prompted","what":{"text":"Why"}},
                {"kind":"said","what":{"messageId":"chatcmpl-1","model":"m-1","text":"So."}},
                {"kind":"used","what":{"messageId":"chatcmpl-1","model":"m-1","inputTokens":9,"outputTokens":4,
                "cachedTokens":2,"durationUs":250000}}])");
        is("the same as structured values",
            R"({"gen_ai.operation.name":"chat","gen_ai.system":"openai",
                "gen_ai.input.messages":[{"role":"user","parts":[{"type":"text","content":"Why"}]}],
                "gen_ai.output.messages":[{"role":"assistant","parts":[{"type":"text","content":"So."}],
                "finish_reason":"length"}]})",
            R"([{"kind":"prompted","what":{"text":"Why"}},{"kind":"said","what":{"text":"So.","ending":"length"}}])");
        is("an answer that uses a tool",
            R"({"gen_ai.operation.name":"chat","gen_ai.response.id":"r1","gen_ai.output.messages":
                [{"role":"assistant","parts":[{"type":"tool_call","id":"call_1","name":"run_in_terminal",
                "arguments":{"command":"ls"}}],"finish_reason":"tool_call"}]})",
            R"([{"kind":"tool-used","what":{"callId":"call_1","messageId":"r1","tool":"run_in_terminal","kind":"shell",
                "command":"ls","input":"{'command':'ls'}"}}])");
        is("a request that brings results of tools",
            R"({"gen_ai.operation.name":"chat","gen_ai.input.messages":
                [{"role":"user","parts":[{"type":"text","content":"first"}]},
                 {"role":"assistant","parts":[{"type":"tool_call","id":"call_1","name":"t"}]},
                 {"role":"tool","parts":[{"type":"tool_call_response","id":"call_1","response":"done"}]},
                 {"role":"tool","parts":[{"type":"tool_call_response","id":"call_2","result":{"n":1}}]}]})",
            R"([{"kind":"tool-ended","what":{"callId":"call_1","outcome":"ok","output":"done"}},
                {"kind":"tool-ended","what":{"callId":"call_2","outcome":"ok","output":"{'n':1}"}}])");
        is("the chat form",
            R"({"gen_ai.operation.name":"chat","gen_ai.input.messages":[{"role":"user","content":
                [{"type":"text","text":"Why"}]}],"gen_ai.output.messages":[{"role":"assistant","content":"So.","tool_calls":
                [{"id":"c1","type":"function","function":{"name":"t","arguments":"{}"}}]}]})",
            R"([{"kind":"prompted","what":{"text":"Why"}},{"kind":"said","what":{"text":"So."}},
                {"kind":"tool-used","what":{"callId":"c1","tool":"t","input":"{}"}}])");
        is("a refusal",
            R"({"gen_ai.operation.name":"chat","gen_ai.output.messages":[{"role":"assistant","parts":[],
                "finish_reason":"content_filter"}]})",
            R"([{"kind":"said","what":{"ending":"refused"}}])");
        is("tokens under their first names",
            R"({"gen_ai.operation.name":"text_completion","gen_ai.usage.prompt_tokens":7,"gen_ai.usage.completion_tokens":2})",
            R"([{"kind":"used","what":{"inputTokens":7,"outputTokens":2,"durationUs":250000}}])");
        is("a request that failed", R"({"gen_ai.operation.name":"chat","error.type":"TimeoutError"})",
            R"([{"kind":"failed","what":{"what":"TimeoutError"}}])");
        is("a tool",
            R"({"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"create_file","gen_ai.tool.call.id":"call_1",
                "gen_ai.tool.call.arguments":"{'filePath':'a.py','content':'x'}","gen_ai.tool.call.result":"written"})",
            R"([{"kind":"tool-used","what":{"callId":"call_1","tool":"create_file","kind":"edit",
                "edits":[{"path":"a.py","after":"x"}],"input":"{'filePath':'a.py','content':'x'}"}},
                {"kind":"tool-ended","what":{"callId":"call_1","outcome":"ok","output":"written","durationUs":250000}}])");
        is("a tool that failed",
            R"({"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"t","gen_ai.tool.call.id":"call_1",
                "error.type":"FileNotFoundError"})",
            R"([{"kind":"tool-used","what":{"callId":"call_1","tool":"t"}},
                {"kind":"tool-ended","what":{"callId":"call_1","outcome":"error","output":"FileNotFoundError",
                "durationUs":250000}}])");
        is("an agent inside another",
            R"({"gen_ai.operation.name":"invoke_agent","gen_ai.usage.input_tokens":900,"gen_ai.input.messages":
                [{"role":"user","parts":[{"type":"text","content":"Look around"}]}]})",
            "[]");
        is("other operations", R"({"gen_ai.operation.name":"embeddings","gen_ai.usage.input_tokens":3})", "[]");
    }
    void genAiSpans()
    {
        QFETCH(QByteArray, service);
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, attributes);
        QFETCH(QByteArray, acts);
        TelemetrySession session;
        // A line break inside of a JSON text is only for the reader of this file.
        attributes.replace("\n", "");
        const auto made = session.takeIn(spans(service.constData(), { span(name.constData(), attributes) }));
        QCOMPARE(kindsOf(made), tidy(acts));
        QVERIFY(session.counts().notUnderstood.isEmpty());
    }

    void timesOfASpan()
    {
        const auto acts = TelemetrySession().takeIn(spans("copilot-chat",
            { span("execute_tool t",
                R"({"gen_ai.operation.name":"execute_tool","gen_ai.tool.name":"t","gen_ai.conversation.id":"c1","session.id":"s"})") }));
        QCOMPARE(acts.size(), 2);
        QCOMPARE(acts.first().wallMs, noonMs);
        QCOMPARE(acts.last().wallMs, noonMs + 250);
        QCOMPARE(acts.last().tool, u"copilot"_s);
        QCOMPARE(acts.last().conversation, u"c1"_s);
    }

    void promptsAreToldOnceThoughEveryRequestRepeatsThem()
    {
        const auto request = [](const char* id, const QByteArray& words) {
            OtlpSpan asked = span("chat m", R"({"gen_ai.operation.name":"chat"})", id);
            asked.attributes.append({ u"gen_ai.input.messages"_s, { QString::fromUtf8(words) } });
            return asked;
        };
        const auto user = [](const char* text) {
            return "["
                + QJsonDocument({ { u"role"_s, u"user"_s }, { u"content"_s, QString::fromLatin1(text) } }).toJson()
                + "]";
        };
        const auto after = [](const QByteArray& before, const QByteArray& words) {
            return before.chopped(1) + R"(,{"role":"assistant","content":"ok"},)" + words.sliced(1);
        };
        TelemetrySession session;
        const auto prompts = [&](const OtlpSpan& span) { return kindsOf(session.takeIn(spans("app", { span }))); };
        QCOMPARE(prompts(request("1", user("one"))), tidy(R"([{"kind":"prompted","what":{"text":"one"}}])"));
        QCOMPARE(prompts(request("2", user("one"))), QByteArray("[]")); // the request once more
        // What a sub-agent is told stands in the same trace, and no person said it.
        QCOMPARE(prompts(request("3", user("look at all files"))), QByteArray("[]"));
        QCOMPARE(prompts(request("4", after(user("one"), user("two")))),
            tidy(R"([{"kind":"prompted","what":{"text":"two"}}])"));
        OtlpSpan next = request("5", user("one"));
        next.traceId = "another trace";
        QCOMPARE(prompts(next), tidy(R"([{"kind":"prompted","what":{"text":"one"}}])"));
    }

    void copilotsPromptStandsInTheSpanOfTheAgent()
    {
        OtlpSpan agent = span("invoke_agent copilot",
            R"({"gen_ai.operation.name":"invoke_agent","gen_ai.usage.input_tokens":99,
                "gen_ai.input.messages":"[{'role':'user','parts':[{'type':'text','content':'Fix it'}]}]"})",
            "9");
        agent.parentSpanId.clear();
        const OtlpSpan chat = span("chat m",
            R"({"gen_ai.operation.name":"chat",
                "gen_ai.input.messages":"[{'role':'user','parts':[{'type':'text','content':'<context>Fix it'}]}]"})");
        const auto acts = TelemetrySession().takeIn(spans("copilot-chat", { chat, agent }));
        QCOMPARE(kindsOf(acts), tidy(R"([{"kind":"prompted","what":{"text":"Fix it"}}])"));
        QCOMPARE(acts.first().wallMs, noonMs);
    }

    void aSpanAndItsEventTellOneRequest()
    {
        const QByteArray attributes =
            R"({"gen_ai.operation.name":"chat","gen_ai.response.id":"r1","gen_ai.usage.input_tokens":5,
                 "gen_ai.output.messages":[{"role":"assistant","parts":[{"type":"text","content":"So."}]}]})";
        TelemetrySession session;
        QCOMPARE(session.takeIn(spans("copilot-chat", { span("chat m", attributes) })).size(), 2);
        const auto details = log("gen_ai.client.inference.operation.details", attributes);
        QCOMPARE(session.takeIn(logs("copilot-chat", { details })).size(), 0);
        // Without content the event has only the tokens, and the span then only the words.
        const QByteArray other = QByteArray(attributes).replace("r1", "r2");
        QByteArray bare = other;
        bare.truncate(bare.indexOf(",\n"));
        const auto bareDetails = log("gen_ai.client.inference.operation.details", bare + "}");
        QCOMPARE(kindsOf(session.takeIn(logs("copilot-chat", { bareDetails }))),
            tidy(R"([{"kind":"used","what":{"messageId":"r2","inputTokens":5}}])"));
        QCOMPARE(kindsOf(session.takeIn(spans("copilot-chat", { span("chat m", other, "2") }))),
            tidy(R"([{"kind":"said","what":{"messageId":"r2","text":"So."}}])"));
    }

    void olderGenAiEvents_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("attributes");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("acts");
        const auto is = [](const char* what, const char* name, const char* attributes, const char* body,
                            const char* acts) {
            QTest::newRow(what) << QByteArray(name) << QByteArray(attributes) << QByteArray(body) << QByteArray(acts);
        };
        is("a person's words in the body", "gen_ai.user.message", R"({"gen_ai.system":"openai"})",
            R"({"content":"Why"})", R"([{"kind":"prompted","what":{"text":"Why"}}])");
        is("a person's words in the attributes", "gen_ai.user.message", R"({"content":"Why","role":"user"})", "",
            R"([{"kind":"prompted","what":{"text":"Why"}}])");
        is("words that are not kept", "gen_ai.user.message", R"({"gen_ai.system":"openai"})", "{}", "[]");
        is("a choice", "gen_ai.choice", "{}",
            R"({"index":0,"finish_reason":"length","message":{"role":"assistant","content":"So"}})",
            R"([{"kind":"said","what":{"text":"So","ending":"length"}}])");
        is("a choice that uses a tool", "gen_ai.choice", "{}",
            R"({"index":0,"finish_reason":"tool_calls","message":{"tool_calls":
                [{"id":"c1","type":"function","function":{"name":"t","arguments":"{'a':1}"}}]}})",
            R"([{"kind":"tool-used","what":{"callId":"c1","tool":"t","input":"{'a':1}"}}])");
        is("what a tool gave", "gen_ai.tool.message", "{}", R"({"id":"c1","content":"sunny"})",
            R"([{"kind":"tool-ended","what":{"callId":"c1","outcome":"ok","output":"sunny"}}])");
        is("the oldest form of a prompt", "gen_ai.content.prompt",
            R"({"gen_ai.prompt":"[{'role':'user','content':'Why'}]"})", "",
            R"([{"kind":"prompted","what":{"text":"Why"}}])");
        is("the oldest form of an answer", "gen_ai.content.completion",
            R"({"gen_ai.completion":"[{'role':'assistant','content':'So.'}]"})", "",
            R"([{"kind":"said","what":{"text":"So."}}])");
        is("instructions of the program", "gen_ai.system.message", "{}", R"({"content":"Be kind."})", "[]");
        is("an answer of before", "gen_ai.assistant.message", "{}", R"({"content":"So."})", "[]");
    }
    void olderGenAiEvents()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, attributes);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, acts);
        OtlpLog record = log(name.constData(), attributes);
        if (!body.isEmpty())
            record.body.any = otlpAttributes(body);
        TelemetrySession session;
        QCOMPARE(kindsOf(session.takeIn(logs("app", { record }))), tidy(acts));
        QVERIFY(session.counts().notUnderstood.isEmpty());
        record.timeNs += 1; // the next request repeats the conversation
        const bool isAnswer = name == "gen_ai.choice" || name.endsWith("completion");
        QCOMPARE(session.takeIn(logs("app", { record })).isEmpty(), !isAnswer || acts.contains("callId"));

        if (body.isEmpty()) { // the same as events of a span
            OtlpSpan request = span("chat m", R"({"gen_ai.operation.name":"chat"})");
            request.events.append({ noonMs * 1'000'000, QString::fromLatin1(name), otlpAttributes(attributes) });
            QCOMPARE(kindsOf(TelemetrySession().takeIn(spans("app", { request }))), tidy(acts));
        }
    }

    void whatIsNotUnderstoodIsCounted()
    {
        TelemetrySession session;
        QVERIFY(session.takeIn(logs("claude-code", { log("brand_new", "{}"), log("", "{}") })).isEmpty());
        QVERIFY(session.takeIn(logs("app", { log("app.started", "{}", noonMs), log("app.started", "{}", noonMs + 1) }))
                .isEmpty());
        QVERIFY(session.takeIn(spans("app", { span("GET /", "{}") })).isEmpty());
        const auto cut = span("chat m", R"({"gen_ai.operation.name":"chat","gen_ai.input.messages":"cut here"})", "2");
        QVERIFY(session.takeIn(spans("app", { cut })).isEmpty());
        OtlpMetrics metrics;
        metrics.groups.append(
            { {}, {}, { { u"claude_code.token.usage"_s, {}, true, true }, { u"app.load"_s, {}, false, false } } });
        QVERIFY(session.takeIn(metrics).isEmpty());
        const QMap<QString, qint64> expected { { u"claude_code.brand_new"_s, 1 }, { u""_s, 1 }, { u"app.started"_s, 2 },
            { u"GET /"_s, 1 }, { u"chat m"_s, 1 }, { u"app.load"_s, 1 } };
        QCOMPARE(session.counts().notUnderstood, expected);
        QCOMPARE(session.counts().unused, 1);
    }

    void metricsOfAllToolsAreKnown()
    {
        OtlpMetrics metrics;
        for (const char* name : { "claude_code.session.count", "claude_code.lines_of_code.count",
                 "claude_code.code_edit_tool.decision", "claude_code.active_time.total", "gen_ai.client.token.usage",
                 "copilot_chat.tool.call.count", "gemini_cli.api.request.count", "codex.tool.call" })
            metrics.groups.append({ {}, {}, { { QString::fromLatin1(name), {}, true, true } } });
        TelemetrySession session;
        QVERIFY(session.takeIn(metrics).isEmpty());
        QCOMPARE(session.counts().unused, metrics.groups.size());
        QVERIFY(session.counts().notUnderstood.isEmpty());
    }

    void spansThatEventsTellBetter()
    {
        TelemetrySession session;
        QVERIFY(session.takeIn(spans("claude-code", { span("claude_code.llm_request", "{}") })).isEmpty());
        QVERIFY(
            session.takeIn(spans("codex_cli_rs", { span("handle_responses", R"({"gen_ai.usage.input_tokens":5})") }))
                .isEmpty());
        QCOMPARE(session.counts().unused, 1 + 1);
    }

    void memoryHasItsEnd()
    {
        TelemetrySession session;
        for (int i = 0; i < 1000; ++i)
            (void)session.takeIn(logs("app", { log(("new." + QByteArray::number(i)).constData(), "{}") }));
        QVERIFY(session.counts().notUnderstood.size() <= 257);
        QCOMPARE(session.counts().notUnderstood.value(u"…"_s), 1000 - 256);

        Recent<int> recent(3);
        for (size_t i = 0; i < 10; ++i)
            recent.insert(i, int(i));
        QVERIFY(!recent.contains(6) && recent.contains(7) && recent.value(9) == 9);
        recent.insert(9, 11); // known already: nothing is forgotten for it
        QVERIFY(recent.contains(7) && recent.value(9) == 11);
    }

    void longTextsAreCut()
    {
        const QByteArray text = QByteArray(maxActText + 5, 'x');
        const auto acts = TelemetrySession().takeIn(logs("codex_cli_rs",
            { log("codex.user_prompt", R"({"prompt":")" + text + R"("})"),
                log("codex.tool_result", R"({"call_id":"c","output":")" + text + R"("})") }));
        QCOMPARE(std::get<act::Prompted>(acts.first().what).text.size(), maxActText);
        QCOMPARE(std::get<act::ToolEnded>(acts.last().what).output.size(), maxActText);
        QVERIFY(std::get<act::ToolEnded>(acts.last().what).truncated);
    }
};

QTEST_GUILESS_MAIN(TestTelemetryActs)
#include "tst_telemetry_acts.moc"
