// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/archive/copies.h"
#include "store/archive/residue_search.h"
#include "store/workspace.h"

#include <QSet>

namespace jumpseat {

class JournalWriter;

/// What an erasure would concern, for somebody to look at before.
struct ErasurePlan {
    QList<SessionRow> sessions = {};
    QList<MadeCopy> copies = {}; ///< made earlier; nobody erases those but people
    QStringList oldFormats = {}; ///< FILE.format-N: the workspace as it was before its format changed
};
/// Error: NotFound.
[[nodiscard]] Result<ErasurePlan> planErasure(const Workspace& workspace, const QList<SessionId>& sessions);

struct ErasureOptions {
    bool deleteOldFormats = false;
    QSet<SessionId> live = {}; ///< sessions that are open at the moment
    qint64 nowWallMs = 0;
};

struct Erased {
    QList<SessionId> sessions = {};
    QList<MadeCopy> copies = {}; ///< that may still hold what was erased
    QStringList oldFormatsDeleted = {}, oldFormatsLeft = {};
    ResidueSearch search = {}; ///< for what was erased, in every file of the workspace
    QString unfinished = {};   ///< why the file could not be written anew; empty: it was. Erasing again completes it
};

/// Erases what sessions hold about people; several, because one person may have had several. What goes: the payload and
/// salt of every event, names, evidence, attached files, strays, invites. What stays: the kind and time of each event,
/// the chain over them (it covers a salted hash of each payload, see chain.h), the kit, and the scores as numbers:
/// statistics without a person in them.
///
/// That it happened, and when, stands in `sessions.erased_ms`, where every reader meets it, and nowhere else: a log of
/// erasures would be one more record about the person.
///
/// After a kill at any moment the sessions are as before or erased; what was erased may then still stand in unused
/// pages until the same sessions are erased again.
///
/// Errors: NotFound, Refused (a session is live), those of writing.
[[nodiscard]] Result<Erased> eraseSessions(
    const Workspace& workspace, JournalWriter& writer, const QList<SessionId>& sessions, const ErasureOptions& options);

} // namespace jumpseat
