// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"
#include "session/session_state.h"

#include <QList>

#include <optional>

namespace jumpseat {

/// What this rater did at this desktop and how each step is taken back. The journal is never rewritten: undoing is
/// one more command with the opposite effect.
class CardHistory {
public:
    /// Every own event, in order, with the scorecard as it was before the event.
    void take(const Event& event, const Scorecard& before);
    /// The command that takes back the last step, or nothing. The event it leads to is not a step of its own.
    [[nodiscard]] std::optional<Command> undo();
    /// The last undo was refused: its event will not come.
    void refused() { m_expected.reset(); }
    void clear();

private:
    struct Step {
        Command reverse;
        EvidenceId evidence; ///< that the step linked, or took away
    };
    /// True when `event` is what the last undo() asked for.
    bool isExpected(const Event& event);
    void rename(const EvidenceId& from, const EvidenceId& to);

    QList<Step> m_steps;
    std::optional<Step> m_expected;
};

} // namespace jumpseat
