// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"
#include "store/statements.h"

namespace jumpseat {

/// What is kept from the journal for SQL: the columns of `sessions`, the name of the candidate, `scores`, `evidence`.
namespace derived_rows {

/// What of them differs from what the folded journal says; empty: nothing. Errors: those of reading.
[[nodiscard]] Result<QString> difference(Connection& connection, const SessionId& session, const SessionState& state);
/// Makes them what the folded journal says.
[[nodiscard]] Result<void> rebuild(Connection& connection, const SessionId& session, const SessionState& state);

} // namespace derived_rows

} // namespace jumpseat
