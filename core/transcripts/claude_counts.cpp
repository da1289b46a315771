// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/claude_reader.h"

namespace jumpseat {

void ClaudeReader::complete(TranscriptCounts& counts, const FeedCounts& feed) const
{
    counts.queuedPrompts = m_queue.enqueued();
    counts.assistantMessages = m_threads[0].messageCount;
    counts.toolCalls = m_threads[0].toolCalls;
    counts.rejected = m_rejections;
    counts.interrupted = m_generationMarkers + m_toolUseMarkers - m_markersAfterRejection;
    counts.detail = detail(feed);
}

QJsonObject ClaudeReader::detail(const FeedCounts& feed) const
{
    const NameCounts& next = m_queue.nextOperations();
    QJsonObject nextOperations = next.toJson();
    for (const char* name : { "then_dequeue", "then_remove", "then_popAll" })
        nextOperations.insert(QLatin1StringView(name), next.of(name));
    return {
        { QStringLiteral("human_prompts_incl_queued_never_in_user_records"),
            m_counts.humanPrompts + next.of("then_remove") },
        { QStringLiteral("queued_prompts_enqueued"), m_queue.enqueued() },
        { QStringLiteral("queued_prompts_next_op"), nextOperations },
        { QStringLiteral("slash_commands"), m_slashCommands },
        { QStringLiteral("user_shell_bang_commands"), m_bangCommands },
        { QStringLiteral("assistant_messages_with_text"), m_threads[0].withTextCount },
        { QStringLiteral("sidechain_assistant_messages"), m_threads[1].messageCount },
        { QStringLiteral("sidechain_assistant_messages_with_text"), m_threads[1].withTextCount },
        { QStringLiteral("sidechain_tool_calls"), m_threads[1].toolCalls.toJson() },
        { QStringLiteral("outcomes"), m_tools.outcomes() },
        { QStringLiteral("file_edit_outcomes"), m_tools.editOutcomes() },
        { QStringLiteral("shell_outcomes"), m_tools.shellOutcomes() },
        { QStringLiteral("tool_rejections"), m_rejections },
        { QStringLiteral("tool_rejections_with_typed_feedback"), m_rejectionsWithWords },
        { QStringLiteral("edits_modified_by_user"), m_modifiedByUser },
        { QStringLiteral("interrupt_markers_generation"), m_generationMarkers },
        { QStringLiteral("interrupt_markers_tool_use"), m_toolUseMarkers },
        { QStringLiteral("compact_boundaries"), m_compactBoundaries },
        { QStringLiteral("compact_summaries"), m_compactSummaries },
        { QStringLiteral("api_error_records"), m_apiErrors },
        { QStringLiteral("api_error_messages_shown"), m_apiErrorsShown },
        { QStringLiteral("timestamps_monotonic"), m_stamps.isMonotonic() },
        { QStringLiteral("lines_with_several_objects"), feed.linesWithSeveral },
        { QStringLiteral("bad_json_fragments"), feed.badFragments },
    };
}

} // namespace jumpseat
