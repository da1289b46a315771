// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/session_lanes.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QTimer>

#include <memory>
#include <optional>

class QMimeData;

namespace jumpseat {

class LaneStrips;
class OverviewStrip;
class SessionModel;
struct LaneGeometry;
struct TimelineScene;

/// The session as lanes over time: what happened, whose it was, how long it took to decide.
///
/// Three layers: a picture per lane that is kept until its events, the stretch or the theme change; the words; and on
/// top what moves every second (now or playhead, what is still open, selection). The mouse asks the data, not pixels.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// Carries the sequence number of an event, as text; a criterion takes it as evidence.
    static constexpr auto eventMimeType = "application/x-jumpseat-event";

    explicit TimelineView(SessionModel* model, QWidget* parent = nullptr);
    ~TimelineView() override;

    [[nodiscard]] const TimeScale& scale() const { return m_scale; }
    [[nodiscard]] const LaneIndex& index() const { return m_lanes->index(); }
    [[nodiscard]] SessionModel* model() const { return m_model; }
    void setScale(const TimeScale& scale);
    /// The whole session, and live some room for what comes.
    void fit();
    [[nodiscard]] qint64 fittedSpanUs() const { return limitUs(); }
    [[nodiscard]] bool isFitted() const { return m_fitted; }
    void zoomBy(double factor);
    void panBy(qint64 us);
    /// Live: the right end is now and stays so until one looks elsewhere. Replay: the end of the recording.
    void toLive();
    [[nodiscard]] bool isFollowing() const { return m_following; }

    [[nodiscard]] MarkKinds shownKinds() const { return m_kinds; }
    void setShownKinds(MarkKinds kinds);
    /// Replay: nothing later than the playhead is painted, hit or counted.
    void setLaterHidden(bool hidden);

    /// Selects the next (> 0) or previous event, decision or task; replay goes there.
    void stepEvent(int direction) { step(direction, m_kinds); }
    void stepDecision(int direction) { step(direction, MarkKinds::decisions()); }
    void stepTask(int direction) { step(direction, MarkKinds().with(MarkKind::Task)); }
    /// Replay: moves the playhead; live: moves the stretch in view.
    void seekBy(qint64 us);
    void toStart();
    void toEnd();
    void activateSelected();

    [[nodiscard]] std::optional<Mark> markAt(QPoint pos) const;
    /// Where the mark of an event is painted, for tests and screen readers; empty when it has none.
    [[nodiscard]] QRect rectOf(Seq seq) const;
    [[nodiscard]] QString describe(const Mark& mark) const;
    [[nodiscard]] static QMimeData* mimeDataFor(Seq seq);
    [[nodiscard]] int picturesMade() const; ///< how often a lane was painted anew

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return { 320, 90 }; }

Q_SIGNALS:
    /// Enter or a double click: go to this event's code.
    void eventActivated(jumpseat::Seq seq);
    void scaleChanged();
    void shownKindsChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void scrollContentsBy(int, int) override { }

private:
    void connectModel();
    void selectionMoved();
    void playheadMoved();
    void showAnew();
    void lanesGrew(const Event& event);
    void repaintSoon();
    void refreshEverything();
    void tick();
    void keepInView(qint64 us);
    void step(int direction, MarkKinds kinds);
    void describeForReaders();
    void placeOverview();
    void dragSelected();
    void paintLanes(QPainter& painter, const TimelineScene& scene) const;
    void paintTop(QPainter& painter, const TimelineScene& scene) const;
    [[nodiscard]] LaneGeometry geometryNow() const;
    [[nodiscard]] TimelineScene sceneFor(const LaneGeometry& geometry) const;
    [[nodiscard]] qint64 limitUs() const;
    [[nodiscard]] qint64 cutUs() const;
    [[nodiscard]] TimeScale fittedScale() const;
    [[nodiscard]] double laneWidth() const;

    enum class Grip { None, Pan, Scrub, Event };
    struct Press {
        Grip grip = Grip::None;
        QPoint at;
        qint64 fromUs = 0;
        bool moved = false;
    };

    SessionModel* m_model;
    SessionLanes* m_lanes;
    TimeScale m_scale;
    MarkKinds m_kinds = MarkKinds::all();
    std::unique_ptr<LaneStrips> m_strips;
    OverviewStrip* m_overview = nullptr;
    QTimer m_second;
    QTimer m_repaint;
    QHash<PromptId, qint64> m_streamingSince;
    std::optional<Mark> m_hover;
    Press m_press;
    bool m_fitted = true;
    bool m_following = true;
    bool m_laterHidden = false;
};

} // namespace jumpseat
