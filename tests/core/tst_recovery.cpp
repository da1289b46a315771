// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_session.h"
#include "store/archive/erasure.h"
#include "store/archive/recovery.h"
#include "store/archive/verify.h"
#include "store/heads_file.h"
#include "warnings.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <sys/stat.h>

// What is left of a damaged workspace: whatever was done to the file, the new one is sound, and holds all that could
// still be believed.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pageSize = 4096;
constexpr qint64 now = 1'800'000'000'000;
const SessionId sealed { u"sealed"_s };
const SessionId tailed { u"tailed"_s };

Recording longStory()
{
    return { .candidate = u"Ines Fable"_s, .canary = u"zebra"_s, .edits = 700 };
}
Recording shortStory()
{
    return { .candidate = u"Robin Elsewhere"_s, .canary = u"gnu"_s, .edits = 120 };
}

QString saidOf(const Result<Recovered>& recovered)
{
    return recovered ? QString() : recovered.error().what;
}

} // namespace

class TestRecovery : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"w.jumpseat"_s);
        m_new = m_dir->filePath(u"new.jumpseat"_s);
    }

    void aSoundFileComesOutAsItWas()
    {
        record();
        const QByteArray before = bytesOfFile(m_file);
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QCOMPARE(bytesOfFile(m_file), before);
        QCOMPARE(recovered->sessions.size(), 2);
        for (const RecoveredSession& session : recovered->sessions) {
            QCOMPARE(session.lostTo, 0);
            QCOMPARE(session.strays, 0);
            QVERIFY(!session.kitLost);
        }
        QCOMPARE(headsOf(m_new), headsOf(m_file));
        QVERIFY(!verify(m_new)->secondFileMissing);
        StoreStage stage(m_new);
        QCOMPARE(stage.workspace->events(sealed)->size(), longStory().events().size());
        const auto row = stage.workspace->session(tailed);
        QCOMPARE(row->candidate, u"Robin Elsewhere"_s);
        QVERIFY(row->ended);
        QCOMPARE(row->kitTitle, u"Sample kit"_s);
    }

    void aPageThatWasOverwritten_data()
    {
        QTest::addColumn<QString>("table"); // the page where it begins
        QTest::addColumn<char>("with");
        for (const char* table :
            { "sqlite_schema", "sessions", "events", "segments", "kits", "candidates", "scores" }) {
            QTest::addRow("%s, with rubbish", table) << QString::fromLatin1(table) << 'x';
            QTest::addRow("%s, with zeros", table) << QString::fromLatin1(table) << '\0';
        }
    }
    void aPageThatWasOverwritten()
    {
        QFETCH(QString, table);
        QFETCH(char, with);
        record();
        const qsizetype page = table == u"sqlite_schema"_s
            ? 1
            : asked(m_file, u"SELECT rootpage FROM sqlite_schema WHERE name = '%1'"_s.arg(table)).first().toInt();
        QVERIFY(overwritePage(page, with));
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QVERIFY(isSound(m_new));
        const auto verdict = verify(m_new);
        QCOMPARE(verdict->sessions.size(), 2); // the second file knows of both, whatever is left of them
        for (const RecoveredSession& session : recovered->sessions) {
            const Seq all = session.session == sealed ? longStory().events().size() : shortStory().events().size();
            const bool whole = table != u"events"_s && table != u"segments"_s;
            QVERIFY2(!whole || session.kept == all, qPrintable(session.reason));
            QCOMPARE(session.lostTo, session.kept == all ? 0 : all);
            QCOMPARE(session.kitLost, table == u"kits"_s);
        }
    }

    // The first event seals the kit, so a changed rubric is known for what it is.
    void aKitThatIsNotTheOneItWasHeldWithIsLost_data()
    {
        QTest::addColumn<QString>("tampering");
        QTest::newRow("changed") << u"UPDATE kits SET snapshot = replace(snapshot, 'Ownership', 'Speed')"_s;
        QTest::newRow("gone") << u"DELETE FROM kits"_s;
    }
    void aKitThatIsNotTheOneItWasHeldWithIsLost()
    {
        QFETCH(QString, tampering);
        record();
        QCOMPARE(tamper(m_file, { u"PRAGMA foreign_keys = OFF"_s, tampering }), QString());
        QVERIFY(!isSound(m_file));
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QVERIFY(isSound(m_new));
        QVERIFY(outcomeOf(*recovered, tailed).kitLost);
        QCOMPARE(outcomeOf(*recovered, tailed).kept, shortStory().events().size());
        const auto workspace = Workspace::open(m_new, Workspace::Mode::ReadOnly);
        const auto events = (*workspace)->events(tailed);
        const auto* said = std::get_if<event::RecordRecovered>(&events->last()->payload);
        QVERIFY(said && said->lostTo == 0 && said->reason.contains(u"rubric"_s));
        QCOMPARE((*workspace)->session(tailed)->kitTitle, u"Sample kit"_s);
        // Without the words of the record, a kit that says it is lost is no excuse.
        QCOMPARE(tamper(m_file, { u"PRAGMA foreign_keys = OFF"_s, u"UPDATE kits SET snapshot = '{\"lost\":true}'"_s }),
            QString());
        QVERIFY(!isSound(m_file));
    }

    void anEarlierTimeEndsTheRecord()
    {
        auto events = shortStory().events();
        const Seq last = events.size();
        events += std::make_shared<const Event>(Event { last + 1, { u"i1"_s }, 5, now, event::BookmarkAdded {} });
        {
            StoreStage stage(m_file);
            stage.record(tailed, events);
        }
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QCOMPARE(outcomeOf(*recovered, tailed).kept, last);
        QVERIFY(isSound(m_new));
    }

    void oneEventThatWasChangedCostsWhatComesAfter()
    {
        record();
        QCOMPARE(tamper(m_file,
                     { u"UPDATE events SET payload = replace(payload, 'gnu in the prompt', 'gnu in a prompt') "
                       "WHERE session = 'tailed'"_s }),
            QString());
        const auto wrong = verify(m_file)->sessions;
        const auto it = std::ranges::find_if(wrong, [](const auto& session) { return !session.isSound(); });
        QVERIFY(it != wrong.end());
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        const RecoveredSession session = outcomeOf(*recovered, tailed);
        const Seq all = shortStory().events().size();
        QCOMPARE(session.kept, it->firstWrong - 1);
        QCOMPARE(session.lostFrom, it->firstWrong);
        QCOMPARE(session.lostTo, all);
        QCOMPARE(session.strays, all - session.kept); // all of them can be read
        QVERIFY(session.reason.contains(QString::number(it->firstWrong)));
        QVERIFY(isSound(m_new));
        // The record itself says what it has lost.
        const auto workspace = Workspace::open(m_new, Workspace::Mode::ReadOnly);
        const auto events = (*workspace)->events(tailed);
        QCOMPARE(events->size(), session.kept + 1);
        QCOMPARE(kindOf(events->last()->payload), u"record.recovered"_s);
        const QJsonObject said = payloadToJson(events->last()->payload);
        QCOMPARE(said[u"kept"_s].toInteger(), session.kept);
        QCOMPARE(said[u"lostFrom"_s].toInteger(), session.lostFrom);
        QCOMPARE(said[u"lostTo"_s].toInteger(), session.lostTo);
        QVERIFY(!said[u"reason"_s].toString().isEmpty());
        QCOMPARE(asked(m_new, u"SELECT count(*) FROM strays WHERE session = 'tailed' AND seq > %1"_s.arg(session.kept)),
            QStringList { QString::number(session.strays) });
        QVERIFY(asked(m_new, u"SELECT line FROM strays ORDER BY seq LIMIT 1"_s)
                .first()
                .startsWith(u"[%1,\"prompt\""_s.arg(session.lostFrom)));
    }

    void aHashThatIsDamagedIsWorkedOutAgain()
    {
        record();
        QCOMPARE(tamper(m_file,
                     { u"UPDATE events SET hash = zeroblob(32) WHERE session = 'tailed' AND seq = 50"_s,
                         u"UPDATE events SET hash = zeroblob(32) WHERE session = 'tailed' AND seq = "
                         "(SELECT last_seq FROM sessions WHERE id = 'tailed')"_s }),
            QString());
        QVERIFY(!isSound(m_file));
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QCOMPARE(outcomeOf(*recovered, tailed).kept, shortStory().events().size());
        QCOMPARE(outcomeOf(*recovered, tailed).lostTo, 0);
        QVERIFY(isSound(m_new));
    }

    void eventsThatDoNotFoldAreNotKept()
    {
        auto events = shortStory().events();
        const Seq last = events.size();
        events += std::make_shared<const Event>(
            Event { last + 1, {}, last * 1000, now, event::ReplyFinished { { u"nobody asked"_s }, {}, {}, {}, 0 } });
        {
            StoreStage stage(m_file);
            stage.record(tailed, events);
        }
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QCOMPARE(outcomeOf(*recovered, tailed).kept, last);
        QCOMPARE(outcomeOf(*recovered, tailed).strays, 1);
        QVERIFY(isSound(m_new));
    }

    void whateverBitWasFlipped()
    {
        record();
        const QByteArray sound = bytesOfFile(m_file);
        QRandomGenerator random(5);
        int damaged = 0;
        for (qsizetype at = 0; at < sound.size(); at += 1531) {
            QByteArray changed = sound;
            changed[at] = char(changed[at] ^ (1 << random.bounded(8)));
            QVERIFY(writeFile(m_file, changed));
            const auto before = verify(m_file);
            damaged += !before || !before->isSound();
            removeNew();
            const auto recovered = recover(m_file, m_new, now);
            QVERIFY2(recovered, qPrintable(u"byte %1: %2"_s.arg(at).arg(saidOf(recovered))));
            QVERIFY2(isSound(m_new), qPrintable(QString::number(at)));
            if (!before)
                continue;
            for (const SessionVerdict& session : before->sessions)
                QVERIFY2(outcomeOf(*recovered, session.session).kept >= session.head.seq,
                    qPrintable(u"byte %1: %2 of %3"_s.arg(at)
                            .arg(outcomeOf(*recovered, session.session).kept)
                            .arg(session.head.seq)));
        }
        QVERIFY(damaged > 50);
        QCOMPARE(bytesOfFile(m_file).size(), sound.size());
    }

    // A killed program leaves a log, and with it the newest events.
    void theLog_data()
    {
        QTest::addColumn<QString>("fate");
        QTest::newRow("there") << u"there"_s;
        QTest::newRow("deleted") << u"deleted"_s;
        QTest::newRow("of a file whose first page is gone") << u"first page gone"_s;
        QTest::newRow("cut in its middle") << u"cut"_s;
    }
    void theLog()
    {
        QFETCH(QString, fate);
        const auto events = longStory().events();
        {
            StoreStage stage(m_file);
            stage.record(sealed, events.first(520));
        }
        const QString away = m_dir->filePath(u"away.jumpseat"_s);
        {
            StoreStage stage(m_file);
            for (const EventPtr& event : events.sliced(520))
                stage.writer->append(sealed, event);
            QVERIFY(stage.flush());
            for (const QString& suffix : { QString(), u"-wal"_s })
                QVERIFY(QFile::copy(m_file + suffix, away + suffix));
        }
        QVERIFY(QFile::copy(m_file + u".heads"_s, away + u".heads"_s)); // complete once it was closed
        if (fate == u"deleted"_s)
            QVERIFY(QFile::remove(away + u"-wal"_s));
        if (fate == u"cut"_s)
            QVERIFY(QFile::resize(away + u"-wal"_s, QFileInfo(away + u"-wal"_s).size() / 2 + 17));
        if (fate == u"first page gone"_s)
            QVERIFY(writeFile(away, QByteArray(pageSize, 'x') + bytesOfFile(away).sliced(pageSize)));
        const QByteArray before = bytesOfFile(away) + bytesOfFile(away + u"-wal"_s);
        const auto recovered = recover(away, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QCOMPARE(bytesOfFile(away) + bytesOfFile(away + u"-wal"_s), before);
        QVERIFY(!QFileInfo::exists(away + u"-shm"_s));
        QVERIFY(isSound(m_new));
        const RecoveredSession session = outcomeOf(*recovered, sealed);
        const bool whole = fate == u"there"_s || fate == u"first page gone"_s;
        QVERIFY2(session.kept >= 520, qPrintable(QString::number(session.kept)));
        QCOMPARE(session.kept == events.size(), whole);
        QCOMPARE(session.lostTo, whole ? 0 : events.size()); // the second file knows
    }

    void anOlderCopyThatWasPutBack()
    {
        const auto events = longStory().events();
        {
            StoreStage stage(m_file);
            stage.record(sealed, events.first(600));
        }
        const QByteArray older = bytesOfFile(m_file);
        {
            StoreStage stage(m_file);
            for (const EventPtr& event : events.sliced(600))
                stage.writer->append(sealed, event);
            stage.record(tailed, shortStory().events());
        }
        QVERIFY(writeFile(m_file, older));
        const auto recovered = recover(m_file, m_new, now);
        QVERIFY2(recovered, qPrintable(saidOf(recovered)));
        QCOMPARE(outcomeOf(*recovered, sealed).kept, 600);
        QCOMPARE(outcomeOf(*recovered, sealed).lostFrom, 601);
        QCOMPARE(outcomeOf(*recovered, sealed).lostTo, events.size());
        // Of the other nothing is there, and its record says that.
        QCOMPARE(outcomeOf(*recovered, tailed).kept, 0);
        QCOMPARE(outcomeOf(*recovered, tailed).lostTo, shortStory().events().size());
        QVERIFY(isSound(m_new));
        StoreStage stage(m_new);
        QCOMPARE(stage.workspace->sessions()->size(), 2);
        QCOMPARE(stage.workspace->events(tailed)->size(), 1);
    }

    void whatWasErasedOrRemovedStaysAway()
    {
        const QString away = m_dir->filePath(u"away.jumpseat"_s);
        {
            StoreStage stage(m_file);
            stage.record(sealed, longStory().events());
            stage.record(tailed, shortStory().events());
            stage.record({ u"removed"_s }, Recording { .canary = u"okapi"_s }.events());
            QVERIFY(eraseSessions(*stage.workspace, *stage.writer, { sealed }, { .nowWallMs = 5 }));
            stage.writer->removeSession({ u"removed"_s });
            QVERIFY(stage.flush());
            for (const QString& suffix : { QString(), u"-wal"_s, u".heads"_s })
                QVERIFY(QFile::copy(m_file + suffix, away + suffix));
        }
        QVERIFY(bytesOfFile(away + u"-wal"_s).size() > 0);
        QVERIFY(recover(away, m_new, now));
        QVERIFY(isSound(m_new));
        QVERIFY(!bytesOfFile(m_new).contains("zebra") && !bytesOfFile(m_new).contains("okapi"));
        StoreStage stage(m_new);
        QCOMPARE(stage.workspace->sessions()->size(), 2);
        QCOMPARE(stage.workspace->session(sealed)->erasedWallMs, 5);
        QCOMPARE(stage.workspace->session(sealed)->events, longStory().events().size());
        QCOMPARE(stage.workspace->events(tailed)->size(), shortStory().events().size());
        QCOMPARE(asked(m_new, u"SELECT level FROM scores WHERE session = 'sealed'"_s), QStringList { u"3"_s });
    }

    void refusesWhatItCannotDo_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("a text") << u"text"_s << u"new"_s << ErrorCode::NotAWorkspace;
        QTest::newRow("nothing") << u"none"_s << u"new"_s << ErrorCode::NotFound;
        QTest::newRow("a pipe") << u"pipe"_s << u"new"_s << ErrorCode::NotFound;
        QTest::newRow("a folder") << u"."_s << u"new"_s << ErrorCode::NotFound;
        QTest::newRow("a file that is in use") << u"live"_s << u"new"_s << ErrorCode::Locked;
        QTest::newRow("over another file") << u"w.jumpseat"_s << u"text"_s << ErrorCode::Refused;
        QTest::newRow("over itself") << u"w.jumpseat"_s << u"w.jumpseat"_s << ErrorCode::Refused;
        QTest::newRow("a newer format") << u"newer"_s << u"new"_s << ErrorCode::Newer;
        QTest::newRow("the first format") << u"first"_s << u"new"_s << ErrorCode::Refused;
    }
    void refusesWhatItCannotDo()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(ErrorCode, code);
        record();
        const auto path = [&](const QString& name) { return m_dir->filePath(name); };
        QVERIFY(writeFile(path(u"text"_s), QByteArray(20'000, 't')));
        QCOMPARE(::mkfifo(QFile::encodeName(path(u"pipe"_s)).constData(), 0600), 0);
        QVERIFY(QFile::copy(QStringLiteral(SOURCE_DIR "/tests/fixtures/workspace-1.jumpseat"), path(u"first"_s)));
        QByteArray newer = bytesOfFile(m_file);
        qToBigEndian<quint32>(9, newer.data() + 60);
        QVERIFY(writeFile(path(u"newer"_s), newer));
        StoreStage live(path(u"live"_s));
        const auto recovered = recover(path(from), path(to), now);
        QVERIFY(!recovered);
        QVERIFY2(recovered.error().code == code, qPrintable(recovered.error().what));
        QVERIFY(!QFileInfo::exists(path(u"new"_s)) && !QFileInfo::exists(path(u"new.draft"_s)));
        QCOMPARE(bytesOfFile(path(u"text"_s)).size(), 20'000);
    }

private:
    void record()
    {
        StoreStage stage(m_file);
        stage.record(sealed, longStory().events());
        stage.record(tailed, shortStory().events());
    }

    bool overwritePage(qsizetype page, char with) const
    {
        QByteArray bytes = bytesOfFile(m_file);
        if (page < 1 || page * pageSize > bytes.size())
            return false;
        bytes.replace((page - 1) * pageSize, pageSize, QByteArray(pageSize, with));
        return writeFile(m_file, bytes);
    }

    void removeNew() const
    {
        for (const QString& suffix : { QString(), u".heads"_s, u"-wal"_s, u"-shm"_s })
            QFile::remove(m_new + suffix);
    }

    static bool isSound(const QString& file)
    {
        const auto verdict = verify(file);
        return verdict && verdict->isSound();
    }

    static QMap<SessionId, Seq> headsOf(const QString& file)
    {
        QMap<SessionId, Seq> heads;
        const auto verdict = verify(file);
        for (const SessionVerdict& session : verdict->sessions)
            heads.insert(session.session, session.head.seq);
        return heads;
    }

    static RecoveredSession outcomeOf(const Recovered& recovered, const SessionId& session)
    {
        const auto it = std::ranges::find(recovered.sessions, session, &RecoveredSession::session);
        return it == recovered.sessions.end() ? RecoveredSession {} : *it;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file, m_new;
};

QTEST_GUILESS_MAIN(TestRecovery)
#include "tst_recovery.moc"
