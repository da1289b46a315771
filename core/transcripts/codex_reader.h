// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/codex_calls.h"
#include "transcripts/record_reader.h"

namespace jumpseat {

/// Rollouts of Codex CLI. A record is {timestamp, type, payload} a line; in the oldest files the payload alone, without a
/// time, after a line with the session's id.
class CodexReader final : public RecordReader {
public:
    CodexReader(ActOutlet::Sink sink, qsizetype longestLine);

private:
    void record(const JsonValue& record) override;
    void legacyRecord(const JsonValue& record, const When& when);
    void sessionMeta(const JsonValue& payload);
    void responseItem(const JsonValue& item, const When& when, bool isLegacy);
    void message(const JsonValue& item, const When& when, bool isLegacy);
    void call(const JsonValue& item, const When& when);
    void putCall(const JsonValue& item, const CodexCall& call, const When& when);
    void output(const JsonValue& item, const When& when);
    void event(const JsonValue& event, const When& when);
    void itemCompleted(const JsonValue& event, const When& when);
    void prompt(std::string_view text, const JsonValue& event, const When& when);
    void turnAborted(const JsonValue& event, const When& when);
    void tokenCount(const JsonValue& event, const When& when);
    void tokenUsage(const JsonValue& payload, const When& when);
    [[nodiscard]] act::Used used(const JsonValue& counts) const;
    void complete(TranscriptCounts& counts, const FeedCounts& feed) const override;
    [[nodiscard]] QJsonObject detail(const FeedCounts& feed) const;

    JsonParser m_inner; ///< for JSON inside strings
    NameCounts m_aborted;
    QString m_turn, m_model;
    std::string m_lastTotal;
    qint64 m_injected = 0, m_agentMessages = 0, m_compactions = 0;
    int m_filesAdded = 0, m_filesUpdated = 0, m_filesDeleted = 0;
    bool m_isLegacy = false, m_hasUsageRecords = false;
    bool m_hasUserMessages = false;
    std::string m_itemPrompt; ///< what an item told that was typed, until something answers
};

} // namespace jumpseat
