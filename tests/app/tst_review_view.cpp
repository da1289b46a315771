// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cockpit/cockpit_window.h"
#include "models/diff_model.h"
#include "models/session_model.h"
#include "pictures.h"
#include "review/answer_field.h"
#include "review/diff_list.h"
#include "review/review_files.h"
#include "review/review_header.h"
#include "review/review_view.h"
#include "review_script.h"
#include "theme/follow_button.h"
#include "theme/theme.h"
#include "theme/widgets.h"
#include "warnings.h"

#include <QAccessible>
#include <QScrollBar>
#include <QTabBar>
#include <QWheelEvent>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

class TestReviewView : public QObject {
    Q_OBJECT

private:
    ReviewScript m_script;
    Kit m_kit;
    std::unique_ptr<SessionModel> m_session;
    std::shared_ptr<FakeHosted> m_hosted;
    std::unique_ptr<QWidget> m_window;
    ReviewView* m_view = nullptr;

    void show(const QSize& size = { 1012, 320 })
    {
        m_window = std::make_unique<QWidget>(); // without a layout: the offscreen platform warns about minimum sizes
        m_view = new ReviewView(m_session.get(), m_window.get());
        m_window->resize(size);
        m_view->resize(size);
        m_window->show();
        m_window->activateWindow();
        QCoreApplication::processEvents();
    }
    void goLive(const QSize& size = { 1012, 320 })
    {
        m_session = std::make_unique<SessionModel>(m_kit);
        m_hosted = std::make_shared<FakeHosted>();
        m_session->attach(m_hosted);
        show(size);
        feed();
    }
    void replay()
    {
        m_session = std::make_unique<SessionModel>(m_kit, m_script.events);
        show();
    }
    void feed()
    {
        QSignalSpy changed(m_view->model(), &ReviewModel::changed);
        const DesktopSink sink = m_session->feed();
        for (qsizetype i = m_session->events().size(); i < m_script.events.size(); ++i)
            sink.event(m_script.events.at(i));
        QTRY_COMPARE(m_session->events().size(), m_script.events.size());
        QTRY_VERIFY(!changed.isEmpty());
        QCoreApplication::processEvents(); // the list lays itself out when it is idle
    }
    [[nodiscard]] DiffList* list() const { return m_view->list(); }
    [[nodiscard]] QRect rowRect(int line) const
    {
        const DiffModel* diff = m_view->diff();
        return list()->visualRect(diff->index(diff->rowOfLine(ReviewSide::New, line)));
    }
    [[nodiscard]] QColor pixel(const QPoint& at) const { return list()->viewport()->grab().toImage().pixelColor(at); }
    /// The first one that is commented, reviewed and followed.
    void discuss()
    {
        m_script.openReview();
        m_script.look(8, "service.py", 18, 24);
        m_script.say(30, "k1", "service.py", 20, 20, "blocking",
            u"This compares signatures with ===, so its time tells how much of a guess is right."_s);
        m_script.answer(50, "k2", "k1", u"How would you show that?"_s);
        m_script.say(60, "k3", "service.py", 22, 22, "question", u"Are tokens meant to be logged?"_s);
        m_script.say(70, "k4", "new.py", 2, 2, "minor", u"A name that says more?"_s);
    }

    /// A review of the kit's pull request, with a bit of everything said of `file`.
    void reviewKitOf(const QString& kit, const QString& file)
    {
        const auto loaded = loadKit(u":/kits/"_s + kit);
        QVERIFY(loaded);
        m_kit = *loaded;
        const auto task = std::ranges::find_if(m_kit.tasks, [](const Task& t) { return t.review.has_value(); });
        const TaskId id = task->id;
        m_script.interviewer(5, event::TaskStarted { id, int(task - m_kit.tasks.begin()), task->title, 45 });
        m_script.candidate(20, event::ReviewViewed { id, { file }, ReviewSide::New, 18, 36 });
        const auto say = [&](double at, const char* name, int from, int to, const char* severity, const QString& text) {
            m_script.candidate(at,
                event::ReviewCommented { { QString::fromUtf8(name) }, {}, { file }, from, to, ReviewSide::New,
                    QString::fromUtf8(severity), text, id, QString::fromUtf8(name) });
        };
        say(120, "k1", 20, 22, "blocking",
            u"Two refreshes at the same time both read this session and both write it. One of the two devices is then "
            "taken for a thief at its next turn. `replace` with the version is there for this."_s);
        m_script.answer(140, "k2", "k1", u"Which of the two answers would the app get?"_s);
        say(200, "k3", 26, 26, "question", u"Is this meant to be in the log?"_s);
        say(260, "k4", 30, 30, "minor", u"A name that says what it is for?"_s);
        say(280, "k5", 34, 34, "important", u"No test would fail if this line were not there."_s);
        m_script.candidate(300, event::ReviewRemoved { { u"k4"_s }, u"m"_s });
        m_script.candidate(400,
            event::VerdictGiven { id, ReviewVerdict::Changes,
                u"Not tonight: the refresh is not safe with two devices, and tokens get into the log."_s, u"v"_s });
    }

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(ThemeChoice::Dark); }
    void init()
    {
        failOnWarnings();
        m_script = {};
        m_script.begin();
        m_kit = reviewKit();
    }
    void cleanup()
    {
        m_window.reset();
        m_session.reset();
    }

    void theEmptyPlaceSaysWhenItOpens()
    {
        goLive();
        const auto labels = m_view->findChildren<InkLabel*>();
        const auto says = [](const InkLabel* label) {
            return label->isVisible() && label->text() == u"The pull request opens with task 2."_s;
        };
        QVERIFY(std::ranges::any_of(labels, says));
        QVERIFY(!m_view->header()->isVisible());
    }

    void theTabIsThereWhenTheKitHasOne_data()
    {
        QTest::addColumn<bool>("has");
        QTest::newRow("with a pull request") << true;
        QTest::newRow("without") << false;
    }
    void theTabIsThereWhenTheKitHasOne()
    {
        QFETCH(bool, has);
        m_session = std::make_unique<SessionModel>(has ? m_kit : sampleKit());
        CockpitWindow window(m_session.get());
        const auto bars = window.findChildren<QTabBar*>();
        const auto hasTab = [](const QTabBar* bar) {
            for (int i = 0; i < bar->count(); ++i) {
                if (bar->tabText(i) == u"Review")
                    return true;
            }
            return false;
        };
        QCOMPARE(std::ranges::any_of(bars, hasTab), has);
        QCOMPARE(window.actions()->whyNot(u"dock.review"_s).isEmpty(), has);
    }

    void aTaskWithAReviewOpensItsPage()
    {
        m_session = std::make_unique<SessionModel>(m_kit);
        m_session->attach(std::make_shared<FakeHosted>());
        CockpitWindow window(m_session.get());
        window.show();
        auto* view = window.findChild<ReviewView*>();
        QVERIFY(view && !view->isVisible());
        const DesktopSink sink = m_session->feed();
        m_script.openReview();
        for (const EventPtr& event : std::as_const(m_script.events))
            sink.event(event);
        QTRY_VERIFY(view->isVisible());
        window.actions()->trigger(u"dock.notes"_s);
        QVERIFY(!view->isVisible());
        m_script.look(9, "service.py", 1, 3); // what comes later does not open it again
        sink.event(m_script.events.last());
        QTRY_COMPARE(m_session->events().size(), m_script.events.size());
        QVERIFY(!view->isVisible());
        window.actions()->trigger(u"dock.review"_s);
        QVERIFY(view->isVisible());
    }

    void theHeaderSaysHowItStands()
    {
        discuss();
        goLive();
        QVERIFY(m_view->header()->words().contains(u"4 comment(s)"_s));
        QVERIFY(m_view->header()->words().contains(u"Ines reads service.py:18-24"_s));
        QVERIFY(m_view->header()->words().contains(u"No verdict yet"_s));
        m_script.candidate(80, event::ReviewRemoved { { u"k4"_s }, u"m1"_s });
        m_script.candidate(
            90, event::VerdictGiven { { u"review"_s }, ReviewVerdict::Changes, u"Not before <b>F1</b>."_s, u"m2"_s });
        feed();
        QVERIFY(m_view->header()->words().contains(u"3 comment(s), 1 taken back"_s));
        QVERIFY(m_view->header()->words().contains(u"Changes requested at 01:30\nNot before <b>F1</b>."_s));
    }

    void itFollowsTheCandidateUntilOneScrolls()
    {
        m_script.openReview();
        goLive({ 900, 200 });
        QVERIFY(m_view->isFollowing());
        m_script.look(10, "service.py", 22, 30);
        feed();
        QCOMPARE(m_view->diff()->file().value, u"service.py"_s);
        QTRY_VERIFY(rowRect(22).top() >= 0 && rowRect(22).bottom() < list()->viewport()->height());
        m_script.look(20, "new.py", 1, 2);
        feed();
        QCOMPARE(m_view->diff()->file().value, u"new.py"_s);

        QWheelEvent wheel(QPointF(50, 50), list()->viewport()->mapToGlobal(QPointF(50, 50)), {}, { 0, -120 },
            Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(list()->viewport(), &wheel);
        QVERIFY(!m_view->isFollowing());
        m_script.look(30, "service.py", 1, 4);
        feed();
        QCOMPARE(m_view->diff()->file().value, u"new.py"_s);
        m_view->setFollowing(true);
        QCOMPARE(m_view->diff()->file().value, u"service.py"_s);
    }

    void aCommentMovesNothingUnderAReader()
    {
        discuss();
        goLive({ 900, 200 });
        m_view->setFollowing(false);
        m_view->showFile({ u"service.py"_s });
        m_view->diff()->unfold(0);
        list()->doItemsLayout();
        list()->verticalScrollBar()->setValue(30);
        m_script.say(100, "k9", "service.py", 26, 26, "minor", u"later"_s);
        feed();
        QCOMPARE(list()->verticalScrollBar()->value(), 30);
    }

    void aChosenFileStays()
    {
        discuss();
        goLive();
        m_view->files()->setFocus();
        QTRY_VERIFY(m_view->files()->hasFocus());
        m_view->files()->setCurrentIndex(m_view->model()->index(0));
        QCOMPARE(m_view->diff()->file().value, u"new.py"_s);
        QVERIFY(!m_view->isFollowing());
    }

    void keysGoFromCommentToComment()
    {
        discuss();
        goLive();
        list()->setFocus();
        QTRY_VERIFY(list()->hasFocus());
        const auto comments = m_session->state().reviewComments;
        QTest::keyClick(list(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_session->selectedEvent(), comments.at(0).seq);
        QTest::keyClick(list(), Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_session->selectedEvent(), comments.at(1).seq);
        QTest::keyClick(list(), Qt::Key_Up, Qt::ControlModifier);
        QCOMPARE(m_session->selectedEvent(), comments.at(0).seq);
        QVERIFY(!m_view->isFollowing());
    }

    void aSelectionElsewhereIsShownHere()
    {
        discuss();
        goLive();
        m_session->selectEvent(m_session->state().reviewComments.at(3).seq);
        QCOMPARE(m_view->diff()->file().value, u"new.py"_s);
        QCOMPARE(list()->currentIndex().data(DiffModel::SeqRole).toLongLong(), m_session->selectedEvent());
        m_session->selectEvent(1);
        QVERIFY(!list()->selectionModel()->hasSelection());
    }

    void enterOpensAFieldThatAnswers()
    {
        discuss();
        goLive();
        list()->setFocus();
        QTRY_VERIFY(list()->hasFocus());
        QTest::keyClick(list(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_Return);
        QVERIFY(list()->answerField());
        QTRY_VERIFY(list()->answerField()->hasFocus());
        takePicture(*m_view, u"review-answer"_s);
        QTest::keyClicks(list()->answerField(), u"  By measuring it. "_s);
        m_script.look(100, "service.py", 1, 2); // the world goes on, the field stays
        feed();
        QVERIFY(list()->answerField()->hasFocus());
        QTest::keyClick(list()->answerField(), Qt::Key_Return);
        const auto sent = m_hosted->all<command::CommentOnChange>();
        QCOMPARE(sent.size(), 1);
        QCOMPARE(sent.first().replyTo.value, u"k1"_s);
        QCOMPARE(sent.first().text, u"By measuring it."_s);
        QVERIFY(sent.first().comment.value.size() >= 12);
        QVERIFY(!sent.first().messageId.isEmpty());
        QCOMPARE(m_view->diff()->answerRow(), -1);
        QTRY_VERIFY(list()->hasFocus());
    }

    void escLeavesTheField()
    {
        discuss();
        goLive();
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Down, Qt::ControlModifier);
        QTest::keyClick(list(), Qt::Key_Return);
        QVERIFY(list()->answerField());
        QTest::keyClick(list()->answerField(), Qt::Key_Return); // nothing to say yet
        QVERIFY(m_view->diff()->answerRow() >= 0);
        QTest::keyClick(list()->answerField(), Qt::Key_Escape);
        QCOMPARE(m_view->diff()->answerRow(), -1);
        QTRY_VERIFY(!list()->answerField());
        QVERIFY(m_hosted->all<command::CommentOnChange>().isEmpty());
    }

    void aRecordingIsReadOnly()
    {
        discuss();
        replay();
        QSignalSpy activated(m_view, &ReviewView::eventActivated);
        QTRY_VERIFY(m_view->diff()->rowOfSeq(m_session->state().reviewComments.at(0).seq) >= 0);
        list()->choose(m_view->diff()->rowOfSeq(m_session->state().reviewComments.at(0).seq));
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(m_view->diff()->answerRow(), -1);
        QCOMPARE(activated.size(), 1);
    }

    void thePlayheadDecidesWhatWasSaid()
    {
        discuss();
        replay();
        QSignalSpy changed(m_view->model(), &ReviewModel::changed);
        m_session->seek(31'000'000);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(m_view->model()->comments().size(), 1);
        changed.clear();
        m_session->seek(1'000'000);
        QTRY_VERIFY(!changed.isEmpty());
        QVERIFY(!m_view->model()->task());
        QVERIFY(!m_view->header()->isVisible());
        changed.clear();
        m_session->seek(100'000'000);
        QTRY_VERIFY(!changed.isEmpty());
        QCOMPARE(m_view->model()->comments().size(), 4);
        QVERIFY(m_view->header()->isVisible());
    }

    void enterUnfoldsWhatIsUnchanged()
    {
        m_script.openReview();
        goLive();
        m_view->showFile({ u"service.py"_s });
        list()->choose(0);
        const int before = m_view->diff()->rowCount();
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(m_view->diff()->rowCount(), before + 15);
    }

    void changedLinesAreWashedAndSigned()
    {
        m_script.openReview();
        goLive();
        m_view->showFile({ u"service.py"_s });
        list()->doItemsLayout();
        const Theme& theme = Theme::instance();
        const int right = list()->viewport()->width() - 6;
        const QRect added = rowRect(22);
        QCOMPARE(pixel({ right, added.center().y() }), theme.color(Token::StatePassWash));
        QCOMPARE(pixel({ right, rowRect(21).center().y() }), theme.color(Token::SurfaceBase));
        const QRect removed = list()->visualRect(m_view->diff()->index(m_view->diff()->rowOfLine(ReviewSide::Old, 20)));
        QCOMPARE(pixel({ right, removed.center().y() }), theme.color(Token::StateFailWash));
    }

    void linesOnScreenAreMarkedAtTheMargin()
    {
        m_script.openReview();
        m_script.look(9, "service.py", 20, 22);
        goLive();
        const QColor mark = Theme::instance().origin(OriginKind::Candidate);
        QCOMPARE(pixel({ 1, rowRect(20).center().y() }), mark);
        QCOMPARE(pixel({ 1, rowRect(22).center().y() }), mark);
        QVERIFY(pixel({ 1, rowRect(23).center().y() }) != mark);
    }

    void longLinesLeaveTheNumbersInPlace()
    {
        m_kit.tasks[1].review->head.last().text += QString(400, u'x') + u'\n';
        m_script.openReview();
        goLive();
        m_view->showFile({ u"service.py"_s });
        list()->doItemsLayout();
        const QImage before = list()->viewport()->grab({ 0, 0, 60, 100 }).toImage();
        QVERIFY(list()->horizontalScrollBar()->maximum() > 0);
        list()->horizontalScrollBar()->setValue(list()->horizontalScrollBar()->maximum());
        QCOMPARE(list()->viewport()->grab({ 0, 0, 60, 100 }).toImage(), before);
    }

    void readersHearWhatStandsThere()
    {
        discuss();
        goLive();
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(list());
        QVERIFY(face && face->childCount() > 0);
        const int row = m_view->diff()->rowOfSeq(m_session->state().reviewComments.at(0).seq);
        QVERIFY(face->child(row)->text(QAccessible::Name).startsWith(u"Ines, 00:30, blocking: This compares"_s));
        QVERIFY(!m_view->files()->accessibleName().isEmpty());
        QCOMPARE(QAccessible::queryAccessibleInterface(m_view->files())->child(2)->text(QAccessible::Name),
            u"service.py, changed, 3 comment(s), the candidate is here"_s);
    }

    void openingFiveThousandLines()
    {
        QStringList before = numberedLines(u"    total = total + price("_s, 5000);
        QStringList after = before;
        for (int i = 3; i < 5000; i += 7)
            after[i] = u"    total += self.price_of(%1)  # changed"_s.arg(i);
        auto& change = *m_kit.tasks[1].review;
        change.base.append({ { u"z"_s }, u"z.py"_s, before.join(u'\n') });
        change.head.append({ { u"z"_s }, u"z.py"_s, after.join(u'\n') });
        m_script.openReview();
        goLive();
        QBENCHMARK
        {
            m_view->showFile({ u"new.py"_s });
            m_view->showFile({ u"z.py"_s });
            list()->doItemsLayout();
            QVERIFY(!list()->viewport()->grab().isNull());
        }
        QVERIFY(m_view->diff()->rowCount() > 5000);
    }

    void scrollingThroughThem()
    {
        QStringList lines = numberedLines(u"    total = total + price("_s, 5000);
        m_kit.tasks[1].review->head.append({ { u"z"_s }, u"z.py"_s, lines.join(u'\n') });
        m_script.openReview();
        goLive();
        m_view->showFile({ u"z.py"_s });
        list()->doItemsLayout();
        int at = 0;
        QBENCHMARK
        { // a frame
            list()->verticalScrollBar()->setValue(at += 97);
            QVERIFY(!list()->viewport()->grab().isNull());
        }
        QVERIFY(list()->verticalScrollBar()->maximum() > 5000 * 10);
    }

    void inTheCockpit_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::newRow("1280 dark") << QSize(1280, 800) << true;
        QTest::newRow("1600 light") << QSize(1600, 1000) << false;
        QTest::newRow("2560 dark") << QSize(2560, 1440) << true;
    }
    void inTheCockpit()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        reviewKitOf(u"session-tokens"_s, u"src/sessions.ts"_s);
        m_script.look(500, "src/sessions.ts", 50, 70);
        m_session = std::make_unique<SessionModel>(m_kit);
        m_session->attach(std::make_shared<FakeHosted>());
        CockpitWindow window(m_session.get());
        window.resize(size);
        window.show();
        const DesktopSink sink = m_session->feed();
        for (const EventPtr& event : std::as_const(m_script.events))
            sink.event(event);
        auto* view = window.findChild<ReviewView*>();
        QTRY_VERIFY(view->isVisible());
        QTRY_COMPARE(view->diff()->file().value, u"src/sessions.ts"_s);
        const auto isShown = [view] {
            const QModelIndex row = view->diff()->index(view->diff()->rowOfLine(ReviewSide::New, 50));
            return row.isValid() && view->list()->viewport()->rect().intersects(view->list()->visualRect(row));
        };
        QTRY_VERIFY(isShown());
        takePicture(window, u"review cockpit "_s + QString::fromUtf8(QTest::currentDataTag()));
        Theme::instance().install(ThemeChoice::Dark);
    }

    void pictures_data()
    {
        QTest::addColumn<QString>("kit");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const bool dark : { true, false }) {
            const QByteArray look = dark ? "dark" : "light";
            QTest::newRow("session-tokens " + look)
                << u"session-tokens"_s << u"src/sessions.ts"_s << QSize(1012, 520) << dark;
            QTest::newRow("invoice-export " + look)
                << u"invoice-export"_s << u"billing/exports.py"_s << QSize(760, 900) << dark;
            QTest::newRow("narrow " + look) << u"session-tokens"_s << u"src/members.ts"_s << QSize(560, 240) << dark;
        }
    }
    void pictures()
    {
        QFETCH(QString, kit);
        QFETCH(QString, file);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        Theme::instance().install(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        reviewKitOf(kit, file);
        goLive(size);
        takePicture(*m_view, u"review "_s + QString::fromUtf8(QTest::currentDataTag()));
        Theme::instance().install(ThemeChoice::Dark);
    }
};

QTEST_MAIN(TestReviewView)
#include "tst_review_view.moc"
