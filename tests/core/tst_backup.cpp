// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorded_session.h"
#include "store/archive/backup.h"
#include "store/archive/copies.h"
#include "store/archive/verify.h"
#include "warnings.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

// A whole workspace copied while it is in use.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const SessionId session { u"aaaa"_s };

EventPtr noteAt(Seq seq)
{
    return std::make_shared<const Event>(Event { seq, { u"i1"_s }, seq * 1000, 1'790'000'000'000 + seq,
        event::NoteAdded { u"a note of some length, number %1"_s.arg(seq), {} } });
}

} // namespace

class TestBackup : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"w.jumpseat"_s);
        m_backup = m_dir->filePath(u"backup.jumpseat"_s);
    }

    void holdsAllThatWasAcknowledgedBefore()
    {
        std::atomic<Seq> durable = 0;
        const auto workspace = *Workspace::open(m_file, Workspace::Mode::ReadWrite);
        const auto writer = *JournalWriter::start(*workspace,
            { .committed = [&](const SessionId&, const ChainHead& head) { durable = head.seq; }, .failing = {} });
        writer->createSession(session, sampleKit());
        std::atomic<bool> stop = false;
        std::thread writing([&] {
            for (Seq seq = 1; !stop; ++seq) {
                writer->append(session, noteAt(seq));
                if (seq % 50 == 0)
                    (void)writer->flush();
            }
        });
        QTRY_VERIFY(durable > 3000);
        QList<std::pair<Seq, Seq>> heads; // acknowledged before, in the backup
        for (int i = 0; i < 5; ++i) {
            const Seq before = durable;
            const QString file = m_backup + QString::number(i);
            const auto done = backUp(*workspace, writer.get(), file, { .nowWallMs = 5 });
            QVERIFY2(done, done ? "" : qPrintable(done.error().what));
            QVERIFY(done->recorded);
            const auto verdict = verify(file);
            QVERIFY2(verdict && verdict->isSound(), verdict ? qPrintable(verdict->problem) : "");
            heads += { before, verdict->sessions.first().head.seq };
            QVERIFY(!QFileInfo::exists(file + u"-wal"_s));
        }
        stop = true;
        writing.join();
        for (const auto& [before, there] : heads)
            QVERIFY2(there >= before, qPrintable(u"%1 of %2"_s.arg(there).arg(before)));
        QVERIFY(durable > heads.last().first); // it was written meanwhile
        QCOMPARE(copiesOf(*workspace, { session })->size(), 5);
    }

    void aBackupIsAWorkspace()
    {
        {
            StoreStage stage(m_file);
            stage.record(session, Recording {}.events());
            QVERIFY(stage.flush());
            QVERIFY(backUp(*stage.workspace, stage.writer.get(), m_backup, {}));
        }
        StoreStage stage(m_backup);
        QCOMPARE(stage.workspace->events(session)->size(), Recording {}.events().size());
        stage.writer->append(session, noteAt(Recording {}.events().size() + 1));
        QVERIFY(stage.flush());
        QVERIFY(verify(m_backup)->isSound());
    }

    void canBeCancelled()
    {
        StoreStage stage(m_file);
        stage.record(session, Recording {}.events());
        for (int i = 0; i < 40; ++i)
            stage.record({ u"s%1"_s.arg(i) }, Recording { .edits = 600 }.events());
        QVERIFY(stage.flush());
        int asked = 0;
        const auto done = backUp(*stage.workspace, stage.writer.get(), m_backup, { .progress = [&](int now, int all) {
            ++asked;
            return now > all;
        } });
        QCOMPARE(done.error().code, ErrorCode::Refused);
        QCOMPARE(asked, 1);
        QVERIFY(!QFileInfo::exists(m_backup) && !QFileInfo::exists(m_backup + u".draft"_s));
        QVERIFY(copiesOf(*stage.workspace, { session })->isEmpty());
    }

    void neverReplacesAFile_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("the workspace itself") << u"w.jumpseat"_s;
        QTest::newRow("another file") << u"other"_s;
        QTest::newRow("the folder") << u"."_s;
        QTest::newRow("a folder that is not there") << u"none/b"_s;
    }
    void neverReplacesAFile()
    {
        QFETCH(QString, name);
        StoreStage stage(m_file);
        stage.record(session, Recording {}.events());
        QVERIFY(stage.flush());
        QVERIFY(writeFile(m_dir->filePath(u"other"_s), "other"));
        const auto done = backUp(*stage.workspace, stage.writer.get(), m_dir->filePath(name), {});
        QVERIFY(!done && !done.error().what.isEmpty());
        QCOMPARE(bytesOfFile(m_dir->filePath(u"other"_s)), QByteArray("other"));
        QVERIFY(verify(m_file)->isSound());
    }

    void aDamagedWorkspaceMakesNoBackup()
    {
        {
            StoreStage stage(m_file);
            stage.record(session, Recording { .edits = 1500 }.events());
        }
        QByteArray bytes = bytesOfFile(m_file);
        bytes.replace(5 * 4096, 4096, QByteArray(4096, 'x'));
        QVERIFY(writeFile(m_file, bytes));
        const auto workspace = Workspace::open(m_file, Workspace::Mode::ReadOnly);
        QVERIFY(workspace);
        const auto done = backUp(**workspace, nullptr, m_backup, {});
        QCOMPARE(done.error().code, ErrorCode::Damaged);
        QVERIFY(!QFileInfo::exists(m_backup));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file, m_backup;
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
