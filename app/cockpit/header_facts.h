// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QString>

#include <optional>

namespace jumpseat {

class SessionModel;
struct SessionState;

/// How safe the record is at this moment.
struct SaveFacts {
    enum class State { Saved, Saving, Failing };
    State state = State::Saved;
    Seq through = 0;
    qint64 waiting = 0;     ///< events not yet on the disk
    qint64 heldSinceUs = 0; ///< session time of the oldest of them
    QString problem;        ///< why writing fails
};
/// Waiting shorter than a second is not worth a word: every keystroke waits for its commit.
[[nodiscard]] SaveFacts saveFacts(const SessionModel& model);

/// Time into the current task, microseconds; nothing before the first.
struct TaskFacts {
    int index = 0, count = 0;
    QString title;
    qint64 usedUs = 0;
    int minutes = 0;
};
[[nodiscard]] std::optional<TaskFacts> taskFacts(const SessionModel& model);

/// Since when the candidate, who had joined, is not connected (session time). Nothing while connected or in replay.
[[nodiscard]] std::optional<qint64> candidateOfflineSince(const SessionModel& model);

/// Why nothing of the present task can be run here, when it has something to run; empty: it can, or nobody knows yet.
[[nodiscard]] QString whyRunsCannotStart(const SessionModel& model);

/// What to call the candidate: the name they gave, else the one the interviewer gave, else "Candidate".
[[nodiscard]] QString candidateName(const SessionState& state);
/// The first word of it, for sentences: "Ines is offline".
[[nodiscard]] QString candidateFirstName(const SessionState& state);

} // namespace jumpseat
