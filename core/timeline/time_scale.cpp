// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/time_scale.h"

#include <algorithm>
#include <cmath>

namespace jumpseat {
namespace {

struct Steps {
    qint64 majorS, minorS;
};

/// Steps that people count time in; the last one serves whatever is longer.
constexpr Steps niceSteps[] = { { 1, 1 }, { 5, 1 }, { 10, 2 }, { 15, 5 }, { 30, 10 }, { 60, 15 }, { 300, 60 },
    { 600, 120 }, { 1800, 300 }, { 3600, 900 }, { 7200, 1800 }, { 21600, 3600 }, { 86400, 21600 } };

constexpr qint64 second = 1'000'000;

Steps stepsFor(double usPerPx, double spacing)
{
    for (const auto& steps : niceSteps) {
        if (double(steps.majorS * second) >= spacing * usPerPx)
            return steps;
    }
    return niceSteps[std::size(niceSteps) - 1];
}

} // namespace

TimeScale::TimeScale(qint64 fromUs, qint64 toUs, double widthPx)
    : m_fromUs(fromUs)
    , m_spanUs(std::max(shortestSpanUs, toUs - fromUs))
    , m_widthPx(std::max(1.0, widthPx))
{
}

double TimeScale::xOf(qint64 us) const
{
    return double(us - m_fromUs) / usPerPx();
}

int TimeScale::columnOf(qint64 us) const
{
    constexpr double far = 1e8;
    return int(std::lround(std::clamp(xOf(us), -far, far)));
}

qint64 TimeScale::timeAt(double x) const
{
    return m_fromUs + std::llround(x * usPerPx());
}

TimeScale TimeScale::zoomed(double factor, double x) const
{
    const auto span = std::max(shortestSpanUs, std::llround(double(m_spanUs) / factor));
    const auto from = timeAt(x) - std::llround(x / m_widthPx * double(span));
    return { from, from + span, m_widthPx };
}

TimeScale TimeScale::panned(double px) const
{
    const auto from = timeAt(px);
    return { from, from + m_spanUs, m_widthPx };
}

TimeScale TimeScale::clamped(qint64 limitUs) const
{
    const auto limit = std::max(shortestSpanUs, limitUs);
    const auto span = std::min(m_spanUs, limit);
    const auto from = std::clamp<qint64>(m_fromUs, 0, limit - span);
    return { from, from + span, m_widthPx };
}

QList<TimeScale::Tick> TimeScale::ticks(double spacing) const
{
    const auto [majorS, minorS] = stepsFor(usPerPx(), spacing);
    const auto minor = minorS * second;
    auto first = m_fromUs / minor * minor;
    if (first < m_fromUs)
        first += minor;
    QList<Tick> result;
    for (auto us = first; us <= toUs(); us += minor)
        result.append({ us, us % (majorS * second) == 0 });
    return result;
}

} // namespace jumpseat
