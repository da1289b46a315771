// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

namespace jumpseat {

/// What of a session one row of the conversation shows.
struct ConversationRow {
    enum class Kind {
        Prompt,
        Reply,
        Earlier, ///< stands for the older calls of its turn
        Tool,    ///< a call of one of the candidate's own tools
        Suggestion
    };
    Kind kind = Kind::Prompt;
    qsizetype turn = 0;   ///< index in the state's turns
    qsizetype item = 0;   ///< index in the state's suggestions or tool calls; of Earlier, of the newest of them
    qsizetype folded = 0; ///< of Earlier: how many calls
    friend bool operator==(const ConversationRow&, const ConversationRow&) = default;
};

/// How many of the `calls` of a turn stand behind one row. An agent makes thousands, and a list that lays out all of
/// them with each new one falls behind; at least the newest 100 and at most 149 have rows of their own, so that the
/// list is folded once in 50 calls and not with each.
[[nodiscard]] qsizetype foldedCalls(qsizetype calls);

/// The rows of a turn in order, its `folded` oldest calls behind one. `replying`: something of the reply has come.
[[nodiscard]] QList<ConversationRow> conversationRows(
    const SessionState& state, qsizetype turn, bool replying, qsizetype folded);

/// Whether `seq` is the event that a row shows.
[[nodiscard]] bool isAbout(const SessionState& state, const ConversationRow& row, Seq seq);

} // namespace jumpseat
