// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace jumpseat {

/// This computer's IPv4 addresses, the local network's before loopback.
[[nodiscard]] std::vector<std::string> ownAddresses();

} // namespace jumpseat
