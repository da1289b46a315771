// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/runs_model.h"
#include "models/session_model.h"
#include "pictures.h"
#include "run_script.h"
#include "runs/run_detail.h"
#include "runs/run_headline.h"
#include "runs/run_text_view.h"
#include "runs/runs_bar.h"
#include "runs/runs_list.h"
#include "runs/runs_view.h"
#include "runs/terminal_screen.h"
#include "theme/theme.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QAccessible>
#include <QClipboard>
#include <QElapsedTimer>
#include <QScrollBar>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestRunsView : public QObject {
    Q_OBJECT

private:
    RunScript m_script;
    qsizetype m_played = 0;
    std::unique_ptr<SessionModel> m_session;
    std::unique_ptr<RunsModel> m_model;
    std::shared_ptr<FakeHosted> m_hosted;
    std::unique_ptr<QWidget> m_window;
    RunsView* m_view = nullptr;

    void show(QSize size = { 1012, 290 })
    {
        m_model = std::make_unique<RunsModel>(m_session.get());
        m_window = std::make_unique<QWidget>(); // without a layout: the offscreen platform warns about minimum sizes
        m_view = new RunsView(m_session.get(), m_model.get(), m_window.get());
        m_window->resize(size);
        m_view->resize(size);
        m_window->show();
        m_window->activateWindow();
    }
    void goLive(QSize size = { 1012, 290 })
    {
        m_session = std::make_unique<SessionModel>(RunScript::kit());
        m_hosted = std::make_shared<FakeHosted>();
        m_session->attach(m_hosted);
        play();
        show(size);
    }
    void replay()
    {
        m_session = std::make_unique<SessionModel>(RunScript::kit(), m_script.events);
        show();
    }
    void play()
    {
        const DesktopSink sink = m_session->feed();
        for (; m_played < m_script.events.size(); ++m_played)
            sink.event(m_script.events.at(m_played));
        QTRY_COMPARE(m_session->events().size(), m_script.events.size());
    }
    [[nodiscard]] const RunText& text() const { return m_view->detail()->output()->content(); }
    [[nodiscard]] QString shown() const { return text().text(); }
    void twoRuns()
    {
        m_script.start(10, "R1", u"python3 limiter.py"_s);
        m_script.prints(10.2, "R1", u"first\n"_s);
        m_script.ends(11, "R1");
        m_script.start(20, "R2", u"pytest -q"_s, true);
        m_script.prints(20.5, "R2", u"second\n"_s);
        m_script.reports(21, "R2", 5, 2);
        m_script.ends(21.1, "R2", 1);
    }
    static ActionButton* button(const RunsView* view, const QString& words)
    {
        for (auto* found : view->findChildren<ActionButton*>()) {
            if (found->text() == words)
                return found;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        failOnWarnings();
        Theme::instance().install(ThemeChoice::Dark);
        m_script = {};
        m_script.begin();
        m_played = 0;
    }
    void cleanup()
    {
        m_window.reset();
        m_model.reset();
        m_session.reset();
        m_hosted.reset();
    }

    void anEmptyPlaceSaysWhatComes()
    {
        goLive();
        QStringList words;
        for (const auto* label : m_view->findChildren<InkLabel*>()) {
            if (label->isVisible())
                words += label->text();
        }
        QVERIFY2(words.contains(u"Nothing run yet."_s), qPrintable(words.join(u'|')));
        QVERIFY(words.contains(u"Runs and test results stand here, each with its output."_s));
        QVERIFY(m_view->bar()->testsButton()->isVisible());
        QVERIFY(!m_view->bar()->find()->isEnabled());
    }

    void theNewestIsFollowedUntilAnotherIsPicked()
    {
        goLive();
        twoRuns();
        play();
        QCOMPARE(m_view->shownRun().value, u"R2"_s);
        QTRY_VERIFY(shown().contains(u"second"_s));
        m_view->list()->setFocus();
        QTest::keyClick(m_view->list(), Qt::Key_Up);
        QCOMPARE(m_view->shownRun().value, u"R1"_s);
        QVERIFY(!m_view->isFollowing());
        QCOMPARE(m_session->selectedEvent(), m_session->state().runs.at(0).startedSeq);
        m_script.start(30, "R3", u"pytest"_s, true);
        play();
        QCOMPARE(m_view->shownRun().value, u"R1"_s);
        QTRY_COMPARE(shown(), u"first"_s);
        m_view->bar()->followButton()->click();
        QCOMPARE(m_view->shownRun().value, u"R3"_s);
        QVERIFY(m_view->isFollowing());
    }

    void failedTestsComeFirstWithWhatTheySay()
    {
        twoRuns();
        goLive();
        QTRY_VERIFY(text().lineCount() > 0);
        QStringList lines = shown().split(u'\n');
        QCOMPARE(lines.first(), u"test_bad0  failed, 12 ms"_s);
        QCOMPARE(lines.at(1), u"assert 11 == 10"_s);
        QCOMPARE(text().line(0).kind, RunText::Kind::Failed);
        QCOMPARE(text().line(1).kind, RunText::Kind::Message);
        const auto passed = lines.indexOf(u"test_good0  passed, 1 ms"_s);
        QVERIFY(passed > lines.indexOf(u"test_bad1  failed, 12 ms"_s));
        QCOMPARE(lines.mid(lines.size() - 2), (QStringList { u"Output"_s, u"second"_s }));
        QCOMPARE(m_view->detail()->output()->verticalScrollBar()->value(), 0);
        QVERIFY(
            m_view->detail()->headline()->details().contains(u"Ines Fable, at 00:20, took 0.4 s, ended with code 1"_s));
    }

    void streamsAreToldApartAndStayInOrder()
    {
        m_script.start(10, "R1", u"python3 ask.py"_s);
        m_script.prints(10.1, "R1", u"Name? "_s);
        m_script.given(10.2, "R1", u"Ines\n"_s);
        m_script.prints(10.3, "R1", u"Hello\n"_s);
        m_script.prints(10.4, "R1", u"Warning: \x1b[31mred\x1b[0m\a\tx\n\n"_s, OutputStream::Err);
        goLive();
        QTRY_COMPARE(text().lineCount(), 5);
        QCOMPARE(shown(), u"Name? \nInes\nHello\nWarning: ␛[31mred␛[0m␇  x\n"_s);
        using enum RunText::Kind;
        const RunText::Kind kinds[] = { Out, In, Out, Err, Err };
        for (int i = 0; i < 5; ++i)
            QCOMPARE(text().line(i).kind, kinds[i]);
        QVERIFY(text().line(3).isFirst && !text().line(4).isFirst);
    }

    void aLineIsContinuedWhereItStopped()
    {
        m_script.start(10, "R1", u"x"_s);
        m_script.prints(10.1, "R1", u"one, "_s);
        goLive();
        QTRY_COMPARE(shown(), u"one, "_s);
        m_script.prints(10.2, "R1", u"two\nthr"_s);
        play();
        QTRY_COMPARE(shown(), u"one, two\nthr"_s);
        m_script.prints(10.3, "R1", u"ee\n\n"_s);
        m_script.prints(10.4, "R1", u"end"_s);
        play();
        QTRY_COMPARE(shown(), u"one, two\nthree\n\nend"_s);
    }

    void aLongLineIsFoldedAtItsCharacters()
    {
        RunState run;
        run.id = { u"R1"_s };
        run.output = { { OutputStream::Out, QString(4095, u'x') + u"😀"_s + QString(10'000, u'y') } };
        RunText text;
        text.take(&run);
        for (qsizetype i = 0; i < text.lineCount(); ++i) {
            QVERIFY(text.line(i).length <= RunText::longestLine);
            QVERIFY(!text.textOf(i).first(1).at(0).isLowSurrogate());
        }
        QCOMPARE(QString(text.text()).remove(u'\n'), run.output.first().text);
    }

    void aMegabyteIsThereAtOnceAndGrowsCheaply()
    {
        RunState run;
        run.id = { u"R1"_s };
        run.output = { { OutputStream::Out,
            u"2026-11-23 12:00:00 worker says that all is well, more or less\n"_s.repeated(17'000) } };
        RunTextView view;
        view.resize(700, 250);
        view.show();
        QElapsedTimer clock;
        clock.start();
        view.showRun(&run);
        (void)view.grab();
        const qint64 first = clock.restart();
        for (int i = 0; i < 100; ++i) {
            run.output.last().text += u"one more line\n"_s;
            view.showRun(&run);
        }
        const qint64 more = clock.elapsed();
        qInfo("a megabyte: %lld ms, a hundred more lines: %lld ms", first, more);
        QCOMPARE(view.content().lineCount(), 17'100);
        QVERIFY(view.isAtEnd());
        QVERIFY2(first < 1'000, "twenty times what it takes on an idle machine");
        QVERIFY2(more < 1'000, "a hundred times what it takes on an idle machine");
    }

    void theEndIsFollowedUntilSomebodyScrolls()
    {
        m_script.start(10, "R1", u"x"_s);
        m_script.prints(10.1, "R1", u"line\n"_s.repeated(200));
        goLive();
        auto* output = m_view->detail()->output();
        auto* bar = output->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 100);
        QCOMPARE(bar->value(), bar->maximum());
        bar->setValue(20);
        m_script.prints(10.2, "R1", u"more\n"_s.repeated(10));
        play();
        QTRY_COMPARE(text().lineCount(), 210);
        QCOMPARE(bar->value(), 20);
        bar->setValue(bar->maximum());
        m_script.prints(10.3, "R1", u"more\n"_s);
        play();
        QTRY_COMPARE(text().lineCount(), 211);
        QCOMPARE(bar->value(), bar->maximum());
    }

    void outputIsSearchedAndCopied()
    {
        m_script.start(10, "R1", u"x"_s);
        m_script.prints(
            10.1, "R1", u"alpha\n"_s.repeated(100) + u"Needle one\n"_s + u"beta\n"_s.repeated(50) + u"needle two\n"_s);
        goLive();
        auto* output = m_view->detail()->output();
        QTRY_COMPARE(text().lineCount(), 152);
        output->verticalScrollBar()->setValue(0);
        m_view->focusFind();
        QTRY_VERIFY(m_view->bar()->find()->hasFocus());
        QTest::keyClicks(m_view->bar()->find(), u"needle"_s);
        QCOMPARE(output->matchCount(), 2);
        QCOMPARE(output->currentMatch(), 0);
        QVERIFY(output->verticalScrollBar()->value() > 80);
        QTest::keyClick(m_view->bar()->find(), Qt::Key_Return);
        QCOMPARE(output->currentMatch(), 1);
        QTest::keyClick(m_view->bar()->find(), Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(output->currentMatch(), 0);
        QTest::keyClick(m_view->bar()->find(), Qt::Key_Escape);
        QCOMPARE(output->matchCount(), 0);
        QTest::keyClick(m_view->bar()->find(), Qt::Key_Escape);
        QTRY_VERIFY(output->hasFocus());
        QTest::keyClick(output, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(output, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u"beta\nneedle two"_s));
    }

    void aDragSelectsWhatItPasses()
    {
        m_script.start(10, "R1", u"x"_s);
        m_script.prints(10.1, "R1", u"0123456789\nabcdefghij\n"_s);
        goLive();
        auto* output = m_view->detail()->output();
        QTRY_COMPARE(text().lineCount(), 2);
        QWidget* area = output->viewport();
        QTest::mouseDClick(area, Qt::LeftButton, {}, QPoint(60, 8));
        QCOMPARE(output->selectedText(), u"0123456789"_s);
        QTest::mousePress(area, Qt::LeftButton, {}, QPoint(2, 8));
        QTest::mouseMove(area, QPoint(area->width() - 2, 8));
        QTest::mouseRelease(area, Qt::LeftButton, {}, QPoint(area->width() - 2, 8));
        QCOMPARE(output->selectedText(), u"0123456789"_s);
        output->setFocus();
        QTest::keyClick(output, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(output->selectedText().size() > 10);
    }

    void theInterviewerRunsAndStops()
    {
        goLive();
        QVERIFY(!m_view->bar()->stopButton()->isVisible());
        m_view->bar()->testsButton()->click();
        m_view->bar()->programButton()->click();
        const auto started = m_hosted->all<command::StartRun>();
        QCOMPARE(started.size(), 2);
        QVERIFY(started.at(0).test && !started.at(1).test);
        m_script.start(10, "R1", u"pytest"_s, true);
        play();
        QTRY_VERIFY(m_view->bar()->stopButton()->isVisible());
        QVERIFY(!m_view->bar()->testsButton()->isEnabled());
        QVERIFY(m_view->bar()->testsButton()->toolTip().contains(u"a run goes on already"_s));
        m_view->bar()->stopButton()->click();
        QCOMPARE(m_hosted->all<command::StopRun>().value(0).run.value, u"R1"_s);
        m_script.ends(12, "R1", 0, u"stopped"_s);
        play();
        QTRY_VERIFY(!m_view->bar()->stopButton()->isVisible());
        QVERIFY(m_view->bar()->testsButton()->isEnabled());
    }

    void whyNothingCanBeRunIsInTheToolTip()
    {
        goLive();
        m_session->feed().transient(transient::RunningKnown { u"<b>bwrap</b> is missing"_s });
        QTRY_VERIFY(!m_view->bar()->testsButton()->isEnabled());
        QCOMPARE(m_view->bar()->testsButton()->toolTip(), plainToolTip(u"Run tests: <b>bwrap</b> is missing"_s));
        QVERIFY(m_view->bar()->programButton()->toolTip().contains(u"is missing"_s));
    }

    void aReplayShowsWhatWasThere()
    {
        twoRuns();
        replay();
        QVERIFY(!m_view->bar()->testsButton()->isVisible());
        QCOMPARE(m_view->shownRun().value, u"R2"_s);
        m_session->seek(10'300'000);
        QCOMPARE(m_view->shownRun().value, u"R1"_s);
        QTRY_COMPARE(shown(), u"first"_s);
        QVERIFY(!m_view->bar()->stopButton()->isVisible());
        m_session->seek(5'000'000);
        QVERIFY(m_view->shownRun().isEmpty());
        m_session->seek(20'600'000);
        QCOMPARE(m_view->shownRun().value, u"R2"_s);
        QTRY_COMPARE(shown(), u"second"_s);
        m_session->seek(90'000'000);
        QTRY_VERIFY(shown().startsWith(u"test_bad0"_s));
    }

    void anEventSelectedElsewhereShowsItsRun()
    {
        twoRuns();
        replay();
        for (const EventPtr& event : m_session->events()) {
            if (const auto* printed = std::get_if<event::RunOutput>(&event->payload);
                printed && printed->run.value == "R1"_L1)
                m_session->selectEvent(event->seq);
        }
        QCOMPARE(m_view->shownRun().value, u"R1"_s);
        QVERIFY(!m_view->isFollowing());
        m_session->selectEvent(1); // no part of a run
        QCOMPARE(m_view->shownRun().value, u"R1"_s);
    }

    void enterGoesToTheEvent()
    {
        twoRuns();
        goLive();
        QSignalSpy activated(m_view, &RunsView::eventActivated);
        m_view->list()->setFocus();
        QTest::keyClick(m_view->list(), Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.first().first().value<Seq>(), m_session->state().runs.at(1).startedSeq);
    }

    void aTerminalIsAScreen()
    {
        m_script.open(10, "R1", 24, 80);
        m_script.shows(11, "R1", u"$ \x1b[32mls\x1b[0m\r\nlimiter.py\r\n$ "_s);
        m_script.shows(11.5, "R1", u"ls\r"_s, "i");
        goLive();
        QVERIFY(m_view->detail()->showsTerminal());
        auto* screen = m_view->detail()->terminal();
        QTRY_COMPARE(screen->readableText(), u"$ ls\nlimiter.py\n$\n"_s);
        m_script.shows(12, "R1", u"exit\r\n"_s);
        play();
        QTRY_VERIFY(screen->readableText().contains(u"$ exit"_s));
        bool captioned = false;
        for (const auto* label : m_view->findChildren<InkLabel*>())
            captioned = captioned || label->text() == u"80 × 24, last keys: ls␍"_s;
        QVERIFY(captioned);
        QVERIFY(button(m_view, u"Close the terminal"_s));
        m_view->stop();
        QCOMPARE(m_hosted->all<command::StopRun>().value(0).run.value, u"R1"_s);
    }

    void aNarrowDockHasOneLineOfRunsAbove()
    {
        twoRuns();
        goLive({ 1012, 290 });
        QVERIFY(m_view->list()->geometry().right() < m_view->detail()->geometry().left());
        m_view->resize(480, 290);
        QCoreApplication::processEvents();
        QVERIFY(m_view->list()->geometry().bottom() < m_view->detail()->geometry().top());
        QCOMPARE(m_view->list()->height(), Theme::instance().rowHeight());
        QVERIFY(m_view->detail()->height() > 120);
    }

    void readersAreToldWhatThereIs()
    {
        twoRuns();
        goLive();
        QTRY_VERIFY(text().lineCount() > 0);
        auto* face = QAccessible::queryAccessibleInterface(m_view->detail()->output());
        QVERIFY(face && face->textInterface() && face->state().readOnly);
        QVERIFY(face->textInterface()->text(0, 20).startsWith(u"test_bad0  failed"_s));
        QCOMPARE(m_view->list()->currentIndex().data(Qt::AccessibleTextRole).toString(),
            u"00:20, Ines Fable, pytest -q, 2 of 7 failed"_s);
        for (const auto* control : m_view->bar()->findChildren<QAbstractButton*>())
            QVERIFY(!(control->text() + control->accessibleName()).isEmpty() && control->sizeHint().height() >= 24);
        QVERIFY(!m_view->bar()->find()->accessibleName().isEmpty());
    }

    void itIsPaintedInBothLooks_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::addColumn<QSize>("size");
        QTest::newRow("light") << ThemeChoice::Light << QSize(1012, 290);
        QTest::newRow("dark") << ThemeChoice::Dark << QSize(1012, 290);
        QTest::newRow("narrow") << ThemeChoice::Dark << QSize(480, 400);
        QTest::newRow("least") << ThemeChoice::Light << QSize(360, 120);
    }
    void itIsPaintedInBothLooks()
    {
        QFETCH(ThemeChoice, choice);
        QFETCH(QSize, size);
        Theme::instance().install(choice);
        m_script.start(10, "R1", u"python3 limiter.py"_s);
        m_script.ends(30, "R1", 0, u"time"_s, 20'000'000);
        m_script.start(40, "R2", u"pytest -q"_s, true);
        m_script.reports(41, "R2", 7, 0);
        m_script.ends(42, "R2");
        m_script.open(60, "R3", 24, 80);
        m_script.ends(70, "R3", 0, u"stopped"_s);
        m_script.start(1370, "R4", u"pytest -q tests/test_limiter.py"_s, true);
        m_script.prints(1370.1, "R4", u"collecting ...\nlimiter.py loaded\n"_s);
        m_script.prints(1370.2, "R4", u"DeprecationWarning: \x1b[33mold\x1b[0m\n"_s, OutputStream::Err);
        m_script.given(1370.3, "R4", u"yes\n"_s);
        m_script.prints(1370.4, "R4", u"漢字 output\n"_s);
        m_script.reports(1371, "R4", 5, 2);
        m_script.ends(1371.1, "R4", 1);
        goLive(size);
        QTRY_VERIFY(text().lineCount() > 0);
        m_view->bar()->find()->setText(u"hits"_s);
        takePicture(*m_view, u"runs %1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
        const QImage image = m_view->detail()->output()->viewport()->grab().toImage();
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY(colours.contains(Theme::instance().color(Token::SurfaceBase).rgb()));
        if (size.height() > 200)
            QVERIFY(colours.contains(Theme::instance().color(Token::StateFail).rgb()));
    }
};

QTEST_MAIN(TestRunsView)
#include "tst_runs_view.moc"
