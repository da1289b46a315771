// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/box/wire.h"

#include <sys/types.h>

#include <optional>
#include <vector>

namespace jumpseat::box {

/// Looks at a sandbox from outside. `first` is its first process as this side numbers it; all others descend from it.
class Watch {
public:
    Watch(pid_t first, const Limits& limits);

    /// Which limit is passed, if any.
    [[nodiscard]] std::optional<Reason> look();
    [[nodiscard]] std::uint64_t peakMemory() const { return m_peak; }
    /// Memory is a good part of what it may be: the next look should come soon.
    [[nodiscard]] bool isNear() const { return m_memory > m_limits.memory / 4; }
    [[nodiscard]] std::uint64_t cpuUs() const { return m_cpuUs; }

private:
    [[nodiscard]] std::uint64_t resident(pid_t process);
    [[nodiscard]] std::uint64_t proportional(pid_t process);
    [[nodiscard]] std::optional<Reason> lookAtFiles(std::uint64_t& inMemory);

    pid_t m_first;
    const Limits& m_limits;
    std::uint64_t m_memory = 0, m_peak = 0, m_cpuUs = 0;
};

/// All processes below `first`, itself included.
[[nodiscard]] std::vector<pid_t> processesBelow(pid_t first);

} // namespace jumpseat::box
