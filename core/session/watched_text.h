// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

namespace jumpseat {

/// Whose the text is that a watched folder brings in (userEvent "input.watch"), all of it in order. `changes` is for the
/// newest version of `file`.
///
/// A line that was in the text before keeps its origin. What one of the newest calls of the candidate's own tools put
/// into this file, and whole lines of what was proposed there or said in a reply, is the assistant's, with the prompt as
/// source. Text that the record has as removed from this file comes back with its origins. All the rest is Unknown, never
/// the candidate's: it may have been typed in an editor of theirs, or come from a tool that nobody told of.
[[nodiscard]] QList<OriginRun> originsOfWatched(
    const SessionState& state, const FileState& file, const ChangeSet& changes);

inline constexpr qsizetype recentToolCalls = 60; ///< older ones are not looked at

} // namespace jumpseat
