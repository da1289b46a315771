// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/line_reader.h"

#include <algorithm>

namespace jumpseat {

QList<LineReader::Line> LineReader::feed(QByteArrayView bytes)
{
    QList<Line> lines;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView piece = end < 0 ? bytes : bytes.first(end);
        const qsizetype room = maxLine - m_line.bytes.size();
        m_line.cut = m_line.cut || piece.size() > room;
        m_line.bytes.append(piece.first(std::min(piece.size(), room)));
        if (end < 0)
            break;
        endLine(lines);
        bytes = bytes.sliced(end + 1);
    }
    return lines;
}

QList<LineReader::Line> LineReader::finish()
{
    QList<Line> lines;
    endLine(lines);
    return lines;
}

void LineReader::endLine(QList<Line>& lines)
{
    Line line = std::exchange(m_line, {});
    if (!line.cut && line.bytes.endsWith('\r'))
        line.bytes.chop(1);
    if (!line.bytes.isEmpty())
        lines.append(std::move(line));
}

} // namespace jumpseat
