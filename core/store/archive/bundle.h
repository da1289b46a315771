// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/chain.h"
#include "store/workspace.h"

namespace jumpseat {

class JournalWriter;

/// A bundle is one session in one file, to be sent to somebody or kept: itself SQLite with the tables of a workspace
/// and another mark in its header. It holds the session with its kit, scorecards, journal and attached files; no
/// invites, no other candidate, nothing about other files.

struct ExportOptions {
    bool replace = false; ///< an older file of that name may go; never a workspace
    qint64 nowWallMs = 0;
};

struct Exported {
    QString file = {};     ///< absolute
    ChainHead head = {};   ///< where the journal ended at the moment of the copy
    qint64 bytes = 0;      ///< of the file
    bool recorded = false; ///< the workspace knows of the copy; not so of one that is open for reading only
};

/// Writes a session as it is on the disk at this moment, also while it is live. `writer` is null when the workspace is
/// open for reading only.
///
/// Errors: NotFound, Refused (the name is taken, or the session was erased), ReadOnly, Damaged, Io.
[[nodiscard]] Result<Exported> exportBundle(const Workspace& workspace, JournalWriter* writer, const SessionId& session,
    const QString& file, const ExportOptions& options);

} // namespace jumpseat
