// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace jumpseat::box {

/// A file in memory with the system calls that a run may make, for `bwrap --seccomp`. -1 when it cannot be made.
[[nodiscard]] int makeFilter();

} // namespace jumpseat::box
