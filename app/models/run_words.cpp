// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/run_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace jumpseat {

namespace {

struct RunWords {
    Q_DECLARE_TR_FUNCTIONS(jumpseat::RunWords)
};

QString signalWords(int number)
{
    const char* name = ::sigabbrev_np(number);
    return name ? QStringLiteral("SIG%1").arg(QLatin1StringView(name)) : QString::number(number);
}

} // namespace

QString runEndWords(const QString& reason, int exitCode)
{
    if (reason.isEmpty())
        return RunWords::tr("ended with code %1").arg(exitCode);
    if (reason == QLatin1String("signalled"))
        return RunWords::tr("ended by %1").arg(signalWords(exitCode));
    if (reason == QLatin1String("time"))
        return RunWords::tr("stopped: its time was over");
    if (reason == QLatin1String("cpu"))
        return RunWords::tr("stopped: it used all its processor time");
    if (reason == QLatin1String("memory"))
        return RunWords::tr("stopped: it took too much memory");
    if (reason == QLatin1String("output"))
        return RunWords::tr("stopped: it printed too much");
    if (reason == QLatin1String("disk"))
        return RunWords::tr("stopped: it wrote too much");
    if (reason == QLatin1String("stopped"))
        return RunWords::tr("stopped by hand");
    if (reason == QLatin1String("lost"))
        return RunWords::tr("lost: the program was closed");
    return RunWords::tr("could not be run: %1").arg(reason);
}

QString testWords(const QList<TestResult>& tests)
{
    const auto isBad = [](const TestResult& test) {
        return test.outcome == TestOutcome::Failed || test.outcome == TestOutcome::Error;
    };
    const auto bad = std::ranges::count_if(tests, isBad);
    if (bad > 0)
        return RunWords::tr("%1 of %n failed", nullptr, int(tests.size())).arg(bad);
    return RunWords::tr(
        "%n passed", nullptr, int(std::ranges::count(tests, TestOutcome::Passed, &TestResult::outcome)));
}

QString runOutcomeWords(const RunState& run)
{
    if (run.tests.isEmpty() && !run.isOver())
        return run.isTerminal() ? RunWords::tr("open") : RunWords::tr("running");
    if (run.tests.isEmpty())
        return runEndWords(run.reason, run.exitCode);
    const QString tests = testWords(run.tests);
    // A failing test ends its program with a code by itself: only what the tests do not explain is worth a word.
    const bool failed = std::ranges::any_of(run.tests, [](const TestResult& test) {
        return test.outcome == TestOutcome::Failed || test.outcome == TestOutcome::Error;
    });
    const bool explained = run.reason.isEmpty() && (failed || run.exitCode == 0);
    return !run.isOver() || explained ? tests
                                      : RunWords::tr("%1, %2", "what tests came to, how their run ended")
                                            .arg(tests, runEndWords(run.reason, run.exitCode));
}

} // namespace jumpseat
