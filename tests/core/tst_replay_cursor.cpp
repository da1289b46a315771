// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/replay_cursor.h"
#include "session/event_lines.h"
#include "state_dump.h"
#include "warnings.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

// A recorded session at any instant. The recordings that come with the program are held against golden files:
// JUMPSEAT_UPDATE_GOLDEN=1 writes them anew; look at the difference before you commit it.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const FileId file { u"f"_s };

EventPtr eventAt(Seq seq, event::Payload payload)
{
    return std::make_shared<const Event>(Event { seq, { u"c1"_s }, seq * 1000, 0, std::move(payload) });
}

QList<EventPtr> typing(int edits, const QString& start)
{
    QList<EventPtr> events { eventAt(1, event::FileAdded { file, { u"t"_s }, u"a.py"_s, start }) };
    QRandomGenerator random(5);
    auto length = qint32(start.size());
    for (int version = 1; version <= edits; ++version) {
        const auto at = qint32(random.bounded(std::min(length, 2000) + 1)); // close together, as people type
        const bool removes = at < length && random.bounded(3) == 0;
        const ChangeSet changes = ChangeSet::replace(length, at, at + removes, removes ? QString() : u"x"_s);
        length += removes ? -1 : 1;
        events += eventAt(version + 1,
            event::Edited {
                file, version, { u"p"_s }, version, changes, u"input.type"_s, { OriginKind::Candidate, {} } });
    }
    return events;
}

QByteArray bytesOf(const QString& path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

class TestReplayCursor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void anyOrderOfSeeksGivesTheFoldOfThatMoment()
    {
        const QList<EventPtr> events = typing(12'000, u"start\n"_s);
        QList<QString> texts; // after each event
        SessionState state;
        for (const EventPtr& event : events) {
            QVERIFY(state.apply(event).has_value());
            texts += state.file(file)->document.text();
        }
        ReplayCursor cursor(events);
        QRandomGenerator random(1);
        for (int i = 0; i < 300; ++i) {
            const auto count = qsizetype(random.bounded(int(events.size()))) + 1;
            QVERIFY(cursor.seekUs(count * 1000).has_value());
            QCOMPARE(cursor.applied(), count);
            QCOMPARE(cursor.state().file(file)->document.text(), texts[count - 1]);
            QCOMPARE(cursor.state().file(file)->version(), count - 1);
        }
        QCOMPARE(cursor.snapshots(), events.size() / ReplayCursor::firstDistance);
        QVERIFY(cursor.seekUs(-1).has_value());
        QCOMPARE(cursor.applied(), 0);
        QVERIFY(cursor.state().files.isEmpty());
    }

    void snapshotsOfLargeTextsAreThinnedOut()
    {
        // Each snapshot holds 8 MiB of text: eight fit.
        const QString large(4 * 1024 * 1024, u'a');
        const QList<EventPtr> events = typing(80'000, large);
        ReplayCursor cursor(events);
        QVERIFY(cursor.seekUs(cursor.durationUs()).has_value());
        QVERIFY(cursor.snapshots() <= 8);
        QCOMPARE(cursor.snapshotDistance(), 4 * ReplayCursor::firstDistance);
        const QString end = cursor.state().file(file)->document.text();
        QVERIFY(cursor.seekUs(20'000'000).has_value());
        QCOMPARE(cursor.applied(), 20'000);
        QVERIFY(cursor.seekUs(cursor.durationUs()).has_value());
        QCOMPARE(cursor.state().file(file)->document.text(), end);
    }

    void standsBeforeAnEventThatDoesNotFit()
    {
        QList<EventPtr> events = typing(10, u"start"_s);
        events[5] = eventAt(6, event::FileRenamed { { u"nobody"_s }, u"x"_s });
        ReplayCursor cursor(events);
        QCOMPARE(cursor.seekUs(cursor.durationUs()).error().code, ErrorCode::Damaged);
        QCOMPARE(cursor.applied(), 5);
        QVERIFY(cursor.seekUs(2000).has_value());
        QCOMPARE(cursor.applied(), 2);
    }

    void recordingsPlayAsTheyDid_data()
    {
        QTest::addColumn<QString>("recording");
        QTest::newRow("the sample interview") << u"rate-limiter"_s;
    }
    void recordingsPlayAsTheyDid()
    {
        QFETCH(QString, recording);
        const auto lines =
            fromEventLines(bytesOf(QStringLiteral(SOURCE_DIR "/resources/samples/%1.jumpseat-events").arg(recording)));
        QVERIFY(lines.has_value());
        ReplayCursor cursor(lines->events);
        QJsonObject played;
        for (const int percent : { 100, 0, 50, 10, 75, 90, 25 }) { // there and back
            QVERIFY(cursor.seekUs(cursor.durationUs() * percent / 100).has_value());
            played.insert(u"at %1 %"_s.arg(percent, 3), dump(cursor.state()));
        }
        const QByteArray now = QJsonDocument(played).toJson(QJsonDocument::Indented);
        const QString golden = QStringLiteral(SOURCE_DIR "/tests/golden/%1.replay.json").arg(recording);
        if (qEnvironmentVariableIsSet("JUMPSEAT_UPDATE_GOLDEN")) {
            QFile out(golden);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(now);
        }
        QVERIFY2(now == bytesOf(golden), "the replay differs from its golden file");
    }
};

QTEST_GUILESS_MAIN(TestReplayCursor)
#include "tst_replay_cursor.moc"
