// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_session.h"
#include "store/archive/bundle.h"
#include "store/archive/copies.h"
#include "store/archive/import.h"
#include "store/archive/verify.h"
#include "store/schema.h"
#include "warnings.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

// One session in one file: out of a workspace, into another, and what strangers may send instead.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const SessionId ours { u"ours"_s };
const SessionId other { u"other"_s };

QList<EventPtr> story(int edits = 40)
{
    Recording recording;
    recording.edits = edits;
    return recording.events();
}

EventPtr noteAfter(Seq seq, const QString& text)
{
    return std::make_shared<const Event>(
        Event { seq + 1, { u"i1"_s }, (seq + 1) * 1000, 1'790'000'000'000, event::NoteAdded { text, {} } });
}

const char* nameOf(ImportOutcome outcome)
{
    static constexpr std::array names { "added", "there", "extended", "longer", "conflict", "erased" };
    return names[size_t(outcome)];
}

} // namespace

class TestBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
        m_bundle = path("b.jumpseat");
    }

    void aBundleIsOneSessionAndNothingElse()
    {
        StoreStage stage(path("a.jumpseat"));
        stage.record(other, Recording { .candidate = u"Robin Elsewhere"_s, .canary = u"foreign"_s }.events());
        stage.record(ours, story(1500));
        stage.writer->addInvite(u"a-token"_s, { ours, Role::Candidate, {}, 1, false });
        const auto exported = exportBundle(*stage.workspace, stage.writer.get(), ours, m_bundle, { .nowWallMs = 7 });
        QVERIFY2(exported, exported ? "" : qPrintable(exported.error().what));
        QVERIFY(exported->recorded);
        QCOMPARE(exported->head.seq, story(1500).size());
        QCOMPARE(exported->bytes, QFileInfo(m_bundle).size());
        const auto verdict = verify(m_bundle);
        QVERIFY(verdict && verdict->isSound());
        QCOMPARE(verdict->sessions.size(), 1);
        QCOMPARE(verdict->sessions.first().head, exported->head);
        const QByteArray bytes = bytesOfFile(m_bundle);
        QVERIFY(!bytes.contains("foreign") && !bytes.contains("Robin"));
        for (const char* table : { "invites", "copies" })
            QCOMPARE(
                asked(m_bundle, u"SELECT count(*) FROM %1"_s.arg(QLatin1StringView(table))), QStringList { u"0"_s });
        QCOMPARE(QFile::permissions(m_bundle) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!QFileInfo::exists(m_bundle + u".draft"_s) && !QFileInfo::exists(m_bundle + u"-wal"_s));
        const auto copies = copiesOf(*stage.workspace, { ours });
        QCOMPARE(copies->size(), 1);
        QCOMPARE(copies->first().file, m_bundle);
        QCOMPARE(copies->first().wallMs, 7);
        QVERIFY(copies->first().isThere);
        QVERIFY(copiesOf(*stage.workspace, { other })->isEmpty());
    }

    void exportsWhatIsDurableWhileTheSessionGoesOn()
    {
        StoreStage stage(path("a.jumpseat"));
        const auto events = story(2000);
        stage.record(ours, events.first(700));
        QVERIFY(stage.flush());
        for (const EventPtr& event : events.sliced(700))
            stage.writer->append(ours, event); // nobody waits for them
        const auto exported = exportBundle(*stage.workspace, stage.writer.get(), ours, m_bundle, {});
        QVERIFY(exported);
        QVERIFY(exported->head.seq >= 700);
        QVERIFY(verify(m_bundle)->isSound());
    }

    void aReadOnlyWorkspaceCannotNoteTheCopy()
    {
        {
            StoreStage stage(path("a.jumpseat"));
            stage.record(ours, story());
        }
        const auto workspace = Workspace::open(path("a.jumpseat"), Workspace::Mode::ReadOnly);
        const auto exported = exportBundle(**workspace, nullptr, ours, m_bundle, {});
        QVERIFY(exported && !exported->recorded);
        QVERIFY(verify(m_bundle)->isSound());
    }

    void replacesOnlyWhatItMay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("replace");
        QTest::addColumn<bool>("done");
        QTest::newRow("a free name") << u"free"_s << false << true;
        QTest::newRow("a name that is taken") << u"taken"_s << false << false;
        QTest::newRow("a file that may go") << u"taken"_s << true << true;
        QTest::newRow("a folder") << u"folder"_s << true << false;
        QTest::newRow("a pipe") << u"pipe"_s << true << false;
        QTest::newRow("the workspace itself") << u"a.jumpseat"_s << true << false;
        QTest::newRow("a folder that is not there") << u"none/b"_s << false << false;
    }
    void replacesOnlyWhatItMay()
    {
        QFETCH(QString, name);
        QFETCH(bool, replace);
        QFETCH(bool, done);
        StoreStage stage(path("a.jumpseat"));
        stage.record(ours, story());
        QVERIFY(stage.flush());
        QVERIFY(writeFile(path("taken"), "old"));
        QVERIFY(QDir().mkdir(path("folder")));
        QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
        const QString file = m_dir->filePath(name);
        const auto exported = exportBundle(*stage.workspace, stage.writer.get(), ours, file, { .replace = replace });
        QCOMPARE(exported.has_value(), done);
        QVERIFY(!QFileInfo::exists(file + u".draft"_s));
        if (!done)
            QVERIFY(bytesOfFile(path("taken")) == "old" && !exported.error().what.isEmpty());
        QCOMPARE(stage.workspace->events(ours)->size(), story().size());
    }

    void comesBackAsItWas()
    {
        exportFrom(story(1500));
        QVERIFY(!QTest::currentTestFailed());
        {
            StoreStage stage(path("b-workspace.jumpseat"));
            stage.record(other, story());
            const auto imported = importBundle(*stage.writer, m_bundle);
            QVERIFY2(imported, imported ? "" : qPrintable(imported.error().what));
            QCOMPARE(nameOf(imported->outcome), "added");
            QCOMPARE(imported->added, story(1500).size());
            const auto row = stage.workspace->session(ours);
            QVERIFY(row);
            QCOMPARE(row->candidate, u"Ines Fable"_s);
            QCOMPARE(row->events, story(1500).size());
            QVERIFY(row->ended);
            QCOMPARE(*stage.workspace->storedKit(ours), *stage.workspace->storedKit(other));
            const QByteArray before = bytesOfFile(m_bundle);
            QCOMPARE(nameOf(importBundle(*stage.writer, m_bundle)->outcome), "there");
            QCOMPARE(bytesOfFile(m_bundle), before);
            QCOMPARE(stage.workspace->sessions()->size(), 2);
        }
        const auto verdict = verify(path("b-workspace.jumpseat"));
        QVERIFY(verdict->isSound() && !verdict->secondFileMissing);
        // The hashes stay: a receipt that was given there is found here.
        const auto there = verify(m_bundle)->sessions.first().head;
        QCOMPARE(findReceipt(path("b-workspace.jumpseat"), there.hash.toHex())->seq, there.seq);
    }

    void mergesTwoCopiesOfOneSession_data()
    {
        QTest::addColumn<int>("here");
        QTest::addColumn<int>("there");
        QTest::addColumn<QByteArray>("outcome");
        QTest::newRow("more there") << 600 << 900 << QByteArray("extended");
        QTest::newRow("sealed there, not here") << 100 << 1400 << QByteArray("extended");
        QTest::newRow("more here") << 900 << 600 << QByteArray("longer");
        QTest::newRow("the same") << 700 << 700 << QByteArray("there");
        QTest::newRow("one event here") << 1 << 700 << QByteArray("extended");
    }
    void mergesTwoCopiesOfOneSession()
    {
        QFETCH(int, here);
        QFETCH(int, there);
        QFETCH(QByteArray, outcome);
        const auto events = story(1500);
        exportFrom(events.first(std::min(here, there)));
        QVERIFY(!QTest::currentTestFailed());
        StoreStage home(path("home.jumpseat"));
        QVERIFY(importBundle(*home.writer, m_bundle));
        StoreStage away(path("away.jumpseat"));
        QVERIFY(importBundle(*away.writer, m_bundle));
        continueWith(home, events.first(here), there);
        continueWith(away, events.first(there), here);
        QVERIFY(exportBundle(*away.workspace, away.writer.get(), ours, m_bundle, { .replace = true }));
        const auto imported = importBundle(*home.writer, m_bundle);
        QVERIFY(imported);
        QCOMPARE(nameOf(imported->outcome), outcome.constData());
        QCOMPARE(imported->events, std::max(here, there));
        QCOMPARE(imported->added, std::max(0, there - here));
        QVERIFY(verify(path("home.jumpseat"))->isSound());
        // And it goes on: the writer knows where the journal ends now.
        home.writer->append(ours, noteAfter(imported->events, u"later"_s));
        QVERIFY(home.flush());
        QCOMPARE(home.workspace->events(ours)->size(), imported->events + 1);
    }

    void namesTheFirstEventThatDiffers()
    {
        exportFrom(story(1500).first(600));
        QVERIFY(!QTest::currentTestFailed());
        StoreStage home(path("home.jumpseat"));
        QVERIFY(importBundle(*home.writer, m_bundle));
        StoreStage away(path("away.jumpseat"));
        QVERIFY(importBundle(*away.writer, m_bundle));
        home.writer->append(ours, noteAfter(600, u"here"_s));
        home.writer->append(ours, noteAfter(601, u"and here"_s));
        away.writer->append(ours, noteAfter(600, u"there"_s));
        QVERIFY(home.flush() && away.flush());
        QVERIFY(exportBundle(*away.workspace, nullptr, ours, m_bundle, { .replace = true }));
        const auto imported = importBundle(*home.writer, m_bundle);
        QVERIFY(imported);
        QCOMPARE(nameOf(imported->outcome), "conflict");
        QCOMPARE(imported->firstDifferent, 601);
        QCOMPARE(home.workspace->events(ours)->size(), 602);
        QVERIFY(verify(path("home.jumpseat"))->isSound());
    }

    void oneHashDoesNotStandForTwoKits()
    {
        exportFrom(story());
        QVERIFY(!QTest::currentTestFailed());
        {
            StoreStage before(path("home.jumpseat"));
            before.record(other, story(), sampleKit());
            QVERIFY(before.flush());
        }
        // Only by hand: the hash is that of the snapshot.
        QCOMPARE(tamper(path("home.jumpseat"),
                     { u"UPDATE kits SET snapshot = replace(snapshot, '\"version\":', '\"version\":1')"_s }),
            QString());
        StoreStage stage(path("home.jumpseat"));
        QCOMPARE(nameOf(importBundle(*stage.writer, m_bundle)->outcome), "conflict");
        QCOMPARE(stage.workspace->sessions()->size(), 1);
    }

    void doesNotTouchASessionThatIsLive()
    {
        exportFrom(story().first(10));
        QVERIFY(!QTest::currentTestFailed());
        StoreStage home(path("home.jumpseat"));
        QVERIFY(importBundle(*home.writer, m_bundle));
        StoreStage away(path("away.jumpseat"));
        QVERIFY(importBundle(*away.writer, m_bundle));
        away.writer->append(ours, noteAfter(10, u"there"_s));
        QVERIFY(away.flush());
        QVERIFY(exportBundle(*away.workspace, nullptr, ours, m_bundle, { .replace = true }));
        QCOMPARE(importBundle(*home.writer, m_bundle, { .live = { ours } }).error().code, ErrorCode::Refused);
        QCOMPARE(home.workspace->events(ours)->size(), 10);
    }

    void takesNothingHostileIn_data()
    {
        QTest::addColumn<QStringList>("tampering");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const QStringList& tampering, ErrorCode code, const char* says) {
            QTest::newRow(name) << tampering << code << QString::fromLatin1(says);
        };
        row("a trigger", { u"CREATE TRIGGER t AFTER INSERT ON kits BEGIN DELETE FROM kits; END"_s }, ErrorCode::Refused,
            "of its own");
        row("a view", { u"CREATE VIEW v AS SELECT 1"_s }, ErrorCode::Refused, "of its own");
        row("a view in a table's place",
            { u"DROP TABLE scores"_s,
                u"CREATE VIEW scores AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                "FROM n) SELECT i FROM n"_s },
            ErrorCode::Refused, "of its own");
        row("a table more", { u"CREATE TABLE t (a)"_s }, ErrorCode::Refused, "of its own");
        row("an index of its own", { u"CREATE INDEX i ON events (kind)"_s }, ErrorCode::Refused, "of its own");
        row("a generated column", { u"ALTER TABLE about ADD COLUMN g TEXT AS (zeroblob(100000000) || '')"_s },
            ErrorCode::Refused, "of its own");
        row("a table less", { u"DROP TABLE strays"_s }, ErrorCode::Refused, "missing");
        row("the mark of another program", { u"PRAGMA application_id = 5"_s }, ErrorCode::NotAWorkspace,
            "not a bundle");
        row("a newer format",
            { u"PRAGMA user_version = 9"_s, u"UPDATE about SET value = '7.5' WHERE key = 'program'"_s },
            ErrorCode::Newer, "7.5");
        row("an event that was changed", { u"UPDATE segments SET events = replace(events, 'canary', 'kanary')"_s },
            ErrorCode::Damaged, "event 6 ");
        row("a score that nobody gave", { u"UPDATE scores SET level = 5"_s }, ErrorCode::Damaged, "scores");
        row("an attached file that is not what it says", { u"INSERT INTO media VALUES ('ours', 'ab', 'x', x'00')"_s },
            ErrorCode::Damaged, "attached file");
        row("two sessions", { u"INSERT INTO sessions (id, candidate_id, kit_hash) SELECT 'two', 1, hash FROM kits"_s },
            ErrorCode::Refused, "one session");
        row("another candidate", { u"INSERT INTO candidates VALUES (2, 'Robin')"_s }, ErrorCode::Refused, "candidate");
        row("rows of another session", { u"INSERT INTO strays VALUES ('two', 1, '')"_s }, ErrorCode::Refused,
            "another session");
        row("an invite", { u"INSERT INTO invites VALUES ('ab', 'ours', 'interviewer', '', 9999999999999, 0)"_s },
            ErrorCode::Refused, "invites");
        row("very many rows",
            { u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000) "
              "INSERT INTO strays SELECT 'ours', i, '' FROM n"_s },
            ErrorCode::TooLarge, "too many rows");
        row("a number beyond all bounds", { u"UPDATE segments SET last_seq = 9000000000000000000"_s },
            ErrorCode::TooLarge, "too many events");
        row("an id that forges a line",
            { u"PRAGMA foreign_keys = OFF"_s, u"UPDATE sessions SET id = 'a' || char(10) || 'b'"_s,
                u"DELETE FROM segments"_s, u"DELETE FROM events"_s, u"DELETE FROM scores"_s,
                u"DELETE FROM evidence"_s },
            ErrorCode::Refused, "proper id");
    }
    void takesNothingHostileIn()
    {
        QFETCH(QStringList, tampering);
        QFETCH(ErrorCode, code);
        QFETCH(QString, says);
        exportFrom(story(600));
        QVERIFY(!QTest::currentTestFailed());
        QCOMPARE(tamper(m_bundle, tampering), QString());
        refuses(m_bundle, code, says);
    }

    void takesNothingElseForABundle_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a text") << u"text"_s << ErrorCode::NotAWorkspace;
        QTest::newRow("nothing") << u"none"_s << ErrorCode::NotFound;
        QTest::newRow("an empty file") << u"empty"_s << ErrorCode::NotAWorkspace;
        QTest::newRow("a folder") << u"folder"_s << ErrorCode::NotAWorkspace;
        QTest::newRow("a pipe") << u"pipe"_s << ErrorCode::NotAWorkspace;
        QTest::newRow("a workspace") << u"a.jumpseat"_s << ErrorCode::NotAWorkspace;
        QTest::newRow("half a bundle") << u"half"_s << ErrorCode::Damaged;
        QTest::newRow("one that is too large") << u"b.jumpseat"_s << ErrorCode::TooLarge;
    }
    void takesNothingElseForABundle()
    {
        QFETCH(QString, name);
        QFETCH(ErrorCode, code);
        exportFrom(story(600));
        QVERIFY(!QTest::currentTestFailed());
        QVERIFY(writeFile(path("text"), "hello") && writeFile(path("empty"), ""));
        const QByteArray whole = bytesOfFile(m_bundle);
        QVERIFY(writeFile(path("half"), whole.first(whole.size() / 2)));
        QVERIFY(QDir().mkdir(path("folder")));
        QCOMPARE(::mkfifo(QFile::encodeName(path("pipe")).constData(), 0600), 0);
        refuses(m_dir->filePath(name), code, m_dir->filePath(name), { .fileBytes = whole.size() - 1 });
    }

    void noFlippedBitComesIn()
    {
        exportFrom(story(600));
        QVERIFY(!QTest::currentTestFailed());
        const QByteArray sound = bytesOfFile(m_bundle);
        const auto head = verify(m_bundle)->sessions.first().head;
        StoreStage stage(path("home.jumpseat"));
        QRandomGenerator random(11);
        int refused = 0;
        for (qsizetype at = 0; at < sound.size(); at += 997) {
            QByteArray changed = sound;
            changed[at] = char(changed[at] ^ (1 << random.bounded(8)));
            QVERIFY(writeFile(m_bundle, changed));
            const auto imported = importBundle(*stage.writer, m_bundle);
            if (!imported || imported->outcome != ImportOutcome::Added)
                ++refused;
            else
                QCOMPARE(headHere(*stage.workspace), head.seq); // the bit stands where nothing does
            stage.writer->removeSession(ours);
            QVERIFY(stage.flush());
        }
        QVERIFY2(refused > 50, qPrintable(QString::number(refused)));
        QVERIFY(verify(path("home.jumpseat"))->isSound());
    }

    // No released program wrote one; the next format will make this one an older one.
    void takesAnOlderFormatFromACopy()
    {
        const QString old = path("old.jumpseat");
        QVERIFY(QFile::copy(QStringLiteral(SOURCE_DIR "/tests/fixtures/workspace-1.jumpseat"), old));
        QVERIFY(QFile::setPermissions(old, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(
            tamper(old,
                { u"PRAGMA foreign_keys = ON"_s, u"DELETE FROM sessions WHERE sample = 0"_s, u"DELETE FROM invites"_s,
                    u"DELETE FROM candidates WHERE id NOT IN (SELECT candidate_id FROM "
                    "sessions)"_s,
                    u"DELETE FROM kits WHERE hash NOT IN (SELECT kit_hash FROM sessions)"_s,
                    u"PRAGMA application_id = %1"_s.arg(schema::bundleId), u"PRAGMA journal_mode = DELETE"_s }),
            QString());
        const QByteArray before = bytesOfFile(old);
        StoreStage stage(path("home.jumpseat"));
        const auto imported = importBundle(*stage.writer, old);
        QVERIFY2(imported, imported ? "" : qPrintable(imported.error().what));
        QCOMPARE(nameOf(imported->outcome), "added");
        QCOMPARE(imported->events, 168);
        QCOMPARE(bytesOfFile(old), before);
        QVERIFY(verify(path("home.jumpseat"))->isSound());
    }

    void sizesAndTimesOfALongSession()
    {
        exportFrom(story(10'000));
        QVERIFY(!QTest::currentTestFailed());
        const auto workspace = Workspace::open(path("a.jumpseat"), Workspace::Mode::ReadOnly);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(exportBundle(**workspace, nullptr, ours, m_bundle, { .replace = true }));
        const qint64 exportMs = timer.restart();
        StoreStage stage(path("home.jumpseat"));
        timer.restart();
        QVERIFY(importBundle(*stage.writer, m_bundle));
        qInfo("10,000 events: exported in %lld ms, imported in %lld ms, %lld bytes", exportMs, timer.elapsed(),
            QFileInfo(m_bundle).size());
        QCOMPARE(headHere(*stage.workspace), story(10'000).size());
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_dir->filePath(QString::fromLatin1(name)); }

    void exportFrom(const QList<EventPtr>& events)
    {
        StoreStage stage(path("a.jumpseat"));
        stage.record(ours, events);
        const auto exported = exportBundle(*stage.workspace, stage.writer.get(), ours, m_bundle, {});
        QVERIFY2(exported, exported ? "" : qPrintable(exported.error().what));
    }

    static void continueWith(StoreStage& stage, const QList<EventPtr>& events, int from)
    {
        for (qsizetype i = from; i < events.size(); ++i)
            stage.writer->append(ours, events[i]);
        QVERIFY(stage.flush());
    }

    static Seq headHere(const Workspace& workspace)
    {
        const auto row = workspace.session(ours);
        return row ? row->events : 0;
    }

    void refuses(
        const QString& file, ErrorCode code, const QString& says, const BundleLimits& limits = { .otherRows = 4000 })
    {
        StoreStage stage(path("home.jumpseat"));
        const auto imported = importBundle(*stage.writer, file, { .limits = limits });
        QVERIFY(!imported);
        QVERIFY2(imported.error().what.contains(says), qPrintable(imported.error().what));
        QVERIFY2(imported.error().code == code, qPrintable(imported.error().what));
        QCOMPARE(stage.workspace->sessions()->size(), 0);
        QVERIFY(!QFileInfo::exists(file + u"-wal"_s) || file.endsWith(u"a.jumpseat"_s));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_bundle;
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
