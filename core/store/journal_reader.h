// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/event_consumer.h"

namespace jumpseat {

/// The events of a session behind `after`, as of one moment. `take` is called on this thread, while others decode what
/// comes next. Errors: Damaged, naming the first event that cannot be read or is missing, after all before it were
/// taken; Io; those of `take`.
[[nodiscard]] Result<void> readEvents(
    Connection& connection, const SessionId& session, Seq after, const EventConsumer& take);

} // namespace jumpseat
