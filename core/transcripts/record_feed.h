// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_value.h"
#include "transcripts/framing.h"
#include "transcripts/json_extent.h"
#include "transcripts/line_splitter.h"
#include "transcripts/name_counts.h"

namespace jumpseat {

/// What was found beside values.
struct FeedCounts {
    qint64 linesWithSeveral = 0; ///< two values or more on one line
    qint64 badFragments = 0;     ///< the rest of a line, or of a value, that is no JSON
    qint64 tooLong = 0, tooDeep = 0, tooDense = 0;
    qint64 invalidText = 0; ///< values that were read with U+FFFD for what is no UTF-8

    void addTo(NameCounts& notUnderstood) const;
};

/// Bytes as they come, out as JSON values. Takes no more memory than a few times `longest`, whatever comes.
class RecordFeed {
public:
    using OnValue = std::function<void(const JsonValue&)>;

    RecordFeed(Framing framing, qsizetype longest, OnValue onValue);
    RecordFeed(const RecordFeed&) = delete;
    RecordFeed& operator=(const RecordFeed&) = delete;

    void feed(QByteArrayView bytes);
    void finish();
    [[nodiscard]] FeedCounts counts() const;

private:
    void line(QByteArrayView line, bool padded);
    void severalOn(QByteArrayView line);
    /// Parses one value, mended if need be, and gives it out.
    [[nodiscard]] JsonParser::Problem read(QByteArrayView json, bool padded);
    void note(JsonParser::Problem problem);
    void feedValues(QByteArrayView bytes);
    void endValue();

    Framing m_framing;
    qsizetype m_longest;
    OnValue m_onValue;
    JsonParser m_parser;
    LineSplitter m_lines;
    FeedCounts m_counts;
    // Of Framing::Values:
    JsonExtent m_extent;
    QByteArray m_begun;
    bool m_skipping = false, m_inGarbage = false;
};

} // namespace jumpseat
