// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/assistant_view.h"
#include "conversation/dock_tabs.h"
#include "conversation/facts_panel.h"
#include "conversation/filter_field.h"
#include "conversation/filtered_list.h"
#include "conversation/ledger_view.h"
#include "conversation/notes_view.h"
#include "conversation/quiet_list.h"
#include "models/conversation_model.h"
#include "models/event_mime.h"
#include "models/ledger_model.h"
#include "models/notes_model.h"
#include "models/session_model.h"
#include "session_script.h"
#include "theme/theme.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedLayout>
#include <QTabBar>
#include <QTableView>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestConversationDock : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Dark); }
    void init();
    void cleanup();
    void emptyPlacesSayWhatComes();
    void tabsCountWhatTheyHold();
    void theKeysOfTheDockShowAndFocus();
    void itStaysAtTheEndWhileItIsThere();
    void itDoesNotMoveUnderAReader();
    void aStreamingReplyGrowsInItsPlace();
    void aClickSelectsTheEvent();
    void aSelectionElsewhereIsShownHere();
    void focusAloneSelectsNothing();
    void aRowIsDraggedAsItsEvent();
    void enterActivatesARow();
    void notesAreFiltered();
    void factsMoveUnderTheLedgerWhenItIsNarrow();
    void hostileTextIsOnlyText();
    void lightAndDarkAreBothPainted();

private:
    void play();
    void talk(int turns);
    [[nodiscard]] QScrollBar* bar() const { return m_dock->assistant()->list()->verticalScrollBar(); }

    SessionScript m_script;
    qsizetype m_played = 0;
    std::unique_ptr<SessionModel> m_session;
    std::unique_ptr<QWidget> m_window;
    DockTabs* m_dock = nullptr;
};

void TestConversationDock::init()
{
    failOnWarnings();
    m_script = SessionScript();
    m_script.begin();
    m_played = 0;
    m_session = std::make_unique<SessionModel>(sampleKit());
    m_session->attach(std::make_shared<FakeHosted>());
    m_window = std::make_unique<QWidget>(); // without a layout: the offscreen platform warns about minimum sizes
    m_dock = new DockTabs(m_session.get(), m_window.get());
    m_window->resize(1012, 290);
    m_dock->resize(1012, 290);
    m_window->show();
    play();
}

void TestConversationDock::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void TestConversationDock::play()
{
    const DesktopSink sink = m_session->feed();
    for (; m_played < m_script.events.size(); ++m_played)
        sink.event(m_script.events.at(m_played));
    QTRY_COMPARE(m_session->events().size(), m_script.events.size());
    QCoreApplication::processEvents(); // the list lays itself out when it is idle
}

void TestConversationDock::talk(int turns)
{
    for (int i = 0; i < turns; ++i) {
        const double at = 10.0 * double(m_script.events.size());
        const QByteArray prompt = "p" + QByteArray::number(m_script.events.size());
        const QByteArray suggestion = "S" + QByteArray::number(m_script.events.size());
        m_script.prompt(at, prompt.constData(), u"Write `allow()` against this interface and these tests."_s);
        m_script.reply(
            at + 1, at + 4, prompt.constData(), u"Here it is:\n```python\ndef allow(self):\n    return True\n```"_s);
        m_script.offer(at + 4, suggestion.constData(), prompt.constData(), 3);
        m_script.decide(at + 8, suggestion.constData(), Decision::Rejected);
    }
    play();
}

void TestConversationDock::emptyPlacesSayWhatComes()
{
    const auto words = [this] {
        QStringList shown;
        for (const auto* label : m_dock->findChildren<InkLabel*>()) {
            if (label->isVisible())
                shown.append(label->text());
        }
        return shown.join(u' ');
    };
    QCOMPARE(words(), u"No prompts yet. The conversation appears here as it happens."_s);
    m_dock->showLedger();
    QCOMPARE(words(), u"Nothing offered yet."_s);
    m_dock->showNotes();
    QCOMPARE(words(), u"No notes. N writes one at this moment; only you see it."_s);
}

void TestConversationDock::tabsCountWhatTheyHold()
{
    talk(3);
    m_script.interviewer(500, event::NoteAdded { u"one"_s, NoteTag::Behaviour });
    m_script.interviewer(501, event::BookmarkAdded {});
    play();
    auto* tabs = m_dock->findChild<QTabBar*>();
    QCOMPARE(tabs->accessibleTabName(0), u"Assistant, 3"_s);
    QCOMPARE(tabs->accessibleTabName(1), u"Ledger, 3"_s);
    QCOMPARE(tabs->accessibleTabName(2), u"Notes, 1"_s);
    QCOMPARE(tabs->tabToolTip(1), u"Ledger (L)"_s);
}

void TestConversationDock::theKeysOfTheDockShowAndFocus()
{
    talk(1);
    m_window->activateWindow();
    m_dock->showLedger();
    QCOMPARE(m_dock->currentTab(), 1);
    QTRY_VERIFY(m_dock->ledger()->table()->hasFocus());
    m_dock->showAssistant();
    QCOMPARE(m_dock->currentTab(), 0);
    QVERIFY(m_dock->assistant()->list()->hasFocus());
}

void TestConversationDock::itStaysAtTheEndWhileItIsThere()
{
    talk(10);
    QVERIFY(bar()->maximum() > 0);
    QCOMPARE(bar()->value(), bar()->maximum());
    talk(2);
    QCOMPARE(bar()->value(), bar()->maximum());
    QVERIFY(m_dock->assistant()->isAtEnd());
}

void TestConversationDock::itDoesNotMoveUnderAReader()
{
    talk(10);
    bar()->setValue(120);
    talk(2);
    QCOMPARE(bar()->value(), 120);
    QVERIFY(!m_dock->assistant()->isAtEnd());
    bar()->setValue(bar()->maximum());
    talk(1);
    QCOMPARE(bar()->value(), bar()->maximum());
}

void TestConversationDock::aStreamingReplyGrowsInItsPlace()
{
    talk(6);
    m_script.prompt(900, "px", u"And now?"_s);
    play();
    const int before = bar()->maximum();
    const DesktopSink sink = m_session->feed();
    for (int i = 0; i < 12; ++i)
        sink.transient(transient::ReplyDelta { { u"px"_s }, u"one more line of the reply\n"_s });
    QTRY_VERIFY(bar()->maximum() > before + 100);
    QCOMPARE(bar()->value(), bar()->maximum());
}

void TestConversationDock::aClickSelectsTheEvent()
{
    talk(2);
    auto* list = m_dock->assistant()->list();
    const QModelIndex last = list->model()->index(list->model()->rowCount() - 1, 0);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(last).center());
    QCOMPARE(m_session->selectedEvent(), m_session->state().suggestions.last().decidedSeq);
}

void TestConversationDock::aSelectionElsewhereIsShownHere()
{
    talk(10);
    const Turn first = m_session->state().turns.first();
    m_session->selectEvent(first.promptSeq);
    auto* list = m_dock->assistant()->list();
    QCOMPARE(list->currentIndex().row(), 0);
    QCOMPARE(bar()->value(), 0);
    m_session->selectEvent(1); // an event that is no part of the conversation
    QVERIFY(list->selectionModel()->selectedIndexes().isEmpty());
}

void TestConversationDock::focusAloneSelectsNothing()
{
    talk(2);
    m_script.interviewer(500, event::NoteAdded { u"one"_s, NoteTag::Behaviour });
    play();
    m_window->activateWindow();
    m_session->selectEvent(1);
    m_dock->showNotes();
    QTRY_VERIFY(m_dock->notes()->list()->hasFocus());
    m_dock->showLedger();
    m_dock->showAssistant();
    QCOMPARE(m_session->selectedEvent(), 1);
    auto* list = m_dock->assistant()->list();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(m_session->selectedEvent(), m_session->state().turns.first().replySeq);
}

void TestConversationDock::aRowIsDraggedAsItsEvent()
{
    talk(1);
    const QList<QAbstractItemModel*> models { m_dock->assistant()->list()->model(),
        m_dock->ledger()->table()->model() };
    for (auto* model : models) {
        const QModelIndex last = model->index(model->rowCount() - 1, 0);
        QVERIFY(last.flags().testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> mime(model->mimeData({ last }));
        QCOMPARE(draggedEvent(mime.get()), m_session->state().suggestions.last().decidedSeq);
    }
}

void TestConversationDock::enterActivatesARow()
{
    talk(2);
    QSignalSpy activated(m_dock, &DockTabs::eventActivated);
    auto* list = m_dock->assistant()->list();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.first().first().value<Seq>(), m_session->state().turns.first().promptSeq);
    m_dock->showLedger();
    auto* table = m_dock->ledger()->table();
    table->setCurrentIndex(table->model()->index(1, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(activated.last().first().value<Seq>(), m_session->state().suggestions.at(1).decidedSeq);
}

void TestConversationDock::notesAreFiltered()
{
    m_script.interviewer(500, event::NoteAdded { u"reads the diff"_s, NoteTag::Behaviour });
    m_script.interviewer(501, event::NoteAdded { u"runs the tests"_s, NoteTag::Behaviour });
    play();
    m_window->activateWindow();
    m_dock->showNotes();
    m_dock->focusFilter();
    auto* filtered = m_dock->notes()->filtered();
    QTRY_VERIFY(filtered->filter()->hasFocus());
    QTest::keyClicks(filtered->filter(), u"DIFF"_s);
    QCOMPARE(filtered->view()->model()->rowCount(), 1);
    QTest::keyClicks(filtered->filter(), u"<img>"_s);
    QCOMPARE(filtered->view()->model()->rowCount(), 0);
    QVERIFY(!filtered->view()->isVisible());
    QTest::keyClick(filtered->filter(), Qt::Key_Escape);
    QCOMPARE(filtered->view()->model()->rowCount(), 2);
    QTest::keyClick(filtered->filter(), Qt::Key_Escape);
    QVERIFY(filtered->view()->hasFocus());
}

void TestConversationDock::factsMoveUnderTheLedgerWhenItIsNarrow()
{
    talk(2);
    const auto facts = m_dock->findChildren<FactsPanel*>();
    QCOMPARE(facts.size(), 2);
    const auto visible = [&] {
        return std::ranges::count_if(facts, [](const auto* panel) { return panel->isVisible(); });
    };
    QCOMPARE(visible(), 1);
    m_dock->resize(740, 250);
    QCOMPARE(visible(), 0);
    m_dock->showLedger();
    QCOMPARE(visible(), 1);
}

void TestConversationDock::hostileTextIsOnlyText()
{
    const QString hostile = u"<img src=\"/dev/zero\"> ![x](/dev/zero) \u202Egnp.exe "_s + QString(300'000, u'x');
    m_script.prompt(10, "p1", hostile, { hostile });
    m_script.reply(11, 12, "p1", hostile);
    m_script.interviewer(13, event::NoteAdded { hostile, NoteTag::Behaviour });
    play();
    for (const auto show : { &DockTabs::showLedger, &DockTabs::showNotes, &DockTabs::showAssistant }) {
        (m_dock->*show)();
        QVERIFY(!m_dock->grab().isNull());
    }
    const QModelIndex prompt = m_dock->assistant()->list()->model()->index(0, 0);
    const QString shown = prompt.data(ConversationModel::TextRole).toString();
    QVERIFY(shown.startsWith(u"<img src=\"/dev/zero\"> ![x](/dev/zero) \uFFFDgnp.exe"));
    QVERIFY(shown.size() < 70'000);
}

void TestConversationDock::lightAndDarkAreBothPainted()
{
    talk(3);
    const QImage dark = m_dock->grab().toImage();
    Theme::instance().install(ThemeChoice::Light);
    QCoreApplication::processEvents();
    const QImage light = m_dock->grab().toImage();
    const QPoint quiet(500, 285);
    QCOMPARE(light.pixelColor(quiet), Theme::instance().color(Token::SurfaceBase));
    QVERIFY(dark.pixelColor(quiet) != light.pixelColor(quiet));
    Theme::instance().install(ThemeChoice::Dark);
}

QTEST_MAIN(TestConversationDock)
#include "tst_conversation_dock.moc"
