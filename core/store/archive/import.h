// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/archive/bundle_check.h"

#include <QSet>

namespace jumpseat {

class JournalWriter;
class Workspace;

struct ImportOptions {
    bool evenErased = false;   ///< also a session that was erased here comes back
    QSet<SessionId> live = {}; ///< sessions that are open at the moment: their journals are not touched
    BundleLimits limits = {};
    std::function<bool(int done, int all)> progress = {}; ///< false ends it
};

enum class ImportOutcome {
    Added,         ///< the session was not known
    AlreadyThere,  ///< the same to the last event
    Extended,      ///< what was here is the beginning of what came
    AlreadyLonger, ///< what came is the beginning of what is here
    Conflict,   ///< from `firstDifferent` on, the two tell different stories, or the kit does (0); nothing was changed
    ErasedHere, ///< nothing was changed
};

struct Imported {
    ImportOutcome outcome = ImportOutcome::Added;
    SessionId session = {};
    Seq events = 0;          ///< that the session has here now
    Seq added = 0;           ///< of them
    Seq firstDifferent = 0;  ///< of Conflict
    qint64 erasedWallMs = 0; ///< of ErasedHere
};

/// Takes a bundle in: as a whole, or nothing of it. Importing it again changes nothing.
///
/// Errors: those of checkBundle; Refused (the session is live here and would grow); those of writing.
[[nodiscard]] Result<Imported> importBundle(
    JournalWriter& writer, const QString& file, const ImportOptions& options = {});

} // namespace jumpseat
