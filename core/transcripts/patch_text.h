// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"

#include <string_view>

namespace jumpseat {

/// What a patch in the form of Codex's apply_patch asks for ("*** Begin Patch", "*** Update File: x", hunks of lines
/// that begin with a blank, "-" or "+").
struct PatchText {
    int added = 0, updated = 0, deleted = 0; ///< "*** Add|Update|Delete File:" headers
    QList<ActEdit> edits;                    ///< one for each hunk, each added and each deleted file

    [[nodiscard]] int files() const { return added + updated + deleted; }
};
/// `text` may be a shell command with a patch in it. Without `withEdits` only headers are counted.
[[nodiscard]] PatchText readPatchText(std::string_view text, bool withEdits);

} // namespace jumpseat
