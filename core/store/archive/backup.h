// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <functional>

namespace jumpseat {

class JournalWriter;
class Workspace;

struct BackupOptions {
    qint64 nowWallMs = 0;
    /// Told pages done and in all; false ends it.
    std::function<bool(int done, int all)> progress = {};
};

struct BackedUp {
    QString file = {}; ///< absolute
    qint64 bytes = 0;
    bool recorded = false; ///< the workspace knows of the copy; not so of one that is open for reading only
};

/// Copies a workspace as it is at this moment into one file, complete by itself, while interviews go on: all that was
/// acknowledged before the call is in it. The copy is checked before it gets its name. `writer` is null when the
/// workspace is open for reading only.
///
/// Errors: Refused (the name is taken, or it was cancelled), NotFound, ReadOnly, Damaged (the copy does not hold
/// together, and neither does the workspace), Io.
[[nodiscard]] Result<BackedUp> backUp(
    const Workspace& workspace, JournalWriter* writer, const QString& file, const BackupOptions& options);

} // namespace jumpseat
