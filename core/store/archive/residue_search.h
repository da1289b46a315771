// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/archive/needle_set.h"

#include <QList>
#include <QStringList>

namespace jumpseat {

class Connection;

/// Something that was erased and stands in a file all the same.
struct Residue {
    QString file = {};
    QString what = {}; ///< "typed text", "a name", ...
    qint64 at = 0;
    int pieces = 1; ///< so many in this file; `at` is the first
};

struct ResidueSearch {
    QStringList files = {}; ///< that were searched
    qsizetype needles = 0;
    QList<Residue> found = {};
};

/// What there is to look for when sessions are erased: salts, names, and pieces of every text. Read before the erasure.
[[nodiscard]] Result<NeedleSet> needlesOf(Connection& connection, const QList<SessionId>& sessions);

/// Looks in the workspace and all files beside it whose names begin with its own. A piece that a row of another session
/// holds by right (the text of the same task, say) is no residue.
[[nodiscard]] Result<ResidueSearch> searchResidue(
    Connection& connection, const NeedleSet& needles, const QList<SessionId>& erased);

} // namespace jumpseat
