// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_mime.h"
#include "models/session_model.h"
#include "rubric/criteria_list.h"
#include "rubric/criterion_row.h"
#include "rubric/evidence_list.h"
#include "rubric/note_field.h"
#include "rubric/open_criterion.h"
#include "rubric/recommendation_row.h"
#include "rubric/rubric_panel.h"
#include "session_script.h"
#include "theme/theme.h"
#include "warnings.h"

#include <QAccessible>
#include <QDropEvent>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestRubricPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Light); }
    void init();
    void cleanup();
    void aScoreIsOneCommand();
    void theSameKeyKeepsTheScore();
    void levelsOutsideTheScaleAreNothing();
    void nextAndPreviousStayInside();
    void aScoreMovesNothing();
    void aRowScoresItsOwnCriterion();
    void nothingSelectedIsSaid();
    void theSelectedEventBecomesEvidence();
    void theSameEvidenceTwiceIsSaid();
    void aDroppedEventBecomesEvidenceOfThatRow();
    void deleteTakesEvidenceAway();
    void enterOnEvidenceSelectsItsEvent();
    void enterKeepsANote();
    void tabGoesRoundTheTagsAndEscapeLeaves();
    void aNoteThatWasAskedForIsSelected();
    void undoTakesBackScores();
    void undoTakesBackEvidenceThatCameBackUnderANewName();
    void undoOfARefusedCommandIsForgotten();
    void recommendationWaitsForAllCriteria();
    void aRecordingIsReadOnly();
    void scoresAreARadioGroup();
    void aKitWithoutCriteriaIsShown();
    void compactIsLower();

private:
    void play();
    void linkAndAnswer(Seq event, const QString& id);
    static QString spoken(ChoiceStrip* strip) { return strip->accessibleName(); }

    SessionScript m_script;
    qsizetype m_played = 0;
    std::shared_ptr<FakeHosted> m_host;
    std::unique_ptr<SessionModel> m_session;
    std::unique_ptr<RubricPanel> m_panel;
};

void TestRubricPanel::init()
{
    failOnWarnings();
    m_script = SessionScript();
    m_script.begin();
    m_played = 0;
    m_host = std::make_shared<FakeHosted>();
    m_session = std::make_unique<SessionModel>(sampleKit());
    m_session->attach(m_host);
    m_panel = std::make_unique<RubricPanel>(m_session.get());
    m_panel->resize(372, 740);
    m_panel->show();
    play();
}

void TestRubricPanel::cleanup()
{
    m_panel.reset();
    m_session.reset();
}

void TestRubricPanel::play()
{
    const DesktopSink sink = m_session->feed();
    for (; m_played < m_script.events.size(); ++m_played)
        sink.event(m_script.events.at(m_played));
    QTRY_COMPARE(m_session->events().size(), m_script.events.size());
}

void TestRubricPanel::linkAndAnswer(Seq event, const QString& id)
{
    m_script.interviewer(60, event::EvidenceLinked { { id }, m_session->currentCriterion(), event });
    play();
}

void TestRubricPanel::aScoreIsOneCommand()
{
    m_panel->openCriterion(2);
    m_panel->scoreCurrent(4);
    const auto scores = m_host->all<command::GiveScore>();
    QCOMPARE(scores.size(), 1);
    QCOMPARE(scores.first().criterion.value, u"verifying"_s);
    QCOMPARE(scores.first().level, std::optional(4));
}

void TestRubricPanel::theSameKeyKeepsTheScore()
{
    m_script.interviewer(50, event::ScoreGiven { { u"framing"_s }, 0 });
    play();
    m_panel->scoreCurrent(0);
    QCOMPARE(m_host->posted.size(), 0);
    m_panel->scoreCurrent(std::nullopt);
    QCOMPARE(m_host->all<command::GiveScore>().first().level, std::optional<int>());
}

void TestRubricPanel::levelsOutsideTheScaleAreNothing()
{
    m_panel->scoreCurrent(6);
    m_panel->scoreCurrent(-1);
    QVERIFY(m_host->posted.isEmpty());
}

void TestRubricPanel::nextAndPreviousStayInside()
{
    m_panel->previousCriterion();
    QCOMPARE(m_panel->currentIndex(), 0);
    for (int i = 0; i < 10; ++i)
        m_panel->nextCriterion();
    QCOMPARE(m_panel->currentIndex(), 3);
    QCOMPARE(m_session->currentCriterion().value, u"override"_s);
}

void TestRubricPanel::aScoreMovesNothing()
{
    const auto places = [this] {
        QList<QRect> found;
        for (const auto* child : m_panel->findChildren<QWidget*>())
            found.append(child->geometry());
        return found;
    };
    const auto before = places();
    for (const int level : { 1, 2, 4, 5, 0 }) {
        m_script.interviewer(50, event::ScoreGiven { m_session->currentCriterion(), level });
        play();
        QCOMPARE(places(), before);
    }
}

void TestRubricPanel::aRowScoresItsOwnCriterion()
{
    const auto rows = m_panel->findChildren<CriterionRow*>();
    QTest::mouseClick(rows.at(1)->strip(), Qt::LeftButton, {}, rows.at(1)->strip()->cellRect(2).center());
    QCOMPARE(m_host->all<command::GiveScore>().first().criterion.value, u"directing"_s);
    QCOMPARE(m_host->all<command::GiveScore>().first().level, std::optional(3));
    QCOMPARE(m_panel->currentIndex(), 0);
    QTest::mouseClick(rows.at(1), Qt::LeftButton, {}, { 60, 20 });
    QCOMPARE(m_panel->currentIndex(), 1);
}

void TestRubricPanel::nothingSelectedIsSaid()
{
    m_panel->addSelectedEvidence();
    QVERIFY(m_host->posted.isEmpty());
    QCOMPARE(m_panel->message(), u"pick an event first"_s);
}

void TestRubricPanel::theSelectedEventBecomesEvidence()
{
    m_session->selectEvent(3);
    m_panel->addSelectedEvidence();
    QCOMPARE(m_host->all<command::LinkEvidence>().first().event, 3);
    linkAndAnswer(3, u"e1"_s);
    QCOMPARE(m_panel->criteria()->openCriterion()->evidence()->model()->rowCount(), 1);
}

void TestRubricPanel::theSameEvidenceTwiceIsSaid()
{
    linkAndAnswer(3, u"e1"_s);
    m_session->selectEvent(3);
    m_panel->addSelectedEvidence();
    QVERIFY(m_host->posted.isEmpty());
    QCOMPARE(m_panel->message(), u"already evidence here"_s);
}

void TestRubricPanel::aDroppedEventBecomesEvidenceOfThatRow()
{
    auto* row = m_panel->findChildren<CriterionRow*>().at(3);
    QMimeData mime;
    mime.setData(QLatin1String(eventMimeType), "4");
    QDragEnterEvent enter({ 5, 5 }, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(row, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({ 5, 5 }, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(row, &drop);
    QCOMPARE(m_host->all<command::LinkEvidence>().first().criterion.value, u"override"_s);
    QCOMPARE(m_host->all<command::LinkEvidence>().first().event, 4);

    QMimeData foreign;
    foreign.setText(u"4"_s);
    QDragEnterEvent other({ 5, 5 }, Qt::CopyAction, &foreign, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(row, &other);
    QVERIFY(!other.isAccepted());
}

void TestRubricPanel::deleteTakesEvidenceAway()
{
    linkAndAnswer(3, u"e1"_s);
    auto* list = m_panel->criteria()->openCriterion()->evidence();
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(m_host->all<command::UnlinkEvidence>().first().evidence.value, u"e1"_s);
}

void TestRubricPanel::enterOnEvidenceSelectsItsEvent()
{
    linkAndAnswer(3, u"e1"_s);
    auto* list = m_panel->criteria()->openCriterion()->evidence();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(m_session->selectedEvent(), 3);
}

void TestRubricPanel::enterKeepsANote()
{
    m_panel->focusNote();
    QTest::keyClicks(m_panel->noteField(), u"  reads the diff "_s);
    QTest::keyClick(m_panel->noteField(), Qt::Key_Return);
    QCOMPARE(m_host->all<command::AddNote>().first().text, u"reads the diff"_s);
    QVERIFY(m_panel->noteField()->text().isEmpty());
    QTest::keyClick(m_panel->noteField(), Qt::Key_Return);
    QCOMPARE(m_host->posted.size(), 1);
}

void TestRubricPanel::tabGoesRoundTheTagsAndEscapeLeaves()
{
    auto* field = m_panel->noteField();
    m_panel->activateWindow();
    m_panel->focusNote();
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"expects a race"_s);
    QTest::keyClick(field, Qt::Key_Tab);
    QCOMPARE(field->tag(), NoteTag::Inference);
    QVERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->hasFocus());
    QCOMPARE(field->text(), u"expects a race"_s);
}

void TestRubricPanel::aNoteThatWasAskedForIsSelected()
{
    m_script.interviewer(49, event::NoteAdded { u"before any score"_s, NoteTag::Behaviour });
    play();
    QCOMPARE(m_session->selectedEvent(), 0);
    m_script.interviewer(50, event::ScoreGiven { m_session->currentCriterion(), 4 });
    const Seq note = m_script.interviewer(51, event::NoteAdded { u"reads it all"_s, NoteTag::Behaviour });
    play();
    QCOMPARE(m_session->selectedEvent(), note);
}

void TestRubricPanel::undoTakesBackScores()
{
    m_panel->undoLast();
    QVERIFY(m_host->posted.isEmpty());
    QCOMPARE(m_panel->message(), u"nothing of yours to undo"_s);
    const CriterionId criterion = m_session->currentCriterion();
    m_script.interviewer(50, event::ScoreGiven { criterion, 3 });
    m_script.interviewer(51, event::ScoreGiven { criterion, 4 });
    m_script.add(52, { u"i2"_s }, event::ScoreGiven { criterion, 1 }); // another rater's is none of ours
    play();
    m_panel->undoLast();
    QCOMPARE(m_host->all<command::GiveScore>().last().level, std::optional(3));
    m_script.interviewer(53, event::ScoreGiven { criterion, 3 });
    play();
    m_panel->undoLast();
    QCOMPARE(m_host->all<command::GiveScore>().last().level, std::optional<int>());
}

void TestRubricPanel::undoTakesBackEvidenceThatCameBackUnderANewName()
{
    linkAndAnswer(3, u"e1"_s);
    m_script.interviewer(61, event::EvidenceUnlinked { { u"e1"_s } });
    play();
    m_panel->undoLast();
    QCOMPARE(m_host->all<command::LinkEvidence>().size(), 1);
    linkAndAnswer(3, u"e2"_s);
    m_panel->undoLast();
    QCOMPARE(m_host->all<command::UnlinkEvidence>().last().evidence.value, u"e2"_s);
}

void TestRubricPanel::undoOfARefusedCommandIsForgotten()
{
    m_script.interviewer(50, event::ScoreGiven { m_session->currentCriterion(), 3 });
    play();
    m_panel->undoLast();
    m_session->feed().transient(transient::CommandRefused { u"The session is over."_s });
    QTRY_COMPARE(m_panel->message(), u"The session is over."_s);
    // The same event later is a step of its own.
    m_script.interviewer(51, event::ScoreGiven { m_session->currentCriterion(), std::nullopt });
    play();
    m_panel->undoLast();
    QCOMPARE(m_host->all<command::GiveScore>().last().level, std::optional(3));
}

void TestRubricPanel::recommendationWaitsForAllCriteria()
{
    QVERIFY(!m_panel->recommendation()->isOpen());
    const auto& criteria = m_session->kit().rubric.criteria;
    for (int i = 0; i < criteria.size(); ++i) {
        QVERIFY(!m_panel->recommendation()->isOpen());
        m_script.interviewer(50 + i, event::ScoreGiven { criteria.at(i).id, i == 0 ? 0 : 3 });
        play();
    }
    QVERIFY(m_panel->recommendation()->isOpen());
    auto* strip = m_panel->recommendation()->strip();
    QTest::mouseClick(strip, Qt::LeftButton, {}, strip->cellRect(3).center());
    QCOMPARE(m_host->all<command::Recommend>().first().value, Recommendation::StrongYes);
    m_script.interviewer(60, event::Recommended { Recommendation::StrongYes });
    play();
    m_panel->undoLast();
    QCOMPARE(m_host->all<command::Recommend>().last().value, Recommendation::None);
}

void TestRubricPanel::aRecordingIsReadOnly()
{
    m_script.interviewer(50, event::ScoreGiven { { u"framing"_s }, 3 });
    m_script.interviewer(80, event::ScoreGiven { { u"framing"_s }, 5 });
    SessionModel recorded(sampleKit(), m_script.events);
    RubricPanel panel(&recorded);
    panel.resize(372, 740);
    panel.show();
    auto* strip = panel.criteria()->openCriterion()->strip();
    QVERIFY(strip->isReadOnly());
    QCOMPARE(strip->chosen(), std::optional(5));
    recorded.seek(60'000'000);
    QCOMPARE(strip->chosen(), std::optional(3));
    recorded.seek(10'000'000);
    QCOMPARE(strip->chosen(), std::optional<int>());
    panel.scoreCurrent(4);
    QCOMPARE(panel.message(), u"a recording cannot be changed"_s);
    QVERIFY(!panel.noteField()->isEnabled());
}

void TestRubricPanel::scoresAreARadioGroup()
{
    m_script.interviewer(50, event::ScoreGiven { { u"framing"_s }, 4 });
    play();
    auto* strip = m_panel->criteria()->openCriterion()->strip();
    QAccessibleInterface* group = QAccessible::queryAccessibleInterface(strip);
    QVERIFY(group);
    QCOMPARE(group->role(), QAccessible::Grouping);
    QCOMPARE(group->text(QAccessible::Name), u"Framing before delegating, score 4 of 5"_s);
    QCOMPARE(group->childCount(), 6);
    QAccessibleInterface* four = group->child(3);
    QCOMPARE(four->role(), QAccessible::RadioButton);
    QCOMPARE(four->text(QAccessible::Name), u"score 4"_s);
    QCOMPARE(four->text(QAccessible::Description), u"all of 3 and part of 5"_s);
    QVERIFY(four->state().checked);
    QVERIFY(!group->child(0)->state().checked);
    QCOMPARE(group->indexOfChild(four), 3);
    group->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(m_host->all<command::GiveScore>().last().level, std::optional(2));
}

void TestRubricPanel::aKitWithoutCriteriaIsShown()
{
    Kit kit = sampleKit();
    kit.rubric.criteria.clear();
    SessionModel session(kit);
    RubricPanel panel(&session);
    panel.resize(372, 600);
    panel.show();
    panel.scoreCurrent(3);
    panel.nextCriterion();
    panel.addSelectedEvidence();
    QCOMPARE(panel.currentIndex(), -1);
    QVERIFY(!panel.recommendation()->isOpen());
}

void TestRubricPanel::compactIsLower()
{
    const int regular = m_panel->criteria()->heightForWidth(356);
    m_panel->setCompact(true);
    QVERIFY(m_panel->criteria()->heightForWidth(356) < regular);
    for (int i = 1; i <= 4; ++i)
        linkAndAnswer(i, u"e%1"_s.arg(i));
    QCOMPARE(m_panel->criteria()->openCriterion()->evidence()->hiddenRows(), 2);
}

QTEST_MAIN(TestRubricPanel)
#include "tst_rubric_panel.moc"
