// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "record_rig.h"
#include "startup/record_work.h"
#include "store/archive/verify.h"

#include <QSemaphore>
#include <QSignalSpy>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

/// What Home does with the record, through the actions that menu, palette and keys lead to.
class TestRecords : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RecordRig> m_rig;

    HomeWindow* home() const { return m_rig->home(); }
    void show(const SessionId& session) const { home()->setCurrentSession(session); }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QCoreApplication::setOrganizationName(u"Jumpseat"_s);
        QCoreApplication::setApplicationName(u"tst_records"_s);
    }
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
        m_rig = std::make_unique<RecordRig>();
    }
    void cleanup() { m_rig.reset(); }

    void aSessionGoesOutAndComesIn()
    {
        m_rig->record();
        m_rig->start();
        show(ines);
        const QString bundle = m_rig->path(u"ines.jumpseat"_s);
        QVERIFY(m_rig->ask("record.export", { bundle }));
        QTRY_VERIFY(m_rig->isWorking() || !m_rig->outcome().isEmpty());
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Exported to ines.jumpseat"_s), qPrintable(m_rig->outcome()));
        QVERIFY(!m_rig->asked.last().contains(u"Fable"_s)); // a name of a file outlives an erasure
        QVERIFY(QFile::exists(bundle));

        QVERIFY(m_rig->ask("records.import", { bundle }));
        QTRY_VERIFY2(m_rig->outcome().contains(u"already there: Ines Fable"_s), qPrintable(m_rig->outcome()));

        m_rig->desktop.reset();
        QVERIFY(QFile::rename(m_rig->file, m_rig->path(u"away.jumpseat"_s)));
        QVERIFY(QFile::remove(m_rig->file + u".heads"_s));
        m_rig->start();
        const QString noBundle = m_rig->path(u"notes.txt"_s);
        QVERIFY(writeFile(noBundle, QByteArray(4096, 'x')));
        QVERIFY(m_rig->ask("records.import", { bundle, noBundle }));
        QTRY_COMPARE(m_rig->outcome(), u"1 of 2 file(s) imported"_s);
        QVERIFY2(m_rig->report().contains(u"added: Ines Fable"_s), qPrintable(m_rig->report()));
        QVERIFY2(m_rig->report().contains(u"notes.txt\nnot imported"_s), qPrintable(m_rig->report()));
        takePictures(*home(), u"records-imported"_s);
        show(ines);
        QCOMPARE(home()->sessionsPage()->current(), ines);
    }

    void aBackupIsMadeAndSaidOnOneLine()
    {
        m_rig->record();
        m_rig->start();
        const QString backup = m_rig->path(u"copy.jumpseat"_s);
        QVERIFY(m_rig->ask("records.backup", { backup }));
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Backed up to copy.jumpseat: "_s), qPrintable(m_rig->outcome()));
        QVERIFY(verify(backup)->isSound());
        takePictures(*home(), u"records-backed-up"_s);
        // The name is taken now: what happened, what was kept.
        QVERIFY(m_rig->ask("records.backup", { backup }));
        QTRY_COMPARE(m_rig->outcome(), u"No backup was made"_s);
        QVERIFY2(m_rig->reason().contains(u"The workspace is as it was"_s), qPrintable(m_rig->reason()));
        takePictures(*home(), u"records-refused"_s);
        QVERIFY(m_rig->ask("records.backup")); // nothing was chosen
        QCoreApplication::processEvents();
        QVERIFY(!m_rig->isWorking());
    }

    void aBackupCanBeCancelled()
    {
        m_rig->record(8'000); // so that it has to be asked between two parts of the copy
        m_rig->start();
        const QString backup = m_rig->path(u"copy.jumpseat"_s);
        QSignalSpy asked(home(), &HomeWindow::recordWanted);
        QVERIFY(m_rig->ask("records.backup", { backup }));
        QTRY_VERIFY(m_rig->isWorking());
        QVERIFY(!m_rig->ask("records.check")); // one thing at a time
        QVERIFY(home()->whyNot(RecordAsk::Check).contains(u"Backing up"_s));
        takePictures(*home(), u"records-working"_s);
        Q_EMIT home()->sessionsPage()->progress()->cancelled();
        QTRY_VERIFY(!m_rig->isWorking());
        QVERIFY(m_rig->outcome() == u"No backup was made"_s || QFile::exists(backup)); // unless it was too late
        QCOMPARE(QFile::exists(backup), m_rig->outcome() != u"No backup was made"_s);
    }

    void theRecordIsChecked()
    {
        m_rig->record();
        m_rig->start();
        QVERIFY(m_rig->ask("records.check"));
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"The record is sound: 2 session(s)"_s), qPrintable(m_rig->outcome()));
        m_rig->desktop.reset();
        QCOMPARE(tamper(m_rig->file,
                     { u"UPDATE events SET payload = replace(payload, 'zebra in the prompt', 'okapi in the prompt') "
                       "WHERE session = 'a1ines'"_s }),
            QString());
        m_rig->start();
        QVERIFY(m_rig->ask("records.check"));
        QTRY_COMPARE(m_rig->outcome(), u"The record is not sound: 1 of 2 session(s)"_s);
        QVERIFY2(m_rig->report().contains(u"Ines Fable"_s), qPrintable(m_rig->report()));
        takePictures(*home(), u"records-not-sound"_s);
    }

    void aCandidateIsHandedTheirData()
    {
        m_rig->record();
        m_rig->start();
        show(otto);
        QVERIFY(m_rig->ask("record.handover", { m_rig->folder.path() }));
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Ready to hand over in handover-b2otto"_s),
            qPrintable(m_rig->outcome() + m_rig->reason()));
        QVERIFY(bytesOfFile(m_rig->path(u"handover-b2otto/handover.html"_s)).contains("gnu in the prompt"));
        QVERIFY(QFile::exists(m_rig->path(u"handover-b2otto/handover.json"_s)));
    }

    void anotherWorkspaceIsChosenOrTheOldOneStays()
    {
        m_rig->record();
        m_rig->start();
        const QString wrong = m_rig->path(u"notes.txt"_s);
        QVERIFY(writeFile(wrong, QByteArray(4096, 'x')));
        QVERIFY(m_rig->ask("workspace.choose", { wrong }));
        QTRY_COMPARE(m_rig->outcome(), u"notes.txt is not a Jumpseat workspace"_s);
        QVERIFY(m_rig->reason().contains(u"still open"_s));
        QCOMPARE(home()->sessionsPage()->table()->model()->rowCount(), 2);
        const QString second = m_rig->path(u"second.jumpseat"_s);
        {
            StoreStage stage(second);
            stage.record({ u"d4"_s }, Recording().events());
        }
        QVERIFY(m_rig->ask("workspace.choose", { second }));
        QTRY_COMPARE(home()->sessionsPage()->table()->model()->rowCount(), 1);
    }

    void workIsMeasuredCancelledAndStopped()
    {
        RecordWork work;
        QSignalSpy progressed(&work, &RecordWork::progressed);
        QSemaphore goOn;
        QList<RecordOutcome> outcomes;
        const auto job = [&goOn](const RecordWork::Progress& progress) {
            for (int i = 0; progress(i, 4); ++i)
                goOn.acquire();
            return RecordOutcome { .kind = RecordOutcome::Kind::Failed };
        };
        const auto done = [&outcomes](const RecordOutcome& outcome) { outcomes.append(outcome); };
        work.start(job, done);
        QTRY_COMPARE(progressed.size(), 1);
        goOn.release();
        QTRY_COMPARE(progressed.size(), 2);
        QCOMPARE(progressed.last().first().toInt(), 25);
        work.cancel();
        QVERIFY(work.isRunning());
        goOn.release();
        QTRY_COMPARE(outcomes.size(), 1);
        QCOMPARE(outcomes.first().kind, RecordOutcome::Kind::Cancelled);
        QVERIFY(!work.isRunning());

        work.start(job, done);
        goOn.release(100);
        work.stop(); // its outcome is nobody's any more
        QCoreApplication::processEvents();
        QCOMPARE(outcomes.size(), 1);
    }

    void aWindowThatClosesStopsTheWork()
    {
        m_rig->record(8'000);
        m_rig->start();
        QVERIFY(m_rig->ask("records.backup", { m_rig->path(u"copy.jumpseat"_s) }));
        QTRY_VERIFY(m_rig->isWorking());
        QVERIFY(!home()->close()); // said once
        QVERIFY(home()->close());
        m_rig->desktop.reset();
        QVERIFY(verify(m_rig->file)->isSound());
        QVERIFY(!QFile::exists(m_rig->path(u"copy.jumpseat"_s)) || verify(m_rig->path(u"copy.jumpseat"_s))->isSound());
    }
};

QTEST_MAIN(TestRecords)
#include "tst_records.moc"
