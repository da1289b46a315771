// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

namespace jumpseat {

/// Session time is counted in microseconds.
inline constexpr qint64 minuteUs = 60'000'000;

/// The seam through which core reads time. Order never comes from a clock, only from sequence numbers.
class Clock {
public:
    virtual ~Clock() = default;
    /// Microseconds from an arbitrary start; never goes back.
    [[nodiscard]] virtual qint64 monotonicUs() const = 0;
    /// Milliseconds since 1970-01-01 UTC; may jump.
    [[nodiscard]] virtual qint64 wallMs() const = 0;
};

/// The computer's own clocks.
class SystemClock final : public Clock {
public:
    [[nodiscard]] qint64 monotonicUs() const override;
    [[nodiscard]] qint64 wallMs() const override;
};

} // namespace jumpseat
