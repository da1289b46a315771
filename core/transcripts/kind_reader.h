// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/transcript_counts.h"

#include <QByteArray>

namespace jumpseat {

/// Reads files of one kind. What comes may be cut anywhere.
class KindReader {
public:
    KindReader() = default;
    KindReader(const KindReader&) = delete;
    KindReader& operator=(const KindReader&) = delete;
    virtual ~KindReader() = default;

    virtual void feed(QByteArrayView bytes) = 0;
    /// Nothing more comes: what waited for its end is taken as it is.
    virtual void finish() = 0;
    [[nodiscard]] virtual TranscriptCounts counts() const = 0;
};

} // namespace jumpseat
