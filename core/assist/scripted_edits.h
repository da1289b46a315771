// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/assistant.h"

namespace jumpseat {

/// A script's edits, fitted to the files as they are now.
struct PlacedEdits {
    QList<ProposedEdit> edits; ///< one for each file that the reply changes
    QStringList misplaced;     ///< names of files whose text no longer has what the script wants to replace
};

/// Nothing is proposed for a file unless every edit of it fits; an edit that changes nothing is left out.
[[nodiscard]] PlacedEdits placeEdits(const Kit& kit, const ScriptedReply& reply, const SessionState& state);

} // namespace jumpseat
