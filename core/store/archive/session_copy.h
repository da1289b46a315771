// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "store/connection.h"

namespace jumpseat {

/// Copies one session with all that belongs to it (kit, candidate, journal, what is kept from the journal, attached
/// files, strays) row by row and byte by byte into a file that is otherwise empty. Not copied: invites, which are
/// secrets of the house that gave them, and the list of copies.
///
/// Precondition: both are in a transaction. Error also: NotFound.
[[nodiscard]] Result<void> copySessionRows(Connection& from, Connection& to, const SessionId& session);

} // namespace jumpseat
