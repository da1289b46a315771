// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QList>
#include <QString>

#include <functional>

namespace jumpseat {

/// What became of one session of a damaged workspace.
struct RecoveredSession {
    SessionId session = {};
    Seq kept = 0;                 ///< events, from the first on
    Seq lostFrom = 0, lostTo = 0; ///< events that are not among them; 0: all are
    qint64 strays = 0;            ///< of those, so many can be read and stand beside the journal
    QString reason = {};          ///< why the journal ends there
    bool erased = false;
    bool kitLost = false; ///< what the rubric said is not known any more
    int mediaLost = 0;    ///< attached files that are not what they were
};

struct Recovered {
    QString file = {}; ///< absolute
    QList<RecoveredSession> sessions = {};
    qint64 unreadableBytes = 0; ///< of the damaged file, which the system would not give
};

/// Makes a new workspace of what can be read in a damaged one (or in a bundle): of each session the longest beginning
/// whose chain holds and that folds; readable events behind a gap as strays. Where events are lost, the record itself
/// says so in a last event. Invites are not taken over: no chain vouches for them, and a new link is made quickly.
///
/// The damaged file is only read, and SQLite is not let near it. The new file verifies as sound.
///
/// `progress` is told sessions done and in all; false ends it. Errors: NotFound, Locked (it is in use), NotAWorkspace
/// (nothing of one is in it), Newer, Refused (the name is taken; cancelled; the first format), Io.
[[nodiscard]] Result<Recovered> recover(const QString& damaged, const QString& newFile, qint64 nowWallMs,
    const std::function<bool(int, int)>& progress = {});

} // namespace jumpseat
