// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/opened.h"

namespace jumpseat::ctl {

/// Writes handover.html and handover.json about these sessions into a folder, which is made when it is not there, and
/// notes them in the workspace. The files' absolute names. Errors: Refused (a file is there already, a session was
/// erased), Damaged, Io.
[[nodiscard]] Result<QStringList> writeHandover(
    const Opened& opened, const QList<SessionRow>& rows, const QString& folder, qint64 nowWallMs);

} // namespace jumpseat::ctl
