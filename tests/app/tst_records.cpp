// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/cockpit_window.h"
#include "home/problem_page.h"
#include "record_rig.h"
#include "startup/record_work.h"
#include "store/erasure.h"
#include "store/verify.h"
#include "theme/widgets.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QSemaphore>
#include <QSignalSpy>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

QAction* entryOf(QMenu& menu, const QString& id)
{
    for (QAction* action : menu.actions()) {
        if (action->objectName() == id)
            return action;
    }
    return nullptr;
}

ActionButton* buttonIn(const QWidget& widget, const QString& text)
{
    for (auto* button : widget.findChildren<ActionButton*>()) {
        if (button->text() == text && !button->isHidden())
            return button;
    }
    return nullptr;
}

} // namespace

/// What Home does with the record, through the actions that menu, palette and keys lead to.
class TestRecords : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<RecordRig> m_rig;

    HomeWindow* home() const { return m_rig->home(); }
    void show(const SessionId& session) const { home()->setCurrentSession(session); }
    SessionRow rowOf(const SessionId& session) const
    {
        const auto workspace = Workspace::open(m_rig->file, Workspace::Mode::ReadOnly);
        return workspace ? (*workspace)->session(session).value_or(SessionRow()) : SessionRow();
    }

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
        const QString bundle = m_rig->path(u"ines.jumpseat-session"_s);
        QVERIFY(m_rig->ask("record.export", { bundle }));
        QTRY_VERIFY(m_rig->isWorking() || !m_rig->outcome().isEmpty());
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Exported to ines.jumpseat-session"_s), qPrintable(m_rig->outcome()));
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

    void anErasureIsPlannedConfirmedAndAccountedFor()
    {
        m_rig->record();
        m_rig->start();
        show(ines);
        const QString bundle = m_rig->path(u"ines.jumpseat-session"_s);
        QVERIFY(m_rig->ask("record.export", { bundle }));
        QTRY_VERIFY(m_rig->outcome().startsWith(u"Exported"_s));
        QVERIFY(m_rig->ask("record.erase"));
        RecordPanel* panel = home()->recordPanel();
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(panel->isAsking());
        QVERIFY2(
            m_rig->report().contains(u"Ines Fable"_s) && m_rig->report().contains(bundle), qPrintable(m_rig->report()));
        takePictures(*home(), u"records-erase-plan"_s);
        QTest::keyClick(home(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QCOMPARE(rowOf(ines).erasedWallMs, 0);

        QVERIFY(m_rig->ask("record.erase"));
        QTRY_VERIFY(panel->isAsking());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // one press
        QTRY_COMPARE(m_rig->outcome(), u"1 session(s) erased"_s);
        QVERIFY(rowOf(ines).erasedWallMs > 0);
        QVERIFY2(m_rig->report().contains(u"Nothing of it is left"_s), qPrintable(m_rig->report()));
        QVERIFY(m_rig->report().contains(bundle)); // only people can delete it
        takePictures(*home(), u"records-erased"_s);
        buttonIn(*panel, u"Copy"_s)->click();
        QVERIFY(QApplication::clipboard()->text().contains(bundle));
        QVERIFY(verify(m_rig->file)->isSound());
        QVERIFY(!bytesOfFile(m_rig->file).contains("zebra"));
    }

    void anErasedSessionIsShownWithoutItsName()
    {
        m_rig->record();
        {
            Stage stage(m_rig->file);
            QVERIFY(eraseSessions(*stage.workspace, *stage.writer, { ines }, { .nowWallMs = 1'795'000'000'000 }));
        }
        m_rig->start();
        show(ines);
        const int row = [this] {
            for (int i = 0; i < home()->sessionsPage()->table()->model()->rowCount(); ++i) {
                if (home()->sessionsPage()->table()->model()->index(i, 0).data().toString().startsWith(u"Erased on"_s))
                    return i;
            }
            return -1;
        }();
        QVERIFY(row >= 0);
        Q_EMIT home()->sessionWanted(ines);
        QVERIFY(home()->isVisible()); // there is nothing to be opened
        QMenu menu;
        home()->fillSessionMenu(menu);
        QVERIFY(!entryOf(menu, u"record.export"_s)->isEnabled());
        QCOMPARE(entryOf(menu, u"record.export"_s)->toolTip(), u"It was erased"_s);
        takePictures(*home(), u"records-erased-row"_s);
    }

    void allSessionsOfOneNameGoTogether()
    {
        m_rig->record();
        {
            Stage stage(m_rig->file);
            stage.record({ u"c3ines"_s }, recordingOf(u"ines  fable"_s, u"okapi"_s).events());
        }
        m_rig->start();
        show(ines);
        QVERIFY(m_rig->ask("record.erase"));
        RecordPanel* panel = home()->recordPanel();
        QTRY_VERIFY(panel->isAsking());
        auto* box = panel->findChild<QCheckBox*>();
        QCOMPARE(box->text(), u"Also 1 other session(s) of this name"_s);
        box->setChecked(true);
        takePictures(*home(), u"records-erase-both"_s);
        panel->answer(true);
        QTRY_COMPARE(m_rig->outcome(), u"2 session(s) erased"_s);
        QVERIFY(rowOf({ u"c3ines"_s }).erasedWallMs > 0);
        QCOMPARE(rowOf(otto).erasedWallMs, 0);
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

    void aLiveSessionIsNotErasedAndCanBeCopied()
    {
        m_rig->record();
        m_rig->start();
        QTRY_VERIFY(home()->newSessionPanel()->findChild<QComboBox*>()->count() > 0);
        home()->startNewSession();
        home()->newSessionPanel()->proceed();
        const SessionId live = home()->newSessionPanel()->session();
        QVERIFY(!live.isEmpty());
        show(live);
        QMenu menu;
        home()->fillSessionMenu(menu);
        QVERIFY(!entryOf(menu, u"record.erase"_s)->isEnabled());
        QCOMPARE(entryOf(menu, u"record.erase"_s)->toolTip(), u"It is live: end it first"_s);
        takePicture(menu, u"records-menu"_s);
        QVERIFY(!m_rig->ask("record.erase"));
        Q_EMIT home()->recordWanted(RecordAsk::Erase, live); // whoever asks all the same
        QTRY_VERIFY2(m_rig->outcome().contains(u"was not erased"_s), qPrintable(m_rig->outcome()));
        QVERIFY(!home()->recordPanel()->isAsking());
        QVERIFY(!m_rig->ask("workspace.choose")); // it would end the session

        // With the journal of the host, which goes on.
        QVERIFY(m_rig->ask("record.export", { m_rig->path(u"live.jumpseat-session"_s) }));
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Exported"_s), qPrintable(m_rig->outcome()));
        QVERIFY(m_rig->ask("records.backup", { m_rig->path(u"copy.jumpseat"_s) }));
        QTRY_VERIFY2(m_rig->outcome().startsWith(u"Backed up"_s), qPrintable(m_rig->outcome()));
        show(otto);
        QVERIFY(m_rig->ask("record.erase"));
        QTRY_VERIFY(home()->recordPanel()->isAsking());
        home()->recordPanel()->answer(true);
        QTRY_COMPARE(m_rig->outcome(), u"1 session(s) erased"_s);
    }

    void aSessionCanBeErasedOnceItHasEnded()
    {
        Options options;
        options.workspace = m_rig->file;
        options.newSession = u"rate-limiter"_s;
        options.candidate = u"Robin Elsewhere"_s;
        m_rig->start(options);
        auto* cockpit = qobject_cast<CockpitWindow*>(m_rig->desktop->window());
        QVERIFY(cockpit);
        const SessionId id = cockpit->model()->hosted()->id();
        cockpit->model()->send(command::EndSession {});
        QTRY_VERIFY(cockpit->model()->state().ended);
        cockpit->close();
        QTRY_VERIFY(home() && home()->isVisible());
        QTRY_COMPARE(home()->sessionsPage()->current(), id);
        QVERIFY(m_rig->ask("record.erase"));
        QTRY_VERIFY(home()->recordPanel()->isAsking());
        home()->recordPanel()->answer(true);
        QTRY_COMPARE(m_rig->outcome(), u"1 session(s) erased"_s);
        QVERIFY(rowOf(id).erasedWallMs > 0);
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
            Stage stage(second);
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
