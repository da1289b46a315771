// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// The session itself: who is there, what was agreed to, which task runs.

namespace jumpseat {

Result<void> Fold::operator()(const event::SessionStarted& e)
{
    s.info = e;
    s.startedWallMs = event.wallMs;
    s.clockMarks = { { event.atUs, event.wallMs } };
    s.epoch = 1;
    return {};
}

Result<void> Fold::operator()(const event::AssistantPinned& e)
{
    s.assistant = e;
    return {};
}

Result<void> Fold::operator()(const event::SessionResumed&)
{
    s.clockMarks.append({ event.atUs, event.wallMs });
    ++s.epoch;
    for (auto& participant : s.participants)
        participant.connected = participant.role == Role::Interviewer;
    return {};
}

Result<void> Fold::operator()(const event::SessionEnded&)
{
    s.ended = true;
    return {};
}

Result<void> Fold::operator()(const event::ConsentGiven&)
{
    s.consented = true;
    return {};
}

Result<void> Fold::operator()(const event::ParticipantJoined& e)
{
    if (auto* known = byId(s.participants, e.participant)) {
        known->name = e.name;
        known->connected = true;
    } else {
        s.participants.append({ e.participant, e.role, e.name, true });
    }
    return {};
}

Result<void> Fold::operator()(const event::ConnectionChanged& e)
{
    if (auto* known = byId(s.participants, e.participant))
        known->connected = e.connected;
    return {};
}

Result<void> Fold::operator()(const event::TaskStarted& e)
{
    s.tasks.append({ e.task, e.index, e.title, e.minutes, event.atUs });
    return {};
}

Result<void> Fold::operator()(const event::HintGiven& e)
{
    s.hints.append({ e.task, e.index, e.text, event.atUs });
    return {};
}

Result<void> Fold::operator()(const event::RecordRecovered& e)
{
    s.recoveries.append({ event.seq, e.lastKept, e.lostFrom, e.lostTo, e.reason });
    return {};
}

Result<void> Fold::operator()(const event::MediaAdded& e)
{
    if (byId(s.media, e.media))
        return damaged(QStringLiteral("the attached file %1 was added twice").arg(e.media.value));
    s.media.append({ e.media, event.seq, event.atUs, event.actor, e.name, e.type, e.size, e.sha256 });
    return {};
}

} // namespace jumpseat
