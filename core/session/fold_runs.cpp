// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// Running, testing and reviewing code.

namespace jumpseat {

Result<void> Fold::operator()(const event::RunStarted& e)
{
    if (byId(s.runs, e.run))
        return damaged(QStringLiteral("run %1 was started twice").arg(e.run.value));
    RunState run;
    run.id = e.run;
    run.task = e.task;
    run.command = e.command;
    run.isTest = e.isTest;
    run.startedSeq = event.seq;
    run.startedUs = event.atUs;
    s.runs.append(std::move(run));
    return {};
}

Result<void> Fold::operator()(const event::RunOutput& e)
{
    auto* run = byId(s.runs, e.run);
    if (!run)
        return damaged(QStringLiteral("output names the unknown run %1").arg(e.run.value));
    if (!run->output.isEmpty() && run->output.last().stream == e.stream)
        run->output.last().text += e.text;
    else
        run->output.append({ e.stream, e.text });
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

Result<void> Fold::operator()(const event::ReviewCommented& e)
{
    if (byId(s.reviewComments, e.comment))
        return damaged(QStringLiteral("review comment %1 was made twice").arg(e.comment.value));
    s.reviewComments.append({ e.comment, e.replyTo, event.seq, event.atUs, event.actor, e.file, e.fromLine, e.toLine,
        e.side, e.severity, e.text });
    return {};
}

} // namespace jumpseat
