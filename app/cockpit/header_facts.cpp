// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/header_facts.h"

#include "models/run_control.h"
#include "models/session_model.h"

#include <QCoreApplication>

namespace jumpseat {

namespace {
constexpr qint64 worthSayingUs = 1'000'000;
}

SaveFacts saveFacts(const SessionModel& model)
{
    SaveFacts facts;
    facts.through = model.savedThrough();
    facts.problem = model.saveProblem();
    facts.waiting = qMax<qint64>(0, model.state().lastSeq - facts.through);
    if (const EventPtr oldest = facts.waiting > 0 ? model.event(facts.through + 1) : nullptr)
        facts.heldSinceUs = oldest->atUs;
    if (!facts.problem.isEmpty())
        facts.state = SaveFacts::State::Failing;
    else if (facts.waiting > 0 && model.nowUs() - facts.heldSinceUs > worthSayingUs)
        facts.state = SaveFacts::State::Saving;
    return facts;
}

std::optional<TaskFacts> taskFacts(const SessionModel& model)
{
    const TaskState* task = model.state().currentTask();
    if (!task)
        return {};
    return TaskFacts { task->index, int(qMax(model.kit().tasks.size(), model.state().tasks.size())), task->title,
        qMax<qint64>(0, model.nowUs() - task->startedUs), task->minutes };
}

std::optional<qint64> candidateOfflineSince(const SessionModel& model)
{
    const ParticipantState* candidate = model.state().candidate();
    if (!model.isLive() || model.state().ended || !candidate || candidate->connected)
        return {};
    const QList<EventPtr>& events = model.events();
    for (auto it = events.crbegin(); it != events.crend(); ++it) {
        const auto* change = std::get_if<event::ConnectionChanged>(&(*it)->payload);
        const bool gone = change && !change->connected && change->participant == candidate->id;
        if (gone || std::holds_alternative<event::SessionResumed>((*it)->payload))
            return (*it)->atUs;
    }
    return 0;
}

QString whyRunsCannotStart(const SessionModel& model)
{
    const bool matters = model.isLive() && !model.state().ended && hasSomethingToRun(model);
    return matters ? model.whyNoRuns().value_or(QString()) : QString();
}

QString candidateName(const SessionState& state)
{
    const ParticipantState* candidate = state.candidate();
    if (candidate && !candidate->name.isEmpty())
        return candidate->name;
    if (state.info && !state.info->candidate.isEmpty())
        return state.info->candidate;
    return QCoreApplication::translate("jumpseat", "Candidate");
}

QString candidateFirstName(const SessionState& state)
{
    return candidateName(state).section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
}

} // namespace jumpseat
