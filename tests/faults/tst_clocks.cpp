// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "host_stage.h"
#include "manual_clock.h"
#include "replay/replay_cursor.h"
#include "store/archive/verify.h"
#include "store/journal_writer.h"
#include "warnings.h"
#include "wire_client.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

// A computer's clock is set, jumps and sleeps. Order comes from sequence numbers, lengths from the clock that only runs
// forward, and a link whose time is over stays so.

using namespace jumpseat;
using namespace Qt::StringLiterals;
using test::Ear;
using test::ManualClock;
using test::WireClient;

namespace {

constexpr qint64 hour = 3600'000;

/// A host by a clock that the test sets.
struct Timed {
    explicit Timed(const QString& file, ManualClock& clock)
        : workspace(*Workspace::open(file, Workspace::Mode::ReadWrite))
    {
        Host::Config config;
        config.port = 0;
        host = *Host::start(config, *workspace, clock);
    }
    /// Recorded and on the disk: what comes next has a later moment's time.
    void note(const QString& text)
    {
        session->post(command::AddNote { text, {} });
        ++noted;
        QTRY_COMPARE(notesHeard(), noted);
        QVERIFY(host->journal().flush());
    }
    int notesHeard()
    {
        const std::lock_guard lock(ear.mutex);
        return int(std::ranges::count_if(ear.events,
            [](const EventPtr& event) { return std::holds_alternative<event::NoteAdded>(event->payload); }));
    }

    std::unique_ptr<Workspace> workspace;
    Ear ear;
    std::unique_ptr<Host> host;
    std::shared_ptr<HostedSession> session;
    int noted = 0;
};

} // namespace

class TestClocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void orderAndLengthsSurviveWhateverTheClockDoes()
    {
        ManualClock clock;
        QList<EventPtr> events;
        {
            Timed timed(file(), clock);
            timed.session = *timed.host->create(newSession(), timed.ear.sink());
            clock.advanceMs(1000);
            timed.note(u"one"_s);
            clock.setWallMs(ManualClock().wallMs() - hour);
            clock.advanceMs(1000);
            timed.note(u"an hour back"_s);
            clock.setWallMs(ManualClock().wallMs() + 365 * 24 * hour);
            clock.advanceMs(1000);
            timed.note(u"a year on"_s);
            clock.advanceMs(8 * hour); // the computer slept, and its clock counted on
            timed.note(u"after a night"_s);
            events = *timed.workspace->events(timed.session->id());
        }
        for (qsizetype i = 1; i < events.size(); ++i) {
            QCOMPARE(events[i]->seq, events[i - 1]->seq + 1);
            QVERIFY(events[i]->atUs >= events[i - 1]->atUs);
        }
        QCOMPARE(lengthsBetweenNotes(events), (QList<qint64> { 1'000'000, 1'000'000, 8 * hour * 1000 }));
        QVERIFY(verify(file())->isSound());
        canBePlayed(events);
    }

    void aSessionGoesOnWhereItWasThoughTheClockBeganAnew()
    {
        SessionId id;
        {
            ManualClock clock;
            clock.advanceMs(5 * hour); // since the computer was started
            Timed timed(file(), clock);
            timed.session = *timed.host->create(newSession(), timed.ear.sink());
            clock.advanceMs(60'000);
            timed.note(u"before"_s);
            id = timed.session->id();
        }
        ManualClock clock; // the computer was started again: its count is lower, and its clock was set back
        clock.setWallMs(clock.wallMs() - hour);
        Timed timed(file(), clock);
        timed.session = *timed.host->resume(id, test::sampleKit(), timed.ear.sink());
        timed.noted = 1;
        clock.advanceMs(1000);
        timed.note(u"after"_s);
        const auto events = *timed.workspace->events(id);
        QCOMPARE(lengthsBetweenNotes(events), QList<qint64> { 1'000'000 });
        canBePlayed(events);
    }

    void aLinkWhoseTimeIsOverStaysSo()
    {
        ManualClock clock;
        Timed timed(file(), clock);
        timed.session = *timed.host->create(newSession(), timed.ear.sink());
        QVERIFY(opensWith(timed, timed.session->joinLink()));
        clock.advanceMs(25 * hour);
        QVERIFY(!opensWith(timed, timed.session->joinLink()));
        clock.setWallMs(ManualClock().wallMs() - 25 * hour); // so that it shows what it showed at the beginning
        QVERIFY(!opensWith(timed, timed.session->joinLink()));
        // A new one works, by whatever the clock shows now.
        QVERIFY(opensWith(timed, timed.session->renewLink()));
    }

private:
    QString file() const { return m_dir->filePath(u"w.jumpseat"_s); }
    static Host::NewSession newSession() { return { test::sampleKit(), u"Ada Quill"_s, u"R. Lantern"_s }; }

    static bool opensWith(const Timed& timed, const QString& link)
    {
        WireClient client;
        client.open(timed.host->port());
        client.send({ { u"type"_s, u"hello"_s }, { u"protocol"_s, 1 }, { u"token"_s, link.section(u'#', 1) },
            { u"client"_s, u"c"_s } });
        return client.receive(u"lobby"_s).has_value();
    }

    static QList<qint64> lengthsBetweenNotes(const QList<EventPtr>& events)
    {
        QList<qint64> times, lengths;
        for (const EventPtr& event : events) {
            if (std::holds_alternative<event::NoteAdded>(event->payload))
                times += event->atUs;
        }
        for (qsizetype i = 1; i < times.size(); ++i)
            lengths += times[i] - times[i - 1];
        return lengths;
    }

    static void canBePlayed(const QList<EventPtr>& events)
    {
        ReplayCursor cursor(events);
        QVERIFY(cursor.durationUs() > 0);
        for (const EventPtr& event : events) {
            QVERIFY(cursor.seekUs(event->atUs).has_value());
            QVERIFY(cursor.applied() >= event->seq); // whatever has the same time has happened as well
        }
        QCOMPARE(cursor.applied(), events.size());
        QVERIFY(cursor.seekUs(0).has_value());
        QVERIFY(cursor.applied() < events.size());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestClocks)
#include "tst_clocks.moc"
