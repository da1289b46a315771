// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/line_marks.h"

#include "editor/scintilla_text.h"

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

    void add(const QString& stretch, qint32 from, OriginKind kind)
    {
        const auto visible = std::ranges::count_if(stretch, [](QChar c) { return !c.isSpace(); });
        m_visible[size_t(kind)] += qint32(visible);
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
};

} // namespace

int LineMarks::runStart(int line) const
{
    while (line > 0 && line < lines.size() && lines.at(line - 1) == lines.at(line))
        --line;
    return line;
}

LineMarks lineMarks(const SciText& text, const Provenance& provenance)
{
    LineMarks marks;
    LineSorter sorter(marks);
    const auto add = [&](qint32 from, qint32 to, OriginKind kind) {
        if (from < to)
            sorter.add(text.bytesBetween(text.toByte(from), text.toByte(to)), from, kind);
    };
    const qint32 length = text.length();
    OriginKind kind = OriginKind::Unknown;
    qint32 pos = 0;
    for (const auto& run : provenance.runs()) {
        const qint32 end = std::min(pos + run.length, length);
        const int last = text.lineOf(end); // the run goes on to its break or beyond in every line before
        auto line = int(marks.lines.size());
        kind = run.origin.kind;
        if (line < last && text.lineStart(line) < pos) {
            add(pos, text.lineStart(line + 1) - 1, kind);
            sorter.endLine(kind);
            ++line;
        }
        marks.lines.insert(line, last - line, kind);
        add(std::max(pos, text.lineStart(last)), end, kind);
        pos = end;
    }
    sorter.endLine(kind);
    return marks;
}

} // namespace jumpseat
