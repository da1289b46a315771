// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal_table.h"

namespace jumpseat {

/// Goes through a session's journal event by event as it stands in the file, damaged parts included.
///
/// `take` each event that can be read, in order of number; its false ends the walk. Returns what could not be read:
/// empty when nothing was in the way.
[[nodiscard]] QString walkJournal(
    Connection& connection, const SessionId& session, const std::function<bool(const StoredEvent&)>& take);

/// Follows the chain over events that come one by one.
class ChainFollower {
public:
    explicit ChainFollower(const SessionId& session)
        : m_head { 0, chain::before(session) }
    {
    }
    /// Why `event` cannot be the next one; empty: it is, and the head moves there.
    [[nodiscard]] QString follow(const StoredEvent& event);
    [[nodiscard]] const ChainHead& head() const { return m_head; }

private:
    ChainHead m_head;
};

} // namespace jumpseat
