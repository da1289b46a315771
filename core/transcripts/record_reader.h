// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/act_outlet.h"
#include "transcripts/kind_reader.h"
#include "transcripts/record_feed.h"
#include "transcripts/tool_ledger.h"

namespace jumpseat {

/// A file of JSON records that tell a conversation: what the readers of all such kinds have.
class RecordReader : public KindReader {
public:
    void feed(QByteArrayView bytes) override { m_feed.feed(bytes); }
    void finish() override { m_feed.finish(); }
    [[nodiscard]] TranscriptCounts counts() const final;

protected:
    using When = std::optional<Stamp>;

    /// `outcomes`: see ToolLedger.
    RecordReader(ActOutlet::Sink sink, const QString& tool, Framing framing, qsizetype longest,
        std::initializer_list<std::string_view> outcomes);

    virtual void record(const JsonValue& record) = 0;
    /// What this kind counts in another way, and its detail.
    virtual void complete(TranscriptCounts& counts, const FeedCounts& feed) const = 0;

    ActOutlet m_outlet;
    StampRange m_stamps;
    ToolLedger m_tools;
    /// As counted while reading. counts() adds what m_tools, m_stamps and the feed have.
    TranscriptCounts m_counts;

private:
    RecordFeed m_feed;
};

} // namespace jumpseat
