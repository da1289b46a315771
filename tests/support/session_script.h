// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/event.h"
#include "session/session_state.h"
#include "share/host.h"

#include <QTest>

namespace jumpseat::test {

inline const ParticipantId candidateId { QStringLiteral("c1") };
inline const ParticipantId interviewerId { QStringLiteral("i1") };
inline const FileId limiterFile { QStringLiteral("limiter") };

/// A recorded session written by hand: each line is one event at a time in seconds.
class SessionScript {
public:
    QList<EventPtr> events;

    Seq add(double seconds, const ParticipantId& actor, event::Payload payload)
    {
        auto event = std::make_shared<Event>();
        event->seq = events.size() + 1;
        event->actor = actor;
        event->atUs = qint64(seconds * 1e6);
        event->payload = std::move(payload);
        events.append(event);
        return event->seq;
    }
    Seq candidate(double seconds, event::Payload payload) { return add(seconds, candidateId, std::move(payload)); }
    Seq interviewer(double seconds, event::Payload payload) { return add(seconds, interviewerId, std::move(payload)); }
    Seq program(double seconds, event::Payload payload) { return add(seconds, {}, std::move(payload)); }

    /// Session, both people, the first task and one file of `text`.
    void begin(const QString& text = QStringLiteral("def allow():\n    raise NotImplementedError\n"))
    {
        const auto str = [](const char* s) { return QString::fromUtf8(s); };
        program(0,
            event::SessionStarted {
                str("limiter"), str("Rate limiter"), {}, 4, 60, str("Ines Fable"), str("R. Lantern") });
        program(0, event::ParticipantJoined { interviewerId, Role::Interviewer, str("R. Lantern") });
        program(0, event::ParticipantJoined { candidateId, Role::Candidate, str("Ines Fable") });
        interviewer(0, event::TaskStarted { { str("build") }, 0, str("Build the limiter"), 40 });
        program(0, event::FileAdded { limiterFile, { str("build") }, str("limiter.py"), text, false });
        length = qint32(text.size());
    }

    Seq prompt(double seconds, const char* id, const QString& text, const QStringList& context = {})
    {
        return candidate(
            seconds, event::PromptSent { { QString::fromUtf8(id) }, text, context, QString::fromUtf8(id) });
    }
    Seq reply(double from, double to, const char* id, const QString& text)
    {
        return program(to,
            event::ReplyFinished {
                { QString::fromUtf8(id) }, text, QStringLiteral("scripted"), {}, qint64(from * 1e6) });
    }
    Seq offer(double seconds, const char* id, const char* prompt, int added, const QList<FlawId>& carries = {})
    {
        return program(seconds,
            event::SuggestionOffered { { QString::fromUtf8(id) }, { QString::fromUtf8(prompt) }, limiterFile, version,
                ChangeSet::identity(length), added, 0, carries });
    }
    Seq decide(double seconds, const char* id, Decision decision, int taken = 0)
    {
        return candidate(
            seconds, event::SuggestionDecided { { QString::fromUtf8(id) }, decision, taken, QString::fromUtf8(id) });
    }
    /// [from, to) of the file becomes `text`.
    Seq edit(double seconds, qint32 from, qint32 to, const QString& text, const Origin& origin)
    {
        const ChangeSet changes = ChangeSet::replace(length, from, to, text);
        length = changes.lengthAfter();
        ++version;
        return candidate(seconds,
            event::Edited { limiterFile, version, { QStringLiteral("browser") }, version, changes,
                QStringLiteral("input.type"), origin });
    }

    qint32 length = 0;
    qint64 version = 0;
};

/// A kit with four criteria and two flaws; levels 2 and 4 of each criterion have no anchor of their own.
inline Kit sampleKit()
{
    const auto str = [](const char* s) { return QString::fromUtf8(s); };
    const auto criterion = [&](const char* id, const char* title) {
        return Criterion { { str(id) }, str(title), {},
            { str("Accepts unread; green run = done"), {},
                str("Reads the diff, runs tests, checks an edge case, finds obvious faults"), {},
                str("Predicts likely failure, writes a discriminating test, catches invented APIs or subtle "
                    "wrongness, checks security") } };
    };
    Kit kit;
    kit.id = str("limiter");
    kit.version = 4;
    kit.title = str("Rate limiter");
    kit.rubric = { str("ai-use"), str("AI use"), 4,
        { criterion("framing", "Framing before delegating"), criterion("directing", "Directing the assistant"),
            criterion("verifying", "Verifying output"), criterion("override", "Override and recovery") } };
    Task task;
    task.id = { str("build") };
    task.title = str("Build the limiter");
    task.minutes = 40;
    task.flaws = { { { str("F1") }, false, str("off by one"), limiterFile, {}, {} },
        { { str("F2") }, false, str("race"), limiterFile, {}, {} },
        { { str("C1") }, true, str("clock"), limiterFile, {}, {} } };
    kit.tasks = { task };
    return kit;
}

/// A session that keeps what was posted and does nothing; the test plays the host.
class FakeHosted final : public HostedSession {
public:
    QList<Command> posted;

    [[nodiscard]] SessionId id() const override { return { QStringLiteral("session") }; }
    [[nodiscard]] ParticipantId self() const override { return interviewerId; }
    [[nodiscard]] ClientId clientId() const override { return { QStringLiteral("desktop") }; }
    void post(Command command) override { posted.append(std::move(command)); }
    [[nodiscard]] QString joinLink() const override { return QStringLiteral("http://127.0.0.1:8420/#token"); }
    QString renewLink() override { return joinLink(); }

    template <class Wanted> [[nodiscard]] QList<Wanted> all() const
    {
        QList<Wanted> found;
        for (const Command& command : posted) {
            if (const auto* wanted = std::get_if<Wanted>(&command))
                found.append(*wanted);
        }
        return found;
    }
};

} // namespace jumpseat::test
