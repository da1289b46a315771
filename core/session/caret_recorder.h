// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"
#include "session/session_state.h"

namespace jumpseat {

/// Decides which of the many messages about carets become events: only where a caret stands and no edit explains it.
/// Typing takes the caret along in the fold, so that a session of an hour grows by hundreds of these, not by ten
/// thousands.
class CaretRecorder {
public:
    /// From one event of a participant to the next at least; and from a move to the event about it at most.
    static constexpr qint64 intervalUs = 250'000;

    struct Rest {
        ParticipantId who;
        event::CaretMoved caret;
    };

    void moved(const ParticipantId& who, const command::MoveCursor& move, qint64 nowUs);
    /// Session time of the next takeDue() that can find something; nullopt while nobody moves.
    [[nodiscard]] std::optional<qint64> dueUs() const;
    /// What is to be recorded now, and, with `all`, what would be later.
    [[nodiscard]] QList<Rest> takeDue(const SessionState& state, qint64 nowUs, bool all = false);

private:
    struct Waiting {
        command::MoveCursor newest;
        qint64 dueUs = 0;
    };
    QMap<ParticipantId, Waiting> m_waiting;
};

} // namespace jumpseat
