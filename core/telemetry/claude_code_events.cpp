// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/telemetry_event.h"
#include "telemetry/tool_input.h"

#include <algorithm>
#include <array>
#include <cmath>

// Claude Code's log events, as its documentation on monitoring describes them. Texts come only when the person
// switched them on: OTEL_LOG_USER_PROMPTS for what was said, OTEL_LOG_TOOL_DETAILS for what tools were given.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array unusedClaudeEvents { "api_retries_exhausted"_L1, "api_request_body"_L1, "api_response_body"_L1,
    "permission_mode_changed"_L1, "compaction"_L1, "subagent_completed"_L1, "skill_activated"_L1, "at_mention"_L1,
    "mcp_server_connection"_L1, "auth"_L1, "internal_error"_L1, "feedback_survey"_L1, "retention_sweep"_L1 };

act::Prompted claudePrompt(const TelemetryEvent& event)
{
    act::Prompted prompted;
    prompted.id = event.text("prompt.id"_L1);
    if (prompted.id.isEmpty())
        prompted.id = event.text("message.uuid"_L1);
    prompted.text = event.spoken("prompt"_L1);
    if (const QString command = event.text("command_name"_L1); prompted.text.isEmpty() && !command.isEmpty())
        prompted.text = u'/' + command;
    return prompted;
}

act::Said claudeAnswer(const TelemetryEvent& event)
{
    act::Said said;
    said.requestId = event.text("request_id"_L1);
    // It names a record of the transcript, not the message: only better than nothing.
    if (said.requestId.isEmpty())
        said.messageId = event.text("message.uuid"_L1);
    said.model = event.text("model"_L1);
    said.text = event.spoken("response"_L1);
    return said;
}

QString claudeDecider(const QString& source)
{
    if (source.startsWith("user_"_L1))
        return u"person"_s;
    return source == "config"_L1 ? u"rule"_s : source;
}

act::ToolUsed claudeCall(const TelemetryEvent& event, const Telling& telling)
{
    const QString tool = event.text("tool_name"_L1);
    QString input = event.text("tool_input"_L1);
    if (input.isEmpty())
        input = telling.memory.inputs.value(memoryKey(event.text("tool_use_id"_L1)));
    if (input.isEmpty())
        input = event.text("tool_parameters"_L1);
    act::ToolUsed used = toolUsed(event.text("tool_use_id"_L1), tool, input);
    // Texts are cut to 512 characters, and half an edit must not be looked for in a file.
    constexpr qsizetype surelyWhole = 500;
    used.edits.removeIf(
        [](const ActEdit& edit) { return std::max(edit.before.size(), edit.after.size()) > surelyWhole; });
    return used;
}

void tellClaudeDecision(const TelemetryEvent& event, Telling& telling)
{
    const act::ToolUsed used = claudeCall(event, telling);
    const bool accepted = event.text("decision"_L1) == "accept"_L1;
    const QString by = claudeDecider(event.text("source"_L1));
    telling.addUsed(used, telling.wallMs());
    telling.add(act::ToolDecided { used.callId, used.tool, accepted, by, {} });
    // No tool_result follows a refusal.
    if (!accepted)
        telling.addEnded(
            { used.callId, by == "person"_L1 ? ToolOutcome::Rejected : ToolOutcome::Denied, {}, false, 0 });
}

void tellClaudeResult(const TelemetryEvent& event, Telling& telling)
{
    const qint64 durationUs = event.durationUs("duration_ms"_L1);
    const act::ToolUsed used = claudeCall(event, telling);
    telling.addUsed(used, telling.wallMs() ? std::max<qint64>(1, telling.wallMs() - durationUs / 1000) : 0);
    const ToolOutcome outcome = event.truth("success"_L1).value_or(true) ? ToolOutcome::Ok : ToolOutcome::Error;
    QString what = event.text("error"_L1);
    if (what.isEmpty())
        what = event.text("error_type"_L1);
    telling.addEnded({ used.callId, outcome, cutToActText(what), false, durationUs });
}

act::Used claudeUse(const TelemetryEvent& event)
{
    act::Used used;
    used.requestId = event.text("request_id"_L1);
    used.model = event.text("model"_L1);
    used.cachedTokens = event.count("cache_read_tokens"_L1);
    // The tool counts what it did not read from or write to the cache.
    used.inputTokens = event.count("input_tokens"_L1) + used.cachedTokens + event.count("cache_creation_tokens"_L1);
    used.outputTokens = event.count("output_tokens"_L1);
    used.costMicros = event.count("cost_usd_micros"_L1);
    const OtlpValue* dollars = valueOf(event.attributes, "cost_usd"_L1);
    if (used.costMicros == 0 && dollars)
        used.costMicros = std::llround(std::clamp(dollars->number().value_or(0), 0.0, 1e9) * 1e6);
    used.durationUs = event.durationUs("duration_ms"_L1);
    return used;
}

bool isUnusedClaudeEvent(QStringView name)
{
    return std::ranges::any_of(unusedClaudeEvents, [&](QLatin1StringView known) { return known == name; })
        || name.startsWith("hook_"_L1) || name.startsWith("plugin_"_L1);
}

} // namespace

Understood claudeCodeActs(const TelemetryEvent& event, QStringView name, Telling& telling)
{
    if (name == "user_prompt"_L1)
        telling.add(claudePrompt(event));
    else if (name == "assistant_response"_L1)
        telling.add(claudeAnswer(event));
    else if (name == "tool_decision"_L1)
        tellClaudeDecision(event, telling);
    else if (name == "tool_result"_L1)
        tellClaudeResult(event, telling);
    else if (name == "api_request"_L1)
        telling.add(claudeUse(event));
    else if (name == "api_error"_L1)
        telling.add(act::Failed {
            event.text("request_id"_L1), event.status("status_code"_L1), cutToActText(event.text("error"_L1)) });
    else if (name == "api_refusal"_L1)
        telling.add(act::Said { {}, event.text("request_id"_L1), event.text("model"_L1), {}, u"refused"_s });
    else
        return isUnusedClaudeEvent(name) ? Understood::Unused : Understood::No;
    return Understood::Yes;
}

} // namespace jumpseat
