// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/line_diff.h"

#include "text/section_iterator.h"

#include <vector>

namespace jumpseat {
namespace {

// The table of the longest common subsequence has this many cells at most.
constexpr qsizetype maxCells = 1'000'000;

using Lines = std::vector<QStringView>;

// Each line with its break, so that the lines put together are the text.
Lines linesOf(const QString& text)
{
    Lines lines;
    for (qsizetype from = 0; from < text.size();) {
        const qsizetype end = text.indexOf(u'\n', from);
        const qsizetype to = end < 0 ? text.size() : end + 1;
        lines.push_back(QStringView(text).sliced(from, to - from));
        from = to;
    }
    return lines;
}

// common(i, j): length of the longest common subsequence of the lines of a from i on and of b from j on.
class CommonTable {
public:
    CommonTable(const Lines& a, const Lines& b)
        : m_width(b.size() + 1)
        , m_cells((a.size() + 1) * m_width, 0)
    {
        for (size_t i = a.size(); i-- > 0;) {
            for (size_t j = b.size(); j-- > 0;) {
                m_cells[i * m_width + j] = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
            }
        }
    }
    [[nodiscard]] qint32 at(size_t i, size_t j) const { return m_cells[i * m_width + j]; }

private:
    size_t m_width;
    std::vector<qint32> m_cells;
};

// Gathers kept and changed lines into the sections of a change set.
class Sections {
public:
    void keep(QStringView line)
    {
        flush();
        m_builder.add(qint32(line.size()), -1);
    }
    void remove(QStringView line) { m_removed += qint32(line.size()); }
    void insert(QStringView line) { m_inserted += line; }
    [[nodiscard]] ChangeSet take()
    {
        flush();
        return m_builder.take();
    }

private:
    void flush()
    {
        if (m_removed == 0 && m_inserted.isEmpty())
            return;
        m_builder.add(m_removed, qint32(m_inserted.size()));
        m_builder.addText(m_inserted);
        m_removed = 0;
        m_inserted.clear();
    }

    ChangeSetBuilder m_builder;
    qint32 m_removed = 0;
    QString m_inserted;
};

void diffMiddle(const Lines& a, const Lines& b, Sections& out)
{
    size_t i = 0;
    size_t j = 0;
    if (qsizetype((a.size() + 1) * (b.size() + 1)) <= maxCells) {
        const CommonTable common(a, b);
        while (i < a.size() && j < b.size()) {
            if (a[i] == b[j]) {
                out.keep(a[i]);
                ++i, ++j;
            } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
                out.remove(a[i++]);
            } else {
                out.insert(b[j++]);
            }
        }
    }
    for (; i < a.size(); ++i)
        out.remove(a[i]);
    for (; j < b.size(); ++j)
        out.insert(b[j]);
}

Lines slice(const Lines& lines, size_t from, size_t to)
{
    return { lines.begin() + qsizetype(from), lines.begin() + qsizetype(to) };
}

} // namespace

ChangeSet lineDiff(const QString& before, const QString& after)
{
    const Lines a = linesOf(before);
    const Lines b = linesOf(after);
    const size_t shorter = std::min(a.size(), b.size());
    size_t head = 0;
    while (head < shorter && a[head] == b[head])
        ++head;
    size_t tail = 0;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    Sections out;
    for (size_t i = 0; i < head; ++i)
        out.keep(a[i]);
    diffMiddle(slice(a, head, a.size() - tail), slice(b, head, b.size() - tail), out);
    for (size_t i = a.size() - tail; i < a.size(); ++i)
        out.keep(a[i]);
    return out.take();
}

} // namespace jumpseat
