// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/claude_reader.h"
#include "transcripts/claude_text.h"
#include "transcripts/claude_tools.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

ToolOutcome toolOutcomeOf(View outcome)
{
    if (outcome == "denied_by_rule")
        return ToolOutcome::Denied;
    return toolOutcomeFromName(QString::fromLatin1(outcome)).value_or(ToolOutcome::None);
}

} // namespace

/// The text blocks of a user's record, put together, and what else it holds.
struct ClaudeReader::UserText {
    std::string joined;
    View text;
    bool hasMedia = false, hasResult = false;

    void add(View part)
    {
        if (text.empty()) {
            text = part;
            return;
        }
        if (joined.empty())
            joined = text;
        joined += '\n';
        joined += part;
        text = joined;
    }
};

void ClaudeReader::user(const JsonValue& record, const Head& head)
{
    UserText text;
    const JsonValue content = record["message"]["content"];
    if (content.isString())
        text.add(content.text());
    for (JsonItems it(content); it.next();) {
        const JsonValue& block = it.value();
        const View type = block["type"].text();
        if (type == "text") {
            text.add(block["text"].text());
        } else if (type == "tool_result") {
            text.hasResult = true;
            toolResult(block, record, head);
        } else if (type == "image" || type == "document") {
            text.hasMedia = true;
        } else if (block.isString()) {
            text.add(block.text());
        } else if (!isKnownClaudeBlock(type)) {
            m_counts.notUnderstood.add("user/" + std::string(type));
        }
    }
    userText(record, head, text);
}

void ClaudeReader::userText(const JsonValue& record, const Head& head, const UserText& text)
{
    const ClaudeText kind = claudeTextKind(text.text);
    if (kind == ClaudeText::Interrupt)
        interruptMarker(head, text.text.contains("by user for tool use]"));
    m_slashCommands += kind == ClaudeText::SlashCommand;
    m_bangCommands += kind == ClaudeText::BangCommand;
    m_compactSummaries += record["isCompactSummary"].isTrue();
    const bool isHuman = kind == ClaudeText::Human || (kind == ClaudeText::Empty && text.hasMedia);
    if (!isHuman || text.hasResult || head.isSidechain || record["isMeta"].isTrue()
        || record["isCompactSummary"].isTrue() || record["isVisibleInTranscriptOnly"].isTrue())
        return;
    if (const View origin = record["origin"]["kind"].text(); !origin.empty() && origin != "human")
        return;
    ++m_counts.humanPrompts;
    m_rejectedJustNow = false;
    if (!m_outlet.isOpen())
        return;
    const View promptId = record["promptId"].text();
    act::Prompted prompted;
    prompted.id = actText(promptId.empty() ? head.uuid : promptId);
    prompted.text = actText(withoutClaudeSpans(text.text));
    m_outlet.put(head.when, std::move(prompted));
}

void ClaudeReader::interruptMarker(const Head& head, bool ofToolUse)
{
    ++(ofToolUse ? m_toolUseMarkers : m_generationMarkers);
    const bool wasRejection = ofToolUse && m_rejectedJustNow;
    m_markersAfterRejection += wasRejection;
    m_rejectedJustNow = false;
    if (!wasRejection && m_outlet.isOpen())
        m_outlet.put(head.when, act::Interrupted {});
}

void ClaudeReader::toolResult(const JsonValue& block, const JsonValue& record, const Head& head)
{
    std::string joined;
    const View text = claudeResultText(block["content"], joined);
    const View outcome = claudeOutcome(text, block["is_error"].isTrue());
    const View id = block["tool_use_id"].text();
    const auto tool = m_tools.result(id, { outcome });
    if (!tool)
        return;
    const bool isRejected = outcome == "rejected";
    const View feedback = isRejected ? claudeFeedback(text) : View();
    m_rejections += isRejected;
    m_rejectionsWithWords += !feedback.empty();
    m_rejectedJustNow = m_rejectedJustNow || isRejected;
    const JsonValue told = record["toolUseResult"];
    m_modifiedByUser += told["userModified"].isTrue();
    if (!m_outlet.isOpen())
        return;
    const QString callId = actText(id);
    if (isRejected || outcome == "denied_by_rule") {
        const QString by = isRejected  ? QStringLiteral("person")
            : isClaudeHookDenial(text) ? QStringLiteral("hook")
                                       : QStringLiteral("rule");
        m_outlet.put(head.when, act::ToolDecided { callId, *tool, false, by, actText(feedback) });
    }
    act::ToolEnded ended;
    ended.callId = callId;
    ended.outcome = toolOutcomeOf(outcome);
    ended.output = actText(text, &ended.truncated);
    ended.durationUs = std::clamp<qint64>(told["durationMs"].integer().value_or(0), 0, 1'000'000'000'000) * 1000;
    m_outlet.put(head.when, std::move(ended));
}

} // namespace jumpseat
