// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/activity.h"

namespace jumpseat {

/// How a run ended, in a few words: "ended with code 0", "stopped: 20 s are over".
[[nodiscard]] QString runEndWords(const QString& reason, int exitCode);

/// What of tests came to: "2 of 7 failed", "7 passed".
[[nodiscard]] QString testWords(const QList<TestResult>& tests);

/// What a run has come to so far: "running", "2 of 7 failed", "7 passed, ended with code 1", "stopped by hand".
[[nodiscard]] QString runOutcomeWords(const RunState& run);

} // namespace jumpseat
