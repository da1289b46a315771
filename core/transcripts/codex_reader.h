// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/act_outlet.h"
#include "transcripts/codex_calls.h"
#include "transcripts/kind_reader.h"
#include "transcripts/record_feed.h"
#include "transcripts/tool_ledger.h"

namespace jumpseat {

/// Rollouts of Codex CLI. A record is {timestamp, type, payload} a line; in the oldest files the payload alone, without a
/// time, after a line with the session's id.
class CodexReader final : public KindReader {
public:
    CodexReader(ActOutlet::Sink sink, qsizetype longestLine);
    void feed(QByteArrayView bytes) override { m_feed.feed(bytes); }
    void finish() override { m_feed.finish(); }
    [[nodiscard]] TranscriptCounts counts() const override;

private:
    using When = std::optional<Stamp>;

    void record(const JsonValue& record);
    void legacyRecord(const JsonValue& record, const When& when);
    void sessionMeta(const JsonValue& payload);
    void responseItem(const JsonValue& item, const When& when, bool isLegacy);
    void message(const JsonValue& item, const When& when, bool isLegacy);
    void call(const JsonValue& item, const When& when);
    void putCall(const JsonValue& item, const CodexCall& call, const When& when);
    void output(const JsonValue& item, const When& when);
    void event(const JsonValue& event, const When& when);
    void prompt(std::string_view text, const JsonValue& event, const When& when);
    void turnAborted(const JsonValue& event, const When& when);
    void tokenCount(const JsonValue& event, const When& when);
    [[nodiscard]] QJsonObject detail() const;

    ActOutlet m_outlet;
    RecordFeed m_feed;
    JsonParser m_inner; ///< for JSON inside strings
    StampRange m_stamps;
    NameCounts m_notUnderstood, m_toolCalls, m_aborted;
    ToolLedger m_tools { "ok", "nonzero", "rejected", "aborted", "no_exit_code" };
    QString m_turn, m_model;
    std::string m_lastTotal;
    qint64 m_humanPrompts = 0, m_injected = 0, m_assistantMessages = 0, m_agentMessages = 0, m_compactions = 0;
    int m_filesAdded = 0, m_filesUpdated = 0, m_filesDeleted = 0;
    bool m_isLegacy = false;
};

} // namespace jumpseat
