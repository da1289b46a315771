// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/telemetry_event.h"
#include "telemetry/tool_input.h"

#include <algorithm>
#include <array>

// Codex's log events (codex-rs/otel). All numbers come as texts.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array unusedCodexEvents { "conversation_starts"_L1, "sandbox_outcome"_L1, "startup_phase"_L1,
    "turn_ttft"_L1, "auth_recovery"_L1, "plugin_install_elicitation_sent"_L1, "plugin_install_suggestion"_L1 };
constexpr std::array codexRequests { "api_request"_L1, "websocket_connect"_L1, "websocket_request"_L1,
    "websocket_event"_L1 };

template <class Names> bool isCodexName(const Names& names, QStringView name)
{
    return std::ranges::any_of(names, [&](QLatin1StringView known) { return known == name; });
}

Understood tellCodexFailure(const TelemetryEvent& event, Telling& telling)
{
    const QString what = event.text("error.message"_L1);
    const int status = event.status("http.response.status_code"_L1);
    if (what.isEmpty() && status < 400)
        return Understood::Unused;
    telling.add(act::Failed { {}, status, cutToActText(what) });
    return Understood::Yes;
}

Understood tellCodexStream(const TelemetryEvent& event, Telling& telling)
{
    if (!event.text("error.message"_L1).isEmpty())
        return tellCodexFailure(event, telling);
    // Of the many events of a stream the last one has the counts.
    if (event.text("event.kind"_L1) != "response.completed"_L1 || !valueOf(event.attributes, "input_token_count"_L1))
        return Understood::Unused;
    act::Used used;
    used.model = event.text("model"_L1);
    used.inputTokens = event.count("input_token_count"_L1);
    used.outputTokens = event.count("output_token_count"_L1);
    used.cachedTokens = event.count("cached_token_count"_L1);
    telling.add(used);
    return Understood::Yes;
}

void tellCodexDecision(const TelemetryEvent& event, Telling& telling)
{
    const QString callId = event.text("call_id"_L1);
    const QString tool = event.text("tool_name"_L1);
    const QString source = event.text("source"_L1);
    const QString by = source == "user"_L1 ? u"person"_s : source == "config"_L1 ? u"rule"_s : source;
    telling.addUsed(toolUsed(callId, tool, telling.memory.inputs.value(memoryKey(callId))), telling.wallMs());
    // "approved", "approved_for_session", "denied", "abort"
    telling.add(act::ToolDecided { callId, tool, event.text("decision"_L1).startsWith("approved"_L1), by, {} });
}

void tellCodexResult(const TelemetryEvent& event, Telling& telling)
{
    const qint64 durationUs = event.durationUs("duration_ms"_L1);
    const QString output = event.text("output"_L1);
    const act::ToolUsed used =
        toolUsed(event.text("call_id"_L1), event.text("tool_name"_L1), event.text("arguments"_L1));
    telling.addUsed(used, telling.wallMs() ? std::max<qint64>(1, telling.wallMs() - durationUs / 1000) : 0);
    ToolOutcome outcome = ToolOutcome::Ok;
    if (!event.truth("success"_L1).value_or(true))
        outcome = output.contains("rejected by user"_L1) ? ToolOutcome::Rejected : ToolOutcome::Error;
    telling.addEnded({ used.callId, outcome, cutToActText(output), output.size() > maxActText, durationUs });
}

} // namespace

Understood codexActs(const TelemetryEvent& event, QStringView name, Telling& telling)
{
    if (name == "sse_event"_L1)
        return tellCodexStream(event, telling);
    if (isCodexName(codexRequests, name))
        return tellCodexFailure(event, telling);
    if (name == "user_prompt"_L1)
        telling.add(act::Prompted { {}, event.spoken("prompt"_L1), {}, false });
    else if (name == "tool_decision"_L1)
        tellCodexDecision(event, telling);
    else if (name == "tool_result"_L1)
        tellCodexResult(event, telling);
    else
        return isCodexName(unusedCodexEvents, name) ? Understood::Unused : Understood::No;
    return Understood::Yes;
}

} // namespace jumpseat
