// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "all_events.h"
#include "kit/kit_snapshot.h"
#include "session/event_decoder.h"
#include "session/session_state.h"
#include "store/archive/verify.h"
#include "store/heads_file.h"
#include "store/journal_writer.h"
#include "store/segment.h"
#include "warnings.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

// What is on the disk: the chain, the segments, the second file, and what a check of them finds.

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const SessionId session { u"aaaa"_s };
const FileId file { u"f"_s };

EventPtr eventAt(Seq seq, event::Payload payload)
{
    return std::make_shared<const Event>(
        Event { seq, { u"i1"_s }, seq * 1000, 1'790'000'000'000 + seq, std::move(payload) });
}

EventPtr note(Seq seq, const QString& text)
{
    return eventAt(seq, event::NoteAdded { text, {} });
}

event::SessionStarted startedWith(const QString& snapshotHash)
{
    event::SessionStarted started;
    started.snapshotHash = snapshotHash;
    return started;
}

/// Every kind of text that has ever been a trouble to somebody's JSON.
QString oddText(int i)
{
    static const QStringList odd { u"plain"_s, u"\"quoted\" \\ and, commas ]"_s, u"line\nbreak\r\ttab"_s,
        u"\uFEFFmark in front"_s, u"\uFEFF\uFEFF"_s, u"\U0001F600 \u202E \u0000 end"_s, u"{\"a\":[1,2]}"_s,
        u"],\n["_s };
    return odd[i % odd.size()] + QString::number(i);
}

/// The text of a file that grows by a letter an event, and notes in between.
QList<EventPtr> story(int length)
{
    QList<EventPtr> events { eventAt(1, event::FileAdded { file, { u"t"_s }, u"a.py"_s, u"\uFEFFstart"_s }) };
    qint32 units = 6;
    qint64 version = 0;
    while (events.size() < length) {
        const Seq seq = events.size() + 1;
        if (seq % 7 == 0) {
            events += note(seq, oddText(int(seq)));
            continue;
        }
        const QString letter = seq % 5 ? u"x"_s : u"a\nb"_s;
        const ChangeSet changes = ChangeSet::replace(units, units / 2, units / 2, letter);
        units += qint32(letter.size());
        ++version;
        events += eventAt(seq,
            event::Edited { file, version, { u"c1"_s }, version, changes, u"input.type"_s,
                { seq % 3 ? OriginKind::Candidate : OriginKind::Assistant, u"S1"_s } });
    }
    return events;
}

QByteArray bytesOf(const QString& path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void run(const QString& path, const QStringList& statements)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"tamper"_s);
        database.setDatabaseName(path);
        QVERIFY(database.open());
        for (const QString& statement : statements) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
        }
    }
    QSqlDatabase::removeDatabase(u"tamper"_s);
}

} // namespace

class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"w.jumpseat"_s);
    }

    void segmentsGiveBackWhatWentIn()
    {
        QList<StoredEvent> stored;
        QByteArray hash = chain::before(session);
        for (const EventPtr& event : story(100)) {
            stored += toStored(*event, hash);
            hash = stored.last().hash;
        }
        const Segment segment = seal(stored);
        const OpenedSegment opened = open(segment);
        QCOMPARE(opened.problem, QString());
        QCOMPARE(opened.events.size(), stored.size());
        for (qsizetype i = 0; i < stored.size(); ++i) {
            QCOMPARE(opened.events[i].payload, stored[i].payload);
            QCOMPARE(opened.events[i].salt, stored[i].salt);
            QCOMPARE(opened.events[i].hash, stored[i].hash);
            QCOMPARE(envelopeOf(opened.events[i]), envelopeOf(stored[i]));
        }
    }

    void bothDecodersAgree()
    {
        QList<StoredEvent> stored;
        for (const EventPtr& event : story(300))
            stored += toStored(*event, {});
        for (event::Payload& payload : test::oneOfEach())
            stored += toStored(*eventAt(stored.size() + 1, std::move(payload)), {});
        const auto fast = EventDecoder().decode(seal(stored).events);
        QVERIFY(fast.has_value());
        QCOMPARE(fast->size(), stored.size());
        for (qsizetype i = 0; i < stored.size(); ++i) {
            const auto slow = fromStored(stored[i]);
            QVERIFY(slow.has_value());
            const Event& one = *fast->at(i);
            QCOMPARE(payloadToJson(one.payload), payloadToJson((*slow)->payload));
            QCOMPARE(kindOf(one.payload), kindOf((*slow)->payload));
            QCOMPARE(one.seq, (*slow)->seq);
            QCOMPARE(one.actor, (*slow)->actor);
            QCOMPARE(one.atUs, (*slow)->atUs);
            QCOMPARE(one.wallMs, (*slow)->wallMs);
        }
    }

    void theFastDecoderTakesNothingOfAnotherShape_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("not JSON") << QByteArray("[[1,\"note\"");
        QTest::newRow("no array of events") << QByteArray("[1]");
        QTest::newRow("a member too few") << QByteArray(R"([[1,"note","i1",1,1,{}]])");
        QTest::newRow("a number as a text") << QByteArray(R"([[1,"note","i1",1,1,"shared",{"text":1}]])");
        QTest::newRow("a change below zero")
            << QByteArray(R"([[1,"edit","c1",1,1,"shared",{"file":"f","changes":[-1]}]])");
        QTest::newRow("a change without parts")
            << QByteArray(R"([[1,"edit","c1",1,1,"shared",{"file":"f","changes":[[]]}]])");
        QTest::newRow("a break inside a line")
            << QByteArray(R"([[1,"edit","c1",1,1,"shared",{"file":"f","changes":[[0,"a\nb"]]}]])");
        QTest::newRow("half a pair") << QByteArray(R"([[1,"note","i1",1,1,"shared",{"text":"\ud800"}]])");
    }
    void theFastDecoderTakesNothingOfAnotherShape()
    {
        QFETCH(QByteArray, json);
        QVERIFY(!EventDecoder().decode(json).has_value());
    }

    void aLongJournalComesBackWhole_data()
    {
        QTest::addColumn<int>("length");
        for (const int length : { 1, 511, 512, 513, 1024, 3000 })
            QTest::addRow("%d events", length) << length;
    }
    void aLongJournalComesBackWhole()
    {
        QFETCH(int, length);
        const QList<EventPtr> events = story(length);
        write(events);
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QVERIFY(workspace.has_value());
        const auto read = (*workspace)->events(session);
        QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error().what));
        QCOMPARE(read->size(), events.size());
        for (qsizetype i = 0; i < events.size(); ++i)
            QCOMPARE(payloadToJson(read->at(i)->payload), payloadToJson(events[i]->payload));
        for (const Seq after : { Seq(0), Seq(1), Seq(length / 2), Seq(length) })
            QCOMPARE((*workspace)->events(session, after)->size(), length - after);
        const auto verdict = verify(m_file);
        QVERIFY(verdict.has_value());
        QVERIFY2(verdict->isSound(), qPrintable(verdict->problem + verdict->sessions.first().problem));
        QCOMPARE(verdict->sessions.first().head.seq, length);
    }

    /// Whoever reads on while more is being decoded gets all that comes before the damage, in order, and nothing behind.
    void whatComesBeforeTheDamageIsHandedOver()
    {
        write(story(5000));
        run(m_file, { u"UPDATE segments SET events = replace(events, '[3000,', '[3000;') WHERE first_seq < 3000"_s });
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QVERIFY(workspace.has_value());
        Seq last = 0;
        const auto read = (*workspace)->eachEvents(session, 0, [&](const QList<EventPtr>& some) -> Result<void> {
            for (const EventPtr& event : some) {
                if (event->seq != ++last)
                    return fail(ErrorCode::Damaged, u"out of order"_s);
            }
            return {};
        });
        QVERIFY(!read.has_value());
        QVERIFY2(read.error().what.contains(u"event 3000"_s), qPrintable(read.error().what));
        QCOMPARE(last, 5 * 512); // the segments before that one
    }

    void aConsumerCanStopTheReading()
    {
        write(story(5000));
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QVERIFY(workspace.has_value());
        int calls = 0;
        const auto read = (*workspace)->eachEvents(session, 1000, [&](const QList<EventPtr>& some) -> Result<void> {
            return ++calls == 1 && some.first()->seq == 1001 ? Result<void> {} : fail(ErrorCode::Refused, u"enough"_s);
        });
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().what, u"enough"_s);
        QCOMPARE(calls, 2);
    }

    void aPersonCanReadItWithAShell()
    {
        write(story(700));
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"shell"_s);
        database.setDatabaseName(m_file);
        QVERIFY(database.open());
        {
            QSqlQuery query(database);
            QVERIFY(query.exec(u"SELECT count(*), min(seq), max(seq) FROM journal WHERE session = 'aaaa'"_s));
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toInt(), 700);
            QCOMPARE(query.value(1).toInt(), 1);
            QCOMPARE(query.value(2).toInt(), 700);
            QVERIFY(query.exec(u"SELECT payload ->> 'text', kind, wall_ms FROM journal WHERE seq = 14"_s));
            QVERIFY(query.next());
            QCOMPARE(query.value(0).toString(), oddText(14));
            QCOMPARE(query.value(1).toString(), u"note"_s);
            QCOMPARE(query.value(2).toLongLong(), 1'790'000'000'014);
        }
        database.close();
        database = {};
        QSqlDatabase::removeDatabase(u"shell"_s);
    }

    void namesTheFirstEventThatWasChanged_data()
    {
        QTest::addColumn<QStringList>("tampering");
        QTest::addColumn<Seq>("first"); // 0: no single event
        const auto inSegment = [](const QString& from, const QString& to) {
            return u"UPDATE segments SET events = replace(events, '%1', '%2') WHERE first_seq = 1"_s.arg(from, to);
        };
        QTest::newRow("a note in a segment")
            << QStringList { inSegment(u"commas ]49"_s, u"no commas ]49"_s) } << Seq(49);
        QTest::newRow("a note in the tail")
            << QStringList { u"UPDATE events SET payload = '{\"text\":\"kinder\"}' WHERE seq = 602"_s } << Seq(602);
        QTest::newRow("who did it") << QStringList { u"UPDATE events SET actor = 'c1' WHERE seq = 600"_s } << Seq(600);
        QTest::newRow("when") << QStringList { u"UPDATE events SET at_us = at_us + 1 WHERE seq = 600"_s } << Seq(600);
        QTest::newRow("who may see it") << QStringList { u"UPDATE events SET visibility = 'shared' WHERE seq = 602"_s }
                                        << Seq(602);
        QTest::newRow("an event taken out") << QStringList { u"DELETE FROM events WHERE seq = 555"_s } << Seq(555);
        QTest::newRow("a segment taken out") << QStringList { u"DELETE FROM segments"_s } << Seq(1);
        QTest::newRow("two changed places") << QStringList { u"UPDATE events SET seq = 9999 WHERE seq = 560"_s,
            u"UPDATE events SET seq = 560 WHERE seq = 561"_s, u"UPDATE events SET seq = 561 WHERE seq = 9999"_s }
                                            << Seq(560);
        QTest::newRow("the tail cut off, and the row made to fit")
            << QStringList { u"DELETE FROM events WHERE seq > 650"_s,
                   u"UPDATE sessions SET last_seq = 650, head = (SELECT hash FROM events WHERE seq = 650), "
                   "duration_us = 650000"_s }
            << Seq(651);
        QTest::newRow("a score that nobody gave")
            << QStringList { u"INSERT INTO scores VALUES ('aaaa', 'i1', 'verifying', 4, 5)"_s } << Seq(0);
        QTest::newRow("another length") << QStringList { u"UPDATE sessions SET duration_us = 5"_s } << Seq(0);
    }
    void namesTheFirstEventThatWasChanged()
    {
        QFETCH(QStringList, tampering);
        QFETCH(Seq, first);
        write(story(700));
        run(m_file, tampering);
        const auto verdict = verify(m_file);
        QVERIFY(verdict.has_value());
        QVERIFY(!verdict->isSound());
        QCOMPARE(verdict->sessions.size(), 1);
        QVERIFY2(verdict->sessions.first().firstWrong == first,
            qPrintable(verdict->sessions.first().problem + verdict->problem));
    }

    void seesWhatTheSecondFileKnows_data()
    {
        QTest::addColumn<bool>("withSecondFile");
        QTest::addRow("an older copy put back") << true;
        QTest::addRow("without the second file nothing can be seen") << false;
    }
    void seesWhatTheSecondFileKnows()
    {
        QFETCH(bool, withSecondFile);
        const QList<EventPtr> events = story(900);
        write(events.first(600));
        QVERIFY(QFile::copy(m_file, m_file + u".old"_s));
        write(events, 600);
        QVERIFY(QFile::remove(m_file));
        QVERIFY(QFile::rename(m_file + u".old"_s, m_file));
        if (!withSecondFile)
            QVERIFY(QFile::remove(HeadsFile::nameFor(m_file)));
        const auto opened = Workspace::open(m_file, Workspace::Mode::ReadWrite);
        QCOMPARE(opened.has_value(), !withSecondFile);
        const auto verdict = verify(m_file);
        QCOMPARE(verdict->isSound(), !withSecondFile);
        QCOMPARE(verdict->secondFileMissing, !withSecondFile);
        if (!withSecondFile)
            return;
        QCOMPARE(opened.error().code, ErrorCode::Damaged);
        QCOMPARE(verdict->sessions.first().firstWrong, 601);
        // What is there can still be looked at.
        const auto readOnly = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QVERIFY(readOnly.has_value());
        QVERIFY(!(*readOnly)->problem().isEmpty());
        QCOMPARE((*readOnly)->events(session)->size(), 600);
    }

    void theSecondFileSurvivesHalfALine()
    {
        write(story(10));
        const QString second = HeadsFile::nameFor(m_file);
        QFile out(second);
        QVERIFY(out.open(QIODevice::Append));
        out.write("aaaa 99999 0123456789abc");
        out.close();
        const auto read = HeadsFile::read(m_file);
        QCOMPARE(read.heads.value(session).seq, 10);
        QCOMPARE(read.damagedLines, 1);
        write(story(20), 10);
        QCOMPARE(HeadsFile::read(m_file).heads.value(session).seq, 20);
        QCOMPARE(HeadsFile::read(m_file).damagedLines, 0); // shortened when it was closed
    }

    void aRemovedSessionIsNotMissed()
    {
        write(story(10));
        {
            const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
            const auto writer = *JournalWriter::start(**workspace, {});
            writer->removeSession(session);
            QVERIFY(writer->flush());
        }
        QVERIFY(HeadsFile::read(m_file).heads.isEmpty());
        QVERIFY(verify(m_file)->isSound());
        QVERIFY(Workspace::open(m_file, Workspace::Mode::ReadWrite).has_value());
    }

    void seesAScorecardThatWasSubmittedOnAnotherRecord()
    {
        QList<EventPtr> events = story(20);
        const QString hash = QString::fromLatin1(QByteArray(32, 'x').toHex());
        events += eventAt(21, event::ScorecardSubmitted { 20, hash });
        write(events);
        const auto verdict = verify(m_file);
        QVERIFY(!verdict->isSound());
        QCOMPARE(verdict->sessions.first().firstWrong, 20);
    }

    void seesAnotherKitThanTheSessionWasHeldWith()
    {
        QList<EventPtr> events { eventAt(1, startedWith(kitSnapshotHash(kitSnapshot(Kit {})))) };
        write(events);
        QVERIFY2(verify(m_file)->isSound(), qPrintable(verify(m_file)->sessions.first().problem));
        run(m_file, { u"UPDATE kits SET snapshot = replace(snapshot, '\"minutes\":0', '\"minutes\":9')"_s });
        QVERIFY(!verify(m_file)->isSound());
    }

    void findsTheEventOfAReceipt()
    {
        write(story(600));
        const QByteArray head = HeadsFile::read(m_file).heads.value(session).hash.toHex();
        const auto place = findReceipt(m_file, head);
        QVERIFY(place.has_value());
        QCOMPARE(place->session, session);
        QCOMPARE(place->seq, 600);
        QCOMPARE(findReceipt(m_file, QByteArray(64, '0')).error().code, ErrorCode::NotFound);
    }

    void everyFlippedBitIsSeen()
    {
        write(story(600));
        const QByteArray sound = bytesOf(m_file);
        QVERIFY(!sound.isEmpty());
        QRandomGenerator random(3);
        int seen = 0;
        int tried = 0;
        for (qsizetype at = 0; at < sound.size(); at += 521) {
            QByteArray changed = sound;
            changed[at] = char(changed[at] ^ (1 << random.bounded(8)));
            QFile out(m_file);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(changed);
            out.close();
            ++tried;
            const auto verdict = verify(m_file);
            const bool noticed = !verdict || !verdict->isSound();
            if (noticed)
                ++seen;
            else
                m_unseen += at;
        }
        // What is left is room that SQLite does not use: nothing of the record stands there.
        QVERIFY(tried > 400);
        for (const qsizetype at : std::as_const(m_unseen))
            QVERIFY2(isUnused(sound, at), qPrintable(u"byte %1 of %2"_s.arg(at).arg(sound.size())));
        qInfo("%d of %d flipped bits seen, the others in unused room", seen, tried);
    }

private:
    /// Unused room is zero: SQLite's secure_delete sees to it. The header's counters describe no content.
    static bool isUnused(const QByteArray& sound, qsizetype at)
    {
        constexpr qsizetype header = 100;
        return sound[at] == 0 || at < header;
    }

    void write(const QList<EventPtr>& events, qsizetype from = 0)
    {
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadWrite);
        QVERIFY2(workspace.has_value(), workspace ? "" : qPrintable(workspace.error().what));
        const auto writer = JournalWriter::start(**workspace, {});
        QVERIFY(writer.has_value());
        (*writer)->createSession(session, Kit {});
        for (const EventPtr& event : events.sliced(from))
            (*writer)->append(session, event);
        QVERIFY((*writer)->flush());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QList<qsizetype> m_unseen;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
