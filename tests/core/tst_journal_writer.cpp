// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/job_queue.h"
#include "store/journal_writer.h"
#include "store/workspace.h"
#include "warnings.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QMutex>
#include <QSemaphore>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>

#include <atomic>
#include <csignal>

using namespace jumpseat;

namespace {

const SessionId sessionA { QStringLiteral("aaaa") };
const SessionId sessionB { QStringLiteral("bbbb") };
const CriterionId verifying { QStringLiteral("verifying") };

EventPtr eventOf(Seq seq, event::Payload payload, const QString& actor = QStringLiteral("i1"))
{
    return std::make_shared<const Event>(Event { .seq = seq,
        .actor = { actor },
        .atUs = seq * 1000,
        .wallMs = 1'790'000'000'000 + seq,
        .payload = std::move(payload) });
}

EventPtr note(Seq seq, const QString& text = QStringLiteral("n"))
{
    return eventOf(seq, event::NoteAdded { .text = text });
}

event::Payload started(const QString& candidate)
{
    event::SessionStarted payload;
    payload.candidate = candidate;
    payload.interviewer = QStringLiteral("R. Lantern");
    return payload;
}

Invite inviteTo(const SessionId& session, qint64 expiresWallMs)
{
    return { session, Role::Candidate, {}, expiresWallMs, false };
}

Kit someKit()
{
    Kit kit;
    kit.id = QStringLiteral("k");
    kit.title = QStringLiteral("A kit");
    kit.version = 3;
    kit.rubric.criteria = { { verifying, QStringLiteral("Verifying output"), {}, {} } };
    return kit;
}

// What the writer told, gathered over threads.
struct Heard {
    QMutex mutex;
    QList<std::pair<SessionId, Seq>> committed;
    QStringList failing;

    JournalWriter::Callbacks callbacks()
    {
        return { .committed =
                     [this](const SessionId& session, const ChainHead& head) {
                         const QMutexLocker lock(&mutex);
                         committed.append({ session, head.seq });
                     },
            .failing =
                [this](const QString& what) {
                    const QMutexLocker lock(&mutex);
                    failing.append(what);
                } };
    }
    Seq durable(const SessionId& session)
    {
        const QMutexLocker lock(&mutex);
        Seq last = 0;
        for (const auto& [id, seq] : std::as_const(committed))
            last = id == session ? seq : last;
        return last;
    }
    QStringList failures()
    {
        const QMutexLocker lock(&mutex);
        return failing;
    }
};

} // namespace

class TestJournalWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(QStringLiteral("w.jumpseat"));
        m_workspace = *Workspace::open(m_file, Workspace::Mode::ReadWrite);
        QVERIFY(m_workspace);
    }
    void cleanup() { m_workspace.reset(); }

    void keepsEveryEventOverAReopen()
    {
        {
            const auto writer = start();
            writer->createSession(sessionA, someKit());
            writer->append(sessionA, eventOf(1, started(QStringLiteral("Ines"))));
            for (Seq seq = 2; seq <= 500; ++seq)
                writer->append(sessionA, note(seq, QStringLiteral("note \U0001F600 \"%1\"").arg(seq)));
        } // the destructor writes what is queued
        m_workspace.reset();
        QVERIFY(!QFile::exists(m_file + QStringLiteral("-wal")));

        m_workspace = *Workspace::open(m_file, Workspace::Mode::ReadWrite);
        const auto events = m_workspace->events(sessionA);
        QVERIFY(events.has_value());
        QCOMPARE(events->size(), 500);
        QCOMPARE(std::get<event::NoteAdded>(events->last()->payload).text, QStringLiteral("note \U0001F600 \"500\""));
        QCOMPARE(events->last()->atUs, 500'000);
        QCOMPARE(events->last()->actor.value, QStringLiteral("i1"));
        QCOMPARE(m_workspace->events(sessionA, 498)->size(), 2);
    }

    void tellsWhatIsDurableAndOnlyThat()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        for (Seq seq = 1; seq <= 100; ++seq)
            writer->append(sessionA, note(seq));
        QVERIFY(writer->flush());
        QCOMPARE(m_heard.durable(sessionA), 100);
        const auto stored = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QCOMPARE((*stored)->events(sessionA)->size(), 100);
        QVERIFY(m_heard.failures().isEmpty());
    }

    void eventsThatWaitShareOneCommit()
    {
        QSemaphore gate, inCommit;
        std::atomic<int> commits = 0;
        {
            const auto writer = start([&] {
                ++commits;
                inCommit.release();
                gate.acquire();
                return QString();
            });
            writer->createSession(sessionA, someKit());
            inCommit.acquire();
            for (Seq seq = 1; seq <= 1000; ++seq)
                writer->append(sessionA, note(seq));
            gate.release(1000);
            QVERIFY(writer->flush());
        }
        QCOMPARE(commits.load(), 1 + 4); // 256 events each
        QCOMPARE(m_workspace->events(sessionA)->size(), 1000);
    }

    void refusesWhatWouldBreakTheOrder_data()
    {
        QTest::addColumn<QList<Seq>>("seqs");
        QTest::addColumn<int>("kept");
        QTest::newRow("a gap") << QList<Seq> { 1, 2, 4, 5 } << 2;
        QTest::newRow("a gap, then the missing one") << QList<Seq> { 1, 2, 4, 3 } << 2;
        QTest::newRow("a duplicate") << QList<Seq> { 1, 2, 2, 3 } << 2;
        QTest::newRow("not from 1") << QList<Seq> { 2, 3 } << 0;
        QTest::newRow("zero") << QList<Seq> { 0, 1 } << 0;
    }

    void refusesWhatWouldBreakTheOrder()
    {
        QFETCH(QList<Seq>, seqs);
        QFETCH(int, kept);
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        writer->createSession(sessionB, someKit());
        for (const Seq seq : seqs)
            writer->append(sessionA, note(seq));
        writer->append(sessionB, note(1));
        QVERIFY(!writer->flush());
        QCOMPARE(m_workspace->events(sessionA)->size(), kept);
        QCOMPARE(m_heard.durable(sessionA), kept);
        QCOMPARE(m_heard.durable(sessionB), 1); // the other session goes on
        QCOMPARE(m_heard.failures().size(), 1);
        QVERIFY(m_heard.failures().first().contains(sessionA.value));
    }

    void refusesEventsOfNoSession()
    {
        const auto writer = start();
        writer->append(sessionA, note(1));
        QVERIFY(!writer->flush());
        QCOMPARE(m_heard.durable(sessionA), 0);
        QVERIFY(m_heard.failures().first().contains(QStringLiteral("no such session")));
    }

    void holdsBackWhileTheDiskFailsAndRecovers()
    {
        std::atomic<bool> failing = false;
        const auto writer = start([&] { return failing ? QStringLiteral("disk full") : QString(); });
        writer->createSession(sessionA, someKit());
        writer->append(sessionA, note(1));
        QVERIFY(writer->flush());
        failing = true;
        writer->append(sessionA, note(2));
        writer->append(sessionA, note(3));
        QTRY_COMPARE(m_heard.failures(), QStringList { QStringLiteral("disk full") });
        QVERIFY(!writer->flush(60'000)); // told at the next try that fails, not after a minute
        QCOMPARE(m_heard.durable(sessionA), 1);
        failing = false;
        writer->append(sessionA, note(4));
        QVERIFY(writer->flush());
        QCOMPARE(m_heard.durable(sessionA), 4);
        QCOMPARE(m_heard.failures(), (QStringList { QStringLiteral("disk full"), QString() }));
        QCOMPARE(m_workspace->events(sessionA)->size(), 4);
    }

    void saysWhenItIsFullAndWhenThereIsRoomAgain_data()
    {
        QTest::addColumn<int>("textSize");
        QTest::addColumn<int>("bound"); // events that are still taken
        QTest::newRow("many events") << 1 << int(JobQueue::capacityJobs);
        QTest::newRow("large events") << 1024 * 1024 << int(JobQueue::capacityBytes / (2 * 1024 * 1024));
    }
    void saysWhenItIsFullAndWhenThereIsRoomAgain()
    {
        QFETCH(int, textSize);
        QFETCH(int, bound);
        std::atomic<bool> failing = true;
        std::atomic<int> relieved = 0;
        auto callbacks = m_heard.callbacks();
        callbacks.relieved = [&] { ++relieved; };
        const auto writer = *JournalWriter::start(
            *m_workspace, callbacks, [&] { return failing ? QStringLiteral("disk full") : QString(); });
        writer->createSession(sessionA, someKit());
        const QString text(textSize, u'n');
        Seq seq = 0;
        while (!writer->isFull() && seq <= bound)
            writer->append(sessionA, note(++seq, text));
        QVERIFY(writer->isFull());
        QVERIFY2(seq <= bound && seq > bound * 9 / 10, qPrintable(QString::number(seq)));
        writer->append(sessionA, note(++seq, text)); // nothing that comes all the same is lost
        QCOMPARE(relieved.load(), 0);
        failing = false;
        QVERIFY(writer->flush(60'000));
        QTRY_COMPARE(relieved.load(), 1);
        QVERIFY(!writer->isFull());
        QCOMPARE(m_heard.durable(sessionA), seq);
    }

    // The operating system itself says no: the process may not make files larger than they are.
    void survivesARealWriteError()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        QVERIFY(writer->flush());
        std::signal(SIGXFSZ, SIG_IGN);
        rlimit old {};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &old), 0);
        const rlimit tight { 8192, old.rlim_max };
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &tight), 0);
        writer->append(sessionA, note(1, QString(100'000, u'x')));
        QTRY_COMPARE(m_heard.failures().size(), 1);
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &old), 0);
        QVERIFY(!m_heard.failures().first().isEmpty());
        QCOMPARE(m_heard.durable(sessionA), 0);
        QVERIFY(writer->flush());
        QCOMPARE(m_workspace->events(sessionA)->size(), 1);
        QCOMPARE(m_heard.failures().last(), QString());
    }

    void givesUpAtTheEndWithoutAcknowledging()
    {
        {
            const auto writer = start([] { return QStringLiteral("gone"); });
            writer->createSession(sessionA, someKit());
            writer->append(sessionA, note(1));
        }
        QCOMPARE(m_heard.durable(sessionA), 0);
        QCOMPARE(m_workspace->sessions()->size(), 0);
    }

    void workHasATransactionOfItsOwnBetweenCommits()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        writer->append(sessionA, note(1));
        const auto done =
            writer->work({ .change =
                               [](Connection& connection) {
                                   return connection.run(QStringLiteral("UPDATE sessions SET sample = 1"));
                               },
                .afterwards =
                    [](Connection& connection) {
                        return connection.run(QStringLiteral("VACUUM")); // possible in no transaction
                    } });
        QVERIFY2(done, done ? "" : qPrintable(done.error().what));
        QVERIFY(m_workspace->session(sessionA)->sample);
        QCOMPARE(m_workspace->session(sessionA)->events, 1); // what was queued before came before
        writer->append(sessionA, note(2));
        QVERIFY(writer->flush());
        QCOMPARE(m_workspace->events(sessionA)->size(), 2);
    }

    void workThatFailsChangesNothing()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        const auto done = writer->work({ .change = [](Connection& connection) -> Result<void> {
            (void)connection.run(QStringLiteral("UPDATE sessions SET sample = 1"));
            return fail(ErrorCode::Refused, QStringLiteral("not like this"));
        } });
        QCOMPARE(done.error().what, QStringLiteral("not like this"));
        QVERIFY(!m_workspace->session(sessionA)->sample);
        writer->append(sessionA, note(1));
        QVERIFY(writer->flush());
        QVERIFY(m_heard.failures().isEmpty());
    }

    void workThatRemovesASessionIsNoDamage()
    {
        auto writer = start();
        writer->createSession(sessionA, someKit());
        writer->append(sessionA, note(1));
        QVERIFY(writer->work({ .change = [](Connection& connection) {
            return connection.run(QStringLiteral("DELETE FROM sessions"));
        } }));
        // Numbers begin anew: nothing of the old session is remembered.
        writer->createSession(sessionA, someKit());
        writer->append(sessionA, note(1));
        QVERIFY(writer->flush());
        writer.reset();
        m_workspace.reset();
        QVERIFY(Workspace::open(m_file, Workspace::Mode::ReadWrite).has_value());
    }

    void workIsRefusedWhileTheDiskFails()
    {
        std::atomic<bool> failing = false;
        const auto writer = start([&] { return failing ? QStringLiteral("disk full") : QString(); });
        writer->createSession(sessionA, someKit());
        QVERIFY(writer->flush());
        failing = true;
        const WriterWork mark { .change = [](Connection& connection) {
            return connection.run(QStringLiteral("UPDATE sessions SET sample = 1"));
        } };
        QCOMPARE(writer->work(mark).error().what, QStringLiteral("disk full"));
        writer->append(sessionA, note(1));
        QTRY_COMPARE(m_heard.failures().size(), 1);
        QCOMPARE(writer->work(mark).error().what, QStringLiteral("disk full"));
        failing = false;
        QVERIFY(writer->flush());
        QVERIFY(!m_workspace->session(sessionA)->sample);
        QVERIFY(writer->work(mark));
        QVERIFY(m_workspace->session(sessionA)->sample);
        QCOMPARE(m_heard.durable(sessionA), 1);
    }

    void thereIsOneWriter()
    {
        auto writer = start();
        QVERIFY(writer);
        QCOMPARE(JournalWriter::start(*m_workspace, {}).error().code, ErrorCode::Locked);
        writer.reset();
        QVERIFY(JournalWriter::start(*m_workspace, {}).has_value());
    }

    void aReadOnlyWorkspaceHasNoWriter()
    {
        const auto reader = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QCOMPARE(JournalWriter::start(**reader, {}).error().code, ErrorCode::ReadOnly);
    }

    void theLockLastsAsLongAsTheWriter()
    {
        auto writer = start();
        m_workspace.reset();
        QCOMPARE(Workspace::open(m_file, Workspace::Mode::ReadWrite).error().code, ErrorCode::Locked);
        writer.reset();
        QVERIFY(Workspace::open(m_file, Workspace::Mode::ReadWrite).has_value());
    }

    void listsSessionsWithWhatTheirEventsSay()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        writer->append(sessionA, eventOf(1, started(QString())));
        writer->createSession(sessionB, someKit(), true);
        QVERIFY(writer->flush());
        QCOMPARE(m_workspace->session(sessionA)->candidate, QString());
        writer->append(sessionA,
            eventOf(2,
                event::ParticipantJoined { .participant = { QStringLiteral("c1") },
                    .role = Role::Candidate,
                    .name = QStringLiteral("Ines Fable") }));
        writer->append(sessionA, eventOf(3, event::SessionEnded {}));
        QVERIFY(writer->flush());

        const auto row = *m_workspace->session(sessionA);
        QCOMPARE(row.candidate, QStringLiteral("Ines Fable"));
        QCOMPARE(row.interviewer, QStringLiteral("R. Lantern"));
        QCOMPARE(row.kitTitle, QStringLiteral("A kit"));
        QCOMPARE(row.kitVersion, 3);
        QCOMPARE(row.startedWallMs, 1'790'000'000'001);
        QCOMPARE(row.durationUs, 3000);
        QCOMPARE(row.events, 3);
        QVERIFY(row.ended && !row.sample);
        QCOMPARE(m_workspace->sessions()->size(), 2);
        QVERIFY(m_workspace->session(sessionB)->sample);
        QCOMPARE(m_workspace->session({ QStringLiteral("zzz") }).error().code, ErrorCode::NotFound);
        QCOMPARE(m_workspace->events({ QStringLiteral("zzz") }).error().code, ErrorCode::NotFound);
    }

    void keepsTheRubricOfASession()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        QVERIFY(writer->flush());
        const auto json = QJsonDocument::fromJson(*m_workspace->storedKit(sessionA));
        QCOMPARE(json[QStringLiteral("rubric")][QStringLiteral("criteria")][0][QStringLiteral("title")].toString(),
            QStringLiteral("Verifying output"));
    }

    void keepsScoresAndEvidenceForSql()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        const EvidenceId one { QStringLiteral("E1") }, two { QStringLiteral("E2") };
        const QList<event::Payload> payloads { event::ScoreGiven { verifying, 2 }, event::ScoreGiven { verifying, 4 },
            event::EvidenceLinked { one, verifying, 1 }, event::EvidenceLinked { two, verifying, 2 },
            event::EvidenceUnlinked { one }, event::ScoreGiven { { QStringLiteral("other") }, 0 } };
        for (Seq seq = 1; seq <= payloads.size(); ++seq)
            writer->append(sessionA, eventOf(seq, payloads[seq - 1]));
        QVERIFY(writer->flush());
        QCOMPARE(table(QStringLiteral("SELECT rater, criterion, level, seq FROM scores ORDER BY seq")),
            (QStringList { QStringLiteral("i1|verifying|4|2"), QStringLiteral("i1|other|0|6") }));
        QCOMPARE(table(QStringLiteral("SELECT id, rater, criterion, event_seq, seq FROM evidence")),
            QStringList { QStringLiteral("E2|i1|verifying|2|4") });
        writer->append(sessionA, eventOf(7, event::ScoreGiven { verifying, std::nullopt }));
        QVERIFY(writer->flush());
        QCOMPARE(table(QStringLiteral("SELECT criterion FROM scores")), QStringList { QStringLiteral("other") });
        QCOMPARE(table(QStringLiteral("SELECT DISTINCT visibility FROM events")),
            QStringList { QStringLiteral("interviewers") });
    }

    void knowsAnInviteByItsToken()
    {
        const auto writer = start();
        const QString token = QStringLiteral("very-secret-token");
        writer->createSession(sessionA, someKit());
        writer->addInvite(token, inviteTo(sessionA, 1000));
        writer->bindInvite(token, { QStringLiteral("c1") });
        QVERIFY(writer->flush());
        const auto invite = m_workspace->inviteByToken(token, 999);
        QVERIFY(invite.has_value());
        QCOMPARE(invite->session, sessionA);
        QCOMPARE(invite->role, Role::Candidate);
        QCOMPARE(invite->participant.value, QStringLiteral("c1"));
        QCOMPARE(m_workspace->inviteByToken(token, 1000).error().code, ErrorCode::Unauthorized);
        QCOMPARE(m_workspace->inviteByToken(QStringLiteral("other"), 1).error().code, ErrorCode::Unauthorized);
        writer->revokeInvites(sessionA);
        QVERIFY(writer->flush());
        QCOMPARE(m_workspace->inviteByToken(token, 1).error().code, ErrorCode::Unauthorized);
    }

    void neverStoresATokenOrWhatWasRemoved()
    {
        const QByteArray canary("canary-7f3a91");
        {
            const auto writer = start();
            writer->createSession(sessionA, someKit());
            writer->addInvite(QString::fromLatin1(canary + "-token"), inviteTo(sessionA, 10));
            writer->append(sessionA, note(1, QString::fromLatin1(canary + "-note")));
            QVERIFY(writer->flush());
            writer->removeSession(sessionA);
            QVERIFY(writer->flush());
        }
        QCOMPARE(m_workspace->sessions()->size(), 0);
        QCOMPARE(table(QStringLiteral("SELECT count(*) FROM events UNION ALL SELECT count(*) FROM kits")),
            (QStringList { QStringLiteral("0"), QStringLiteral("0") }));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(canary));
    }

    void readersSeeWhatALiveWriterCommitted()
    {
        const auto writer = start();
        writer->createSession(sessionA, someKit());
        const auto reader = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QVERIFY(reader.has_value());
        for (Seq seq = 1; seq <= 20; ++seq) {
            writer->append(sessionA, note(seq));
            QVERIFY(writer->flush());
            QCOMPARE((*reader)->events(sessionA)->size(), seq);
        }
        QVERIFY(QFileInfo(m_file + QStringLiteral("-wal")).size() > 0); // no reader checkpointed
    }

    void saysWhenTheJournalItselfIsDamaged_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("an event is missing") << QStringLiteral("DELETE FROM events WHERE seq = 2");
        QTest::newRow("a payload of the wrong shape")
            << QStringLiteral("UPDATE events SET payload = '{\"text\":5}' WHERE seq = 2");
        QTest::newRow("a payload that is no object") << QStringLiteral("UPDATE events SET payload = '7' WHERE seq = 2");
    }

    void saysWhenTheJournalItselfIsDamaged()
    {
        QFETCH(QString, sql);
        {
            const auto writer = start();
            writer->createSession(sessionA, someKit());
            for (Seq seq = 1; seq <= 3; ++seq)
                writer->append(sessionA, note(seq));
        }
        table(sql);
        QCOMPARE(m_workspace->events(sessionA).error().code, ErrorCode::Damaged);
    }

private:
    std::unique_ptr<JournalWriter> start(JournalWriter::Fault fault = {})
    {
        m_heard.committed.clear();
        m_heard.failing.clear();
        auto writer = JournalWriter::start(*m_workspace, m_heard.callbacks(), std::move(fault));
        return writer ? *std::move(writer) : nullptr;
    }

    // The answer as lines "a|b|c", as the sqlite3 shell prints it.
    QStringList table(const QString& sql)
    {
        QStringList lines;
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("shell"));
            database.setDatabaseName(m_file);
            database.open();
            QSqlQuery query(database);
            if (!query.exec(sql))
                qWarning("the statement failed");
            while (query.next()) {
                QStringList cells;
                for (int column = 0; column < query.record().count(); ++column)
                    cells += query.value(column).toString();
                lines += cells.join(u'|');
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("shell"));
        return lines;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    std::unique_ptr<Workspace> m_workspace;
    Heard m_heard;
};

QTEST_GUILESS_MAIN(TestJournalWriter)
#include "tst_journal_writer.moc"
