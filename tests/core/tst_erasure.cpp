// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_session.h"
#include "store/archive/backup.h"
#include "store/archive/bundle.h"
#include "store/archive/erasure.h"
#include "store/archive/import.h"
#include "store/archive/verify.h"
#include "store/connection.h"
#include "store/heads_file.h"
#include "warnings.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/syscall.h>
#include <sys/wait.h>

#include <poll.h>
#include <unistd.h>

// What a person may ask for: that nothing of them is left, and that this can be shown.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const SessionId first { u"first"_s };
const SessionId second { u"second"_s };
const SessionId other { u"other"_s };
constexpr qint64 now = 1'800'000'000'000;

Recording personOf(const QString& canary, int edits = 1200)
{
    return { .candidate = u"Ines Fable"_s, .interviewer = u"Quentin Moor"_s, .canary = canary, .edits = edits };
}

/// Whether any file that begins with the workspace's name holds `text`, in UTF-8 or UTF-16. The files are closed.
QStringList filesHolding(const QString& workspace, const QString& text)
{
    QStringList found;
    const QByteArray wide(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    const QFileInfo info(workspace);
    for (const QFileInfo& file : info.dir().entryInfoList({ info.fileName() + u"*"_s }, QDir::Files)) {
        const QByteArray bytes = bytesOfFile(file.filePath());
        if (bytes.contains(text.toUtf8()) || bytes.contains(wide))
            found += file.fileName();
    }
    return found;
}

} // namespace

class TestErasure : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"w.jumpseat"_s);
    }

    void nothingOfThePersonIsLeft()
    {
        QByteArray salts;
        {
            StoreStage stage(m_file);
            stage.record(first, personOf(u"zebra-one"_s).events());
            stage.record(second, personOf(u"zebra-two"_s, 5).events()); // its journal is not sealed
            stage.record(other, Recording { .canary = u"stays"_s }.events());
            stage.writer->addInvite(u"token"_s, { first, Role::Candidate, {}, now, false });
            QVERIFY(stage.flush());
            QVERIFY(stage.writer->work({ .change = [](Connection& c) {
                return c
                    .run(
                        u"INSERT INTO media VALUES ('first', 'ab', 'text', CAST('zebra-medium, sixteen bytes' AS BLOB))"_s)
                    .and_then([&] {
                        return c.run(u"INSERT INTO strays VALUES ('first', 9999, '[\"zebra-stray, a line\"]')"_s);
                    });
            } }));
            salts = QByteArray::fromHex(
                asked(m_file, u"SELECT hex(salt) FROM events WHERE session = 'second' AND seq = 1"_s)
                    .first()
                    .toLatin1());
            QCOMPARE(salts.size(), 16);
            QVERIFY(!filesHolding(m_file, u"zebra"_s).isEmpty());
            const auto erased = eraseSessions(*stage.workspace, *stage.writer, { first, second }, { .nowWallMs = now });
            QVERIFY2(erased, erased ? "" : qPrintable(erased.error().what));
            QCOMPARE(erased->unfinished, QString());
            QVERIFY(erased->search.needles > 1000);
            QVERIFY2(erased->search.found.isEmpty(),
                erased->search.found.isEmpty() ? "" : qPrintable(erased->search.found.first().what));
            QVERIFY(erased->search.files.contains(m_file) && erased->search.files.contains(HeadsFile::nameFor(m_file)));
            const auto row = stage.workspace->session(first);
            QCOMPARE(row->erasedWallMs, now);
            QCOMPARE(row->candidate + row->interviewer, QString());
            QCOMPARE(row->events, personOf({}).events().size());
            QCOMPARE(stage.workspace->events(first).error().code, ErrorCode::Refused);
            QCOMPARE(stage.workspace->events(other)->size(), Recording {}.events().size());
        }
        for (const QString& word : { u"zebra"_s, u"Quentin"_s })
            QCOMPARE(filesHolding(m_file, word), QStringList());
        QVERIFY(!bytesOfFile(m_file).contains(salts));
        const auto verdict = verify(m_file);
        QVERIFY2(verdict->isSound(), qPrintable(verdict->problem));
        QCOMPARE(verdict->sessions.size(), 3);
        // Statistics without a person stay.
        QCOMPARE(asked(m_file, u"SELECT level FROM scores WHERE session = 'first'"_s), QStringList { u"3"_s });
        QCOMPARE(asked(m_file, u"SELECT count(*) FROM journal WHERE session = 'first' AND kind = 'edit'"_s),
            QStringList { u"1200"_s });
        for (const char* table : { "media", "strays", "invites", "evidence" })
            QCOMPARE(asked(m_file, u"SELECT count(*) FROM %1 WHERE session != 'other'"_s.arg(QLatin1StringView(table))),
                QStringList { u"0"_s });
        QCOMPARE(
            asked(m_file,
                u"SELECT count(*) FROM journal WHERE session != 'other' AND payload IS NOT NULL AND payload != 'null'"_s),
            QStringList { u"0"_s });
    }

    void aNameThatSomebodyElseHasIsNoResidue()
    {
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        stage.record(other, personOf(u"zebra-one"_s).events()); // the same words, the same name
        const auto erased = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
        QVERIFY(erased);
        QVERIFY(erased->search.found.isEmpty());
        QCOMPARE(stage.workspace->session(other)->candidate, u"Ines Fable"_s);
    }

    void theSearchFindsWhatIsLeft_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("found");
        const QString text = u"zebra-one in the typed text, a whole line of it"_s;
        QTest::newRow("text beside it") << u".old"_s << text.toUtf8() << true;
        QTest::newRow("a part of the text") << u".old"_s << text.mid(6, 34).toUtf8() << true;
        QTest::newRow("text in UTF-16") << u".old"_s
                                        << QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2)
                                        << true;
        QTest::newRow("a name") << u".old"_s << QByteArray("...Ines Fable...") << true;
        QTest::newRow("a name over the edge of a block")
            << u".old"_s << QByteArray(1024 * 1024 - 3, '.') + "Ines Fable" << true;
        QTest::newRow("other text") << u".old"_s << QByteArray("nothing of theirs") << false;
        QTest::newRow("another file") << u"-else"_s << QByteArray("Ines") << false;
    }
    void theSearchFindsWhatIsLeft()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        QFETCH(bool, found);
        QVERIFY(writeFile(m_file + name, content));
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        stage.record(other, Recording { .candidate = u"Robin Elsewhere"_s, .canary = u"stays"_s, .edits = 5 }.events());
        const auto erased = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
        QVERIFY(erased);
        QVERIFY(erased->search.files.contains(m_file + name));
        QCOMPARE(!erased->search.found.isEmpty(), found);
        if (found)
            QCOMPARE(erased->search.found.first().file, m_file + name);
    }

    void tellsOfOldFormatsAndDeletesThemWhenTold_data()
    {
        QTest::addColumn<bool>("told");
        QTest::newRow("told to") << true;
        QTest::newRow("not told to") << false;
    }
    void tellsOfOldFormatsAndDeletesThemWhenTold()
    {
        QFETCH(bool, told);
        QVERIFY(QFile::copy(QStringLiteral(SOURCE_DIR "/tests/fixtures/workspace-1.jumpseat"), m_file));
        QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner));
        StoreStage stage(m_file); // brings it up to date
        const QString old = m_file + u".format-1"_s;
        SessionId sample;
        const auto rows = stage.workspace->sessions();
        for (const SessionRow& row : *rows)
            sample = row.sample ? row.id : sample;
        QCOMPARE(planErasure(*stage.workspace, { sample })->oldFormats, QStringList { old });
        const auto erased =
            eraseSessions(*stage.workspace, *stage.writer, { sample }, { .deleteOldFormats = told, .nowWallMs = now });
        QVERIFY(erased);
        QCOMPARE(QFileInfo::exists(old), !told);
        QCOMPARE(erased->oldFormatsDeleted, told ? QStringList { old } : QStringList());
        QCOMPARE(erased->oldFormatsLeft, told ? QStringList() : QStringList { old });
        QCOMPARE(erased->search.found.isEmpty(), told);
        for (const Residue& residue : erased->search.found)
            QCOMPARE(residue.file, old);
    }

    void listsTheCopiesThatWereMade()
    {
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        stage.record(other, Recording {}.events());
        QVERIFY(stage.flush());
        const auto name = [&](const char* file) { return m_dir->filePath(QString::fromLatin1(file)); };
        QVERIFY(exportBundle(*stage.workspace, stage.writer.get(), first, name("kept"), { .nowWallMs = 1 }));
        QVERIFY(exportBundle(*stage.workspace, stage.writer.get(), first, name("gone"), { .nowWallMs = 2 }));
        QVERIFY(exportBundle(*stage.workspace, stage.writer.get(), other, name("other"), { .nowWallMs = 3 }));
        QVERIFY(backUp(*stage.workspace, stage.writer.get(), name("backup"), { .nowWallMs = 4 }));
        QVERIFY(QFile::remove(name("gone")));
        const auto erased = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
        QVERIFY(erased);
        QStringList told;
        for (const MadeCopy& copy : erased->copies)
            told += copyKindName(copy.kind) + u' ' + QFileInfo(copy.file).fileName()
                + (copy.isThere ? u" there"_s : u" gone"_s);
        QCOMPARE(told, (QStringList { u"bundle kept there"_s, u"bundle gone gone"_s, u"backup backup there"_s }));
        // A file that is gone need not be known any longer; its name may tell of the person as well.
        QCOMPARE(copiesOf(*stage.workspace, { first })->size(), 2);
    }

    void refusesALiveOrUnknownSession()
    {
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        QVERIFY(stage.flush());
        QCOMPARE(eraseSessions(*stage.workspace, *stage.writer, { first }, { .live = { first } }).error().code,
            ErrorCode::Refused);
        QCOMPARE(
            eraseSessions(*stage.workspace, *stage.writer, { first, other }, {}).error().code, ErrorCode::NotFound);
        QCOMPARE(stage.workspace->session(first)->erasedWallMs, 0);
    }

    void erasingAgainKeepsTheFirstDateAndTheFileSound()
    {
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        QVERIFY(eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now }));
        const auto again = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now + 5 });
        QVERIFY(again && again->unfinished.isEmpty());
        QCOMPARE(stage.workspace->session(first)->erasedWallMs, now);
        QVERIFY(verify(m_file)->isSound());
    }

    // Somebody with a shell keeps an old state of the file alive.
    void saysWhenTheFileCouldNotBeWrittenAnew()
    {
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        {
            const auto reader = *Connection::open(m_file, Connection::Access::Read);
            QVERIFY(reader->run(u"BEGIN"_s) && reader->value(u"SELECT count(*) FROM events"_s));
            const auto erased = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
            QVERIFY(erased);
            QVERIFY(!erased->unfinished.isEmpty());
            QVERIFY(!erased->search.found.isEmpty());
            QCOMPARE(stage.workspace->events(first).error().code, ErrorCode::Refused);
        }
        const auto again = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
        QVERIFY(again && again->unfinished.isEmpty());
        stage.writer.reset();
        QCOMPARE(filesHolding(m_file, u"zebra"_s), QStringList());
    }

    void theWriterGoesOnAfterwards()
    {
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        const auto events = Recording { .edits = 900 }.events();
        stage.record(other, events.first(500));
        QVERIFY(eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now }));
        for (const EventPtr& event : events.sliced(500))
            stage.writer->append(other, event);
        QVERIFY(stage.flush());
        QVERIFY(verify(m_file)->isSound());
        QCOMPARE(stage.workspace->events(other)->size(), events.size());
    }

    void aBundleBringsItBackOnlyWhenTold()
    {
        const QString bundle = m_dir->filePath(u"b"_s);
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s).events());
        QVERIFY(stage.flush());
        QVERIFY(exportBundle(*stage.workspace, stage.writer.get(), first, bundle, {}));
        QVERIFY(eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now }));
        QCOMPARE(exportBundle(*stage.workspace, stage.writer.get(), first, bundle + u"2"_s, {}).error().code,
            ErrorCode::Refused);
        const auto refused = importBundle(*stage.writer, bundle);
        QVERIFY(refused && refused->outcome == ImportOutcome::ErasedHere);
        QCOMPARE(refused->erasedWallMs, now);
        QCOMPARE(stage.workspace->events(first).error().code, ErrorCode::Refused);
        const auto taken = importBundle(*stage.writer, bundle, { .evenErased = true });
        QVERIFY(taken && taken->outcome == ImportOutcome::Added);
        QCOMPARE(stage.workspace->events(first)->size(), personOf({}).events().size());
        QVERIFY(verify(m_file)->isSound());
    }

    // The process is killed after a growing time, until one got through to its end.
    void aKillLeavesTheOldOrTheErased()
    {
        {
            StoreStage stage(m_file);
            stage.record(first, personOf(u"zebra-one"_s, 3000).events());
            stage.record(other, Recording { .canary = u"stays"_s }.events());
        }
        const QString kept = m_dir->filePath(u"kept"_s);
        for (const QString& suffix : { QString(), u".heads"_s })
            QVERIFY(QFile::copy(m_file + suffix, kept + suffix));
        int old = 0, erased = 0;
        bool finished = false;
        for (int ms = 0; !finished; ms += 1 + ms / 5) {
            for (const QString& suffix : { QString(), u"-wal"_s, u"-shm"_s, u".heads"_s, u".lock"_s })
                QFile::remove(m_file + suffix);
            for (const QString& suffix : { QString(), u".heads"_s })
                QVERIFY(QFile::copy(kept + suffix, m_file + suffix));
            finished = eraseInChild(ms);
            const auto verdict = verify(m_file);
            QVERIFY2(verdict && verdict->isSound(),
                verdict ? qPrintable(verdict->problem) : qPrintable(verdict.error().what));
            StoreStage stage(m_file);
            const auto row = stage.workspace->session(first);
            QVERIFY(row);
            row->erasedWallMs > 0 ? ++erased : ++old;
            QCOMPARE(stage.workspace->events(first).has_value(), row->erasedWallMs == 0);
            // Whatever it was cut off in, erasing again completes it.
            const auto again = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
            QVERIFY(again && again->unfinished.isEmpty() && again->search.found.isEmpty());
            stage.writer.reset();
            stage.workspace.reset();
            QCOMPARE(filesHolding(m_file, u"zebra"_s), QStringList());
        }
        qInfo("%d killed before, %d after the rows were erased", old, erased);
        QVERIFY(old > 0 && erased > 0);
    }

    void timesOfALongSession()
    {
        StoreStage stage(m_file);
        stage.record(first, personOf(u"zebra-one"_s, 10'000).events());
        stage.record(other, Recording { .edits = 2000 }.events());
        QVERIFY(stage.flush());
        QElapsedTimer timer;
        timer.start();
        const auto erased = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
        QVERIFY(erased && erased->search.found.isEmpty());
        qInfo("10,000 events: erased in %lld ms, %lld needles", timer.elapsed(), qint64(erased->search.needles));
    }

private:
    /// True when the child came to its end before `ms` had passed.
    [[nodiscard]] bool eraseInChild(int ms) const
    {
        const pid_t child = ::fork();
        if (child == 0) {
            StoreStage stage(m_file);
            const auto erased = eraseSessions(*stage.workspace, *stage.writer, { first }, { .nowWallMs = now });
            ::_exit(erased ? 0 : 1);
        }
        pollfd process { int(::syscall(SYS_pidfd_open, child, 0)), POLLIN, 0 };
        const bool ended = ::poll(&process, 1, ms) == 1;
        ::kill(child, SIGKILL);
        ::close(process.fd);
        int status = 0;
        ::waitpid(child, &status, 0);
        return ended && WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestErasure)
#include "tst_erasure.moc"
