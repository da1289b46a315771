// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace jumpseat {

/// Lines of bytes in any pieces, for JSON Lines (NDJSON): they end with LF or CRLF, empty ones are skipped.
class LineReader {
public:
    static constexpr qsizetype maxLine = 8 * 1024 * 1024; ///< bytes; of a longer line only the beginning is kept

    struct Line {
        QByteArray bytes; ///< without its end
        bool cut = false; ///< it was longer than maxLine
        friend bool operator==(const Line&, const Line&) = default;
    };
    /// The lines that end within these bytes.
    [[nodiscard]] QList<Line> feed(QByteArrayView bytes);
    /// What stands behind the last line end, if anything.
    [[nodiscard]] QList<Line> finish();

private:
    void endLine(QList<Line>& lines);

    Line m_line;
};

} // namespace jumpseat
