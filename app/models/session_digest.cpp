// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/session_digest.h"

namespace jumpseat {

namespace {

void countEvent(SessionDigest& digest, const Event& event)
{
    if (std::holds_alternative<event::ConsentGiven>(event.payload) && digest.consentWallMs == 0)
        digest.consentWallMs = event.wallMs;
    if (const auto* edit = std::get_if<event::Edited>(&event.payload))
        digest.pastes += edit->origin.kind == OriginKind::Pasted;
}

void countFlaws(SessionDigest& digest, const SessionState& state)
{
    for (const Task& task : digest.kit.tasks) {
        for (const PlantedFlaw& flaw : task.flaws) {
            digest.flaws += !flaw.control;
            digest.flawsCaught += !flaw.control && state.flaws.value(flaw.id).verdict == FlawVerdict::Caught;
        }
    }
}

} // namespace

SessionDigest digestOf(QList<EventPtr> events, const Kit& kit)
{
    SessionDigest digest;
    digest.kit = kit;
    SessionState state;
    for (const EventPtr& event : events) {
        if (const auto applied = state.apply(event); !applied) {
            digest.problem = applied.error().what;
            break;
        }
        countEvent(digest, *event);
    }
    digest.events = std::move(events);
    digest.assistant = state.assistant;
    digest.facts = facts(state);
    digest.notes = int(state.notes.size());
    for (const TaskState& task : state.tasks)
        digest.tasks.append({ task.index + 1, task.startedUs });
    for (const Scorecard& card : state.scorecards)
        digest.scorecards += !card.levels.isEmpty();
    countFlaws(digest, state);
    return digest;
}

} // namespace jumpseat
