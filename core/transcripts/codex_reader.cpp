// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/codex_reader.h"

#include "transcripts/patch_text.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

template <size_t n> bool isAmong(const std::array<View, n>& names, View name)
{
    return std::ranges::find(names, name) != names.end();
}

/// Texts that Codex sends in the person's name.
bool isInjected(View text)
{
    constexpr std::array<View, 5> beginnings { "<environment_context>", "<user_instructions>",
        "# AGENTS.md instructions", "<turn_aborted>", "<permissions" };
    return std::ranges::any_of(beginnings, [&](View beginning) { return text.starts_with(beginning); });
}

bool isSilentItem(View type)
{
    constexpr std::array<View, 13> silent { "reasoning", "web_search_call", "ghost_snapshot", "compaction",
        "compaction_summary", "context_compaction", "image_generation_call", "tool_search_call", "tool_search_output",
        "additional_tools", "agent_message", "item_reference", "other" };
    return isAmong(silent, type);
}

/// Events that tell nothing which is not told elsewhere. Those of the first lines are in files, the others were at times.
bool isSilentEvent(View type)
{
    constexpr std::array<View, 38> silent { "agent_message", "agent_reasoning", "agent_reasoning_raw_content",
        "agent_reasoning_section_break", "task_complete", "turn_complete", "context_compacted", "entered_review_mode",
        "exited_review_mode", "patch_apply_begin", "patch_apply_end", "patch_apply_updated", "mcp_tool_call_begin",
        "mcp_tool_call_end", "thread_rolled_back", "thread_goal_updated", "thread_settings_applied",
        "thread_name_updated", "web_search_begin", "web_search_end", "image_generation_end", "sub_agent_activity",
        "item_started", "item_completed", "undo_started", "undo_completed", "plan_update", "exec_command_begin",
        "exec_command_end", "view_image_tool_call", "session_configured", "background_event", "turn_diff",
        "collab_agent_spawn_end", "collab_waiting_end", "collab_close_end", "dynamic_tool_call_request",
        "dynamic_tool_call_response" };
    constexpr std::array<View, 8> words { "warning", "deprecation_notice", "guardian_assessment", "guardian_warning",
        "collab_agent_interaction_end", "collab_resume_end", "model_reroute", "shutdown_complete" };
    return isAmong(silent, type) || isAmong(words, type);
}

/// The texts of a message's content, put together.
std::string contentText(const JsonValue& content)
{
    return codexOutputText(content);
}

ToolOutcome codexToolOutcome(View outcome)
{
    if (outcome == "ok")
        return ToolOutcome::Ok;
    if (outcome == "nonzero")
        return ToolOutcome::Error;
    if (outcome == "rejected")
        return ToolOutcome::Rejected;
    return outcome == "aborted" ? ToolOutcome::Interrupted : ToolOutcome::None;
}

} // namespace

CodexReader::CodexReader(ActOutlet::Sink sink, qsizetype longestLine)
    : RecordReader(std::move(sink), QStringLiteral("codex"), Framing::Lines, longestLine,
          { "ok", "nonzero", "rejected", "aborted", "no_exit_code" })
{
}

void CodexReader::record(const JsonValue& record)
{
    if (!record.isObject()) {
        m_counts.notUnderstood.add("no object");
        return;
    }
    const When when = stampFrom(record["timestamp"]);
    if (when)
        m_stamps.add(*when);
    const JsonValue payload = record["payload"];
    if (!payload.isThere()) {
        legacyRecord(record, when);
        return;
    }
    constexpr std::array<View, 2> silent { "world_state", "inter_agent_communication" };
    const View type = record["type"].text();
    if (type == "response_item")
        responseItem(payload, when, false);
    else if (type == "event_msg")
        event(payload, when);
    else if (type == "session_meta")
        sessionMeta(payload);
    else if (type == "turn_context")
        m_model = m_outlet.name(payload["model"].text());
    else if (type == "compacted")
        ++m_compactions;
    else if (type == "token_usage_record")
        tokenUsage(payload, when);
    else if (!isAmong(silent, type))
        m_counts.notUnderstood.add(type.empty() ? View("no type") : type);
}

void CodexReader::legacyRecord(const JsonValue& record, const When& when)
{
    const View type = record["type"].text();
    if (!type.empty()) {
        m_isLegacy = true;
        responseItem(record, when, true);
    } else if (record["id"].isString() && record["timestamp"].isThere()) {
        m_isLegacy = true;
        sessionMeta(record);
    } else if (!record["record_type"].isThere()) {
        m_counts.notUnderstood.add("no type");
    }
}

void CodexReader::sessionMeta(const JsonValue& payload)
{
    // A fork begins with its own line and goes on with a copy of its parent's.
    if (const View id = payload["id"].text(); !id.empty() && m_outlet.isOpen())
        m_outlet.setConversation(id);
}

void CodexReader::responseItem(const JsonValue& item, const When& when, bool isLegacy)
{
    const View type = item["type"].text();
    if (type == "message")
        message(item, when, isLegacy);
    else if (type == "function_call" || type == "custom_tool_call" || type == "local_shell_call")
        call(item, when);
    else if (type == "function_call_output" || type == "custom_tool_call_output" || type == "local_shell_call_output")
        output(item, when);
    else if (!isSilentItem(type))
        m_counts.notUnderstood.add(isLegacy ? std::string(type) : "response_item/" + std::string(type));
}

void CodexReader::message(const JsonValue& item, const When& when, bool isLegacy)
{
    const View role = item["role"].text();
    if (role == "assistant") {
        ++m_counts.assistantMessages;
        if (!m_outlet.isOpen())
            return;
        act::Said said;
        said.messageId = actText(item["id"].text());
        said.model = m_model;
        said.text = actText(contentText(item["content"]));
        m_outlet.put(when, std::move(said));
    } else if (role == "user") {
        const std::string text = contentText(item["content"]);
        const bool injected = isInjected(text);
        m_injected += injected;
        if (isLegacy && !injected)
            prompt(text, {}, when);
    }
}

void CodexReader::call(const JsonValue& item, const When& when)
{
    JsonValue arguments;
    if (const View json = item["arguments"].text(); !json.empty())
        arguments = m_inner.parse(json).first;
    const CodexCall call = codexCall(item, arguments);
    View id = item["call_id"].text();
    if (id.empty())
        id = item["id"].text();
    if (!m_tools.call(id, m_outlet.name(call.name), call.kind))
        return;
    m_counts.toolCalls.add(call.name.empty() ? View("(no name)") : View(call.name));
    const PatchText patch = readPatchText(call.patch, false);
    m_filesAdded += patch.added;
    m_filesUpdated += patch.updated;
    m_filesDeleted += patch.deleted;
    if (m_outlet.isOpen())
        putCall(item, call, when);
}

void CodexReader::putCall(const JsonValue& item, const CodexCall& call, const When& when)
{
    View id = item["call_id"].text();
    if (id.empty())
        id = item["id"].text();
    act::ToolUsed used;
    used.callId = actText(id);
    used.tool = m_outlet.name(call.name);
    used.kind = call.kind;
    const JsonValue input = item["arguments"].isThere() ? item["arguments"] : item["input"];
    used.input = input.isString() ? actText(input.text()) : actText(item["action"].minified());
    used.edits = readPatchText(call.patch, true).edits;
    if (call.kind == ToolKind::Shell)
        used.command = actText(call.command);
    m_outlet.put(when, std::move(used));
}

void CodexReader::output(const JsonValue& item, const When& when)
{
    const View id = item["call_id"].text();
    const CodexOutcome outcome = codexOutcome(codexOutputText(item["output"]), m_inner);
    const auto tool = m_tools.result(id, { outcome.name });
    if (!tool || !m_outlet.isOpen())
        return;
    if (outcome.name == "rejected")
        m_outlet.put(when, act::ToolDecided { actText(id), *tool, false, QStringLiteral("person"), {} });
    act::ToolEnded ended;
    ended.callId = actText(id);
    ended.outcome = codexToolOutcome(outcome.name);
    ended.output = actText(outcome.output, &ended.truncated);
    ended.durationUs = qint64(std::clamp(outcome.seconds, 0.0, 1e9) * 1e6);
    m_outlet.put(when, std::move(ended));
}

void CodexReader::event(const JsonValue& event, const When& when)
{
    const View type = event["type"].text();
    m_agentMessages += type == "agent_message";
    if (type == "user_message") {
        const View kind = event["kind"].text();
        const bool isTyped = kind.empty() || kind == "plain"; // some versions tell of injected ones in the same way
        const View text = event["message"].text();
        if (isTyped && std::exchange(m_itemPrompt, {}) != text)
            prompt(text, event, when);
        m_hasUserMessages = true;
    } else if (type == "item_completed") {
        itemCompleted(event, when);
    } else if (type == "task_started" || type == "turn_started") {
        m_turn = actText(event["turn_id"].text());
    } else if (type == "turn_aborted") {
        turnAborted(event, when);
    } else if (type == "token_count") {
        tokenCount(event, when);
    } else if (type == "error" || type == "stream_error") {
        act::Failed failed;
        failed.what = actText(event["message"].text());
        m_outlet.put(when, std::move(failed));
    } else if (!isSilentEvent(type)) {
        m_counts.notUnderstood.add("event_msg/" + std::string(type));
    }
}

/// Newer versions tell of what was typed as of an item that is complete, some in both forms. Other items stand as response
/// items, too.
void CodexReader::itemCompleted(const JsonValue& event, const When& when)
{
    const JsonValue item = event["item"];
    if (item["type"].text() != "UserMessage" || m_hasUserMessages)
        return;
    m_itemPrompt = contentText(item["content"]);
    prompt(m_itemPrompt, event, when);
}

void CodexReader::prompt(View text, const JsonValue& event, const When& when)
{
    ++m_counts.humanPrompts;
    if (!m_outlet.isOpen())
        return;
    act::Prompted prompted;
    const View turn = event["turn_id"].text();
    prompted.id = turn.empty() ? m_turn : actText(turn);
    prompted.text = actText(text);
    constexpr qsizetype mostFiles = 100;
    for (JsonItems it(event["local_images"]); prompted.context.size() < mostFiles && it.next();)
        prompted.context += actText(it.value().text());
    m_outlet.put(when, std::move(prompted));
}

void CodexReader::turnAborted(const JsonValue& event, const When& when)
{
    const View reason = event["reason"].text();
    m_aborted.add(reason.empty() ? View("(no reason)") : reason);
    m_turn.clear();
    if (m_outlet.isOpen())
        m_outlet.put(when, act::Interrupted {});
}

/// Codex repeats the counts when only its rate limits have changed.
void CodexReader::tokenCount(const JsonValue& event, const When& when)
{
    const JsonValue info = event["info"];
    const JsonValue last = info["last_token_usage"];
    if (!m_outlet.isOpen() || !last.isObject() || m_hasUsageRecords)
        return;
    std::string total = info["total_token_usage"].minified();
    if (!total.empty() && total == m_lastTotal)
        return;
    m_lastTotal = std::move(total);
    m_outlet.put(when, used(last));
}

/// Of one answer, with its id; the counts that come as an event as well say the same.
void CodexReader::tokenUsage(const JsonValue& payload, const When& when)
{
    m_hasUsageRecords = true;
    if (!m_outlet.isOpen() || !payload["usage"].isObject())
        return;
    act::Used told = used(payload["usage"]);
    told.messageId = actText(payload["response_id"].text());
    m_outlet.put(when, std::move(told));
}

act::Used CodexReader::used(const JsonValue& counts) const
{
    const auto count = [&](View name) { return std::max<qint64>(0, counts[name].integer().value_or(0)); };
    act::Used used;
    used.model = m_model;
    used.inputTokens = count("input_tokens");
    used.cachedTokens = count("cached_input_tokens");
    used.outputTokens = count("output_tokens");
    return used;
}

} // namespace jumpseat
