// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/hook_taking.h"
#include "telemetry/tool_input.h"

#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array unusedClaudeHooks { "SessionStart"_L1, "SessionEnd"_L1, "Setup"_L1, "InstructionsLoaded"_L1,
    "UserPromptExpansion"_L1, "MessageDisplay"_L1, "PermissionRequest"_L1, "PostToolBatch"_L1, "Notification"_L1,
    "SubagentStart"_L1, "SubagentStop"_L1, "TaskCreated"_L1, "TaskCompleted"_L1, "TeammateIdle"_L1, "ConfigChange"_L1,
    "CwdChanged"_L1, "DirectoryAdded"_L1, "FileChanged"_L1, "WorktreeCreate"_L1, "WorktreeRemove"_L1, "PreCompact"_L1,
    "PostCompact"_L1, "Elicitation"_L1, "ElicitationResult"_L1 };

/// What people would call the output: of a command what it wrote, of anything else the JSON.
QString claudeOutput(const QJsonValue& response)
{
    const QString written = response["stdout"_L1].toString();
    const QString errors = response["stderr"_L1].toString();
    if (written.isEmpty() && errors.isEmpty())
        return plainText(response);
    return written.isEmpty() || errors.isEmpty() ? written + errors : written + u'\n' + errors;
}

act::ToolEnded claudeEnd(const HookTaking& hook, ToolOutcome outcome, const QString& output)
{
    return { hook.text("tool_use_id"_L1), outcome, cutToActText(output), output.size() > maxActText,
        hook.durationUs("duration_ms"_L1) };
}

act::ToolUsed claudeHookCall(const HookTaking& hook)
{
    act::ToolUsed used =
        toolUsed(hook.text("tool_use_id"_L1), hook.text("tool_name"_L1), hook.json.value("tool_input"_L1));
    used.byAgent = !hook.text("agent_id"_L1).isEmpty();
    return used;
}

void tellClaudeDenial(const HookTaking& hook, Telling& telling)
{
    // The hook is for what a rule or the classifier denies; none fires when a person says no.
    const act::ToolUsed used = claudeHookCall(hook);
    telling.addUsed(used, telling.wallMs());
    telling.add(act::ToolDecided { used.callId, used.tool, false, u"rule"_s, {} });
    telling.addEnded(claudeEnd(hook, ToolOutcome::Denied, hook.text("reason"_L1)));
}

void tellClaudeStop(const HookTaking& hook, Telling& telling)
{
    const QString last = hook.text("last_assistant_message"_L1); // newer versions send it
    if (!last.isEmpty())
        telling.add(act::Said { {}, {}, {}, cutToActText(last), {} });
}

Understood claudeHookActs(const HookTaking& hook, Telling& telling)
{
    if (hook.event == "UserPromptSubmit"_L1) {
        telling.add(act::Prompted { hook.text("prompt_id"_L1), cutToActText(hook.text("prompt"_L1)), {}, false });
    } else if (hook.event == "PreToolUse"_L1) {
        telling.addUsed(claudeHookCall(hook), telling.wallMs());
    } else if (hook.event == "PostToolUse"_L1) {
        telling.addUsed(claudeHookCall(hook), telling.wallMs()); // when nobody asked to hear of it before
        const QJsonValue response = hook.json.value("tool_response"_L1);
        const bool interrupted = response["interrupted"_L1].toBool();
        telling.addEnded(
            claudeEnd(hook, interrupted ? ToolOutcome::Interrupted : ToolOutcome::Ok, claudeOutput(response)));
    } else if (hook.event == "PostToolUseFailure"_L1) {
        telling.addUsed(claudeHookCall(hook), telling.wallMs());
        const bool interrupted = hook.json.value("is_interrupt"_L1).toBool();
        telling.addEnded(
            claudeEnd(hook, interrupted ? ToolOutcome::Interrupted : ToolOutcome::Error, hook.text("error"_L1)));
    } else if (hook.event == "PermissionDenied"_L1) {
        tellClaudeDenial(hook, telling);
    } else if (hook.event == "Stop"_L1) {
        tellClaudeStop(hook, telling);
    } else if (hook.event == "StopFailure"_L1) {
        telling.add(act::Failed { {}, 0, cutToActText(hook.text("error"_L1)) });
    } else {
        return hook.unused(unusedClaudeHooks);
    }
    return Understood::Yes;
}

} // namespace

Result<HookTaken> takeInClaudeCodeHook(const QByteArray& json, qint64 wallMs, TelemetrySession& session)
{
    const auto hook = HookTaking::begin(json, "claude-code"_L1, "session_id"_L1, session);
    if (!hook)
        return std::unexpected(hook.error());
    return hook->taken(wallMs, claudeHookActs, "{}");
}

} // namespace jumpseat
