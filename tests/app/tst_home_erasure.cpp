// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/cockpit_window.h"
#include "record_rig.h"
#include "store/archive/erasure.h"
#include "store/archive/verify.h"
#include "theme/widgets.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>

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

/// How Home erases a session: planned, confirmed, accounted for.
class TestHomeErasure : public QObject {
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
        QCoreApplication::setApplicationName(u"tst_home_erasure"_s);
    }
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Light);
        m_rig = std::make_unique<RecordRig>();
    }
    void cleanup() { m_rig.reset(); }

    void anErasureIsPlannedConfirmedAndAccountedFor()
    {
        m_rig->record();
        m_rig->start();
        show(ines);
        const QString bundle = m_rig->path(u"ines.jumpseat"_s);
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
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return); // by habit: that brings nothing back
        QVERIFY(!panel->isVisible());
        QCOMPARE(rowOf(ines).erasedWallMs, 0);

        QVERIFY(m_rig->ask("record.erase"));
        QTRY_VERIFY(panel->isAsking());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
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
            StoreStage stage(m_rig->file);
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
            StoreStage stage(m_rig->file);
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
        QVERIFY(m_rig->ask("record.export", { m_rig->path(u"live.jumpseat"_s) }));
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
};

QTEST_MAIN(TestHomeErasure)
#include "tst_home_erasure.moc"
