// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/claude_reader.h"

#include "transcripts/claude_tools.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

/// Kinds of records without an act or a count, as versions up to 2.1 write them.
bool isSilentClaudeType(View type)
{
    constexpr std::array<View, 27> silent { "agent-color", "agent-name", "agent-setting", "agent_metadata", "ai-title",
        "attachment", "attribution-snapshot", "content-replacement", "cost-state", "custom-title", "file-history-delta",
        "file-history-snapshot", "frame-link", "last-prompt", "mode", "permission-mode", "pr-link", "progress",
        "saved_hook_context", "speculation-accept", "started", "result", "summary", "tag", "task-summary",
        "token-usage", "worktree-state" };
    return std::ranges::find(silent, type) != silent.end();
}

bool isBlankText(View text)
{
    return text.find_first_not_of(" \t\r\n\f\v") == View::npos;
}

QString endingOf(const JsonValue& message)
{
    const View reason = message["stop_reason"].text();
    if (reason == "max_tokens" || reason == "model_context_window_exceeded")
        return QStringLiteral("length");
    return reason == "refusal" ? QStringLiteral("refused") : QString();
}

} // namespace

ClaudeReader::ClaudeReader(ActOutlet::Sink sink, qsizetype longestLine)
    : RecordReader(std::move(sink), QStringLiteral("claude-code"), Framing::Lines, longestLine,
          { "ok", "error", "rejected", "interrupted", "denied_by_rule" })
{
}

void ClaudeReader::finish()
{
    RecordReader::finish();
    tellUsage(false);
    tellUsage(true);
}

void ClaudeReader::record(const JsonValue& record)
{
    if (!record.isObject()) {
        m_counts.notUnderstood.add("no object");
        return;
    }
    Head head { stampFrom(record["timestamp"]), record["uuid"].text(), record["requestId"].text(),
        record["isSidechain"].isTrue(), record["isApiErrorMessage"].isTrue() };
    if (head.when)
        m_stamps.add(*head.when);
    if (const View session = record["sessionId"].text(); m_outlet.isOpen() && !session.empty())
        m_outlet.setConversation(session);
    const View type = record["type"].text();
    if (type == "assistant")
        assistant(record, head);
    else if (type == "user")
        user(record, head);
    else if (type == "system")
        system(record, head);
    else if (type == "queue-operation")
        m_queue.operation(record, head.when, m_outlet);
    else if (!isSilentClaudeType(type))
        m_counts.notUnderstood.add(type.empty() ? View("no type") : type);
}

void ClaudeReader::assistant(const JsonValue& record, const Head& head)
{
    m_rejectedJustNow = false;
    m_apiErrorsShown += head.isApiError;
    const JsonValue message = record["message"];
    if (head.isApiError)
        apiError(record, head);
    if (message["model"].text() == "<synthetic>")
        return;
    const View given = message["id"].text();
    const View id = given.empty() ? head.uuid : given;
    Thread& thread = m_threads[head.isSidechain];
    thread.messageCount += id.empty() || thread.messages.insert(id);
    const JsonValue content = message["content"];
    if (content.isString())
        said(content.text(), message, id, head);
    for (JsonItems it(content); it.next();)
        assistantBlock(it.value(), message, id, head);
    usage(record, head);
}

void ClaudeReader::assistantBlock(const JsonValue& block, const JsonValue& message, View id, const Head& head)
{
    const View type = block["type"].text();
    if (type == "text")
        said(block["text"].text(), message, id, head);
    else if (type == "tool_use")
        toolUse(block, message["id"].text(), head);
    else if (!isKnownClaudeBlock(type))
        m_counts.notUnderstood.add("assistant/" + std::string(type));
}

void ClaudeReader::said(View text, const JsonValue& message, View id, const Head& head)
{
    if (isBlankText(text))
        return;
    Thread& thread = m_threads[head.isSidechain];
    thread.withTextCount += id.empty() || thread.withText.insert(id);
    // What a sub-agent says, it says to the assistant; what an API error says is told as a failure.
    if (!m_outlet.isOpen() || head.isSidechain || head.isApiError)
        return;
    m_outlet.put(head.when,
        act::Said { actText(message["id"].text()), actText(head.requestId), m_outlet.name(message["model"].text()),
            actText(text), endingOf(message) });
}

void ClaudeReader::toolUse(const JsonValue& block, View messageId, const Head& head)
{
    const View id = block["id"].text();
    const View name = block["name"].text();
    const QString tool = m_outlet.name(name);
    const ToolKind kind = claudeToolKind(name);
    if (!m_tools.call(id, tool, kind))
        return;
    m_threads[head.isSidechain].toolCalls.add(name);
    if (!m_outlet.isOpen())
        return;
    const JsonValue input = block["input"];
    act::ToolUsed used;
    used.callId = actText(id);
    used.messageId = actText(messageId);
    used.tool = tool;
    used.kind = kind;
    used.input = actText(input.minified());
    if (kind == ToolKind::Edit)
        used.edits = claudeEdits(name, input);
    if (kind == ToolKind::Shell)
        used.command = actText(input["command"].text());
    used.byAgent = head.isSidechain;
    m_outlet.put(head.when, std::move(used));
}

void ClaudeReader::usage(const JsonValue& record, const Head& head)
{
    const JsonValue message = record["message"];
    const JsonValue counts = message["usage"];
    Thread& thread = m_threads[head.isSidechain];
    if (!m_outlet.isOpen() || !counts.isObject())
        return;
    const QString messageId = actText(message["id"].text());
    if (thread.usage && (messageId.isEmpty() || thread.usage->messageId != messageId))
        tellUsage(head.isSidechain);
    const auto count = [&](View name) { return std::max<qint64>(0, counts[name].integer().value_or(0)); };
    act::Used used;
    used.requestId = actText(head.requestId);
    used.messageId = messageId;
    used.model = m_outlet.name(message["model"].text());
    used.cachedTokens = count("cache_read_input_tokens");
    used.inputTokens = count("input_tokens") + count("cache_creation_input_tokens") + used.cachedTokens;
    used.outputTokens = count("output_tokens");
    used.costMicros = qint64(std::clamp(record["costUSD"].number().value_or(0), 0.0, 1e6) * 1e6);
    used.durationUs = std::clamp<qint64>(record["durationMs"].integer().value_or(0), 0, 1'000'000'000'000) * 1000;
    thread.usage = std::move(used);
    thread.usageWhen = head.when;
}

void ClaudeReader::tellUsage(bool isSidechain)
{
    Thread& thread = m_threads[isSidechain];
    if (!thread.usage)
        return;
    const QByteArray id = thread.usage->messageId.toUtf8();
    if (id.isEmpty() || thread.used.insert(View(id)))
        m_outlet.put(thread.usageWhen, std::move(*thread.usage));
    thread.usage.reset();
}

void ClaudeReader::apiError(const JsonValue& record, const Head& head)
{
    if (!m_outlet.isOpen())
        return;
    std::string joined;
    act::Failed failed;
    failed.requestId = actText(head.requestId);
    failed.what = actText(claudeResultText(record["message"]["content"], joined));
    m_outlet.put(head.when, std::move(failed));
}

void ClaudeReader::system(const JsonValue& record, const Head& head)
{
    const View subtype = record["subtype"].text();
    m_compactBoundaries += subtype == "compact_boundary";
    if (subtype != "api_error")
        return;
    ++m_apiErrors;
    if (!m_outlet.isOpen())
        return;
    const JsonValue error = record["error"];
    act::Failed failed;
    failed.requestId = actText(error["requestID"].text());
    failed.status = int(std::clamp<qint64>(error["status"].integer().value_or(0), 0, 999));
    View what = error["error"]["error"]["message"].text();
    if (what.empty())
        what = error["message"].text();
    failed.what = actText(what.empty() ? record["content"].text() : what);
    m_outlet.put(head.when, std::move(failed));
}

} // namespace jumpseat
