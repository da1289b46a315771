// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

namespace jumpseat {

/// What people may call a file. Names become paths when a task is run, so they have to be harmless on every system.
namespace file_names {

inline constexpr qsizetype longest = 120; ///< UTF-16 units

/// A relative path with '/', no part of it empty, "." or "..", without characters that some file system forbids.
/// Error: Refused, with a sentence for the person who typed it.
[[nodiscard]] Result<void> check(const QString& name);

/// The file of that name, without regard to case; removed ones do not count. nullptr when the name is free.
[[nodiscard]] const FileState* find(const SessionState& state, const QString& name);

/// `name`, or when it is taken "name-2.py", "name-3.py", ...
[[nodiscard]] QString freed(const SessionState& state, const QString& name);

} // namespace file_names
} // namespace jumpseat
