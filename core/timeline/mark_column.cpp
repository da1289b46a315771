// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/mark_column.h"

#include <algorithm>
#include <cmath>

namespace jumpseat {

void MarkColumn::append(const Mark& mark)
{
    const auto at = std::ranges::upper_bound(m_us, mark.us) - m_us.begin();
    m_isInSeqOrder = m_isInSeqOrder && at == size();
    m_us.insert(m_us.begin() + at, mark.us);
    m_seq.insert(m_seq.begin() + at, mark.seq);
    m_lane.insert(m_lane.begin() + at, mark.lane);
    m_kind.insert(m_kind.begin() + at, mark.kind);
    m_detail.insert(m_detail.begin() + at, mark.detail);
}

Mark MarkColumn::at(qsizetype index) const
{
    const auto i = size_t(index);
    return { m_seq[i], m_us[i], m_lane[i], m_kind[i], m_detail[i], 1 };
}

qsizetype MarkColumn::lowerBound(qint64 us) const
{
    return std::ranges::lower_bound(m_us, us) - m_us.begin();
}

qsizetype MarkColumn::lowerBoundSeq(Seq seq) const
{
    return (m_isInSeqOrder ? std::ranges::lower_bound(m_seq, seq) : std::ranges::find(m_seq, seq)) - m_seq.begin();
}

QList<Mark> MarkColumn::visible(const TimeScale& scale, MarkKinds kinds, double marginPx, double stackPx) const
{
    const auto first = lowerBound(scale.timeAt(-marginPx));
    const auto last = lowerBound(scale.timeAt(scale.widthPx() + marginPx) + 1);
    if (last - first > mostSingles)
        return stacked(scale, kinds, first, last, stackPx);
    QList<Mark> result;
    result.reserve(last - first);
    for (auto i = first; i < last; ++i) {
        if (kinds.has(m_kind[size_t(i)]))
            result.append(at(i));
    }
    return result;
}

QList<Mark> MarkColumn::stacked(
    const TimeScale& scale, MarkKinds kinds, qsizetype first, qsizetype last, double stackPx) const
{
    QList<Mark> result;
    for (auto i = first; i < last;) {
        const auto end = std::min(last, lowerBound(m_us[size_t(i)] + qint64(stackPx * scale.usPerPx()) + 1));
        // The newest of a visible kind stands for its stack; a hidden kind at most costs a short walk.
        auto shown = end - 1;
        while (shown > i && !kinds.has(m_kind[size_t(shown)]))
            --shown;
        if (kinds.has(m_kind[size_t(shown)])) {
            auto mark = at(shown);
            mark.count = int(end - i);
            result.append(mark);
        }
        i = end;
    }
    return result;
}

std::optional<Mark> MarkColumn::nearest(const TimeScale& scale, double x, MarkKinds kinds, double tolerancePx) const
{
    const auto middle = lowerBound(scale.timeAt(x));
    const auto distance = [&](qsizetype i) { return std::abs(scale.xOf(m_us[size_t(i)]) - x); };
    // The first mark of a shown kind in each direction; anything beyond it is further away.
    const auto search = [&](qsizetype i, qsizetype step) -> std::optional<qsizetype> {
        for (; i >= 0 && i < size() && distance(i) <= tolerancePx; i += step) {
            if (kinds.has(m_kind[size_t(i)]))
                return i;
        }
        return std::nullopt;
    };
    const auto right = search(middle, 1);
    const auto left = search(middle - 1, -1);
    if (!left || !right)
        return left ? std::optional(at(*left)) : right ? std::optional(at(*right)) : std::nullopt;
    return at(distance(*left) < distance(*right) ? *left : *right);
}

} // namespace jumpseat
