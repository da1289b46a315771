// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <functional>

namespace jumpseat {

class Connection;
class HeadsFile;

/// What this room has to write that is no event: an import, an erasure, a line about a copy.
struct WriterWork {
    /// In a transaction of its own, between two commits of events. Its error takes everything back.
    std::function<Result<void>(Connection&)> change = {};
    /// When that is on the disk, and in no transaction: to write the file anew, to empty the log. May be empty.
    std::function<Result<void>(Connection&)> afterwards = {};
};

/// Carries it out on the writer's connection. Where a journal ends elsewhere afterwards, `heads` is told.
/// `commit` ends the transaction.
[[nodiscard]] Result<void> carryOut(const WriterWork& work, Connection& connection, HeadsFile& heads,
    const std::function<Result<void>(Connection&)>& commit);

} // namespace jumpseat
