// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/claude_queue.h"
#include "transcripts/record_reader.h"

namespace jumpseat {

/// Transcripts of Claude Code, 0.2 to 2.1, main files and those of sub-agents. A record is an object a line; one message
/// of the API is several records, one for each block, each with the message's id and usage.
class ClaudeReader final : public RecordReader {
public:
    ClaudeReader(ActOutlet::Sink sink, qsizetype longestLine);
    void finish() override;

private:
    /// What all records have.
    struct Head {
        std::optional<Stamp> when;
        std::string_view uuid, requestId;
        bool isSidechain = false, isApiError = false;
    };
    struct UserText;

    void record(const JsonValue& record) override;
    void user(const JsonValue& record, const Head& head);
    void userText(const JsonValue& record, const Head& head, const UserText& text);
    void interruptMarker(const Head& head, bool ofToolUse);
    void toolResult(const JsonValue& block, const JsonValue& record, const Head& head);
    void assistant(const JsonValue& record, const Head& head);
    void assistantBlock(const JsonValue& block, const JsonValue& message, std::string_view id, const Head& head);
    void said(std::string_view text, const JsonValue& message, std::string_view id, const Head& head);
    void toolUse(const JsonValue& block, std::string_view messageId, const Head& head);
    void usage(const JsonValue& record, const Head& head);
    void tellUsage(bool isSidechain);
    void apiError(const JsonValue& record, const Head& head);
    void system(const JsonValue& record, const Head& head);
    void complete(TranscriptCounts& counts, const FeedCounts& feed) const override;
    [[nodiscard]] QJsonObject detail(const FeedCounts& feed) const;

    ClaudeQueue m_queue;

    /// Of the main thread [0] and of sub-agents [1].
    struct Thread {
        SeenIds messages, withText, used;
        qint64 messageCount = 0, withTextCount = 0;
        NameCounts toolCalls;
        /// Of the newest message: its counts grow from record to record and are told when another begins.
        std::optional<act::Used> usage;
        std::optional<Stamp> usageWhen;
    };
    std::array<Thread, 2> m_threads;

    qint64 m_slashCommands = 0, m_bangCommands = 0, m_rejections = 0, m_rejectionsWithWords = 0,
           m_generationMarkers = 0, m_toolUseMarkers = 0, m_markersAfterRejection = 0, m_compactBoundaries = 0,
           m_compactSummaries = 0, m_apiErrors = 0, m_apiErrorsShown = 0, m_modifiedByUser = 0;
    bool m_rejectedJustNow = false; ///< a call, and nothing was asked or answered since
};

} // namespace jumpseat
