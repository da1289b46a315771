// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/record_reader.h"

namespace jumpseat {

/// Continue's development data, one file for each event: ~/.continue/dev_data/0.2.0/autocomplete.jsonl, editOutcome,
/// chatInteraction, toolUsage and so on. In 0.1.0 and 0.2.0 of early versions records do not say which event they are;
/// it is told by their members.
class ContinueReader final : public RecordReader {
public:
    ContinueReader(ActOutlet::Sink sink, qsizetype longestLine);

private:
    void record(const JsonValue& record) override;
    void complete(TranscriptCounts& counts, const FeedCounts& feed) const override;
    void offered(const JsonValue& record, std::string_view event, const When& when);
    void chat(const JsonValue& record, const When& when);
    void editAsked(const JsonValue& record, const When& when);
    void toolUsage(const JsonValue& record, const When& when);
    void putCall(const JsonValue& record, ToolKind kind, const When& when);
    void tokens(const JsonValue& record, const When& when);

    NameCounts m_events, m_offers;
    qint64 m_accepted = 0;
};

} // namespace jumpseat
