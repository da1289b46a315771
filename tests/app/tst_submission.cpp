// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cockpit/cockpit_window.h"
#include "models/session_model.h"
#include "pictures.h"
#include "rubric/criteria_list.h"
#include "rubric/criterion_row.h"
#include "rubric/note_field.h"
#include "rubric/open_criterion.h"
#include "rubric/recommendation_row.h"
#include "rubric/rubric_panel.h"
#include "rubric/submit_row.h"
#include "session_script.h"
#include "theme/action_button.h"
#include "theme/inline_confirm.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

/// The panel of an interviewer, with the test as its host.
struct Desk {
    Desk()
    {
        script.begin();
        host = std::make_shared<FakeHosted>();
        session.attach(host);
        panel.resize(372, 740);
        panel.show();
        play();
    }
    void play()
    {
        const DesktopSink sink = session.feed();
        for (; played < script.events.size(); ++played)
            sink.event(script.events.at(played));
        QTRY_COMPARE(session.events().size(), script.events.size());
    }
    void say(event::Payload payload)
    {
        script.interviewer(50 + double(played), std::move(payload));
        play();
    }
    void complete()
    {
        for (const Criterion& criterion : session.kit().rubric.criteria)
            say(event::ScoreGiven { criterion.id, criterion.id.value == u"override" ? notObserved : 4 });
        say(event::Recommended { Recommendation::Yes });
    }
    [[nodiscard]] SubmitRow* row() const { return panel.submitRow(); }
    [[nodiscard]] ActionButton* button() const { return row()->button(); }
    [[nodiscard]] qsizetype submissions() const { return host->all<command::SubmitScorecard>().size(); }

    SessionScript script;
    qsizetype played = 0;
    std::shared_ptr<FakeHosted> host;
    SessionModel session { sampleKit() };
    RubricPanel panel { &session };
};

} // namespace

class TestSubmission : public QObject {
    Q_OBJECT

    QTemporaryDir m_settings;

private Q_SLOTS:
    void initTestCase()
    {
        Theme::instance().install(ThemeChoice::Light);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"Jumpseat"_s);
        QCoreApplication::setApplicationName(u"tst_submission"_s);
    }
    void init() { failOnWarnings(); }

    void itSaysWhatIsMissing()
    {
        Desk desk;
        QVERIFY(!desk.button()->isEnabled());
        QCOMPARE(desk.button()->toolTip(), u"4 criteria have no score"_s);
        desk.panel.submitCard();
        QVERIFY(desk.row()->question()->isHidden());
        const auto criteria = desk.session.kit().rubric.criteria;
        for (int i = 0; i < 3; ++i)
            desk.say(event::ScoreGiven { criteria.at(i).id, 3 });
        QCOMPARE(desk.row()->words(), u"one criterion has no score"_s);
        desk.say(event::ScoreGiven { criteria.at(3).id, notObserved });
        QCOMPARE(desk.row()->words(), u"no recommendation yet"_s);
        QVERIFY(!desk.button()->isEnabled());
        desk.say(event::Recommended { Recommendation::No });
        QVERIFY(desk.button()->isEnabled());
        QCOMPARE(desk.button()->look(), ActionButton::Look::Primary);
        QCOMPARE(desk.row()->words(), u"Later changes need a reason"_s);
    }

    void itAsksOnce_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<qsizetype>("submissions");
        QTest::newRow("Enter submits") << int(Qt::Key_Return) << qsizetype(1);
        QTest::newRow("Escape does not") << int(Qt::Key_Escape) << qsizetype(0);
    }
    void itAsksOnce()
    {
        QFETCH(int, key);
        Desk desk;
        desk.complete();
        desk.panel.activateWindow();
        QTest::mouseClick(desk.button(), Qt::LeftButton);
        QVERIFY(desk.row()->question()->isVisible());
        QCOMPARE(desk.submissions(), 0);
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget() != desk.button());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key));
        QTEST(desk.submissions(), "submissions");
        QVERIFY(desk.row()->question()->isHidden());
        QVERIFY(desk.button()->isVisible());
    }

    void theKeyTwiceIsAskingAndYes()
    {
        Desk desk;
        desk.complete();
        desk.panel.submitCard();
        QCOMPARE(desk.submissions(), 0);
        desk.panel.submitCard();
        QCOMPARE(desk.submissions(), 1);
    }

    void aScoreTakenBackWithdrawsTheQuestion()
    {
        Desk desk;
        desk.complete();
        desk.panel.submitCard();
        desk.say(event::ScoreGiven { desk.session.kit().rubric.criteria.first().id, std::nullopt });
        QVERIFY(desk.row()->question()->isHidden());
        QCOMPARE(desk.submissions(), 0);
    }

    void whatIsSubmittedIsLocked()
    {
        Desk desk;
        desk.complete();
        const auto places = [&] {
            QList<QRect> found;
            for (const auto* row : desk.panel.findChildren<CriterionRow*>())
                found.append(row->geometry());
            return found << desk.row()->geometry() << desk.panel.noteField()->geometry();
        };
        const auto before = places();
        desk.say(event::ScorecardSubmitted { 9, {} });
        QCOMPARE(places(), before);
        auto* strip = desk.panel.criteria()->openCriterion()->strip();
        QVERIFY(strip->isReadOnly() && strip->isSealed());
        QVERIFY(desk.panel.recommendation()->strip()->isSealed());
        QVERIFY(desk.row()->words().startsWith(u"Submitted "_s));
        QCOMPARE(desk.button()->text(), u"Amend…"_s);
        desk.panel.scoreCurrent(1);
        QCOMPARE(desk.panel.message(), u"submitted: amend it first"_s);
        desk.session.selectEvent(3);
        desk.panel.addSelectedEvidence();
        desk.panel.undoLast();
        QVERIFY(desk.host->posted.isEmpty());
        QVERIFY(desk.panel.noteField()->isEnabled());
    }

    void anAmendmentAsksForItsReasonInPlace()
    {
        Desk desk;
        desk.complete();
        desk.say(event::ScorecardSubmitted { 9, {} });
        desk.panel.activateWindow();
        QTest::mouseClick(desk.button(), Qt::LeftButton);
        auto* reason = desk.row()->reason();
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClick(reason, Qt::Key_Return); // no reason
        QVERIFY(reason->isVisible());
        QTest::keyClicks(reason, u"  I had missed the race "_s);
        QTest::keyClick(reason, Qt::Key_Return);
        QCOMPARE(desk.host->all<command::AmendScorecard>().first().reason, u"I had missed the race"_s);
        QVERIFY(reason->isHidden());

        desk.say(event::ScorecardAmended { u"I had missed the race"_s });
        QVERIFY(!desk.panel.criteria()->openCriterion()->strip()->isReadOnly());
        QCOMPARE(desk.row()->words(), u"Open again: I had missed the race"_s);
        QCOMPARE(desk.button()->text(), u"Submit"_s);
    }

    void escapeLeavesItSubmitted()
    {
        Desk desk;
        desk.complete();
        desk.say(event::ScorecardSubmitted { 9, {} });
        desk.panel.activateWindow();
        desk.panel.amendCard();
        auto* reason = desk.row()->reason();
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u"no"_s);
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(reason->isHidden());
        QVERIFY(desk.button()->hasFocus());
        QVERIFY(desk.host->posted.isEmpty());
        desk.panel.amendCard();
        QVERIFY(reason->text().isEmpty());
    }

    void anAmendedScoreSaysWhatItWas()
    {
        Desk desk;
        desk.complete();
        desk.say(event::ScorecardSubmitted { 9, {} });
        desk.say(event::ScorecardAmended { u"a race"_s });
        desk.say(event::ScoreGiven { { u"verifying"_s }, 2 });
        const auto* row = desk.panel.findChildren<CriterionRow*>().at(2);
        QCOMPARE(row->accessibleDescription(), u"was 4, add evidence or a note"_s);
        desk.say(event::ScorecardSubmitted { 12, {} });
        QCOMPARE(row->accessibleDescription(), u"was 4, reason kept"_s);
        QVERIFY(row->strip()->isSealed());
        desk.say(event::ScorecardAmended { u"a slip"_s });
        desk.say(event::ScoreGiven { { u"override"_s }, 3 });
        QCOMPARE(desk.panel.findChildren<CriterionRow*>().at(3)->accessibleDescription(),
            u"was not observed, add evidence or a note"_s);
    }

    void ctrlEnterAsksAlsoWhileANoteIsWritten()
    {
        Desk desk;
        desk.complete();
        CockpitWindow window(&desk.session);
        window.show();
        window.activateWindow();
        auto* panel = window.findChild<RubricPanel*>();
        panel->focusNote();
        QTRY_VERIFY(panel->noteField()->hasFocus());
        QTest::keyClick(panel->noteField(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(panel->submitRow()->question()->isVisible());
        QCOMPARE(desk.submissions(), 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(panel->submitRow()->question()->isHidden());
        QVERIFY(panel->noteField()->hasFocus());
        QTest::keyClick(panel->noteField(), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(desk.submissions(), 1);
    }

    void aRecordingShowsItAtThePlayhead()
    {
        Desk desk;
        desk.complete();
        const auto before = desk.session.nowUs();
        desk.say(event::ScorecardSubmitted { 9, {} });
        SessionModel recorded(sampleKit(), desk.script.events);
        RubricPanel panel(&recorded);
        panel.resize(372, 740);
        panel.show();
        QVERIFY(panel.criteria()->openCriterion()->strip()->isSealed());
        QVERIFY(panel.submitRow()->button()->isHidden());
        recorded.seek(std::min(before, desk.script.events.last()->atUs - 1));
        QVERIFY(!panel.criteria()->openCriterion()->strip()->isSealed());
        QCOMPARE(panel.submitRow()->words(), u"Not submitted at this moment"_s);
        QCOMPARE(panel.submitRow()->whyNotSubmit(), u"a recording cannot be changed"_s);
    }

    void aRecordingOfOnesOwnOffersToBeScored()
    {
        Desk desk;
        SessionModel recorded(sampleKit(), desk.script.events);
        recorded.setScorable(true);
        RubricPanel panel(&recorded);
        panel.resize(372, 740);
        panel.show();
        QSignalSpy wanted(&panel, &RubricPanel::scoringWanted);
        QCOMPARE(panel.submitRow()->button()->text(), u"Score this session"_s);
        panel.scoreCurrent(3);
        QCOMPARE(panel.message(), u"Ctrl Shift Enter opens it for scoring"_s);
        QCOMPARE(wanted.size(), 0);
        panel.submitRow()->button()->click();
        QCOMPARE(wanted.size(), 1);
    }

    void everyStatePaints_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("compact");
        QTest::newRow("light") << false << false;
        QTest::newRow("dark") << true << false;
        QTest::newRow("light compact") << false << true;
    }
    void everyStatePaints()
    {
        QFETCH(bool, dark);
        QFETCH(bool, compact);
        const QString look = QString::fromLatin1(QTest::currentDataTag());
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        Desk desk;
        desk.panel.setCompact(compact);
        takePicture(desk.panel, u"submission 1 missing "_s + look);
        desk.complete();
        takePicture(desk.panel, u"submission 2 ready "_s + look);
        desk.panel.submitCard();
        takePicture(desk.panel, u"submission 3 asking "_s + look);
        desk.say(event::ScorecardSubmitted { 9, {} });
        takePicture(desk.panel, u"submission 4 submitted "_s + look);
        desk.panel.amendCard();
        desk.row()->reason()->setText(u"The race in allow() was named, I had missed it"_s);
        takePicture(desk.panel, u"submission 5 reason "_s + look);
        desk.say(event::ScorecardAmended { u"a race"_s });
        desk.say(event::ScoreGiven { { u"verifying"_s }, 2 });
        takePicture(desk.panel, u"submission 6 amending "_s + look);
        desk.say(event::ScorecardSubmitted { 12, {} });
        takePicture(desk.panel, u"submission 7 amended "_s + look);
        const QRect row = desk.row()->geometry();
        QCOMPARE(row.bottom(), desk.panel.height() - 1);
        Theme::instance().install(ThemeChoice::Light);
    }
};

QTEST_MAIN(TestSubmission)
#include "tst_submission.moc"
