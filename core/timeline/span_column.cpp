// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/span_column.h"

#include <algorithm>
#include <cmath>

namespace jumpseat {

qsizetype SpanColumn::insert(Span span)
{
    const auto place = std::ranges::upper_bound(m_start, span.startUs) - m_start.begin();
    m_start.insert(m_start.begin() + place, span.startUs);
    m_maxEnd.insert(m_maxEnd.begin() + place, span.endUs);
    m_spans.insert(m_spans.begin() + place, std::move(span));
    refreshMaxima(place);
    return place;
}

void SpanColumn::close(qsizetype index, qint64 endUs, Seq endSeq, MarkKind kind)
{
    auto& span = m_spans[size_t(index)];
    span.endUs = endUs;
    span.endSeq = endSeq;
    span.kind = kind;
    refreshMaxima(index);
}

void SpanColumn::refreshMaxima(qsizetype from)
{
    auto highest = from > 0 ? m_maxEnd[size_t(from) - 1] : std::numeric_limits<qint64>::min();
    for (auto i = size_t(from); i < m_spans.size(); ++i) {
        highest = std::max(highest, m_spans[i].endUs);
        m_maxEnd[i] = highest;
    }
}

SpanColumn::Range SpanColumn::rangeOf(qint64 fromUs, qint64 toUs) const
{
    return { std::ranges::lower_bound(m_maxEnd, fromUs) - m_maxEnd.begin(),
        std::ranges::upper_bound(m_start, toUs) - m_start.begin() };
}

QList<Span> SpanColumn::visible(const TimeScale& scale, double marginPx, double stackPx) const
{
    const auto from = scale.timeAt(-marginPx);
    const auto [first, last] = rangeOf(from, scale.timeAt(scale.widthPx() + marginPx));
    const bool crowded = last - first > mostSingles;
    QList<Span> result;
    int column = 0;
    for (auto i = first; i < last; ++i) {
        const auto& span = m_spans[size_t(i)];
        if (span.endUs < from)
            continue;
        const int here = scale.columnOf(span.startUs);
        if (crowded && !result.isEmpty() && here - column < stackPx) {
            // Grow the one that stands for this place, so that no reading time looks shorter than it was.
            auto& stack = result.last();
            ++stack.count;
            stack.endUs = std::max(stack.endUs, span.endUs);
            continue;
        }
        column = here;
        result.append(span);
    }
    return result;
}

std::optional<Span> SpanColumn::nearest(const TimeScale& scale, double x, MarkKinds kinds, double tolerancePx) const
{
    const auto [first, last] = rangeOf(scale.timeAt(x - tolerancePx), scale.timeAt(x + tolerancePx));
    const Span* best = nullptr;
    double bestDistance = tolerancePx;
    const Span* around = nullptr;
    for (auto i = first; i < last; ++i) {
        const auto& span = m_spans[size_t(i)];
        if (!kinds.has(span.kind))
            continue;
        const double end = span.isOpen() ? scale.widthPx() + tolerancePx : scale.xOf(span.endUs);
        const double distance = std::min(std::abs(scale.xOf(span.startUs) - x), std::abs(end - x));
        if (distance <= bestDistance) {
            best = &span;
            bestDistance = distance;
        }
        if (scale.xOf(span.startUs) <= x && x <= end)
            around = &span;
    }
    const auto* found = best ? best : around;
    return found ? std::optional(*found) : std::nullopt;
}

} // namespace jumpseat
