// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace jumpseat {

/// Height of the bar on top of each column of Home: list, preview and kits line up.
inline constexpr int topHeight = 43;

} // namespace jumpseat
