// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session_script.h"

namespace jumpseat::test {

/// Runs in a script, each line one event; runs go by their ids.
class RunScript : public SessionScript {
public:
    Seq start(double at, const char* run, const QString& command, bool isTest = false)
    {
        return candidate(at, event::RunStarted { id(run), { QStringLiteral("build") }, command, isTest });
    }
    Seq open(double at, const char* run, int rows, int columns)
    {
        return candidate(
            at, event::RunStarted { id(run), { QStringLiteral("build") }, QStringLiteral("sh"), false, rows, columns });
    }
    Seq prints(double at, const char* run, const QString& text, OutputStream stream = OutputStream::Out)
    {
        return program(at, event::RunOutput { id(run), stream, text });
    }
    Seq given(double at, const char* run, const QString& text)
    {
        return candidate(at, event::RunInput { id(run), text, false, {} });
    }
    Seq shows(double at, const char* run, const QString& data, const char* code = "o")
    {
        return program(
            at, event::TerminalRecorded { id(run), { { qint64(at * 1e6), QString::fromUtf8(code), data } } });
    }
    /// `failed` of them with a message of two lines.
    Seq reports(double at, const char* run, int passed, int failed)
    {
        QList<TestResult> tests;
        for (int i = 0; i < passed; ++i)
            tests.append({ QStringLiteral("t::good%1").arg(i), QStringLiteral("test_good%1").arg(i),
                TestOutcome::Passed, 1'000, {} });
        for (int i = 0; i < failed; ++i)
            tests.append({ QStringLiteral("t::bad%1").arg(i), QStringLiteral("test_bad%1").arg(i), TestOutcome::Failed,
                12'000, QStringLiteral("assert 11 == 10\n  where 11 = len(hits)") });
        return program(at, event::TestsReported { id(run), tests });
    }
    Seq ends(double at, const char* run, int code = 0, const QString& reason = {}, qint64 tookUs = 400'000)
    {
        return program(at, event::RunFinished { id(run), code, reason, tookUs });
    }

    static RunId id(const char* run) { return { QString::fromUtf8(run) }; }
    /// Its task has a program, tests and a terminal.
    static Kit kit()
    {
        Kit kit = sampleKit();
        kit.minutes = 60;
        kit.tasks[0].run.command = { QStringLiteral("python3"), QStringLiteral("limiter.py") };
        kit.tasks[0].test.command = { QStringLiteral("pytest") };
        kit.tasks[0].terminal = true;
        return kit;
    }
};

} // namespace jumpseat::test
