// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fake_assistant.h"
#include "manual_clock.h"
#include "sample_kit.h"
#include "session/live_session.h"

namespace jumpseat::test {

/// A session with its candidate and interviewer in it, and everything it said.
struct LiveStage {
    explicit LiveStage(event::AssistantPinned pinned = {}, SessionState state = {})
        : session({ QStringLiteral("s") }, sampleKit(), std::move(state), clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); },
                  [this](const Transient& transient) { transients.append(transient); } })
    {
        session.start(QStringLiteral("Ada Quill"), QStringLiteral("R. Lantern"), pinned);
        interviewer = session.join(Role::Interviewer, QStringLiteral("R. Lantern"), {});
        candidate = session.join(Role::Candidate, QStringLiteral("Ada Quill"), QStringLiteral("the notice"));
    }
    [[nodiscard]] int count(const char* kind) const
    {
        return int(std::ranges::count_if(
            events, [&](const EventPtr& event) { return kindOf(event->payload) == QLatin1StringView(kind); }));
    }
    template <class Payload> [[nodiscard]] const Payload& last() const
    {
        for (qsizetype i = events.size(); i-- > 0;) {
            if (const auto* found = std::get_if<Payload>(&events.at(i)->payload))
                return *found;
        }
        qFatal("no such event");
    }
    [[nodiscard]] const SessionState& state() const { return session.state(); }
    /// The fold of the events as a reader of the journal would make it.
    [[nodiscard]] SessionState folded() const
    {
        SessionState again;
        for (const EventPtr& event : events)
            (void)again.apply(event);
        return again;
    }

    ManualClock clock;
    FakeAssistant assistant;
    QList<EventPtr> events;
    QList<Transient> transients;
    LiveSession session;
    ParticipantId candidate, interviewer;
};

} // namespace jumpseat::test
