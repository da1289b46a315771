// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

namespace jumpseat {

/// Lines of a final file that one author wrote most of.
struct AuthoredLines {
    int fromLine = 0, toLine = 0; ///< from 1, both included
    Origin origin;
    PromptId prompt; ///< of assistant's text: what it answers; empty when the record does not say
    friend bool operator==(const AuthoredLines&, const AuthoredLines&) = default;
};

/// The lines of `file` in order, those of the task and those that nobody knows left out: what is not listed is not said
/// to be anybody's. Blank lines go with what stands before them, when that goes on behind them.
[[nodiscard]] QList<AuthoredLines> authoredLines(const SessionState& state, const FileState& file);

/// Of a turn: the tool and the model behind it, as exports name them. Jumpseat's own assistant is "jumpseat".
[[nodiscard]] QString toolOf(const Turn& turn);
[[nodiscard]] QString modelOf(const SessionState& state, const Turn& turn); ///< "scripted" where it is; may be empty

} // namespace jumpseat
