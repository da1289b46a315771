// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/task_run.h"

#include "run/reports/test_report.h"

namespace jumpseat {

namespace {

QString endOf(const RunOutcome& outcome, const QByteArray& said)
{
    const QString last = QString::fromUtf8(said).trimmed().section(u'\n', -1).left(200);
    return QStringLiteral("the run ended by \"%1\", code %2: %3")
        .arg(runEndName(outcome.end), QString::number(outcome.code), last);
}

} // namespace

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

RunRequest requestFor(const RunRecipe& recipe, const QList<JobFile>& files, const TaskLimits& limits)
{
    RunRequest request;
    request.command = recipe.command;
    request.limits = limitsOf(limits);
    for (const JobFile& file : files)
        request.files += RunFile { file.name, file.text.toUtf8(), file.text.startsWith(u"#!") };
    return request;
}

Result<QList<TestResult>> testsOf(
    const RunRecipe& recipe, const RunOutcome& outcome, const QByteArray& output, const QByteArray& errors)
{
    const auto format = reportFormatFromName(recipe.report).value_or(ReportFormat::JUnit);
    const auto report = readTestReport(format, outcome.report.isEmpty() ? output : outcome.report);
    if (!report)
        return fail(
            report.error().code, QStringLiteral("%1; %2").arg(report.error().what, endOf(outcome, output + errors)));
    if (report->tests.isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("no test was run; %1").arg(endOf(outcome, output + errors)));
    return report->tests;
}

} // namespace jumpseat
