// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/line_marks.h"

#include <algorithm>
#include <array>

namespace jumpseat {

namespace {

/// Gathers one line's stretches and decides when its end is reached.
class LineSorter {
public:
    explicit LineSorter(LineMarks& marks)
        : m_marks(marks)
    {
    }

    void add(QStringView stretch, qint32 from, OriginKind kind)
    {
        const auto visible = std::ranges::count_if(stretch, [](QChar c) { return !c.isSpace(); });
        m_visible[size_t(kind)] += qint32(visible);
        m_last = kind;
        if (visible > 0)
            m_spans.append({ from, from + qint32(stretch.size()), kind });
    }

    void endLine(OriginKind breakKind)
    {
        const OriginKind kind = leading(breakKind);
        m_marks.lines.append(kind);
        for (const OddSpan& span : std::as_const(m_spans)) {
            if (span.kind != kind)
                m_marks.odd.append(span);
        }
        m_spans.clear();
        m_visible = {};
    }

    void endText() { endLine(m_last); }

private:
    /// Of the kinds with most characters the one that comes first in the line.
    [[nodiscard]] OriginKind leading(OriginKind otherwise) const
    {
        OriginKind kind = otherwise;
        qint32 most = 0;
        for (const OddSpan& span : m_spans) {
            if (m_visible[size_t(span.kind)] > most) {
                most = m_visible[size_t(span.kind)];
                kind = span.kind;
            }
        }
        return kind;
    }

    LineMarks& m_marks;
    QList<OddSpan> m_spans;
    std::array<qint32, size_t(OriginKind::Unknown) + 1> m_visible {};
    OriginKind m_last = OriginKind::Unknown;
};

} // namespace

int LineMarks::runStart(int line) const
{
    while (line > 0 && line < lines.size() && lines.at(line - 1) == lines.at(line))
        --line;
    return line;
}

LineMarks lineMarks(const QString& text, const Provenance& provenance)
{
    LineMarks marks;
    LineSorter sorter(marks);
    const QStringView all(text);
    qsizetype pos = 0;
    for (const auto& run : provenance.runs()) {
        const qsizetype end = std::min<qsizetype>(pos + run.length, all.size());
        while (pos < end) {
            const qsizetype lineBreak = all.indexOf(u'\n', pos);
            const qsizetype stop = lineBreak < 0 ? end : std::min(lineBreak, end);
            sorter.add(all.sliced(pos, stop - pos), qint32(pos), run.origin.kind);
            pos = stop;
            if (pos < end) {
                sorter.endLine(run.origin.kind);
                ++pos;
            }
        }
    }
    sorter.endText();
    return marks;
}

} // namespace jumpseat
