// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitcheck/task_trial.h"

#include "run/reports/test_report.h"

#include <algorithm>

namespace jumpseat {

namespace {

RunLimits limitsOf(const TaskLimits& limits)
{
    RunLimits run;
    run.wallMs = std::uint64_t(limits.seconds) * 1000;
    run.cpuMs = 2 * run.wallMs;
    run.memory = std::uint64_t(limits.memoryMib) << 20;
    run.processes = std::uint64_t(limits.processes);
    run.output = std::uint64_t(limits.outputKib) << 10;
    return run;
}

QString endOf(const RunOutcome& outcome, const QByteArray& said)
{
    const QString last = QString::fromUtf8(said).trimmed().section(u'\n', -1).left(200);
    return QStringLiteral("the run ended by \"%1\", code %2: %3")
        .arg(runEndName(outcome.end), QString::number(outcome.code), last);
}

} // namespace

TrialOutcome TaskTrial::run(const RunRecipe& recipe, const Files& files, const QString& what) const
{
    if (m_told)
        m_told(QStringLiteral("%1: %2").arg(m_task.id.value, what));
    RunRequest request;
    request.command = recipe.command;
    request.limits = limitsOf(m_task.limits);
    for (const auto& [name, text] : files.asKeyValueRange())
        request.files += RunFile { name, text.toUtf8(), text.startsWith(u"#!") };
    QByteArray output, errors;
    RunSink sink;
    sink.output = [&](const QByteArray& bytes) { output += bytes; };
    sink.errors = [&](const QByteArray& bytes) { errors += bytes; };
    const auto outcome = m_sandbox.run(request, sink);
    if (!outcome)
        return { {}, outcome.error().what, false };
    TrialOutcome trial;
    trial.passed = outcome->end == RunEnd::Exited && outcome->code == 0;
    const auto format = reportFormatFromName(recipe.report).value_or(ReportFormat::JUnit);
    const auto report = readTestReport(format, outcome->report.isEmpty() ? output : outcome->report);
    if (!report) {
        trial.problem = QStringLiteral("%1; %2").arg(report.error().what, endOf(*outcome, output + errors));
    } else {
        for (const TestResult& test : report->tests)
            trial.tests.insert(test.id, test);
        if (report->tests.isEmpty())
            trial.problem = QStringLiteral("no test was run; %1").arg(endOf(*outcome, output + errors));
    }
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
