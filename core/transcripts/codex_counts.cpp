// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/codex_reader.h"

namespace jumpseat {

void CodexReader::complete(TranscriptCounts& counts, const FeedCounts& feed) const
{
    counts.interrupted = m_aborted.sum();
    counts.errors = m_tools.of("nonzero");
    counts.detail = detail(feed);
}

QJsonObject CodexReader::detail(const FeedCounts& feed) const
{
    const QJsonObject byKind { { QStringLiteral("add"), m_filesAdded }, { QStringLiteral("update"), m_filesUpdated },
        { QStringLiteral("delete"), m_filesDeleted } };
    return {
        { QStringLiteral("injected_user_messages"), m_injected },
        { QStringLiteral("agent_message_events"), m_agentMessages },
        { QStringLiteral("apply_patch_calls"), m_tools.edits() },
        { QStringLiteral("file_ops_in_patches"), m_filesAdded + m_filesUpdated + m_filesDeleted },
        { QStringLiteral("file_ops_in_patches_by_kind"), byKind },
        { QStringLiteral("shell_commands"), m_tools.shells() },
        { QStringLiteral("outcomes"), m_tools.outcomes() },
        { QStringLiteral("apply_patch_outcomes"), m_tools.editOutcomes() },
        { QStringLiteral("shell_outcomes"), m_tools.shellOutcomes() },
        { QStringLiteral("turn_aborted"), m_aborted.toJson() },
        { QStringLiteral("compactions"), m_compactions },
        { QStringLiteral("without_envelope"), m_isLegacy },
        { QStringLiteral("timestamps_monotonic"), m_stamps.isMonotonic() },
        { QStringLiteral("lines_with_several_objects"), feed.linesWithSeveral },
        { QStringLiteral("bad_json_fragments"), feed.badFragments },
    };
}

} // namespace jumpseat
