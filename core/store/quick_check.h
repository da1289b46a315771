// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/heads_file.h"

namespace jumpseat {

/// What can be told of a workspace before anybody waits for it: its format, its pages, its tables, that every journal
/// ends where its session says, and that no journal ends before the second file says. Changes nothing. (Whether every
/// event is what was written: verify.h.)
///
/// Errors: Newer (with the version of the program that is needed), Damaged, Io.
[[nodiscard]] Result<void> checkQuickly(const QString& file);

/// A newer program wrote the file so that this one can read it, though not write it.
[[nodiscard]] bool isReadableThoughNewer(const QString& file);

/// Where each session's journal ends, as the sessions' rows say.
[[nodiscard]] Result<QHash<SessionId, ChainHead>> headsIn(Connection& connection);

} // namespace jumpseat
