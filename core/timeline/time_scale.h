// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QtTypes>

namespace jumpseat {

/// Session time against pixels: which stretch of time lies on how many pixels. A value; knows no window.
/// Times are microseconds of session time, x runs from 0 at the left end of the stretch.
class TimeScale {
public:
    /// The closest that one may look: what a hand can still tell apart.
    static constexpr qint64 shortestSpanUs = 2'000'000;

    TimeScale() = default;
    /// Spans shorter than shortestSpanUs and widths below 1 px are raised to those.
    TimeScale(qint64 fromUs, qint64 toUs, double widthPx);

    [[nodiscard]] qint64 fromUs() const { return m_fromUs; }
    [[nodiscard]] qint64 toUs() const { return m_fromUs + m_spanUs; }
    [[nodiscard]] qint64 spanUs() const { return m_spanUs; }
    [[nodiscard]] double widthPx() const { return m_widthPx; }
    [[nodiscard]] double usPerPx() const { return double(m_spanUs) / m_widthPx; }

    [[nodiscard]] double xOf(qint64 us) const;
    [[nodiscard]] int columnOf(qint64 us) const; ///< xOf to the nearest whole pixel; far outside it saturates
    [[nodiscard]] qint64 timeAt(double x) const;
    [[nodiscard]] bool contains(qint64 us) const { return us >= fromUs() && us <= toUs(); }

    /// `factor` > 1 looks closer; the time at `x` stays at `x`.
    [[nodiscard]] TimeScale zoomed(double factor, double x) const;
    /// Moved by so many pixels of its own; > 0 goes to later times.
    [[nodiscard]] TimeScale panned(double px) const;
    [[nodiscard]] TimeScale resized(double widthPx) const { return { fromUs(), toUs(), widthPx }; }
    /// Moved, and where it must be shortened, so as to lie within [0, limitUs].
    [[nodiscard]] TimeScale clamped(qint64 limitUs) const;

    struct Tick {
        qint64 us;
        bool major;
        friend bool operator==(const Tick&, const Tick&) = default;
    };
    /// Ticks within the stretch. Major ones, which carry a time, are at least `spacing` px apart.
    [[nodiscard]] QList<Tick> ticks(double spacing = 80) const;

    friend bool operator==(const TimeScale&, const TimeScale&) = default;

private:
    qint64 m_fromUs = 0;
    qint64 m_spanUs = shortestSpanUs;
    double m_widthPx = 1;
};

} // namespace jumpseat
