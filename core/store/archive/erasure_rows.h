// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "store/connection.h"

namespace jumpseat {

/// Takes out of the rows of a session what they hold about people; see erasure.h. Inside a transaction.
[[nodiscard]] Result<void> eraseRows(Connection& connection, const SessionId& session, qint64 nowWallMs);

} // namespace jumpseat
