// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"
#include "store/archive/recovery_source.h"

namespace jumpseat {

/// What can be believed of one session that was found in a damaged file.
struct Salvaged {
    QList<StoredEvent> kept = {};   ///< from the first on, without a gap; the chain holds and they fold
    SessionState state = {};        ///< after them; of an erased session nothing
    ChainHead head = {};            ///< of the last of them
    QList<StoredEvent> strays = {}; ///< readable, and behind a gap
    Seq lostTo = 0;                 ///< through this one events are missing; 0: none is
    QString reason = {};            ///< why it ends there
    bool erased = false;
};

/// `noted`: where the second file says that the journal ended.
[[nodiscard]] Salvaged salvage(
    const SessionId& session, const FoundSession& found, const std::optional<ChainHead>& noted);

} // namespace jumpseat
