// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "cockpit/join_strip.h"
#include "cockpit/left_panel.h"
#include "cockpit/panel_row.h"
#include "cockpit/task_guide.h"
#include "conversation/assistant_view.h"
#include "conversation/dock_tabs.h"
#include "demo_session.h"
#include "editor/code_area.h"
#include "editor/code_pane.h"
#include "editor/name_field.h"
#include "editor/origin_popover.h"
#include "keys/key_table.h"
#include "models/conversation_model.h"
#include "models/session_model.h"
#include "pictures.h"
#include "rubric/rubric_panel.h"
#include "runs/runs_list.h"
#include "runs/runs_view.h"
#include "session_script.h"
#include "theme/widgets.h"
#include "timeline/timeline_view.h"
#include "warnings.h"

#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestCockpit : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_settings;
    SessionScript m_script;
    std::unique_ptr<SessionModel> m_model;
    std::shared_ptr<FakeHosted> m_hosted;
    DesktopSink m_sink;
    std::unique_ptr<CockpitWindow> m_window;

    static Kit kit()
    {
        Kit kit = sampleKit();
        kit.minutes = 60;
        kit.tasks[0].questions = { { u"What did you check?"_s }, { u"Which line worries you?"_s } };
        kit.tasks[0].hints = { u"Mind the boundary."_s };
        Task second = kit.tasks[0];
        second.id = { u"explain"_s };
        second.title = u"Explain and defend"_s;
        second.flaws = {};
        kit.tasks.append(second);
        return kit;
    }

    void feedAll()
    {
        const auto known = m_model->state().lastSeq;
        for (const EventPtr& event : std::as_const(m_script.events)) {
            if (event->seq > known)
                m_sink.event(event);
        }
        m_sink.transient(transient::SavedThrough { m_script.events.size() });
        QTRY_COMPARE(m_model->savedThrough(), m_script.events.size());
    }

    void goLive(bool joined = true)
    {
        m_script = {};
        m_script.begin();
        if (!joined)
            m_script.events.erase(m_script.events.begin() + 2, m_script.events.end());
        m_model = std::make_unique<SessionModel>(kit());
        m_hosted = std::make_shared<FakeHosted>();
        m_model->attach(m_hosted);
        m_sink = m_model->feed();
        feedAll();
        show();
    }

    void replay()
    {
        m_model = std::make_unique<SessionModel>(DemoSession::kit(), DemoSession::events());
        show();
    }

    void show()
    {
        m_window = std::make_unique<CockpitWindow>(m_model.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_window->setFocus();
    }

    template <class Part> [[nodiscard]] Part* part() const { return m_window->findChild<Part*>(); }

    /// One suggestion taken into the file, asked for by p1.
    void suggestAndTake()
    {
        m_script.prompt(1, "p1", u"Write allow()"_s);
        m_script.reply(2, 3, "p1", u"Here it is."_s);
        m_script.offer(3, "S1", "p1", 1);
        m_script.decide(4, "S1", Decision::Accepted, 1);
        m_script.edit(4, 0, 0, u"taken = True\n"_s, { OriginKind::Assistant, u"S1"_s });
    }

    /// The file rows of the left panel, by the words a screen reader says first.
    [[nodiscard]] QStringList shownRows() const
    {
        QStringList names;
        for (const PanelRow* row : part<LeftPanel>()->findChildren<PanelRow*>()) {
            const QString name = row->accessibleName().section(u',', 0, 0);
            if (row->isVisible() && (name.endsWith(u".py") || name.startsWith(u"No files")))
                names += name;
        }
        return names;
    }

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_window.get(), key, modifiers);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QCoreApplication::setOrganizationName(u"Jumpseat"_s);
        QCoreApplication::setApplicationName(u"tst_cockpit"_s);
    }
    void init()
    {
        failOnWarnings();
        QSettings().clear();
        Theme::instance().install(ThemeChoice::Light);
    }
    void cleanup()
    {
        m_window.reset();
        m_model.reset();
        m_hosted.reset();
    }

    void fitsEverySize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("live");
        for (const bool live : { true, false }) {
            for (const bool dark : { false, true }) {
                for (const QSize size : { QSize(2560, 1440), QSize(1600, 1000), QSize(1280, 800), QSize(1024, 680) })
                    QTest::addRow(
                        "%s %dx%d %s", live ? "live" : "replay", size.width(), size.height(), dark ? "dark" : "light")
                        << size << dark << live;
            }
        }
    }
    void fitsEverySize()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, live);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        live ? goLive() : replay();
        m_window->resize(size);
        QCoreApplication::processEvents();
        QCOMPARE(m_window->size(), size);
        QVERIFY(part<CodeArea>()->width() >= 420);
        QVERIFY(part<CodeArea>()->height() >= 160);
        QVERIFY(part<RubricPanel>()->width() >= 320);
        QVERIFY(part<TimelineView>()->height() >= 90);
        QCOMPARE(part<LeftPanel>()->isVisible(), size.width() >= leftCollapsesBelow);
        for (const ActionButton* button : m_window->header()->findChildren<ActionButton*>()) {
            if (!button->isVisible())
                continue;
            const QRect place(button->mapTo(m_window->header(), QPoint()), button->size());
            QVERIFY2(m_window->header()->rect().contains(place), qPrintable(button->text()));
            QVERIFY2(place.width() >= button->sizeHint().width(), qPrintable(button->text()));
        }
        takePicture(*m_window, u"cockpit-"_s + QString::fromUtf8(QTest::currentDataTag()));
    }

    void theFirstSizesAreTheDesigns()
    {
        goLive();
        m_window->resize(1600, 1000);
        QCoreApplication::processEvents();
        QCOMPARE(m_window->header()->height(), 44);
        QCOMPARE(part<RubricPanel>()->width(), 372);
        QVERIFY(qAbs(part<TimelineView>()->height() - 180) <= 1);
    }

    void sizesAreRememberedForEachClass()
    {
        goLive();
        m_window->resize(1600, 1000);
        QCoreApplication::processEvents();
        part<RubricPanel>()->setFocus();
        const int before = part<CodeArea>()->height();
        QVERIFY(m_window->actions()->trigger(u"splitter.%1"_s.arg(Qt::Key_Down - Qt::Key_Left)));
        QCoreApplication::processEvents();
        const int moved = part<CodeArea>()->height();
        QVERIFY(moved > before);
        m_window->resize(1280, 800);
        QCoreApplication::processEvents();
        m_window->resize(1600, 1000);
        QCoreApplication::processEvents();
        QVERIFY(qAbs(part<CodeArea>()->height() - moved) <= 2);
    }

    void focusModeLeavesCodeAndRubric()
    {
        goLive();
        press(Qt::Key_F);
        QVERIFY(m_window->isFocusMode());
        QVERIFY(!part<LeftPanel>()->isVisible());
        QVERIFY(!part<TimelineView>()->isVisible());
        QVERIFY(part<CodeArea>()->isVisible());
        QVERIFY(part<RubricPanel>()->isVisible());
        takePicture(*m_window, u"cockpit-focus"_s);
        press(Qt::Key_Escape);
        QVERIFY(!m_window->isFocusMode());
        QVERIFY(part<TimelineView>()->isVisible());
    }

    void theJoinLinkStandsUntilSomebodyJoined()
    {
        goLive(false);
        QVERIFY(part<JoinStrip>()->isVisible());
        m_script.program(1, event::ParticipantJoined { candidateId, Role::Candidate, u"Ines Fable"_s });
        feedAll();
        QTRY_VERIFY(!part<JoinStrip>()->isVisible());
    }

    void scoresAreOneKey()
    {
        goLive();
        press(Qt::Key_4);
        QCOMPARE(m_hosted->all<command::GiveScore>().size(), 1);
        QCOMPARE(m_hosted->all<command::GiveScore>().first().level, std::optional(4));
    }

    void singleKeysWriteWhileOneTypes()
    {
        goLive();
        press(Qt::Key_N);
        auto* field = qobject_cast<QWidget*>(QApplication::focusWidget());
        QVERIFY(field);
        QVERIFY(part<RubricPanel>()->isAncestorOf(field));
        press(Qt::Key_4);
        press(Qt::Key_B);
        QVERIFY(m_hosted->posted.isEmpty());
        press(Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_hosted->all<command::GiveScore>().size(), 1);
        press(Qt::Key_Escape);
        press(Qt::Key_B);
        QCOMPARE(m_hosted->all<command::AddBookmark>().size(), 1);
    }

    void theGuideHasTheKitsWordsForTheInterviewer()
    {
        goLive();
        feedAll();
        press(Qt::Key_I);
        auto* guide = part<TaskGuide>();
        QVERIFY(guide->isVisible());
        const QString text = guide->toPlainText();
        const Task task = kit().tasks.first();
        QVERIFY2(text.contains(task.flaws.first().title), qPrintable(text));
        QVERIFY2(text.contains(task.questions.first().ask), qPrintable(text));
        QVERIFY(!text.contains(u"**"));
        Task odd;
        odd.modelAnswer = u"Says `a*b*c` and why."_s;
        odd.flaws = { { { u"F1"_s }, false, u"a *bold* <b>one</b>"_s, {}, {}, u"because"_s } };
        const QString words = guideText(odd);
        QVERIFY2(words.contains(u"a \\*bold\\* \\<b\\>one"), qPrintable(words));
    }

    void runsHaveATabWithAKey()
    {
        goLive();
        m_script.candidate(5, event::RunStarted { { u"R1"_s }, { u"build"_s }, u"pytest"_s, true });
        feedAll();
        auto* tabs = part<DockTabs>()->findChild<QTabBar*>();
        QCOMPARE(tabs->accessibleTabName(2), u"Runs, 1"_s);
        QCOMPARE(tabs->tabToolTip(2), u"Runs (R)"_s);
        QCOMPARE(tabs->accessibleTabName(tabs->count() - 1), u"Notes"_s);
        QVERIFY(!part<RunsView>()->isVisible());
        press(Qt::Key_R);
        QVERIFY(part<RunsView>()->isVisible());
        QTRY_VERIFY(part<RunsList>()->hasFocus());
        press(Qt::Key_M);
        QVERIFY(!part<RunsView>()->isVisible());
        QCOMPARE(m_window->actions()->whyNot(u"run.tests"_s), u"this task has no tests to run"_s);
        QCOMPARE(m_window->actions()->duplicateKeys(), QStringList());
    }

    void nextTaskAsksInPlace()
    {
        goLive();
        press(Qt::Key_T);
        QVERIFY(m_window->header()->isAsking());
        takePicture(*m_window, u"cockpit-asking"_s);
        QVERIFY(m_hosted->posted.isEmpty());
        press(Qt::Key_Escape);
        QVERIFY(!m_window->header()->isAsking());
        m_window->resize(minimumCockpit);
        press(Qt::Key_T);
        takePicture(*m_window, u"cockpit-asking-small"_s);
        QCOMPARE(m_window->size(), minimumCockpit); // the question takes no room that is not there
        press(Qt::Key_Return);
        QCOMPARE(m_hosted->all<command::StartTask>().size(), 1);
        QCOMPARE(m_hosted->all<command::StartTask>().first().index, 1);
        QVERIFY(!m_window->header()->isAsking());
    }

    void theSessionEndsOnlyWhenConfirmed()
    {
        goLive();
        press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(m_hosted->all<command::EndSession>().isEmpty());
        press(Qt::Key_Return);
        QCOMPARE(m_hosted->all<command::EndSession>().size(), 1);
    }

    void filesAreChangedByKeyAndByName()
    {
        goLive();
        press(Qt::Key_F2);
        auto* field = part<NameField>();
        QVERIFY(field->hasFocus());
        press(Qt::Key_4); // goes into the name
        QVERIFY(m_hosted->posted.isEmpty());
        press(Qt::Key_Return);
        QCOMPARE(m_hosted->all<command::RenameFile>().first().name, u"4.py"_s);
        m_script.interviewer(2, event::FileRenamed { limiterFile, u"4.py"_s });
        feedAll();
        QVERIFY(!field->isVisible());
        press(Qt::Key_N, Qt::ControlModifier);
        QVERIFY(field->hasFocus());
        press(Qt::Key_Escape);
        QVERIFY(!field->isVisible());
        QVERIFY(!m_window->actions()->trigger(u"file.restore"_s));
        QVERIFY(m_window->actions()->trigger(u"file.remove"_s));
        QCOMPARE(m_hosted->all<command::RemoveFile>().first().file, limiterFile);
        m_script.interviewer(3, event::FileRemoved { limiterFile });
        feedAll();
        QTRY_COMPARE(shownRows(), QStringList { u"No files yet"_s });
        QVERIFY(m_window->actions()->trigger(u"file.restore"_s));
        QCOMPARE(m_hosted->all<command::RestoreFile>().first().file, limiterFile);
        m_script.interviewer(4, event::FileRestored { limiterFile });
        feedAll();
        QTRY_COMPARE(shownRows(), QStringList { u"4.py"_s });
    }

    void theAnswerLeadsToThePrompt_data()
    {
        QTest::addColumn<bool>("live");
        QTest::addColumn<bool>("focusMode");
        QTest::newRow("live") << true << false;
        QTest::newRow("replay") << false << false;
        QTest::newRow("out of focus mode") << true << true;
    }
    void theAnswerLeadsToThePrompt()
    {
        QFETCH(bool, live);
        QFETCH(bool, focusMode);
        goLive();
        suggestAndTake();
        if (live) {
            feedAll();
        } else {
            m_window.reset();
            m_model = std::make_unique<SessionModel>(kit(), m_script.events);
            show();
        }
        m_window->setFocusMode(focusMode);
        CodePane* pane = part<CodeArea>()->currentPane();
        pane->select(0, 5);
        pane->setFocus();
        press(Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
        auto* answer = part<OriginPopover>();
        QVERIFY(answer && answer->isVisible());
        takePicture(*m_window, u"cockpit-who-wrote-"_s + QString::fromUtf8(QTest::currentDataTag()));
        press(Qt::Key_Return);
        QVERIFY(!answer->isVisible());
        QVERIFY(!m_window->isFocusMode());
        const QListView* list = part<AssistantView>()->list();
        QVERIFY(list->hasFocus());
        QCOMPARE(list->currentIndex().data(ConversationModel::SeqRole).toLongLong(), m_model->selectedEvent());
        QVERIFY(list->viewport()->rect().intersects(list->visualRect(list->currentIndex())));
        const EventPtr event = m_model->event(m_model->selectedEvent());
        QVERIFY(std::holds_alternative<event::PromptSent>(event->payload));
    }

    void theAnswerLeadsToTheMoment()
    {
        goLive();
        suggestAndTake();
        m_window.reset();
        m_model = std::make_unique<SessionModel>(kit(), m_script.events);
        show();
        QVERIFY(m_window->actions()->trigger(u"origins.ask"_s)); // the caret's line
        press(Qt::Key_Tab);
        press(Qt::Key_Return);
        QCOMPARE(m_model->nowUs(), 1'000'000);
        QVERIFY(!part<OriginPopover>()->isVisible());
    }

    void whetherOriginsShowIsRemembered()
    {
        goLive();
        const auto said = [this] { return part<LeftPanel>()->findChildren<PanelRow*>().first()->accessibleName(); };
        QVERIFY(part<CodeArea>()->areOriginsVisible());
        QCOMPARE(said(), u"limiter.py, baseline 100%"_s);
        press(Qt::Key_O);
        QVERIFY(!part<CodeArea>()->areOriginsVisible());
        QCOMPARE(said(), u"limiter.py"_s);
        takePicture(*m_window, u"cockpit-without-origins"_s);
        m_window.reset();
        goLive(); // another session on another day
        QVERIFY(!part<CodeArea>()->areOriginsVisible());
        QCOMPARE(said(), u"limiter.py"_s);
        press(Qt::Key_O);
        m_window.reset();
        goLive();
        QVERIFY(part<CodeArea>()->areOriginsVisible());
    }

    void aRecordingsFilesStay()
    {
        replay();
        for (const char* id : { "file.new", "file.rename", "file.remove", "file.restore" })
            QVERIFY2(!m_window->actions()->trigger(QString::fromLatin1(id)), id);
        press(Qt::Key_F2);
        QVERIFY(!part<NameField>()->isVisible());
    }

    void flawsAndQuestionsHaveKeys()
    {
        goLive();
        press(Qt::Key_C);
        QCOMPARE(m_hosted->all<command::JudgeFlaw>().size(), 1);
        QCOMPARE(m_hosted->all<command::JudgeFlaw>().first().flaw.value, u"F1"_s);
        press(Qt::Key_Q);
        QCOMPARE(m_hosted->all<command::TickQuestion>().first().index, 0);
        m_script.interviewer(3, event::QuestionTicked { { u"build"_s }, 0, true });
        feedAll();
        press(Qt::Key_Q);
        QCOMPARE(m_hosted->all<command::TickQuestion>().last().index, 1);
    }

    void aReplayCannotBeChanged()
    {
        replay();
        QVERIFY(!m_window->actions()->trigger(u"score.4"_s));
        QVERIFY(!m_window->actions()->whyNot(u"task.next"_s).isEmpty());
        QVERIFY(m_window->actions()->trigger(u"later"_s)); // looking is no change
        const qint64 before = m_model->nowUs();
        press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(m_model->nowUs(), before - 5'000'000);
    }

    void noKeyStandsForTwoThings()
    {
        goLive();
        QCOMPARE(m_window->actions()->duplicateKeys(), QStringList());
    }

    void theKeysAreTheDesigns_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        const std::pair<const char*, const char*> keys[] = { { "score.1", "1" }, { "score.5", "5" },
            { "score.none", "0" }, { "criterion.next", "J" }, { "criterion.previous", "K" }, { "criterion.1", "Alt 1" },
            { "evidence.add", "E" }, { "evidence.choose", "Shift E" }, { "note", "N" }, { "bookmark", "B" },
            { "flaw.judge", "C" }, { "question.tick", "Q" }, { "hint", "H" }, { "task.next", "T" },
            { "undo", "Ctrl Z" }, { "pane.next", "F6" }, { "pane.previous", "Shift F6" }, { "focus", "F" },
            { "dock.assistant", "A" }, { "dock.ledger", "L" }, { "dock.review", "V" }, { "dock.design", "D" },
            { "dock.notes", "M" }, { "follow", "W" }, { "origins", "O" }, { "find", "Ctrl F" }, { "palette", "Ctrl K" },
            { "keys", "F1" }, { "menu", "F10" }, { "fullscreen", "F11" }, { "play", "Space" },
            { "event.previous", "," }, { "event.next", "." }, { "decision.next", "Ctrl Right" },
            { "faster", "Shift Up" }, { "zoom.in", "+" }, { "zoom.out", "-" }, { "zoom.fit", "Z" }, { "start", "Home" },
            { "end", "End" }, { "live", "G" }, { "task.following", "PgDown" }, { "event.open", "Return" },
            { "scorecard.submit", "Ctrl Enter" }, { "session.end", "Ctrl Shift E" }, { "escape", "Esc" } };
        for (const auto& [id, key] : keys)
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(key);
    }
    void theKeysAreTheDesigns()
    {
        QFETCH(QString, id);
        QFETCH(QString, key);
        if (!m_window)
            goLive();
        QCOMPARE(m_window->actions()->keyText(id), key);
    }

    void theTableOfKeysListsAll()
    {
        goLive();
        press(Qt::Key_F1);
        auto* table = part<KeyTable>();
        QVERIFY(table);
        QTRY_VERIFY(table->isVisible());
        takePicture(*table, u"keys"_s);
        m_window->actions()->trigger(u"palette"_s);
        takePicture(*m_window, u"cockpit-palette"_s);
        QCOMPARE(table->rowCount(), int(m_window->actions()->actions().size()));
        m_window.reset(); // with both still open
    }

    void everyControlHasAName()
    {
        goLive(false);
        for (const QWidget* child : m_window->header()->findChildren<QAbstractButton*>()) {
            const auto* button = qobject_cast<const QAbstractButton*>(child);
            QVERIFY2(!button->accessibleName().isEmpty() || !button->text().isEmpty() || !button->isVisible(),
                "a button of the header");
            QVERIFY(!button->isVisible() || (button->width() >= 24 && button->height() >= 24));
        }
        for (const PanelRow* row : m_window->findChildren<PanelRow*>())
            QVERIFY(!row->isVisible() || (!row->accessibleName().isEmpty() && row->height() >= 24));
    }
};

QTEST_MAIN(TestCockpit)
#include "tst_cockpit.moc"
