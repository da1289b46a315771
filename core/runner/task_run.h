// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/task.h"
#include "run/run_request.h"
#include "session/runner.h"

namespace jumpseat {

/// What a task allows, as the sandbox counts it. All processes together may use twice the time on two processors.
[[nodiscard]] RunLimits limitsOf(const TaskLimits& limits);

/// The task's program over `files`. A file that begins with "#!" can be executed.
[[nodiscard]] RunRequest requestFor(const RunRecipe& recipe, const QList<JobFile>& files, const TaskLimits& limits);

/// The tests of a run by `recipe`: from the report's file, else from what was printed.
/// Errors: those of readTestReport; NotFound, when no test was run. Both say how the run ended.
[[nodiscard]] Result<QList<TestResult>> testsOf(
    const RunRecipe& recipe, const RunOutcome& outcome, const QByteArray& output, const QByteArray& errors);

} // namespace jumpseat
