// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/box/wire.h"

namespace jumpseat::box {

/// Descriptors at which bwrap, and behind it the first process, find what they need.
namespace at {
inline constexpr int toInside = 3, fromInside = 4, arguments = 5, filter = 6, info = 7, inside = 8, passwd = 9,
                     group = 10, hosts = 11, last = 11;
} // namespace at

inline constexpr const char* taskFolder = "/task";
inline constexpr const char* reportFile = "/report/report";

/// The sandbox as bwrap's arguments, each ended by NUL, for `--args`.
[[nodiscard]] std::string bubblewrapArguments(const Limits& limits);

/// What stands in the sandbox's /etc.
inline constexpr const char* passwdText = "candidate:x:1000:1000:candidate:/home/candidate:/bin/sh\n"
                                          "nobody:x:65534:65534:nobody:/:/bin/false\n";
inline constexpr const char* groupText = "candidate:x:1000:\nnogroup:x:65534:\n";
inline constexpr const char* hostsText = "127.0.0.1 localhost sandbox\n::1 localhost\n";

} // namespace jumpseat::box
