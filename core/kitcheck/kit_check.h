// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "kit/kit.h"
#include "run/sandbox.h"

#include <functional>

namespace jumpseat {

/// Something of a kit that does not hold.
struct KitFault {
    int line = 0; ///< in kit.yaml; 0: of none in particular
    QString what;
};

/// One run that a check made.
struct KitRun {
    TaskId task;
    QString what; ///< "hidden tests, as the task is given"
    qint64 durationUs = 0;
    int tests = 0, failed = 0;
};

struct KitReport {
    QList<KitFault> faults;
    QList<KitRun> runs;
    QStringList missingTools; ///< of those that the kit names; nothing was run then
};

/// Does what a kit promises, really, in the sandbox that candidates' code runs in (resources/kits/FORMAT.md):
/// - the tests that the candidate sees, and the hidden ones, pass on the reference;
/// - the hidden test of each flaw fails on the task as it is given, or with the edits of the reply that brings it in;
/// - the hidden test of each control passes on both.
/// `told` hears of each run before it begins.
[[nodiscard]] KitReport checkKit(
    const Kit& kit, const Sandbox& sandbox, const std::function<void(const QString&)>& told = {});

} // namespace jumpseat
