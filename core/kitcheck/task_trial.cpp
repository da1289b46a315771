// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitcheck/task_trial.h"

#include "runner/task_run.h"

#include <algorithm>

namespace jumpseat {

TrialOutcome TaskTrial::run(const RunRecipe& recipe, const Files& files, const QString& what) const
{
    if (m_told)
        m_told(QStringLiteral("%1: %2").arg(m_task.id.value, what));
    QList<JobFile> copies;
    for (const auto& [name, text] : files.asKeyValueRange())
        copies += JobFile { name, text };
    QByteArray output, errors;
    RunSink sink;
    sink.output = [&](const QByteArray& bytes) { output += bytes; };
    sink.errors = [&](const QByteArray& bytes) { errors += bytes; };
    const auto outcome = m_sandbox.run(requestFor(recipe, copies, m_task.limits), sink);
    if (!outcome)
        return { {}, outcome.error().what, false };
    TrialOutcome trial;
    trial.passed = outcome->end == RunEnd::Exited && outcome->code == 0;
    const auto tests = testsOf(recipe, *outcome, output, errors);
    if (!tests)
        trial.problem = tests.error().what;
    for (const TestResult& test : tests.value_or(QList<TestResult> {}))
        trial.tests.insert(test.id, test);
    const auto failed = std::ranges::count_if(trial.tests, [](const TestResult& test) {
        return test.outcome == TestOutcome::Failed || test.outcome == TestOutcome::Error;
    });
    m_report.runs += KitRun { m_task.id, what, outcome->durationUs, int(trial.tests.size()), int(failed) };
    return trial;
}

TrialOutcome TaskTrial::visible(const Files& files, const QString& stage) const
{
    return run(m_task.test, files, QStringLiteral("the candidate's tests, %1").arg(stage));
}

TrialOutcome TaskTrial::hidden(const Files& files, const QString& stage)
{
    const auto before = std::ranges::find_if(m_done, [&](const auto& done) { return done.first == files; });
    if (before != m_done.end())
        return before->second;
    Files all = files;
    for (const KitFile& file : m_task.hidden.files)
        all.insert(file.name, file.text);
    m_done += { files, run(m_task.hidden.recipe, all, QStringLiteral("the hidden tests, %1").arg(stage)) };
    return m_done.last().second;
}

std::optional<Files> withEdits(Files files, const ScriptedReply& reply, const QList<KitFile>& known)
{
    for (const ScriptedEdit& edit : reply.edits) {
        const auto file = std::ranges::find(known, edit.file, &KitFile::id);
        if (file == known.end() || files.value(file->name).count(edit.find) != 1)
            return std::nullopt;
        files[file->name].replace(edit.find, edit.replace);
    }
    return files;
}

} // namespace jumpseat
