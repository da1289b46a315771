// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace jumpseat::test {

/// A clock that moves only when a test says so.
class ManualClock final : public Clock {
public:
    [[nodiscard]] qint64 monotonicUs() const override { return m_us; }
    [[nodiscard]] qint64 wallMs() const override { return m_wallMs + m_us / 1000; }
    void advanceMs(qint64 ms) { m_us += ms * 1000; }
    void setWallMs(qint64 ms) { m_wallMs = ms; }

private:
    qint64 m_us = 0;
    qint64 m_wallMs = 1'790'000'000'000;
};

} // namespace jumpseat::test
