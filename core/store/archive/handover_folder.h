// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/workspace.h"

#include <QStringList>

namespace jumpseat {

class JournalWriter;

/// Writes handover.html and handover.json about these sessions into a folder, which is made when it is not there, and
/// notes them in the workspace, unless that is open for reading only (`writer` is null). The files' absolute names, the
/// page first.
///
/// Errors: Refused (a file is there already, a session was erased), Damaged, ReadOnly, Io.
[[nodiscard]] Result<QStringList> writeHandoverFolder(const Workspace& workspace, JournalWriter* writer,
    const QList<SessionRow>& sessions, const QString& folder, qint64 nowWallMs);

} // namespace jumpseat
