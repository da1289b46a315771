// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/event.h"

#include <QList>

#include <algorithm>

namespace jumpseat::test {

/// The recorded interview of the design's pictures, as events: typing in bursts, nine prompts, eight suggestions.
class DemoSession {
public:
    static constexpr qint64 second = 1'000'000;
    static constexpr qint64 at(int minutes, int seconds = 0) { return (minutes * 60 + seconds) * second; }

    static Kit kit()
    {
        using namespace Qt::StringLiterals;
        Kit kit;
        kit.id = u"limiter"_s;
        kit.minutes = 60;
        kit.rubric.criteria = { Criterion { { u"verify"_s }, u"Verifying output"_s, {}, {} } };
        const auto task = [](const QString& id, const QString& title, int minutes) {
            Task task;
            task.id = { id };
            task.title = title;
            task.minutes = minutes;
            return task;
        };
        kit.tasks = { task(u"frame"_s, u"Read and frame"_s, 6), task(u"build"_s, u"Build the limiter"_s, 40),
            task(u"explain"_s, u"Explain and defend"_s, 12) };
        kit.tasks[1].flaws = { flaw(u"F1"_s, u"off by one"_s, false), flaw(u"F2"_s, u"race on a new key"_s, false),
            flaw(u"C1"_s, u"injected clock (control)"_s, true) };
        return kit;
    }

    /// Everything up to `untilUs`.
    static QList<EventPtr> events(qint64 untilUs = at(57, 40))
    {
        DemoSession session;
        session.build();
        std::ranges::stable_sort(session.m_pending, {}, &Pending::us);
        QList<EventPtr> events;
        for (auto& [us, actor, payload] : session.m_pending) {
            if (us > untilUs)
                break;
            session.complete(payload);
            events.append(std::make_shared<const Event>(
                Event { events.size() + 1, { actor }, us, 1'790'000'000'000 + us / 1000, std::move(payload) }));
        }
        return events;
    }

private:
    struct Pending {
        qint64 us;
        QString actor;
        event::Payload payload;
    };

    static PlantedFlaw flaw(const QString& id, const QString& title, bool control)
    {
        // The marker is in no file: these come with suggestions.
        return { { id }, control, title, { QStringLiteral("f1") }, QStringLiteral("nowhere"), {} };
    }

    template <class Payload> void put(qint64 us, const char* actor, Payload payload)
    {
        m_pending.append({ us, QString::fromLatin1(actor), std::move(payload) });
    }

    void people()
    {
        using namespace Qt::StringLiterals;
        event::SessionStarted started;
        started.kitId = u"limiter"_s;
        started.minutes = 60;
        put(0, "", started);
        put(0, "", event::ParticipantJoined { { u"i1"_s }, Role::Interviewer, u"R. Lantern"_s });
        put(0, "", event::ParticipantJoined { { u"c1"_s }, Role::Candidate, u"Ines Fable"_s });
        const auto tasks = kit().tasks;
        const qint64 starts[] = { 0, at(6, 10), at(46, 20) };
        for (int i = 0; i < 3; ++i)
            put(starts[i], "i1", event::TaskStarted { tasks[i].id, i, tasks[i].title, tasks[i].minutes });
        put(0, "", event::FileAdded { { u"f1"_s }, tasks[0].id, u"limiter.py"_s, {}, false });
    }

    void conversation()
    {
        using namespace Qt::StringLiterals;
        struct Turn {
            qint64 us, from, to;
            QString text;
        };
        const Turn turns[] = { { at(7, 32), at(7, 36), at(7, 58), u"Interface only: RateLimiter and Window"_s },
            { at(10, 45), at(10, 50), at(11, 20), u"List the edge cases, no code"_s },
            { at(16, 5), at(16, 9), at(16, 30), u"Draft the storage for one key"_s },
            { at(17, 40), at(17, 43), at(18, 6), u"No token bucket: the brief says sliding window"_s },
            { at(21, 30), at(21, 34), at(22, 2), u"Write allow() against this interface and these tests"_s },
            { at(23, 40), at(23, 43), at(24, 5), u"retry_after, same style"_s },
            { at(34, 5), at(34, 8), at(34, 31), u"Usage section for the README"_s },
            { at(38, 20), at(38, 24), at(38, 52), u"Property test with hypothesis"_s },
            { at(40, 55), at(41, 4), at(41, 28), u"Two threads, one new key: walk me through it"_s } };
        int number = 0;
        for (const auto& turn : turns) {
            const PromptId id { u"p%1"_s.arg(++number) };
            put(turn.us, "c1", event::PromptSent { id, turn.text, {}, id.value });
            put(turn.to, "", event::ReplyFinished { id, u"..."_s, u"scripted"_s, {}, turn.from });
        }
    }

    void suggestions()
    {
        using namespace Qt::StringLiterals;
        struct Offer {
            qint64 offered, decided;
            Decision decision;
            int prompt, lines;
            QList<FlawId> carries;
        };
        const Offer offers[] = { { at(7, 58), at(8, 41), Decision::Accepted, 1, 14, { { u"C1"_s } } },
            { at(16, 30), at(17, 12), Decision::Rejected, 3, 31, {} },
            { at(18, 6), at(18, 55), Decision::Partly, 4, 16, {} },
            { at(22, 2), at(22, 24), Decision::Accepted, 5, 22, { { u"F1"_s }, { u"F2"_s } } },
            { at(24, 5), at(24, 58), Decision::Edited, 6, 11, {} },
            { at(34, 31), at(35), Decision::Accepted, 7, 8, {} },
            { at(38, 52), at(39, 20), Decision::Rejected, 8, 27, {} },
            { at(41, 28), at(43, 6), Decision::Rejected, 9, 2, {} } };
        int number = 0;
        for (const auto& offer : offers) {
            event::SuggestionOffered offered;
            offered.suggestion = { u"S%1"_s.arg(++number) };
            offered.prompt = { u"p%1"_s.arg(offer.prompt) };
            offered.file = { u"f1"_s };
            offered.linesAdded = offer.lines;
            offered.carries = offer.carries;
            put(offer.offered, "", offered);
            put(offer.decided, "c1",
                event::SuggestionDecided { offered.suggestion, offer.decision, offer.lines, offered.suggestion.value });
        }
    }

    void yours()
    {
        using namespace Qt::StringLiterals;
        const auto note = [&](qint64 us, const QString& text) {
            put(us, "i1", event::NoteAdded { text, NoteTag::Behaviour });
        };
        const auto score = [&](qint64 us, int level) { put(us, "i1", event::ScoreGiven { { u"verify"_s }, level }); };
        note(at(2, 15), u"restates the goal: per key, sliding, many threads"_s);
        note(at(3, 50), u"writes done-criteria before prompting"_s);
        put(at(5, 20), "i1", event::BookmarkAdded {});
        note(at(8, 50), u"<b>not bold</b>"_s);
        score(at(11, 30), 4);
        put(at(13, 40), "i1", event::HintGiven { { u"build"_s }, 0, u"mind the window"_s });
        note(at(17, 15), u"rejects the token bucket with a reason"_s);
        note(at(22, 31), u"scrolls the whole diff, twice"_s);
        put(at(23, 5), "i1", event::BookmarkAdded {});
        score(at(26, 30), 3);
        note(at(32, 10), u"expects the boundary to be wrong"_s);
        score(at(33), 4);
        note(at(39, 26), u"S7 rejected: its oracle is the code under test"_s);
        put(at(41, 16), "i1", event::BookmarkAdded {});
        note(at(41, 50), u"not convinced by the reply"_s);
        put(at(31, 5), "i1", event::FlawJudged { { u"F1"_s }, FlawVerdict::Caught });
        put(at(43, 12), "i1", event::FlawJudged { { u"F2"_s }, FlawVerdict::Caught });
        note(at(48, 10), u"explains the lock"_s);
        score(at(55, 5), 4);
        put(at(57, 40), "i1", event::SessionEnded {});
    }

    /// As in the pictures; tests take three seconds.
    void runs()
    {
        using namespace Qt::StringLiterals;
        struct Run {
            qint64 us;
            int passed, all;
        };
        const Run all[] = { { at(9, 25), 0, 4 }, { at(9, 50), 0, 0 }, { at(15, 5), 1, 5 }, { at(20, 10), 3, 5 },
            { at(22, 50), 5, 5 }, { at(25, 50), 6, 6 }, { at(26, 40), 0, 0 }, { at(30, 48), 6, 7 },
            { at(31, 20), 7, 7 }, { at(37, 10), 7, 7 }, { at(39, 50), 7, 7 } };
        int number = 0;
        for (const auto& run : all) {
            const RunId id { u"R%1"_s.arg(++number) };
            put(run.us, "c1",
                event::RunStarted {
                    id, { u"build"_s }, run.all > 0 ? u"pytest -q"_s : u"python3 limiter.py"_s, run.all > 0 });
            if (run.all > 0)
                put(run.us + 3 * second, "", event::TestsReported { id, results(run.passed, run.all) });
            put(run.us + 3 * second, "", event::RunFinished { id, run.passed == run.all ? 0 : 1, {}, 3 * second });
        }
    }
    static QList<TestResult> results(int passed, int all)
    {
        QList<TestResult> tests;
        for (int i = 0; i < all; ++i)
            tests.append(
                { QStringLiteral("t%1").arg(i), {}, i < passed ? TestOutcome::Passed : TestOutcome::Failed, 0, {} });
        return tests;
    }

    void typing()
    {
        struct Burst {
            qint64 from, to;
            OriginKind origin;
            int perSecond;
        };
        const Burst bursts[] = { { at(3, 55), at(5, 50), OriginKind::Candidate, 2 },
            { at(8, 41), at(8, 42), OriginKind::Assistant, 420 }, { at(8, 55), at(9, 48), OriginKind::Candidate, 3 },
            { at(11, 40), at(13, 35), OriginKind::Candidate, 5 }, { at(12, 35), at(12, 36), OriginKind::Pasted, 130 },
            { at(13, 42), at(13, 52), OriginKind::Interviewer, 3 }, { at(13, 58), at(15, 2), OriginKind::Candidate, 6 },
            { at(18, 55), at(18, 56), OriginKind::Assistant, 300 }, { at(19), at(20, 5), OriginKind::Candidate, 4 },
            { at(19, 34), at(19, 35), OriginKind::Pasted, 90 }, { at(22, 24), at(22, 25), OriginKind::Assistant, 800 },
            { at(24, 58), at(24, 59), OriginKind::Assistant, 280 }, { at(25, 2), at(25, 42), OriginKind::Edited, 4 },
            { at(26, 52), at(28), OriginKind::Candidate, 1 }, { at(28, 20), at(30, 40), OriginKind::Candidate, 5 },
            { at(31), at(31, 8), OriginKind::Edited, 3 }, { at(31, 42), at(33, 28), OriginKind::Candidate, 3 },
            { at(35), at(35, 1), OriginKind::Assistant, 250 }, { at(35, 10), at(35, 36), OriginKind::Edited, 2 },
            { at(36, 5), at(37, 2), OriginKind::Candidate, 4 }, { at(39, 30), at(39, 44), OriginKind::Edited, 3 },
            { at(41, 35), at(42, 12), OriginKind::Candidate, 6 }, { at(43, 14), at(45, 20), OriginKind::Edited, 4 },
            { at(49), at(49, 50), OriginKind::Candidate, 2 } };
        quint32 dice = 11;
        for (const auto& burst : bursts) {
            for (qint64 us = burst.from; us < burst.to; us += second) {
                dice = dice * 1103515245 + 12345;
                const bool pause = burst.to - burst.from > 5 * second && (dice >> 16) % 5 == 0;
                const int units = pause ? 0 : std::max(1, burst.perSecond - int((dice >> 20) % 3));
                if (units > 0)
                    type(us, burst.origin, units);
            }
        }
    }

    void type(qint64 us, OriginKind origin, int units)
    {
        event::Edited edit;
        edit.file = { QStringLiteral("f1") };
        edit.origin.kind = origin;
        edit.userEvent = origin == OriginKind::Pasted ? QStringLiteral("input.paste") : QStringLiteral("input.type");
        edit.changes = ChangeSet::replace(0, 0, 0, QString(units, u'x')); // re-based by complete()
        put(us, "c1", edit);
    }

    void build()
    {
        people();
        conversation();
        suggestions();
        yours();
        typing();
        runs();
    }

    /// Versions and lengths depend on the order in time, so they are filled in after sorting.
    void complete(event::Payload& payload)
    {
        if (auto* edit = std::get_if<event::Edited>(&payload)) {
            const auto text = edit->changes.changes().first().text;
            edit->changes = ChangeSet::replace(m_length, m_length, m_length, text);
            edit->version = ++m_version;
            edit->clientSeq = m_version;
            edit->client = { QStringLiteral("k1") };
            m_length += qint32(text.size());
        } else if (auto* offered = std::get_if<event::SuggestionOffered>(&payload)) {
            offered->version = m_version;
            offered->changes = ChangeSet::identity(m_length);
        }
    }

    QList<Pending> m_pending;
    qint64 m_version = 0;
    qint32 m_length = 0;
};

} // namespace jumpseat::test
