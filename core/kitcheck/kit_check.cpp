// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitcheck/kit_check.h"

#include "kitcheck/task_trial.h"
#include "run/tool_chains.h"

#include <algorithm>

namespace jumpseat {

namespace {

bool hasPassed(const TestResult& test)
{
    return test.outcome == TestOutcome::Passed;
}

bool hasFailed(const TestResult& test)
{
    return test.outcome == TestOutcome::Failed || test.outcome == TestOutcome::Error;
}

/// Checks the tasks of a kit one after the other; what one brings in is there in the next.
class Checker {
public:
    Checker(const Kit& kit, const Sandbox& sandbox, const std::function<void(const QString&)>& told)
        : m_kit(kit)
        , m_sandbox(sandbox)
        , m_told(told)
    {
    }
    KitReport check()
    {
        for (const Task& task : m_kit.tasks) {
            for (const KitFile& file : task.files)
                m_given.insert(file.name, file.text);
            if (task.review) {
                for (const KitFile& file : task.review->head)
                    m_given.insert(file.name, file.text);
            }
            m_known += task.files;
            m_solved.insert(m_given);
            for (const KitFile& file : task.files)
                m_solved.insert(file.name, file.text);
            for (const KitFile& file : task.reference)
                m_solved.insert(file.name, file.text);
            checkTask(task);
        }
        return std::move(m_report);
    }

private:
    void fault(int line, const QString& what) { m_report.faults += KitFault { line, what }; }

    void checkTask(const Task& task)
    {
        TaskTrial trial(task, m_sandbox, m_report, m_told);
        if (task.test.isThere() && !task.reference.isEmpty())
            allPass(task, trial.visible(m_solved, QStringLiteral("on the reference")),
                QStringLiteral("The candidate's tests"));
        if (!task.hidden.recipe.isThere())
            return;
        const TrialOutcome solved = trial.hidden(m_solved, QStringLiteral("on the reference"));
        if (!task.reference.isEmpty())
            allPass(task, solved, QStringLiteral("The hidden tests"));
        if (std::ranges::all_of(task.flaws, [](const PlantedFlaw& flaw) { return flaw.hiddenTest.isEmpty(); }))
            return;
        const TrialOutcome given = trial.hidden(m_given, QStringLiteral("as the task is given"));
        for (const PlantedFlaw& flaw : task.flaws) {
            if (!flaw.hiddenTest.isEmpty())
                checkFlaw(flaw, trial, given, solved);
        }
    }

    void allPass(const Task& task, const TrialOutcome& outcome, const QString& which)
    {
        if (!outcome.problem.isEmpty())
            return fault(task.line,
                QStringLiteral("%1 give no results on the reference of \"%2\": %3")
                    .arg(which, task.id.value, outcome.problem));
        QStringList ids = outcome.tests.keys();
        ids.sort();
        for (const QString& id : std::as_const(ids)) {
            if (const TestResult test = outcome.tests.value(id); hasFailed(test))
                fault(task.line,
                    QStringLiteral("%1 fails on the reference: %2").arg(id, test.message.section(u'\n', 0, 0)));
        }
        if (!outcome.passed && std::ranges::none_of(outcome.tests, hasFailed))
            fault(task.line,
                QStringLiteral("%1 pass on the reference of \"%2\", but the program fails").arg(which, task.id.value));
    }

    void checkFlaw(const PlantedFlaw& flaw, TaskTrial& trial, const TrialOutcome& given, const TrialOutcome& solved)
    {
        const QString name = QStringLiteral("%1's test %2").arg(flaw.id.value, flaw.hiddenTest);
        const auto stand = [&](const TrialOutcome& outcome, bool passes, const QString& stage) {
            const auto test = outcome.tests.constFind(flaw.hiddenTest);
            if (test == outcome.tests.constEnd()) {
                const QString why =
                    outcome.problem.isEmpty() ? QStringLiteral("the report does not name it") : outcome.problem;
                fault(flaw.line, QStringLiteral("%1 was not run %2: %3").arg(name, stage, why));
            } else if (passes ? !hasPassed(*test) : !hasFailed(*test)) {
                fault(flaw.line,
                    QStringLiteral("%1 must %2 %3")
                        .arg(name, passes ? QStringLiteral("pass") : QStringLiteral("fail"), stage));
            }
        };
        stand(solved, true, QStringLiteral("on the reference"));
        const bool isGiven = m_given.value(nameOf(flaw.file)).contains(flaw.marker);
        if (isGiven)
            stand(given, flaw.control, QStringLiteral("as the task is given"));
        else
            checkBroughtIn(flaw, trial, stand);
    }

    /// A flaw names a file by its id, one of a pull request by its path.
    [[nodiscard]] QString nameOf(const FileId& file) const
    {
        const auto known = std::ranges::find(m_known, file, &KitFile::id);
        return known == m_known.end() ? file.value : known->name;
    }

    template <class Stand> void checkBroughtIn(const PlantedFlaw& flaw, TaskTrial& trial, Stand stand)
    {
        for (const ScriptedReply& reply : m_kit.assistant.replies) {
            if (!reply.carries.contains(flaw.id))
                continue;
            std::optional<Files> files = m_given;
            for (const QString& before : reply.buildsOn) {
                if (const ScriptedReply* earlier = m_kit.findReply(before); earlier && files)
                    files = withEdits(*files, *earlier, m_known);
            }
            files = files ? withEdits(*files, reply, m_known) : std::nullopt;
            const QString stage = QStringLiteral("with the edits of \"%1\"").arg(reply.id);
            if (!files)
                fault(flaw.line,
                    QStringLiteral("%1: the edits of \"%2\" do not fit the task as it is given")
                        .arg(flaw.id.value, reply.id));
            else
                stand(trial.hidden(*files, stage), flaw.control, stage);
        }
    }

    const Kit& m_kit;
    const Sandbox& m_sandbox;
    const std::function<void(const QString&)>& m_told;
    KitReport m_report;
    Files m_given, m_solved;
    QList<KitFile> m_known;
};

} // namespace

KitReport checkKit(const Kit& kit, const Sandbox& sandbox, const std::function<void(const QString&)>& told)
{
    KitReport report;
    report.missingTools = missingTools(kit.tools);
    if (!report.missingTools.isEmpty())
        return report;
    return Checker(kit, sandbox, told).check();
}

} // namespace jumpseat
