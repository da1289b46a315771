// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

class SessionModel;
struct RunState;
struct Task;

/// The kit's page of the task that is on; nullptr before the first.
[[nodiscard]] const Task* presentTask(const SessionModel& session);
/// The present task has a program, tests or a terminal.
[[nodiscard]] bool hasSomethingToRun(const SessionModel& session);

/// Why the interviewer cannot run the present task's program or tests now; empty: they can.
[[nodiscard]] QString whyNotRun(const SessionModel& session, bool test);
/// Why `run` cannot be stopped from here.
[[nodiscard]] QString whyNotStop(const SessionModel& session, const RunState* run);

} // namespace jumpseat
