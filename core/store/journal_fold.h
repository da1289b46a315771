// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"
#include "store/chain.h"
#include "store/connection.h"

namespace jumpseat {

struct FoldedJournal {
    SessionState state;
    ChainHead head;
};

/// A session's journal folded to its end, its chain followed; also inside a transaction. Error: Damaged, naming the
/// event.
[[nodiscard]] Result<FoldedJournal> foldJournal(Connection& connection, const SessionId& session);

} // namespace jumpseat
