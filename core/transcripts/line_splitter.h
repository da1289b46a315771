// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/json_value.h"

#include <QByteArray>

#include <functional>

namespace jumpseat {

/// Bytes as they come, out as lines without their "\n". A line that lies whole in what was fed is given where it stands.
class LineSplitter {
public:
    /// `padded`: at least JsonParser::padding bytes behind the line may be read.
    using OnLine = std::function<void(QByteArrayView line, bool padded)>;

    /// Lines of more than `longest` bytes are left out and counted.
    LineSplitter(qsizetype longest, OnLine onLine);
    void feed(QByteArrayView bytes);
    /// What stands behind the last line break is a line, too.
    void finish();
    [[nodiscard]] qint64 tooLong() const { return m_tooLong; }

private:
    void keep(QByteArrayView bytes);
    void lineEnds(QByteArrayView rest, bool padded);

    qsizetype m_longest;
    OnLine m_onLine;
    QByteArray m_begun; ///< of a line whose end has not come
    bool m_skipping = false;
    qint64 m_tooLong = 0;
};

} // namespace jumpseat
