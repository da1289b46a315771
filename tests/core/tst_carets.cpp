// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_assistant.h"
#include "manual_clock.h"
#include "replay/replay_cursor.h"
#include "sample_kit.h"
#include "session/live_session.h"
#include "warnings.h"

#include <QTest>

#include <deque>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const FileId mainFile { u"main.py"_s };

/// A session whose host wakes it as it asks, on a clock that the test turns.
struct Room {
    Room()
        : session({ u"s"_s }, test::sampleKit(), {}, clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); },
                  [this](const Transient&) { ++transients; } })
    {
        session.start(u"Ada Quill"_s, u"R. Lantern"_s);
        interviewer = session.join(Role::Interviewer, u"R. Lantern"_s, {});
        candidate = session.join(Role::Candidate, u"Ada Quill"_s, u"the notice"_s);
    }
    void pass(qint64 ms)
    {
        for (; ms > 0; --ms) {
            clock.advanceMs(1);
            if (const auto due = session.wakeUs(); due && *due <= session.nowUs())
                session.tick();
        }
    }
    [[nodiscard]] const FileState& file() const { return *session.state().file(mainFile); }
    void type(const ParticipantId& who, qint64 version, qint32 length, qint32 at, const QString& text)
    {
        QVERIFY(session.execute(who,
            command::Push { mainFile, version,
                { { { who.value }, ++counts[who], ChangeSet::replace(length, at, at, text), u"input.type"_s, {} } } }));
    }
    void type(const ParticipantId& who, qint32 at, const QString& text)
    {
        type(who, file().version(), file().document.length(), at, text);
    }
    void move(const ParticipantId& who, qint64 version, qint32 anchor, qint32 head)
    {
        QVERIFY(session.execute(who, command::MoveCursor { mainFile, version, anchor, head }));
    }
    void move(const ParticipantId& who, qint32 head) { move(who, file().version(), head, head); }
    [[nodiscard]] QList<EventPtr> carets() const
    {
        QList<EventPtr> result = events;
        result.removeIf(
            [](const EventPtr& event) { return !std::holds_alternative<event::CaretMoved>(event->payload); });
        return result;
    }
    [[nodiscard]] qint32 recordedHead(const ParticipantId& who) const { return session.state().carets.value(who).head; }

    test::ManualClock clock;
    test::FakeAssistant assistant;
    QList<EventPtr> events;
    int transients = 0;
    QHash<ParticipantId, qint64> counts;
    LiveSession session;
    ParticipantId candidate, interviewer;
};

} // namespace

class TestCarets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    /// `behind`: how many letters the page has typed that it has not seen confirmed when it says where its caret is.
    void typingAddsNoCarets_data()
    {
        QTest::addColumn<int>("behind");
        QTest::newRow("every letter is confirmed") << 0;
        QTest::newRow("one is on its way") << 1;
        QTest::newRow("five are on their way") << 5;
    }
    void typingAddsNoCarets()
    {
        QFETCH(int, behind);
        constexpr qint32 start = 4;
        Room room;
        room.move(room.candidate, start);
        room.pass(1000);
        QCOMPARE(room.carets().size(), 1);
        for (int i = 0; i < 100; ++i) {
            room.type(room.candidate, start + i, u"x"_s);
            room.pass(30);
            // Unconfirmed letters are taken out of the count, so the caret is where the first of them was put in.
            const int confirmed = std::max(0, i + 1 - behind);
            room.move(room.candidate, confirmed, start + confirmed, start + confirmed);
            room.pass(90);
        }
        room.pass(1000);
        QCOMPARE(room.carets().size(), 1);
        QCOMPARE(room.recordedHead(room.candidate), start + 100);
        QCOMPARE(room.transients, 101); // everybody saw each of them
    }

    void fourASecondAtMostAndTheLastWithinAQuarter()
    {
        Room room;
        for (int i = 0; i < 50; ++i) {
            room.move(room.candidate, i % 20);
            room.pass(50);
        }
        const qint64 lastMoveUs = room.session.nowUs() - 50'000;
        room.pass(1000);
        const auto carets = room.carets();
        QVERIFY2(carets.size() >= 8 && carets.size() <= 11, qPrintable(QString::number(carets.size())));
        for (qsizetype i = 1; i < carets.size(); ++i)
            QVERIFY(carets.at(i)->atUs - carets.at(i - 1)->atUs >= CaretRecorder::intervalUs);
        QCOMPARE(std::get<event::CaretMoved>(carets.last()->payload).head, 49 % 20);
        QVERIFY(carets.last()->atUs - lastMoveUs <= CaretRecorder::intervalUs);
        QVERIFY(!room.session.wakeUs().has_value());
    }

    void whoeverStandsStillIsNotRecordedAgain()
    {
        Room room;
        room.move(room.candidate, 7);
        room.pass(300);
        room.move(room.candidate, 3);
        room.move(room.candidate, 7);
        room.pass(300);
        QCOMPARE(room.carets().size(), 1);
    }

    void someoneElsesTypingMovesACaretWithoutAWord()
    {
        Room room;
        room.move(room.candidate, 9);
        room.pass(300);
        room.move(room.candidate, 12); // sent before what the interviewer types now has arrived
        room.type(room.interviewer, 0, u"# "_s);
        room.pass(300);
        QCOMPARE(room.carets().size(), 2);
        QCOMPARE(room.recordedHead(room.candidate), 14);
        room.type(room.interviewer, 2, u"yes "_s);
        room.pass(300);
        QCOMPARE(room.carets().size(), 2);
        QCOMPARE(room.recordedHead(room.candidate), 18);
    }

    void aSelectionIsRecordedWithItsDirection()
    {
        Room room;
        room.move(room.candidate, 0, 12, 4);
        room.pass(300);
        const CaretState caret = room.session.state().carets.value(room.candidate);
        QCOMPARE(caret.anchor, 12);
        QCOMPARE(caret.head, 4);
    }

    void shadowsAreNotRecorded()
    {
        Room room;
        const auto shadow = room.session.join(Role::Shadow, u"P. Vane"_s, {});
        room.move(shadow, 3);
        room.pass(1000);
        QVERIFY(room.carets().isEmpty());
        QCOMPARE(room.transients, 1);
    }

    void theEndRecordsWhereTheyStoodAndNothingAfterIt()
    {
        Room room;
        room.move(room.candidate, 5);
        QVERIFY(room.session.execute(room.interviewer, command::EndSession {}));
        QCOMPARE(room.carets().size(), 1);
        QCOMPARE(kindOf(room.events.last()->payload), u"session.ended"_s);
        room.move(room.candidate, 9);
        room.pass(1000);
        QCOMPARE(room.carets().size(), 1);
        QCOMPARE(room.recordedHead(room.candidate), 5);
    }

    void whoeverLosesTheConnectionIsLeftWhereTheyStood()
    {
        Room room;
        room.move(room.candidate, 5);
        room.session.setConnected(room.candidate, false);
        QCOMPARE(room.recordedHead(room.candidate), 5);
    }

    void aCaretFromLongAgoIsNotLookedFor()
    {
        Room room;
        room.move(room.candidate, 4);
        room.pass(300);
        for (int i = 0; i < 1100; ++i)
            room.type(room.candidate, 4 + i, u"x"_s);
        room.move(room.candidate, 0, 1, 1);
        room.pass(300);
        QCOMPARE(room.recordedHead(room.candidate), 1104);
    }

    void replayShowsThemAtEveryInstant()
    {
        Room room;
        QList<std::pair<qint64, qint32>> seen;
        for (int i = 0; i < 30; ++i) {
            if (i % 3 == 0)
                room.type(i % 2 ? room.interviewer : room.candidate, i % 7, u"ab"_s);
            else
                room.move(room.candidate, (i * 5) % 20);
            room.pass(399);
            seen.append({ room.session.nowUs(), room.recordedHead(room.candidate) });
            room.pass(1); // what comes next is later
        }
        ReplayCursor cursor(room.events);
        for (const int i : { 29, 3, 17, 0, 28, 12 }) {
            QVERIFY(cursor.seekUs(seen.at(i).first));
            QCOMPARE(cursor.state().carets.value(room.candidate).head, seen.at(i).second);
        }
    }
};

QTEST_GUILESS_MAIN(TestCarets)
#include "tst_carets.moc"
