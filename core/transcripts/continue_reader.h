// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/act_outlet.h"
#include "transcripts/kind_reader.h"
#include "transcripts/record_feed.h"
#include "transcripts/tool_ledger.h"

namespace jumpseat {

/// Continue's development data, one file for each event: ~/.continue/dev_data/0.2.0/autocomplete.jsonl, editOutcome,
/// chatInteraction, toolUsage and so on. In 0.1.0 and 0.2.0 of early versions records do not say which event they are;
/// it is told by their members.
class ContinueReader final : public KindReader {
public:
    ContinueReader(ActOutlet::Sink sink, qsizetype longestLine);
    void feed(QByteArrayView bytes) override { m_feed.feed(bytes); }
    void finish() override { m_feed.finish(); }
    [[nodiscard]] TranscriptCounts counts() const override;

private:
    using When = std::optional<Stamp>;

    void record(const JsonValue& record);
    void offered(const JsonValue& record, std::string_view event, const When& when);
    void chat(const JsonValue& record, const When& when);
    void editAsked(const JsonValue& record, const When& when);
    void toolUsage(const JsonValue& record, const When& when);
    void putCall(const JsonValue& record, ToolKind kind, const When& when);
    void tokens(const JsonValue& record, const When& when);

    ActOutlet m_outlet;
    RecordFeed m_feed;
    StampRange m_stamps;
    NameCounts m_notUnderstood, m_events, m_toolCalls, m_offers;
    ToolLedger m_tools { "ok", "error", "rejected" };
    qint64 m_humanPrompts = 0, m_assistantMessages = 0, m_accepted = 0;
};

} // namespace jumpseat
