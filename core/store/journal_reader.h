// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"
#include "store/connection.h"

namespace jumpseat {

/// The events of a session behind `after`, in order, as of one moment. Segments are decoded on all cores.
/// Errors: Damaged, naming the first event that cannot be read or is missing; Io.
[[nodiscard]] Result<QList<EventPtr>> readEvents(Connection& connection, const SessionId& session, Seq after = 0);

} // namespace jumpseat
