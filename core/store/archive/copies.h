// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "store/writer_work.h"

#include <QList>

namespace jumpseat {

class Workspace;

/// A file outside the workspace that was made from it. After an erasure somebody has to see to them: the program knows
/// where it put a copy, and not where people carried it.
struct MadeCopy {
    enum class Kind { Bundle, Backup, Handover };
    SessionId session = {}; ///< empty: of all sessions
    QString file = {};      ///< absolute
    Kind kind = Kind::Bundle;
    qint64 wallMs = 0;
    bool isThere = false; ///< the file is still where it was put
};

/// "bundle", "backup", "handover"
[[nodiscard]] QString copyKindName(MadeCopy::Kind kind);

/// Those that may hold one of the sessions, backups among them, the oldest first.
[[nodiscard]] Result<QList<MadeCopy>> copiesOf(const Workspace& workspace, const QList<SessionId>& sessions);

/// Writes them down.
[[nodiscard]] WriterWork noteCopies(const QList<MadeCopy>& copies);

} // namespace jumpseat
