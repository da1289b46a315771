// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/run_control.h"

#include "models/session_model.h"

#include <QCoreApplication>

namespace jumpseat {

namespace {

struct RunControl {
    Q_DECLARE_TR_FUNCTIONS(jumpseat::RunControl)
};

QString whyNotLive(const SessionModel& session)
{
    if (!session.isLive())
        return RunControl::tr("only while the session is live");
    return session.state().ended ? RunControl::tr("the session is over") : QString();
}

} // namespace

const Task* presentTask(const SessionModel& session)
{
    const TaskState* task = session.state().currentTask();
    return task && task->index < session.kit().tasks.size() ? &session.kit().tasks.at(task->index) : nullptr;
}

bool hasSomethingToRun(const SessionModel& session)
{
    const Task* task = presentTask(session);
    return task && (task->run.isThere() || task->test.isThere() || task->terminal);
}

QString whyNotRun(const SessionModel& session, bool test)
{
    if (const QString why = whyNotLive(session); !why.isEmpty())
        return why;
    const Task* task = presentTask(session);
    if (!task || !(test ? task->test : task->run).isThere())
        return test ? RunControl::tr("this task has no tests to run") : RunControl::tr("this task has nothing to run");
    if (session.whyNoRuns() && !session.whyNoRuns()->isEmpty())
        return *session.whyNoRuns();
    return session.state().openRun(false) ? RunControl::tr("a run goes on already") : QString();
}

QString whyNotStop(const SessionModel& session, const RunState* run)
{
    if (const QString why = whyNotLive(session); !why.isEmpty())
        return why;
    return run && !run->isOver() ? QString() : RunControl::tr("nothing is running");
}

} // namespace jumpseat
