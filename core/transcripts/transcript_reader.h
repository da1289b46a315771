// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "transcripts/attribution_file.h"
#include "transcripts/transcript_counts.h"
#include "transcripts/transcript_kind.h"

#include <functional>
#include <memory>

namespace jumpseat {

class KindReader;

struct TranscriptLimits {
    /// Bytes. Longer lines, and longer values over several lines, are left out and counted.
    qsizetype longestLine = 64 << 20;
};

/// Reads a file that an AI tool keeps, of whatever kind, as it comes: all at once, in pieces of any size, or as it grows.
/// A line without its end waits for it, and what a message of the assistant took is told when the next one begins, for its
/// counts grow while it is written. Memory stays within a few times the longest line, whatever comes in; nothing that
/// comes in is an error: what is not understood is counted.
class TranscriptReader {
public:
    using Sink = std::function<void(Act)>;

    /// `sink` gets the acts in the order of the file, which is not always the order of time; it may be empty, for who only
    /// counts.
    explicit TranscriptReader(Sink sink = {}, TranscriptLimits limits = {});
    ~TranscriptReader();

    void feed(QByteArrayView bytes);
    /// Nothing more comes.
    void finish();

    /// Unknown as long as too little has come, and for ever when the bytes are of no kind that is known.
    [[nodiscard]] TranscriptKind kind() const { return m_kind; }
    /// The bytes are of no kind that is known, and more will not change that.
    [[nodiscard]] bool isHopeless() const { return m_isHopeless; }
    /// Of what has come so far.
    [[nodiscard]] TranscriptCounts counts() const;
    /// Of the kinds that say who wrote which lines; they have no acts. Of a note of git-ai after finish().
    [[nodiscard]] QList<Attribution> attributions() const;

private:
    void detect(bool isAll);
    [[nodiscard]] qsizetype untilNextLook(QByteArrayView bytes) const;

    Sink m_sink;
    TranscriptLimits m_limits;
    TranscriptKind m_kind = TranscriptKind::Unknown;
    std::unique_ptr<KindReader> m_reader;
    QByteArray m_head; ///< until the kind is known
    bool m_isHopeless = false;
};

} // namespace jumpseat
