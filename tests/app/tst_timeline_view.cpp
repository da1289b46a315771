// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_session.h"
#include "manual_clock.h"
#include "models/session_model.h"
#include "theme/theme.h"
#include "timeline/lane_geometry.h"
#include "timeline/legend.h"
#include "timeline/playback.h"
#include "timeline/session_strip.h"
#include "timeline/timeline_view.h"
#include "timeline/transport_bar.h"
#include "warnings.h"

#include <QAccessible>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QWheelEvent>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using Demo = test::DemoSession;

namespace {

/// The seq of the decision about a suggestion.
Seq decisionOf(const SessionModel& model, const QString& suggestion)
{
    for (const auto& event : model.events()) {
        const auto* decided = std::get_if<event::SuggestionDecided>(&event->payload);
        if (decided && decided->suggestion.value == suggestion)
            return event->seq;
    }
    return 0;
}

struct Replay {
    SessionModel model { Demo::kit(), Demo::events() };
    TimelineView view { &model };

    Replay()
    {
        view.resize(1600, 210);
        view.show();
    }
    [[nodiscard]] QPoint pointAt(qint64 us, Lane lane) const
    {
        const auto geometry = LaneGeometry::make(view.viewport()->size(), 3);
        return { LaneGeometry::labelWidth + view.scale().columnOf(us), geometry.rect(lane).center().y() };
    }
    void click(QPoint at) { QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, at); }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&view, Qt::Key(key), modifiers); }
};

struct Live {
    SessionModel model { Demo::kit() };
    DesktopSink sink = model.feed();
    TimelineView view { &model };
    QList<EventPtr> events = Demo::events();
    qsizetype fed = 0;

    explicit Live(qint64 untilUs)
    {
        view.resize(1600, 180);
        view.show();
        feed(untilUs);
    }
    void feed(qint64 untilUs)
    {
        while (fed < events.size() && events.at(fed)->atUs <= untilUs)
            sink.event(events.at(fed++));
        (void)QTest::qWaitFor([this] { return model.events().size() == fed; });
    }
};

} // namespace

class TestTimelineView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        Theme::instance().install(ThemeChoice::Light);
        test::failOnWarnings();
    }

    void recordingIsShownWhole()
    {
        Replay r;
        QCOMPARE(r.view.scale().fromUs(), 0);
        QCOMPARE(r.view.scale().toUs(), r.model.durationUs());
        QVERIFY(r.view.isFitted());
        QCOMPARE(r.view.index().count(Lane::Assistant), 9);
        QCOMPARE(r.view.index().count(Lane::Suggestions), 8);
    }

    void clickOnAMarkSelectsItsEvent()
    {
        Replay r;
        const auto seq = decisionOf(r.model, u"S4"_s);
        QSignalSpy selected(&r.model, &SessionModel::selectionChanged);
        r.click(r.view.rectOf(seq).center());
        QCOMPARE(r.model.selectedEvent(), seq);
        QCOMPARE(selected.size(), 1);
        r.click(r.pointAt(Demo::at(27), Lane::Suggestions)); // nothing within 12 px: the selection goes
        QCOMPARE(r.model.selectedEvent(), 0);
    }

    void doubleClickAndEnterGoToTheEvent()
    {
        Replay r;
        const auto seq = decisionOf(r.model, u"S2"_s);
        QSignalSpy activated(&r.view, &TimelineView::eventActivated);
        r.model.selectEvent(seq);
        r.key(Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated.takeFirst().first().value<Seq>(), seq);
        QTest::mouseDClick(r.view.viewport(), Qt::LeftButton, {}, r.view.rectOf(seq).center());
        QCOMPARE(activated.size(), 1);
    }

    void clickOnTheRulerSeeks()
    {
        Replay r;
        r.click(r.pointAt(Demo::at(20), Lane::Ruler));
        QVERIFY(std::abs(r.model.nowUs() - Demo::at(20)) < Demo::at(0, 3));
    }

    void dragOnTheRulerPansAndDoesNotSeek()
    {
        Replay r;
        r.view.setScale(TimeScale(Demo::at(10), Demo::at(20), r.view.scale().widthPx()));
        const auto before = r.model.nowUs();
        const QPoint from = r.pointAt(Demo::at(15), Lane::Ruler);
        QTest::mousePress(r.view.viewport(), Qt::LeftButton, {}, from);
        QTest::mouseMove(r.view.viewport(), from + QPoint(148, 0));
        QTest::mouseRelease(r.view.viewport(), Qt::LeftButton, {}, from + QPoint(148, 0));
        QCOMPARE(r.model.nowUs(), before);
        QVERIFY(std::abs(r.view.scale().fromUs() - Demo::at(9)) < Demo::at(0, 3));
    }

    void stepsWalkOverEventsDecisionsAndTasks()
    {
        Replay r;
        r.model.seek(Demo::at(22, 10));
        r.key(Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(r.model.selectedEvent(), decisionOf(r.model, u"S4"_s));
        QCOMPARE(r.model.nowUs(), Demo::at(22, 24));
        r.key(Qt::Key_Period);
        QCOMPARE(r.model.nowUs(), Demo::at(22, 31)); // the note
        r.key(Qt::Key_Comma);
        QCOMPARE(r.model.selectedEvent(), decisionOf(r.model, u"S4"_s));
        r.key(Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(r.model.selectedEvent(), decisionOf(r.model, u"S3"_s));
        r.key(Qt::Key_PageDown);
        QCOMPARE(r.model.nowUs(), Demo::at(46, 20));
        r.key(Qt::Key_Home);
        QCOMPARE(r.model.nowUs(), 0);
        r.key(Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(r.model.nowUs(), Demo::at(0, 30));
        r.key(Qt::Key_End);
        QCOMPARE(r.model.nowUs(), r.model.durationUs());
    }

    void wheelZoomsAroundThePointerAndFitTakesItBack()
    {
        Replay r;
        const QPoint at = r.pointAt(Demo::at(30), Lane::Edits);
        const auto before = r.view.scale().timeAt(at.x() - LaneGeometry::labelWidth);
        QWheelEvent wheel(at, r.view.viewport()->mapToGlobal(at), {}, { 0, 480 }, Qt::NoButton, Qt::NoModifier,
            Qt::NoScrollPhase, false);
        QApplication::sendEvent(r.view.viewport(), &wheel);
        QVERIFY(r.view.scale().spanUs() < Demo::at(15));
        QVERIFY(std::abs(r.view.scale().timeAt(at.x() - LaneGeometry::labelWidth) - before) < 1000);
        r.key(Qt::Key_Z);
        QVERIFY(r.view.isFitted());
    }

    void tooltipIsPlainWords()
    {
        Replay r;
        const auto mark = r.view.markAt(r.pointAt(Demo::at(8, 50), Lane::You));
        QVERIFY(mark);
        QVERIFY(r.view.describe(*mark).startsWith(u"08:50"_s));
        QVERIFY(r.view.describe(*mark).contains(u"<b>not bold</b>"_s));
    }

    void draggedEventCarriesItsSeq()
    {
        const std::unique_ptr<QMimeData> data(TimelineView::mimeDataFor(48112));
        QCOMPARE(data->data(QString::fromLatin1(TimelineView::eventMimeType)), QByteArray("48112"));
    }

    void hiddenLaterIsNeitherHitNorPainted()
    {
        Replay r;
        const QPoint later = r.view.rectOf(decisionOf(r.model, u"S8"_s)).center();
        r.model.seek(Demo::at(22, 41));
        QVERIFY(r.view.markAt(later));
        r.view.setLaterHidden(true);
        QVERIFY(!r.view.markAt(later));
        const auto image = r.view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(later), Theme::instance().color(Token::SurfacePanel));
    }

    void legendHidesAKindOfMark()
    {
        Replay r;
        const auto at = r.view.rectOf(decisionOf(r.model, u"S2"_s)).center();
        Legend legend(&r.view);
        QVERIFY(r.view.markAt(at));
        for (auto* item : legend.items()) {
            QVERIFY(item->sizeHint().width() >= 24 && item->sizeHint().height() >= 24);
            QVERIFY(!item->accessibleName().isEmpty());
            if (item->kind() == MarkKind::Rejected || item->kind() == MarkKind::Offered)
                item->click();
        }
        QVERIFY(!r.view.shownKinds().has(MarkKind::Rejected));
        const auto mark = r.view.markAt(at);
        QVERIFY(!mark || mark->seq != decisionOf(r.model, u"S2"_s));
    }

    void liveGrowsEventByEventAndPaintsOnlyWhatChanged()
    {
        Live live(Demo::at(22, 10));
        QVERIFY(live.model.isLive());
        (void)live.view.grab();
        const int before = live.view.picturesMade();
        live.feed(Demo::at(22, 24)); // S4 decided: suggestions and flaws; and its text: edits
        (void)live.view.grab();
        QCOMPARE(live.view.index().lastSeq(), live.fed);
        QVERIFY(live.view.picturesMade() - before <= 3);
        (void)live.view.grab();
        const int after = live.view.picturesMade();
        (void)live.view.grab();
        QCOMPARE(live.view.picturesMade(), after);
    }

    void playheadMovesWithoutPaintingLanesAnew()
    {
        Replay r;
        (void)r.view.grab();
        const int before = r.view.picturesMade();
        for (int i = 0; i < 20; ++i) {
            r.model.seek(Demo::at(10 + i));
            (void)r.view.grab();
        }
        QCOMPARE(r.view.picturesMade(), before);
    }

    void liveShowsRoomForWhatComes()
    {
        Live live(Demo::at(42, 17));
        QCOMPARE(live.view.scale().toUs(), Demo::at(45));
        QVERIFY(live.view.isFollowing());
        live.view.zoomBy(4);
        live.view.panBy(-Demo::at(20));
        QVERIFY(!live.view.isFollowing());
        live.view.toLive();
        QVERIFY(live.view.isFollowing());
        QVERIFY(live.view.scale().contains(live.model.nowUs()));
    }

    void everyHeightShowsTheLanesItHasRoomFor_data()
    {
        QTest::addColumn<int>("height");
        QTest::addColumn<bool>("merged");
        QTest::newRow("tall") << 200 << false;
        QTest::newRow("just high enough") << LaneGeometry::heightOfAll() << false;
        QTest::newRow("a pixel too low") << LaneGeometry::heightOfAll() - 1 << true;
        QTest::newRow("minimum") << 90 << true;
    }
    void everyHeightShowsTheLanesItHasRoomFor()
    {
        QFETCH(int, height);
        const auto geometry = LaneGeometry::make({ 1000, height }, 3);
        QTEST(geometry.merged, "merged");
        for (const auto lane :
            { Lane::Assistant, Lane::Suggestions, Lane::Edits, Lane::Runs, Lane::Flaws, Lane::You }) {
            QVERIFY(geometry.rect(lane).height() >= 14);
            QVERIFY(geometry.rect(lane).bottom() < height);
        }
        for (int row = 0; row < 3; ++row)
            QCOMPARE(geometry.flawRowAt(geometry.rect(Lane::Flaws).top() + int(geometry.flawRowY(row))), row);
    }

    void everyLaneHasItsOwnPlaceUnlessMerged()
    {
        const auto geometry = LaneGeometry::make({ 1000, LaneGeometry::preferredHeight() }, 3);
        for (int i = int(Lane::Tasks); i < laneCount; ++i) {
            QCOMPARE(geometry.rect(Lane(i)).top(), geometry.rect(Lane(i - 1)).bottom() + 1);
            QVERIFY(!geometry.isCompanion(Lane(i)));
        }
        const auto merged = LaneGeometry::make({ 1000, 100 }, 3);
        QCOMPARE(merged.rect(Lane::Runs), merged.rect(Lane::Edits));
        std::optional<Lane> other;
        QCOMPARE(merged.laneAt(merged.rect(Lane::Runs).center().y(), &other), Lane::Edits);
        QCOMPARE(other, Lane::Runs);
    }

    void aRunIsHitAndPaintedInItsLane_data()
    {
        QTest::addColumn<int>("height");
        QTest::newRow("its own lane") << 210;
        QTest::newRow("with the edits") << 120;
    }
    void aRunIsHitAndPaintedInItsLane()
    {
        QFETCH(int, height);
        Replay r;
        r.view.resize(1600, height);
        const auto mark = r.view.markAt(r.pointAt(Demo::at(15, 8), Lane::Runs));
        QVERIFY(mark);
        QCOMPARE(mark->kind, MarkKind::Fail);
        const QImage image = r.view.viewport()->grab().toImage();
        QCOMPARE(image.pixelColor(r.view.rectOf(mark->seq).topLeft() + QPoint(2, 6)),
            Theme::instance().color(Token::StateFail));
        QCOMPARE(r.view.index().count(Lane::Runs), 11);
        r.click(r.view.rectOf(mark->seq).center());
        QCOMPARE(r.model.selectedEvent(), mark->seq);
    }

    void whatTestsCameToStandsBesideThem()
    {
        // Where "1/5" stands there is ink; where a run without tests was, none.
        Replay r;
        const auto hasInk = [&](qint64 us) {
            const QRect beside(r.pointAt(us, Lane::Runs) + QPoint(11, -6), QSize(18, 12));
            const QImage image = r.view.viewport()->grab(beside).toImage();
            for (int x = 0; x < image.width(); ++x) {
                for (int y = 0; y < image.height(); ++y) {
                    if (image.pixelColor(x, y) != Theme::instance().color(Token::SurfaceBase))
                        return true;
                }
            }
            return false;
        };
        QVERIFY(hasInk(Demo::at(15, 8)));
        QVERIFY(!hasInk(Demo::at(26, 40)));
    }

    void readersAreToldWhatThereIs()
    {
        Replay r;
        QVERIFY(!r.view.accessibleName().isEmpty());
        QVERIFY(r.view.accessibleDescription().contains(u"9"_s));
        r.model.selectEvent(decisionOf(r.model, u"S4"_s));
        QVERIFY(r.view.accessibleDescription().contains(u"22:24"_s));
    }

    void readersMeetAListOfEvents()
    {
        Replay r;
        auto* list = QAccessible::queryAccessibleInterface(&r.view);
        QVERIFY(list);
        QCOMPARE(list->role(), QAccessible::List);
        QCOMPARE(list->childCount(), int(r.view.index().all().size()));
        const auto seq = decisionOf(r.model, u"S4"_s);
        auto* item = list->child(int(r.view.index().all().lowerBoundSeq(seq)));
        QVERIFY(item->text(QAccessible::Name).startsWith(u"22:24"_s));
        QVERIFY(!item->state().selected);
        item->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(r.model.selectedEvent(), seq);
        QVERIFY(item->state().selected);
        QCOMPARE(list->indexOfChild(item), int(r.view.index().all().lowerBoundSeq(seq)));
    }

    void bothThemesPaintEveryLane_data()
    {
        QTest::addColumn<ThemeChoice>("choice");
        QTest::newRow("light") << ThemeChoice::Light;
        QTest::newRow("dark") << ThemeChoice::Dark;
    }
    void bothThemesPaintEveryLane()
    {
        QFETCH(ThemeChoice, choice);
        Replay r;
        (void)r.view.grab();
        Theme::instance().install(choice); // after the first picture: the lanes must follow
        const auto image = r.view.viewport()->grab().toImage();
        const auto geometry = LaneGeometry::make(r.view.viewport()->size(), 3);
        for (const auto lane :
            { Lane::Assistant, Lane::Suggestions, Lane::Edits, Lane::Runs, Lane::Flaws, Lane::You }) {
            const auto part = image.copy(geometry.rect(lane).adjusted(LaneGeometry::labelWidth, 2, -20, -2));
            QSet<QRgb> colours;
            for (int y = 0; y < part.height(); ++y) {
                for (int x = 0; x < part.width(); ++x)
                    colours.insert(part.pixel(x, y));
            }
            QVERIFY(colours.size() > 3);
        }
        QCOMPARE(image.pixelColor(200, geometry.rect(Lane::Suggestions).top() + 2),
            Theme::instance().color(Token::SurfaceBase));
    }

    void playbackFollowsRealTimeAtItsSpeed()
    {
        Replay r;
        test::ManualClock clock;
        Playback playback(&r.model, clock);
        r.model.seek(Demo::at(10));
        playback.setSpeed(4);
        playback.play();
        QVERIFY(playback.isPlaying());
        clock.advanceMs(15'000);
        playback.advance();
        QCOMPARE(r.model.nowUs(), Demo::at(11));
        playback.faster(1);
        QCOMPARE(playback.speed(), 8.0);
        playback.faster(9);
        QCOMPARE(playback.speed(), 16.0);
        clock.advanceMs(3'600'000);
        playback.advance();
        QCOMPARE(r.model.nowUs(), r.model.durationUs());
        QVERIFY(!playback.isPlaying());
        playback.play(); // from the start again
        QCOMPARE(r.model.nowUs(), 0);
        playback.pause();
    }

    void playingTellsEventsOneByOne()
    {
        Replay r;
        test::ManualClock clock;
        Playback playback(&r.model, clock);
        r.model.seek(Demo::at(10, 40));
        QSignalSpy steps(&r.model, &SessionModel::eventApplied);
        QSignalSpy jumps(&r.model, &SessionModel::stateReset);
        playback.play();
        clock.advanceMs(45'000); // a prompt and its reply
        playback.advance();
        QCOMPARE(steps.size(), 2);
        QCOMPARE(jumps.size(), 0);
        playback.pause();
    }

    void transportControlsAreNamedAndBigEnough()
    {
        Replay r;
        TransportBar bar(&r.model, &r.view);
        bar.resize(1600, 34);
        for (const auto* button : bar.findChildren<QAbstractButton*>()) {
            QVERIFY2(
                !button->accessibleName().isEmpty() || !button->text().isEmpty(), button->metaObject()->className());
            QVERIFY(button->sizeHint().width() >= 24 && button->sizeHint().height() >= 24);
        }
        auto* zoom = bar.findChild<QSlider*>();
        QVERIFY(zoom);
        QCOMPARE(zoom->value(), 0);
        r.view.setScale(TimeScale(Demo::at(20), Demo::at(22), r.view.scale().widthPx()));
        QVERIFY(zoom->value() > 0);
        zoom->setValue(0);
        QVERIFY(r.view.isFitted());
    }

    void stripOfASessionIsPaintedFromItsEvents()
    {
        SessionModel model(Demo::kit(), Demo::events());
        SessionStrip strip(&model);
        strip.resize(400, 24);
        QCOMPARE(strip.rangeUs(), Demo::at(57, 40));
        QImage image(400, 24, QImage::Format_ARGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        paintSessionStrip(painter, image.rect(), Demo::events(), Demo::kit());
        painter.end();
        QSet<QRgb> colours;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y)
                colours.insert(image.pixel(x, y));
        }
        QVERIFY(colours.contains(Theme::instance().origin(OriginKind::Candidate).rgb()));
        QVERIFY(colours.contains(Theme::instance().origin(OriginKind::Assistant).rgb()));
    }

    void emptySessionIsPaintedToo()
    {
        SessionModel model(Demo::kit(), {});
        TimelineView view(&model);
        TransportBar bar(&model, &view);
        view.resize(600, 180);
        QVERIFY(!view.grab().isNull());
        QVERIFY(!view.markAt({ 300, 60 }));
        view.stepEvent(1);
        view.zoomBy(3);
        QCOMPARE(model.selectedEvent(), 0);
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timeline_view.moc"
