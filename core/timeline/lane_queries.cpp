// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lane_index.h"

#include <algorithm>
#include <cmath>

namespace jumpseat {
namespace {

Mark startOf(const Span& span, Lane lane, MarkKind kind)
{
    return { span.startSeq, span.startUs, lane, kind, qint16(span.number), 1 };
}

std::optional<Mark> hitSpan(
    const SpanColumn& column, Lane lane, const TimeScale& scale, double x, MarkKinds kinds, double tolerancePx)
{
    const auto span = column.nearest(scale, x, kinds, tolerancePx);
    if (!span)
        return std::nullopt;
    if (lane == Lane::Assistant)
        return Mark { span->endSeq, span->endUs, lane, MarkKind::Reply, 0, 1 };
    // Between offer and decision the nearer end is meant.
    const bool atEnd = !span->isOpen() && std::abs(scale.xOf(span->endUs) - x) < std::abs(scale.xOf(span->startUs) - x);
    if (atEnd)
        return Mark { span->endSeq, span->endUs, lane, span->kind, 0, 1 };
    return startOf(*span, lane, MarkKind::Offered);
}

std::optional<Mark> hitTask(const QList<Span>& tasks, const TimeScale& scale, double x)
{
    const auto us = scale.timeAt(x);
    for (const auto& task : tasks) {
        if (us >= task.startUs && us < task.endUs)
            return startOf(task, Lane::Tasks, MarkKind::Task);
    }
    return std::nullopt;
}

/// Where a run's tests ended so soon that their mark covers its start, they are meant.
std::optional<Mark> hitRun(
    const MarkColumn& runs, const TimeScale& scale, const std::optional<Mark>& found, MarkKinds kinds)
{
    const auto after = found ? runs.lowerBoundSeq(found->seq) + 1 : runs.size();
    if (after >= runs.size() || found->kind != MarkKind::Run)
        return found;
    const auto next = runs.at(after);
    return isCovered(scale, *found, next) && kinds.has(next.kind) ? next : found;
}

std::optional<Mark> hitFlaw(const QList<FlawRow>& rows, const TimeScale& scale, double x, int row, double tolerancePx)
{
    if (row < 0 || row >= rows.size() || rows[row].startUs < 0)
        return std::nullopt;
    const auto& flaw = rows[row];
    const double start = scale.xOf(flaw.startUs);
    const double end = flaw.endUs == stillOpen ? scale.widthPx() : scale.xOf(flaw.endUs);
    if (x < start - tolerancePx || x > end + tolerancePx)
        return std::nullopt;
    if (flaw.endSeq > 0 && std::abs(end - x) <= std::abs(start - x)) {
        const auto kind = flaw.verdict == FlawVerdict::Caught ? MarkKind::FlawCaught : MarkKind::FlawMissed;
        return Mark { flaw.endSeq, flaw.endUs, Lane::Flaws, kind, qint16(row), 1 };
    }
    return Mark { flaw.startSeq, flaw.startUs, Lane::Flaws, MarkKind::FlawOpen, qint16(row), 1 };
}

} // namespace

int LaneIndex::count(Lane lane) const
{
    switch (lane) {
    case Lane::Ruler:
    case Lane::Edits: return int(m_edits.size());
    case Lane::Tasks: return int(m_tasks.size());
    case Lane::Suggestions: return int(m_suggestions.size());
    case Lane::Runs: return m_runs;
    case Lane::Flaws: return int(m_flaws.size());
    case Lane::Assistant:
    case Lane::You: return int(m_lanes[size_t(lane)].size());
    }
    return 0;
}

bool isCovered(const TimeScale& scale, const Mark& start, const Mark& next)
{
    constexpr double glyph = 12;
    const bool ofTests = start.kind == MarkKind::Run && start.detail == 1;
    return ofTests && next.kind != MarkKind::Run && scale.xOf(next.us) - scale.xOf(start.us) < glyph;
}

std::optional<Mark> LaneIndex::hit(
    Lane lane, const TimeScale& scale, double x, MarkKinds kinds, int row, double tolerancePx) const
{
    const auto point = m_lanes[size_t(lane)].nearest(scale, x, kinds, tolerancePx);
    switch (lane) {
    case Lane::Ruler: return std::nullopt;
    case Lane::Tasks: return hitTask(m_tasks, scale, x);
    case Lane::Assistant: return point ? point : hitSpan(m_replies, lane, scale, x, kinds, tolerancePx);
    case Lane::Suggestions:
        if (point || !kinds.has(MarkKind::Offered))
            return point;
        return hitSpan(m_suggestions, lane, scale, x, kinds, tolerancePx);
    case Lane::Edits: return point ? point : m_edits.nearest(scale, x, tolerancePx);
    case Lane::Flaws: return hitFlaw(m_flaws, scale, x, row, tolerancePx);
    case Lane::Runs: return hitRun(m_lanes[size_t(lane)], scale, point, kinds);
    case Lane::You: return point;
    }
    return std::nullopt;
}

std::optional<Mark> LaneIndex::find(Seq seq) const
{
    const auto index = m_all.lowerBoundSeq(seq);
    if (index < m_all.size() && m_all.at(index).seq == seq)
        return m_all.at(index);
    return m_edits.find(seq);
}

std::optional<Mark> LaneIndex::next(qint64 us, Seq seq, MarkKinds kinds) const
{
    for (auto i = m_all.lowerBound(us); i < m_all.size(); ++i) {
        const auto mark = m_all.at(i);
        if ((mark.us > us || mark.seq > seq) && kinds.has(mark.kind))
            return mark;
    }
    return std::nullopt;
}

std::optional<Mark> LaneIndex::previous(qint64 us, Seq seq, MarkKinds kinds) const
{
    for (auto i = m_all.lowerBound(us + 1) - 1; i >= 0; --i) {
        const auto mark = m_all.at(i);
        if ((mark.us < us || mark.seq < seq) && kinds.has(mark.kind))
            return mark;
    }
    return std::nullopt;
}

} // namespace jumpseat
