// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "home/problem_page.h"
#include "home/sessions_page.h"
#include "keys/action_registry.h"
#include "pictures.h"
#include "startup/desktop.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QComboBox>
#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

/// The whole program in one process: its windows, its workspace, its host.
class TestDesktop : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    Options options() const
    {
        Options options;
        options.workspace = m_folder->filePath(u"interviews.jumpseat"_s);
        return options;
    }

    template <class Window> static Window* shown()
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (auto* window = qobject_cast<Window*>(widget); window && window->isVisible())
                return window;
        }
        return nullptr;
    }

    static QString problemHeading(const HomeWindow& home) { return home.problemPage()->findChild<QLabel*>()->text(); }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QCoreApplication::setOrganizationName(u"Jumpseat"_s);
        QCoreApplication::setApplicationName(u"tst_desktop"_s);
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void init()
    {
        failOnWarnings();
        m_folder = std::make_unique<QTemporaryDir>();
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
        Theme::instance().install(ThemeChoice::Light);
    }

    void aSessionIsMadeLeftAndOpenedAgain()
    {
        Desktop desktop(options());
        QVERIFY(!desktop.start());
        auto* home = shown<HomeWindow>();
        QVERIFY(home);
        QTRY_VERIFY(home->newSessionPanel()->findChild<QComboBox*>()->count() > 0);
        home->startNewSession();
        home->newSessionPanel()->proceed();
        const SessionId id = home->newSessionPanel()->session();
        QVERIFY(!id.isEmpty());
        QCOMPARE(home->sessionsPage()->current(), id);
        home->newSessionPanel()->proceed();
        QTRY_VERIFY(shown<CockpitWindow>());
        QVERIFY(!home->isVisible());
        SessionModel* model = shown<CockpitWindow>()->model();
        QVERIFY(model->isLive());
        QTRY_VERIFY(model->savedThrough() > 0);

        shown<CockpitWindow>()->close();
        QTRY_VERIFY(home->isVisible());
        QVERIFY(!home->close()); // it is live: said once
        Q_EMIT home->sessionWanted(id);
        QTRY_VERIFY(shown<CockpitWindow>());
        QCOMPARE(shown<CockpitWindow>()->model(), model);
    }

    void anEndedSessionIsReplayed()
    {
        Options begin = options();
        begin.newSession = u"rate-limiter"_s;
        begin.candidate = u"Otto Quill"_s;
        {
            Desktop desktop(begin);
            QVERIFY(!desktop.start());
            SessionModel* model = shown<CockpitWindow>()->model();
            model->send(command::EndSession {});
            QTRY_VERIFY(model->state().ended);
        }
        Options again = options();
        again.open = u"last"_s;
        Desktop desktop(again);
        QVERIFY(!desktop.start());
        QVERIFY(shown<CockpitWindow>());
        QVERIFY(!shown<CockpitWindow>()->model()->isLive());
        QCOMPARE(shown<CockpitWindow>()->model()->state().info->candidate, u"Otto Quill"_s);
    }

    /// The day after: looked at, scored, submitted, looked at again. It adds judgement to the record and nothing else.
    void aSessionThatIsOverIsScoredLater()
    {
        Options begin = options();
        begin.newSession = u"rate-limiter"_s;
        {
            Desktop desktop(begin);
            QVERIFY(!desktop.start());
            SessionModel* model = shown<CockpitWindow>()->model();
            model->send(command::EndSession {});
            QTRY_VERIFY(model->state().ended);
        }
        Options again = options();
        again.open = u"last"_s;
        Desktop desktop(again);
        QVERIFY(!desktop.start());
        const auto cockpit = [] { return shown<CockpitWindow>(); };
        const auto trigger = [&](const QString& action) { return cockpit()->actions()->trigger(action); };
        const qsizetype recorded = cockpit()->model()->events().size();
        const qint64 length = cockpit()->model()->durationUs();
        const CriterionId second = cockpit()->model()->kit().rubric.criteria.at(1).id;
        takePicture(*cockpit(), u"desktop 1 to be scored"_s);
        QVERIFY(cockpit()->actions()->whyNot(u"score.3"_s).contains(u"Ctrl Shift Enter"_s));
        QVERIFY(!trigger(u"session.replay"_s));
        cockpit()->model()->setCurrentCriterion(second);

        QVERIFY(trigger(u"scorecard.open"_s));
        QTRY_VERIFY(cockpit() && cockpit()->model()->isLive());
        SessionModel* model = cockpit()->model();
        QTRY_COMPARE(model->events().size(), recorded);
        QTRY_COMPARE(model->savedThrough(), recorded);
        QCOMPARE(model->currentCriterion(), second);
        QVERIFY(model->joinLink().isEmpty()); // nobody joins what is over
        for (const Criterion& criterion : model->kit().rubric.criteria) {
            model->setCurrentCriterion(criterion.id);
            QVERIFY(trigger(u"score.3"_s));
        }
        model->send(command::Recommend { Recommendation::Yes });
        model->send(command::SubmitScorecard {});
        QTRY_VERIFY(model->state().scorecard(model->self()).isSubmitted());
        QTRY_COMPARE(model->savedThrough(), model->events().size());
        cockpit()->resize(1600, 1000);
        cockpit()->header()->refresh();
        takePicture(*cockpit(), u"desktop 2 scored"_s);
        const auto added = model->events().sliced(recorded);
        QCOMPARE(added.size(), model->kit().rubric.criteria.size() + 2);
        QVERIFY(std::ranges::all_of(added, [&](const EventPtr& event) { return event->actor == model->self(); }));

        QVERIFY(trigger(u"session.replay"_s));
        QTRY_VERIFY(cockpit() && !cockpit()->model()->isLive());
        QCOMPARE(cockpit()->model()->durationUs(), length); // of the interview
        QVERIFY(cockpit()->model()->state().scorecard(cockpit()->model()->self()).isSubmitted());
        QVERIFY(trigger(u"scorecard.open"_s));
        QTRY_COMPARE(cockpit()->model(), model); // it was open still
        QVERIFY(!trigger(u"scorecard.submit"_s));

        cockpit()->close();
        QTRY_VERIFY(shown<HomeWindow>());
        Q_EMIT shown<HomeWindow>()->sessionWanted(model->hosted()->id());
        QTRY_VERIFY(cockpit());
        QVERIFY(!cockpit()->model()->isLive());
    }

    void nobodyScoresAnothersInterviewUnderTheirName()
    {
        Options begin = options();
        begin.newSession = u"rate-limiter"_s;
        QSettings().setValue(u"interviewer/name"_s, u"R. Lantern"_s);
        {
            Desktop desktop(begin);
            QVERIFY(!desktop.start());
            shown<CockpitWindow>()->model()->send(command::EndSession {});
            QTRY_VERIFY(shown<CockpitWindow>()->model()->state().ended);
        }
        QSettings().setValue(u"interviewer/name"_s, u"M. Quarry"_s);
        Options again = options();
        again.open = u"last"_s;
        Desktop desktop(again);
        QVERIFY(!desktop.start());
        QVERIFY(!shown<CockpitWindow>()->model()->isScorable());
        QVERIFY(!shown<CockpitWindow>()->actions()->trigger(u"scorecard.open"_s));
    }

    void anUnfinishedSessionGoesOn()
    {
        QString id;
        {
            Options begin = options();
            begin.newSession = u"rate-limiter"_s;
            Desktop desktop(begin);
            QVERIFY(!desktop.start());
            SessionModel* model = shown<CockpitWindow>()->model();
            model->send(command::AddNote { u"kept"_s, NoteTag::Behaviour });
            QTRY_COMPARE(model->state().notes.size(), 1);
            id = model->hosted()->id().value;
        }
        Options again = options();
        again.open = id.left(6); // the beginning is enough
        Desktop desktop(again);
        QVERIFY(!desktop.start());
        SessionModel* model = shown<CockpitWindow>()->model();
        QVERIFY(model->isLive());
        QTRY_COMPARE(model->state().notes.size(), 1);
        QVERIFY(!model->joinLink().isEmpty());
    }

    void whatIsNotThereEndsTheProgram_data()
    {
        QTest::addColumn<QString>("kit");
        QTest::addColumn<QString>("session");
        QTest::newRow("unknown kit") << u"nonsense"_s << QString();
        QTest::newRow("unknown session") << QString() << u"nonsense"_s;
        QTest::newRow("last of none") << QString() << u"last"_s;
    }
    void whatIsNotThereEndsTheProgram()
    {
        QFETCH(QString, kit);
        QFETCH(QString, session);
        Options wrong = options();
        wrong.newSession = kit;
        wrong.open = session;
        Desktop desktop(wrong);
        QCOMPARE(desktop.start(), std::optional(2));
    }

    void aFileThatIsNoWorkspaceIsLeftAlone()
    {
        QFile file(options().workspace);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(4096, 'x'));
        file.close();
        Desktop desktop(options());
        QVERIFY(!desktop.start());
        auto* home = shown<HomeWindow>();
        QVERIFY(home->problemPage()->isVisible());
        QVERIFY2(problemHeading(*home).contains(u"is not a Jumpseat workspace"_s), qPrintable(problemHeading(*home)));
        QCOMPARE(file.size(), 4096);
    }

    void aLockedWorkspaceOpensReadOnly()
    {
        Options begin = options();
        begin.newSession = u"rate-limiter"_s;
        Desktop first(begin);
        QVERIFY(!first.start());
        CockpitWindow* cockpit = shown<CockpitWindow>();
        QTRY_VERIFY(cockpit->model()->savedThrough() > 0);
        Desktop second(options());
        QVERIFY(!second.start());
        auto* home = shown<HomeWindow>();
        QVERIFY2(problemHeading(*home).contains(u"is open in another Jumpseat"_s), qPrintable(problemHeading(*home)));
        home->problemPage()->buttons().at(1)->click();
        QTRY_VERIFY(home->sessionsPage()->isVisible());
        QTRY_VERIFY(!home->sessionsPage()->current().isEmpty());
        home->startNewSession();
        QVERIFY(!home->newSessionPanel()->isVisible()); // nothing can be written
        Q_EMIT home->sessionWanted(home->sessionsPage()->current());
        QTRY_VERIFY(!home->isVisible());
    }
};

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
