// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "telemetry/hook_taking.h"
#include "telemetry/tool_input.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

// Cursor tells one call by up to four hooks: preToolUse and postToolUse, which have its id, and between them a pair for
// commands, MCP tools or files, which has none. `hookCalls` finds the id by what the call does in its generation.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array unusedCursorHooks { "sessionStart"_L1, "sessionEnd"_L1, "subagentStart"_L1, "subagentStop"_L1,
    "preCompact"_L1, "beforeReadFile"_L1, "beforeTabFileRead"_L1, "workspaceOpen"_L1, "afterAgentThought"_L1 };

/// JSON in a text and as an object are the same input.
QString normalInput(const QJsonValue& input)
{
    const QJsonDocument inside = input.isString() ? parseJson(input.toString().toUtf8()) : QJsonDocument();
    return inside.isObject() ? plainText(inside.object()) : plainText(input);
}

size_t callKey(const HookTaking& hook, const char* kind, const QString& what)
{
    return memoryKey(hook.text("generation_id"_L1), QByteArray(kind), what);
}
size_t commandKey(const HookTaking& hook, const QString& command)
{
    return callKey(hook, "command", command);
}
size_t mcpKey(const HookTaking& hook)
{
    return callKey(hook, "mcp", normalInput(hook.json.value("tool_input"_L1)));
}

act::ToolUsed cursorCall(const HookTaking& hook)
{
    return toolUsed(hook.text("tool_use_id"_L1), hook.text("tool_name"_L1), hook.json.value("tool_input"_L1));
}

void tellCursorCall(const HookTaking& hook, Telling& telling)
{
    const act::ToolUsed used = cursorCall(hook);
    auto& calls = telling.memory.hookCalls;
    if (used.kind == ToolKind::Shell)
        calls.insert(commandKey(hook, used.command), used.callId);
    else if (used.kind == ToolKind::Edit && !used.edits.isEmpty())
        calls.insert(callKey(hook, "file", used.edits.first().path), used.callId);
    else if (used.tool.startsWith("MCP"_L1))
        calls.insert(mcpKey(hook), used.callId);
    telling.addUsed(used, telling.wallMs());
}

act::ToolEnded cursorEnd(const HookTaking& hook, const QString& callId, ToolOutcome outcome, const QString& output)
{
    return { callId, outcome, cutToActText(output), output.size() > maxActText, hook.durationUs("duration"_L1) };
}

void tellCursorResult(const HookTaking& hook, Telling& telling)
{
    telling.addUsed(cursorCall(hook), telling.wallMs()); // when nobody asked to hear of it before
    telling.addEnded(
        cursorEnd(hook, hook.text("tool_use_id"_L1), ToolOutcome::Ok, plainText(hook.json.value("tool_output"_L1))));
}

void tellCursorFailure(const HookTaking& hook, Telling& telling)
{
    telling.addUsed(cursorCall(hook), telling.wallMs());
    ToolOutcome outcome = ToolOutcome::Error;
    if (hook.text("failure_type"_L1) == "permission_denied"_L1)
        outcome = ToolOutcome::Denied; // by whom it does not say
    if (hook.json.value("is_interrupt"_L1).toBool())
        outcome = ToolOutcome::Interrupted;
    telling.addEnded(cursorEnd(hook, hook.text("tool_use_id"_L1), outcome, hook.text("error_message"_L1)));
}

/// The first of a pair without ids.
void tellCursorBefore(Telling& telling, size_t key, const act::ToolUsed& used)
{
    auto& calls = telling.memory.hookCalls;
    if (!calls.value(key).isEmpty())
        return;            // preToolUse has told it
    calls.insert(key, {}); // a second one without an end between them is another attempt
    telling.addUsed(used, telling.wallMs());
}

/// The second of a pair without ids, which may come alone.
void tellCursorAfter(const HookTaking& hook, Telling& telling, size_t key, act::ToolUsed used, const QString& output)
{
    auto& calls = telling.memory.hookCalls;
    used.callId = calls.value(key);
    if (!calls.contains(key))
        telling.addUsed(used, telling.wallMs());
    calls.remove(key);
    telling.addEnded(cursorEnd(hook, used.callId, ToolOutcome::Ok, output));
}

act::ToolUsed commandUsed(const HookTaking& hook)
{
    return toolUsed({}, u"Shell"_s, QJsonObject { { u"command"_s, hook.text("command"_L1) } });
}

void tellCursorFile(const HookTaking& hook, Telling& telling)
{
    const QString path = hook.text("file_path"_L1);
    const size_t key = callKey(hook, "file", path);
    const QString callId = telling.memory.hookCalls.value(key);
    // With preToolUse's id this is the same call, and told only if its input did not have the texts.
    telling.addUsed(toolUsed(callId, u"Edit"_s,
                        QJsonObject { { u"file_path"_s, path }, { u"edits"_s, hook.json.value("edits"_L1) } }),
        telling.wallMs());
    telling.memory.hookCalls.remove(key);
    telling.addEnded(cursorEnd(hook, callId, ToolOutcome::Ok, {}));
}

int lineCount(const QString& text)
{
    return text.isEmpty() ? 0 : int(text.count(u'\n')) + (text.endsWith(u'\n') ? 0 : 1);
}

/// A completion that was taken: Cursor tells of no others.
void tellCursorTab(const HookTaking& hook, Telling& telling)
{
    const QJsonArray edits = hook.json.value("edits"_L1).toArray();
    for (const QJsonValue& edit : edits) {
        const QString after = edit["new_string"_L1].toString();
        telling.add(act::Offered { {}, hook.text("file_path"_L1), cutToActText(after), true, lineCount(after),
            lineCount(edit["old_string"_L1].toString()) });
    }
}

void tellCursorPrompt(const HookTaking& hook, Telling& telling)
{
    act::Prompted prompted { hook.text("generation_id"_L1), cutToActText(hook.text("prompt"_L1)), {}, false };
    const QJsonArray attachments = hook.json.value("attachments"_L1).toArray();
    for (const QJsonValue& attachment : attachments) {
        const QString path = attachment["filePath"_L1].toString(attachment["file_path"_L1].toString());
        if (!path.isEmpty())
            prompted.context += path;
    }
    telling.add(prompted);
}

Understood tellCursorStop(const HookTaking& hook, Telling& telling)
{
    const QString status = hook.text("status"_L1);
    if (status == "aborted"_L1)
        telling.add(act::Interrupted {});
    else if (status == "error"_L1)
        telling.add(act::Failed { {}, 0, cutToActText(hook.text("error_message"_L1)) });
    else
        return Understood::Unused;
    return Understood::Yes;
}

Understood cursorHookActs(const HookTaking& hook, Telling& telling)
{
    const QString& event = hook.event;
    if (event == "stop"_L1)
        return tellCursorStop(hook, telling);
    if (event == "beforeSubmitPrompt"_L1)
        tellCursorPrompt(hook, telling);
    else if (event == "preToolUse"_L1)
        tellCursorCall(hook, telling);
    else if (event == "postToolUse"_L1)
        tellCursorResult(hook, telling);
    else if (event == "postToolUseFailure"_L1)
        tellCursorFailure(hook, telling);
    else if (event == "beforeShellExecution"_L1)
        tellCursorBefore(telling, commandKey(hook, hook.text("command"_L1)), commandUsed(hook));
    else if (event == "afterShellExecution"_L1)
        tellCursorAfter(
            hook, telling, commandKey(hook, hook.text("command"_L1)), commandUsed(hook), hook.text("output"_L1));
    else if (event == "beforeMCPExecution"_L1)
        tellCursorBefore(telling, mcpKey(hook), cursorCall(hook));
    else if (event == "afterMCPExecution"_L1)
        tellCursorAfter(hook, telling, mcpKey(hook), cursorCall(hook), hook.text("result_json"_L1));
    else if (event == "afterFileEdit"_L1)
        tellCursorFile(hook, telling);
    else if (event == "afterTabFileEdit"_L1)
        tellCursorTab(hook, telling);
    else if (event == "afterAgentResponse"_L1)
        telling.add(act::Said { {}, {}, hook.text("model"_L1), cutToActText(hook.text("text"_L1)), {} });
    else {
        return hook.unused(unusedCursorHooks);
    }
    return Understood::Yes;
}

} // namespace

Result<HookTaken> takeInCursorHook(const QByteArray& json, qint64 wallMs, TelemetrySession& session)
{
    const auto hook = HookTaking::begin(json, "cursor"_L1, "conversation_id"_L1, session);
    if (!hook)
        return std::unexpected(hook.error());
    // A prompt waits for a word; "allow" for a command would be a decision, and an empty object is none.
    return hook->taken(wallMs, cursorHookActs, hook->event == "beforeSubmitPrompt"_L1 ? R"({"continue":true})" : "{}");
}

} // namespace jumpseat
