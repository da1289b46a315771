// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "kitcheck/kit_check.h"
#include "session/event.h"

#include <QHash>
#include <QMap>

namespace jumpseat {

/// The files of a task at some stage, by name.
using Files = QMap<QString, QString>;

/// What a run of tests came to.
struct TrialOutcome {
    QHash<QString, TestResult> tests; ///< by id
    QString problem;                  ///< why there are none
    bool passed = false;              ///< the program said so too: it exited with 0
};

/// Runs the tests of one task over different stages of its files.
class TaskTrial {
public:
    TaskTrial(
        const Task& task, const Sandbox& sandbox, KitReport& report, const std::function<void(const QString&)>& told)
        : m_task(task)
        , m_sandbox(sandbox)
        , m_report(report)
        , m_told(told)
    {
    }
    [[nodiscard]] TrialOutcome visible(const Files& files, const QString& stage) const;
    /// Over the same files it is run once.
    [[nodiscard]] TrialOutcome hidden(const Files& files, const QString& stage);

private:
    [[nodiscard]] TrialOutcome run(const RunRecipe& recipe, const Files& files, const QString& what) const;

    QList<std::pair<Files, TrialOutcome>> m_done;
    const Task& m_task;
    const Sandbox& m_sandbox;
    KitReport& m_report;
    const std::function<void(const QString&)>& m_told;
};

/// `files` with the edits of a reply; empty when one of them does not fit.
[[nodiscard]] std::optional<Files> withEdits(Files files, const ScriptedReply& reply, const QList<KitFile>& known);

} // namespace jumpseat
