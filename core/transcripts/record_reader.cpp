// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/record_reader.h"

namespace jumpseat {

RecordReader::RecordReader(ActOutlet::Sink sink, const QString& tool, Framing framing, qsizetype longest,
    std::initializer_list<std::string_view> outcomes)
    : m_outlet(std::move(sink), tool)
    , m_tools(outcomes)
    , m_feed(framing, longest, [this](const JsonValue& value) { record(value); })
{
}

TranscriptCounts RecordReader::counts() const
{
    TranscriptCounts counts = m_counts;
    counts.fileEditCalls += m_tools.edits();
    counts.shellCommands += m_tools.shells();
    counts.rejected += m_tools.of("rejected");
    counts.errors += m_tools.of("error");
    counts.first = m_stamps.first();
    counts.last = m_stamps.last();
    const FeedCounts feed = m_feed.counts();
    feed.addTo(counts.notUnderstood);
    complete(counts, feed);
    return counts;
}

} // namespace jumpseat
