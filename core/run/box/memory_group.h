// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace jumpseat::box {

/// How often the kernel killed somebody in this process's control group (cgroup v2) for want of memory. 0 where there is
/// none, or it cannot be read.
[[nodiscard]] unsigned long long outOfMemoryKills();

} // namespace jumpseat::box
