// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "design/constraints_panel.h"
#include "design/design_view.h"
#include "design/diagram_drawing.h"
#include "design/diagrams_view.h"
#include "design/tradeoff_list.h"
#include "drawing/svg_cleaner.h"
#include "models/design_model.h"
#include "models/session_model.h"
#include "pictures.h"
#include "session_script.h"
#include "theme/theme.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QTabBar>
#include <QWheelEvent>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

const FileId documentFile { u"design"_s };

const QString boxes = QStringLiteral(
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 120' width='300' height='120'>"
    "<defs><marker id='m' viewBox='0 0 10 10' refX='9' refY='5' markerWidth='8' markerHeight='8' orient='auto'>"
    "<path d='M0 0L10 5L0 10z' fill='#333333'/></marker></defs>"
    "<rect x='10' y='40' width='90' height='40' fill='#ececff' stroke='#9370db'/>"
    "<text x='55' y='64' text-anchor='middle' font-family='sans-serif' font-size='14' fill='#333333'>Question</text>"
    "<path d='M100 60L198 60' stroke='#333333' fill='none' marker-end='url(#m)'/>"
    "<rect x='200' y='40' width='90' height='40' fill='#ececff' stroke='#9370db'/>"
    "<text x='245' y='64' text-anchor='middle' font-family='sans-serif' font-size='14' "
    "fill='#333333'>Search</text></svg>");

Kit designKit()
{
    Kit kit = sampleKit();
    Task task;
    task.id = { u"talk"_s };
    task.title = u"Talk it through"_s;
    task.minutes = 30;
    task.design = DesignBrief { documentFile,
        { { u"half"_s, u"Half the budget"_s, u"What do you change, and what do customers notice?"_s,
              u"after 15 minutes"_s },
            { u"fast"_s, u"First words within a second"_s, u"For 95 of 100."_s, {} } } };
    kit.tasks.append(task);
    return kit;
}

} // namespace

class TestDesignView : public QObject {
    Q_OBJECT

private:
    SessionScript m_script;
    std::unique_ptr<SessionModel> m_session;
    std::shared_ptr<FakeHosted> m_hosted;
    std::unique_ptr<QWidget> m_window;
    DesignView* m_view = nullptr;
    const TaskId m_talk { u"talk"_s };

    void goLive(const QSize& size = { 1012, 320 }, const Kit& kit = designKit())
    {
        m_session = std::make_unique<SessionModel>(kit);
        m_hosted = std::make_shared<FakeHosted>();
        m_session->attach(m_hosted);
        m_window = std::make_unique<QWidget>();
        m_view = new DesignView(m_session.get(), m_window.get());
        m_window->resize(size);
        m_view->resize(size);
        m_window->show();
        m_window->activateWindow();
        feed();
    }
    void feed()
    {
        QSignalSpy changed(m_view->model(), &DesignModel::changed);
        const DesktopSink sink = m_session->feed();
        for (qsizetype i = m_session->events().size(); i < m_script.events.size(); ++i)
            sink.event(m_script.events.at(i));
        QTRY_COMPARE(m_session->events().size(), m_script.events.size());
        QTRY_VERIFY(!changed.isEmpty());
        QCoreApplication::processEvents();
    }
    void open() { m_script.interviewer(5, event::TaskStarted { m_talk, 1, u"Talk it through"_s, 30 }); }
    void draw(double at, int index, const QString& svg)
    {
        m_script.candidate(at, event::DiagramDrawn { documentFile, index, u"hash"_s, svg });
    }
    void log(double at, const char* id, const QString& choice, const QString& why, bool removed = false)
    {
        m_script.candidate(at,
            event::TradeoffLogged {
                { QString::fromUtf8(id) }, m_talk, choice, u"a queue"_s, why, removed, QString::number(at) });
    }
    [[nodiscard]] QStringList shownWords() const
    {
        QStringList words;
        for (const auto* label : m_view->findChildren<InkLabel*>()) {
            if (label->isVisible() && !label->text().isEmpty())
                words.append(label->text());
        }
        return words;
    }
    [[nodiscard]] QList<ActionButton*> dropButtons() const
    {
        QList<ActionButton*> buttons;
        for (auto* button : m_view->constraints()->findChildren<ActionButton*>()) {
            if (button->accessibleName().startsWith(u"Drop in: "_s))
                buttons.append(button);
        }
        return buttons;
    }

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Dark); }
    void init()
    {
        failOnWarnings();
        m_script = {};
        m_script.begin();
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
        Theme::instance().install(ThemeChoice::Dark);
    }

    void theEmptyPlaceSaysWhenItOpens()
    {
        goLive();
        QCOMPARE(shownWords(), QStringList { u"The canvas opens with the design task."_s });
    }

    void theTabIsThereWhenTheKitHasOne_data()
    {
        QTest::addColumn<bool>("has");
        QTest::newRow("with a design") << true;
        QTest::newRow("without") << false;
    }
    void theTabIsThereWhenTheKitHasOne()
    {
        QFETCH(bool, has);
        m_session = std::make_unique<SessionModel>(has ? designKit() : sampleKit());
        CockpitWindow window(m_session.get());
        QCOMPARE(window.findChild<DesignView*>() != nullptr, has);
        QCOMPARE(window.actions()->whyNot(u"dock.design"_s).isEmpty(), has);
    }

    void aDesignTaskOpensItsPage()
    {
        m_session = std::make_unique<SessionModel>(designKit());
        m_session->attach(std::make_shared<FakeHosted>());
        CockpitWindow window(m_session.get());
        window.show();
        auto* view = window.findChild<DesignView*>();
        QVERIFY(!view->isVisible());
        open();
        const DesktopSink sink = m_session->feed();
        for (const EventPtr& event : std::as_const(m_script.events))
            sink.event(event);
        QTRY_VERIFY(view->isVisible());
    }

    void diagramsStandOnWhitePaper_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("dark") << true;
        QTest::newRow("light") << false;
    }
    void diagramsStandOnWhitePaper()
    {
        QFETCH(bool, dark);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        open();
        draw(10, 1, boxes);
        draw(11, 0, boxes);
        goLive();
        QTRY_COMPARE(m_view->diagrams()->drawnCount(), 2);
        const QImage picture = m_view->diagrams()->viewport()->grab().toImage();
        const int y = Theme::instance().rowHeight() + 4;
        QCOMPARE(picture.pixelColor(16, y), QColor(Qt::white));
        QCOMPARE(m_view->model()->diagrams().first().number, 1);
        int inked = 0;
        for (int x = 0; x < picture.width(); ++x)
            inked += picture.pixelColor(x, y + 70) == QColor(0x93, 0x70, 0xdb);
        QVERIFY(inked > 0);
    }

    void aDiagramThatCannotBeDrawnSaysSo_data()
    {
        QTest::addColumn<QString>("svg");
        QTest::newRow("no xml") << u"<svg"_s;
        QTest::newRow("no drawing") << u"<html/>"_s;
        QTest::newRow("without a size") << u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 0\"/>"_s;
        QTest::newRow("endless") << u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1e9 1e9\"/>"_s;
    }
    void aDiagramThatCannotBeDrawnSaysSo()
    {
        QFETCH(QString, svg);
        open();
        draw(10, 0, svg);
        draw(11, 1, boxes);
        goLive();
        QTRY_COMPARE(m_view->diagrams()->drawnCount(), 1);
        QTRY_VERIFY(!m_view->diagrams()->wordsOf(0).isEmpty());
        QVERIFY(m_view->diagrams()->wordsOf(1).isEmpty());
    }

    void picturesKeepTheirLimits()
    {
        const QString wide = u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 90000\"/>"_s;
        const auto tall = drawDiagram(wide, 4000, 100, 8);
        QVERIFY(tall);
        QVERIFY(tall->image.width() <= diagram::longestSide && tall->image.height() <= diagram::longestSide);
        const auto small = drawDiagram(boxes, 4000, 1, 1);
        QVERIFY(small);
        QCOMPARE(small->image.size(), QSize(300, 120));
        const auto fitted = drawDiagram(boxes, 150, 1, 1);
        QCOMPARE(fitted->image.size(), QSize(150, 60));
    }

    void marksOnMarksAreRefused()
    {
        const QString svg = u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><marker id=\"a\">"
                            "<path d=\"M0 0L1 1\" marker-mid=\"url(#a)\"/></marker>"
                            "<path d=\"M0 0L5 5L9 9\" marker-mid=\"url(#a)\"/></svg>"_s;
        QVERIFY(cleanSvg(svg));
        const auto drawn = drawDiagram(svg, 100, 1, 1);
        QVERIFY(!drawn);
        QCOMPARE(drawn.error().code, ErrorCode::TooLarge);
    }

    void aMillionMarksAreRefused()
    {
        QString points = u"M0 0"_s;
        for (int i = 0; i < 10'000; ++i)
            points += u"L%1 %2"_s.arg(i % 9).arg(i % 7);
        const QString svg =
            u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><marker id=\"a\"><path d=\"%1\"/>"
            "</marker><path d=\"%1\" marker-mid=\"url(#a)\"/></svg>"_s.arg(points);
        QVERIFY(cleanSvg(svg));
        QVERIFY(!drawDiagram(svg, 100, 1, 1));
    }

    void nothingIsFetchedForADrawing()
    {
        // A record from elsewhere need not have been cleaned.
        QTemporaryDir folder;
        QImage red(40, 40, QImage::Format_RGB32);
        red.fill(Qt::red);
        QVERIFY(red.save(folder.filePath(u"red.png"_s)));
        const QString svg = u"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\">"
                            "<image href=\"%1\" x=\"0\" y=\"0\" width=\"40\" height=\"40\"/></svg>"_s.arg(
                                u"file://"_s + folder.filePath(u"red.png"_s));
        const auto drawn = drawDiagram(svg, 40, 1, 1);
        QVERIFY(drawn);
        for (int i = 0; i < 40; ++i)
            QCOMPARE(drawn->image.pixelColor(i, i).alpha(), 0);
    }

    void keysAndWheelZoom()
    {
        open();
        draw(10, 0, boxes);
        goLive();
        DiagramsView* diagrams = m_view->diagrams();
        QTRY_COMPARE(diagrams->drawnCount(), 1);
        QTest::keyClick(diagrams, Qt::Key_Plus, Qt::ControlModifier);
        QVERIFY(diagrams->zoom() > 1.2);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(diagrams, Qt::Key_Plus, Qt::ControlModifier);
        QTRY_VERIFY(diagrams->horizontalScrollBar()->maximum() > 0);
        QTest::keyClick(diagrams, Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(diagrams->zoom(), 1.0);
        QWheelEvent wheel(QPointF(20, 20), diagrams->viewport()->mapToGlobal(QPointF(20, 20)), {}, { 0, -120 },
            Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(diagrams->viewport(), &wheel);
        QVERIFY(diagrams->zoom() < 1);
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(diagrams, Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(diagrams->zoom(), DiagramsView::leastZoom);
    }

    void constraintsOfTheKitAreDroppedIn()
    {
        open();
        goLive();
        QCOMPARE(dropButtons().size(), 2);
        QSignalSpy wanted(m_view, &DesignView::dropWanted);
        dropButtons().last()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.first().at(1).value<command::DropConstraint>().index, 1);
        QVERIFY(m_hosted->posted.isEmpty()); // somebody asks first
        m_script.interviewer(754, event::ConstraintDropped { m_talk, u"fast"_s, u"First words within a second"_s, {} });
        feed();
        QCOMPARE(dropButtons().size(), 1);
        QVERIFY(shownWords().contains(u"dropped in 12:34"_s));
    }

    void theCockpitAsksBeforeItDropsOneIn()
    {
        m_session = std::make_unique<SessionModel>(designKit());
        m_hosted = std::make_shared<FakeHosted>();
        m_session->attach(m_hosted);
        CockpitWindow window(m_session.get());
        window.show();
        open();
        const DesktopSink sink = m_session->feed();
        for (const EventPtr& event : std::as_const(m_script.events))
            sink.event(event);
        m_view = window.findChild<DesignView*>();
        QTRY_COMPARE(dropButtons().size(), 2);
        dropButtons().first()->click();
        QVERIFY(window.header()->isAsking());
        QVERIFY(m_hosted->all<command::DropConstraint>().isEmpty());
        window.header()->answer(true);
        QCOMPARE(m_hosted->all<command::DropConstraint>().size(), 1);
        QCOMPARE(m_hosted->all<command::DropConstraint>().first().index, 0);
    }

    void aConstraintOfOnesOwn()
    {
        open();
        goLive();
        QSignalSpy wanted(m_view, &DesignView::dropWanted);
        QTest::keyClick(m_view->constraints()->titleField(), Qt::Key_Return); // nothing yet
        QCOMPARE(wanted.size(), 0);
        QTest::keyClicks(m_view->constraints()->titleField(), u"No cloud"_s);
        QTest::keyClicks(m_view->constraints()->textField(), u"All of it in our own cellar."_s);
        QTest::keyClick(m_view->constraints()->textField(), Qt::Key_Return);
        QCOMPARE(wanted.size(), 1);
        const auto drop = wanted.first().at(1).value<command::DropConstraint>();
        QCOMPARE(drop.index, -1);
        QCOMPARE(drop.title, u"No cloud"_s);
        QCOMPARE(drop.text, u"All of it in our own cellar."_s);
        QCOMPARE(m_view->constraints()->titleField()->text(), u"No cloud"_s); // kept until it is said
        m_script.interviewer(60, event::ConstraintDropped { m_talk, {}, drop.title, drop.text });
        feed();
        QVERIFY(m_view->constraints()->titleField()->text().isEmpty());
        QCOMPARE(m_view->model()->constraints().size(), 3);
    }

    void aRecordingTakesNoConstraints()
    {
        open();
        m_script.interviewer(60, event::ConstraintDropped { m_talk, u"half"_s, u"Half the budget"_s, {} });
        m_session = std::make_unique<SessionModel>(designKit(), m_script.events);
        m_window = std::make_unique<QWidget>();
        m_view = new DesignView(m_session.get(), m_window.get());
        m_window->show();
        QVERIFY(dropButtons().isEmpty());
        QVERIFY(!m_view->constraints()->titleField()->isVisible());
        QVERIFY(m_view->model()->constraints().first().droppedUs);
    }

    void tradeoffsSayWhatBecameOfThem()
    {
        open();
        log(20, "t1", u"one service"_s, u"two people run it"_s);
        log(30, "t2", u"a cache"_s, u"it is read often"_s);
        log(40, "t3", u"three regions"_s, {});
        log(50, "t2", u"no cache"_s, u"it is read once"_s);
        log(60, "t3", u"three regions"_s, {}, true);
        goLive();
        const DesignModel* model = m_view->model();
        QStringList rows;
        for (int row = 0; row < model->rowCount(); ++row)
            rows.append(model->index(row).data(Qt::AccessibleTextRole).toString());
        const QStringList expected { u"00:20, chose one service, instead of a queue, because two people run it"_s,
            u"00:30, chose no cache, instead of a queue, because it is read once, changed 00:50"_s,
            u"00:40, chose three regions, instead of a queue, taken out 01:00"_s };
        QCOMPARE(rows, expected);
    }

    void aTradeoffIsSelectedAsItsEvent()
    {
        open();
        log(20, "t1", u"one service"_s, u"two people run it"_s);
        goLive();
        TradeoffList* list = m_view->tradeoffs();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(m_view->model()->index(0)).center());
        QCOMPARE(m_session->selectedEvent(), m_session->state().tradeoffs.first().seq);
        m_session->selectEvent(1);
        QVERIFY(!list->selectionModel()->hasSelection());
    }

    void pictures_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("wide dark") << QSize(1012, 340) << true;
        QTest::newRow("wide light") << QSize(1012, 340) << false;
        QTest::newRow("beside dark") << QSize(760, 900) << true;
        QTest::newRow("empty dark") << QSize(740, 250) << true;
    }
    void pictures()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        auto kit = loadKit(u":/kits/support-assistant"_s);
        QVERIFY(kit);
        const Task& task = kit->tasks.first();
        m_script.interviewer(5, event::TaskStarted { task.id, 0, task.title, 30 });
        const bool empty = QByteArray(QTest::currentDataTag()).startsWith("empty");
        if (!empty) {
            m_script.candidate(60, event::DiagramDrawn { task.design->document, 0, u"h"_s, boxes });
            m_script.candidate(70, event::DiagramDrawn { task.design->document, 1, u"h"_s, u"<svg"_s });
            const auto& first = task.design->constraints.first();
            m_script.interviewer(900, event::ConstraintDropped { task.id, first.id, first.title, first.text });
            const auto say = [&](double at, const char* id, const char* choice, const char* why, bool removed) {
                m_script.candidate(at,
                    event::TradeoffLogged { { QString::fromUtf8(id) }, task.id, QString::fromUtf8(choice),
                        u"orders in the index"_s, QString::fromUtf8(why), removed, QString::number(at) });
            };
            say(300, "t1", "Asking the order service for the customer of the session",
                "a customer sees only own orders", false);
            say(400, "t2", "A smaller model for simple questions", "half of the cost", false);
            say(500, "t2", "A smaller model for help pages", "half of the cost, and no orders in it", false);
            say(510, "t3", "Three regions", "", false);
            say(600, "t3", "Three regions", "", true);
        }
        goLive(size, *kit);
        if (!empty)
            QTRY_VERIFY(
                m_view->diagrams()->drawnCount() == 1 && m_view->diagrams()->horizontalScrollBar()->maximum() == 0);
        takePicture(*m_view, u"design "_s + QString::fromUtf8(QTest::currentDataTag()));
    }
};

QTEST_MAIN(TestDesignView)
#include "tst_design_view.moc"
