// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/dirty_lines.h"

#include <algorithm>

namespace jumpseat {

bool DirtyLines::contains(int line) const
{
    return std::ranges::any_of(m_ranges, [line](const Range& r) { return r.from <= line && line < r.to; });
}

int DirtyLines::count() const
{
    int lines = 0;
    for (const Range& range : m_ranges)
        lines += range.to - range.from;
    return lines;
}

void DirtyLines::add(int from, int to)
{
    if (from >= to)
        return;
    auto first = std::ranges::find_if(m_ranges, [from](const Range& r) { return r.to >= from; });
    auto last = first;
    for (; last != m_ranges.end() && last->from <= to; ++last) {
        from = std::min(from, last->from);
        to = std::max(to, last->to);
    }
    first = m_ranges.erase(first, last);
    m_ranges.insert(first, { from, to });
}

void DirtyLines::removeFirst()
{
    if (++m_ranges.front().from == m_ranges.front().to)
        m_ranges.erase(m_ranges.begin());
}

void DirtyLines::linesInserted(int line, int count)
{
    for (Range& range : m_ranges) {
        range.from += range.from > line ? count : 0;
        range.to += range.to > line ? count : 0;
    }
}

void DirtyLines::linesRemoved(int line, int count)
{
    const auto moved = [line, count](int at) { return at <= line ? at : std::max(line, at - count); };
    std::vector<Range> before;
    before.swap(m_ranges);
    for (const Range& range : before) {
        // A range that ended inside what went still marks the line that took its place.
        add(moved(range.from), std::max(moved(range.to - 1) + 1, moved(range.from)));
    }
}

} // namespace jumpseat
