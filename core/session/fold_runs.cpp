// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// Running and testing code.

namespace jumpseat {

namespace {

void addOutput(RunState& run, OutputStream stream, const QString& text)
{
    if (!run.output.isEmpty() && run.output.last().stream == stream)
        run.output.last().text += text;
    else
        run.output.append({ stream, text });
}

} // namespace

Result<void> Fold::operator()(const event::RunStarted& e)
{
    if (byId(s.runs, e.run))
        return damaged(QStringLiteral("run %1 was started twice").arg(e.run.value));
    RunState run;
    run.id = e.run;
    run.task = e.task;
    run.command = e.command;
    run.isTest = e.isTest;
    run.rows = e.rows;
    run.columns = e.columns;
    run.who = event.actor;
    run.messageId = e.messageId;
    run.startedSeq = event.seq;
    run.startedUs = event.atUs;
    s.runs.append(std::move(run));
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::RunOutput& e)
{
    auto* run = byId(s.runs, e.run);
    if (!run)
        return damaged(QStringLiteral("output names the unknown run %1").arg(e.run.value));
    addOutput(*run, e.stream, e.text);
    return {};
}

Result<void> Fold::operator()(const event::RunInput& e)
{
    auto* run = byId(s.runs, e.run);
    if (!run)
        return damaged(QStringLiteral("input names the unknown run %1").arg(e.run.value));
    addOutput(*run, OutputStream::In, e.text);
    run->inputEnded = run->inputEnded || e.end;
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::TerminalRecorded& e)
{
    auto* run = byId(s.runs, e.run);
    if (!run)
        return damaged(QStringLiteral("a terminal's record names the unknown run %1").arg(e.run.value));
    run->cast += e.lines;
    return {};
}

Result<void> Fold::operator()(const event::RunFinished& e)
{
    auto* run = byId(s.runs, e.run);
    if (!run)
        return damaged(QStringLiteral("the unknown run %1 ended").arg(e.run.value));
    run->exitCode = e.exitCode;
    run->reason = e.reason;
    run->durationUs = e.durationUs;
    run->finishedSeq = event.seq;
    run->finishedUs = event.atUs;
    return {};
}

Result<void> Fold::operator()(const event::TestsReported& e)
{
    auto* run = byId(s.runs, e.run);
    if (!run)
        return damaged(QStringLiteral("test results name the unknown run %1").arg(e.run.value));
    run->tests = e.tests;
    return {};
}

Result<void> Fold::operator()(const event::HiddenTested& e)
{
    s.hiddenTests.append({ e.task, event.seq, event.atUs, e.tests, e.problem });
    return {};
}

} // namespace jumpseat
