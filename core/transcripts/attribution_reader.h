// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/attribution_file.h"
#include "transcripts/kind_reader.h"
#include "transcripts/record_feed.h"

namespace jumpseat {

/// Files that say who wrote which lines: no acts, only attributions.
class AttributionReader : public KindReader {
public:
    [[nodiscard]] TranscriptCounts counts() const override;
    [[nodiscard]] const AttributionFile& file() const { return m_file; }

protected:
    AttributionFile m_file;
};

/// A note is only understood as a whole.
class GitAiReader final : public AttributionReader {
public:
    explicit GitAiReader(qsizetype longest)
        : m_longest(longest)
    {
    }
    void feed(QByteArrayView bytes) override;
    void finish() override;

private:
    qsizetype m_longest;
    QByteArray m_note;
    bool m_tooLong = false;
};

class AgentTraceReader final : public AttributionReader {
public:
    AgentTraceReader(Framing framing, qsizetype longest);
    void feed(QByteArrayView bytes) override { m_feed.feed(bytes); }
    void finish() override { m_feed.finish(); }
    [[nodiscard]] TranscriptCounts counts() const override;

private:
    RecordFeed m_feed;
};

} // namespace jumpseat
