// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_view.h"

#include "base/clock.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/theme.h"
#include "timeline/lane_geometry.h"
#include "timeline/lane_strips.h"
#include "timeline/overview_strip.h"
#include "timeline/timeline_accessible.h"

#include <QMimeData>

using namespace std::chrono_literals;

namespace jumpseat {
namespace {

constexpr qint64 liveStepUs = 5 * minuteUs; // the fitted stretch grows by this, so that it seldom moves
constexpr int overviewHeight = 30;

} // namespace

TimelineView::TimelineView(SessionModel* model, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_model(model)
    , m_lanes(SessionLanes::of(model))
    , m_strips(std::make_unique<LaneStrips>())
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Timeline"));
    installTimelineAccessibility();
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    if (!m_model->isLive())
        m_overview = new OverviewStrip(m_model, this);
    showAnew();
    connectModel();
    connect(&Theme::instance(), &Theme::changed, this, &TimelineView::refreshEverything);
    connect(&m_second, &QTimer::timeout, this, &TimelineView::tick);
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(500ms);
    connect(&m_repaint, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
    m_second.setInterval(1s);
}

void TimelineView::connectModel()
{
    const auto repaint = qOverload<>(&QWidget::update);
    connect(m_lanes, &SessionLanes::grown, this, &TimelineView::lanesGrew);
    connect(m_lanes, &SessionLanes::rebuilt, this, &TimelineView::showAnew);
    connect(m_model, &SessionModel::eventApplied, this, [this](const EventPtr& event) {
        if (std::holds_alternative<event::Edited>(event->payload))
            repaintSoon();
        else
            viewport()->update();
    });
    connect(m_model, &SessionModel::stateReset, viewport(), repaint);
    connect(m_model, &SessionModel::savedThroughChanged, this, &TimelineView::repaintSoon);
    connect(m_model, &SessionModel::selectionChanged, this, &TimelineView::selectionMoved);
    connect(m_model, &SessionModel::playheadMoved, this, &TimelineView::playheadMoved);
    connect(m_model, &SessionModel::transientArrived, this, [this](const Transient& transient) {
        const auto* delta = std::get_if<transient::ReplyDelta>(&transient);
        if (!delta)
            return;
        if (!m_streamingSince.contains(delta->prompt))
            m_streamingSince.insert(delta->prompt, m_model->nowUs());
        viewport()->update();
    });
}

void TimelineView::selectionMoved()
{
    describeForReaders();
    tellReadersOfSelection(this, m_model->selectedEvent());
    viewport()->update();
}

void TimelineView::playheadMoved()
{
    if (m_following && !m_fitted)
        keepInView(m_model->nowUs());
    if (m_laterHidden)
        m_strips->invalidate();
    viewport()->update();
}

TimelineView::~TimelineView() = default;

void TimelineView::showAnew()
{
    m_strips->invalidate();
    fit();
    describeForReaders();
}

void TimelineView::lanesGrew(const Event& event)
{
    if (const auto mark = index().find(event.seq))
        m_strips->invalidate(mark->lane);
    if (const auto* reply = std::get_if<event::ReplyFinished>(&event.payload))
        m_streamingSince.remove(reply->prompt);
    if (std::holds_alternative<event::SuggestionDecided>(event.payload)
        || std::holds_alternative<event::TaskStarted>(event.payload))
        m_strips->invalidate(Lane::Flaws);
    if (m_fitted)
        setScale(fittedScale());
}

/// Typing moves a bar by a pixel. The pane that shows the letter itself must not wait for all lanes to be painted.
void TimelineView::repaintSoon()
{
    if (!m_repaint.isActive())
        m_repaint.start();
}

void TimelineView::refreshEverything()
{
    m_strips->invalidate();
    viewport()->update();
}

LaneGeometry TimelineView::geometryNow() const
{
    return LaneGeometry::make(viewport()->size(), int(index().flaws().size()));
}

double TimelineView::laneWidth() const
{
    return std::max(1, viewport()->width() - LaneGeometry::labelWidth - LaneGeometry::rightPadding);
}

qint64 TimelineView::cutUs() const
{
    return m_laterHidden && !m_model->isLive() ? m_model->nowUs() : stillOpen - 1; // what is open ends behind any cut
}

qint64 TimelineView::limitUs() const
{
    return fittedScale().toUs();
}

TimeScale TimelineView::fittedScale() const
{
    if (!m_model->isLive())
        return { 0, m_model->durationUs(), laneWidth() };
    const auto steps = (m_model->nowUs() + minuteUs + liveStepUs - 1) / liveStepUs;
    return { 0, std::max<qint64>(1, steps) * liveStepUs, laneWidth() };
}

void TimelineView::setScale(const TimeScale& scale)
{
    const auto clamped = scale.clamped(limitUs());
    if (clamped == m_scale)
        return;
    m_scale = clamped;
    m_fitted = m_scale.fromUs() == 0 && m_scale.toUs() >= limitUs();
    if (m_overview)
        m_overview->setWindow(m_scale.fromUs(), m_scale.toUs());
    m_hover.reset();
    refreshEverything();
    Q_EMIT scaleChanged();
}

void TimelineView::fit()
{
    m_fitted = true;
    m_following = true;
    setScale(fittedScale());
}

void TimelineView::zoomBy(double factor)
{
    // Looked at closer, what one looks at stays where it is: the selection, else now.
    const auto selected = index().find(m_model->selectedEvent());
    const auto us = selected && m_scale.contains(selected->us) ? selected->us : m_model->nowUs();
    const double x = m_scale.contains(us) ? m_scale.xOf(us) : m_scale.widthPx() / 2;
    setScale(m_scale.zoomed(factor, x));
}

void TimelineView::panBy(qint64 us)
{
    m_following = false;
    setScale(m_scale.panned(double(us) / m_scale.usPerPx()));
    Q_EMIT scaleChanged();
}

void TimelineView::toLive()
{
    m_following = true;
    if (!m_model->isLive())
        m_model->seek(m_model->durationUs());
    if (m_fitted)
        setScale(fittedScale());
    else
        keepInView(m_model->nowUs());
    Q_EMIT scaleChanged();
}

void TimelineView::keepInView(qint64 us)
{
    const double x = m_scale.xOf(us);
    if (x >= 0 && x <= m_scale.widthPx() * 0.94)
        return;
    // A page at a time: the lanes are painted anew once in a while, not once a second.
    setScale(m_scale.panned(x - m_scale.widthPx() * (x < 0 ? 0.3 : 0.6)));
}

void TimelineView::tick()
{
    if (m_model->isLive() && m_fitted)
        setScale(fittedScale());
    else if (m_model->isLive() && m_following)
        keepInView(m_model->nowUs());
    describeForReaders();
    viewport()->update();
}

void TimelineView::setShownKinds(MarkKinds kinds)
{
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    refreshEverything();
    Q_EMIT shownKindsChanged();
}

void TimelineView::setLaterHidden(bool hidden)
{
    m_laterHidden = hidden;
    refreshEverything();
}

QString TimelineView::describe(const Mark& mark) const
{
    const auto event = m_model->event(mark.seq);
    if (!event)
        return {};
    auto words = tr("%1  %2").arg(timeText(mark.us), shownLine(m_model->describe(*event)));
    if (mark.kind == MarkKind::FlawOpen && mark.detail < index().flaws().size()) {
        const auto& flaw = index().flaws()[mark.detail];
        words = tr("%1  %2 %3, open since then").arg(timeText(mark.us), flaw.id.value, flaw.title);
    }
    return mark.count > 1 ? tr("%1, and %n more here", nullptr, mark.count - 1).arg(words) : words;
}

void TimelineView::describeForReaders()
{
    auto words = tr("%1 prompts, %2 suggestions, %3 edits, %4 runs, %5 of yours")
                     .arg(index().count(Lane::Assistant))
                     .arg(index().count(Lane::Suggestions))
                     .arg(index().count(Lane::Edits))
                     .arg(index().count(Lane::Runs))
                     .arg(index().count(Lane::You));
    if (const auto mark = index().find(m_model->selectedEvent()))
        words += tr(". Selected: %1").arg(describe(*mark));
    if (words != accessibleDescription())
        setAccessibleDescription(words);
}

QSize TimelineView::sizeHint() const
{
    return { 1200, LaneGeometry::preferredHeight() + (m_overview ? overviewHeight : 0) };
}

void TimelineView::placeOverview()
{
    // Only where the lanes keep their room: the strip helps while zoomed in and is the first to go.
    const bool room = m_overview && height() >= LaneGeometry::heightOfAll() + overviewHeight;
    setViewportMargins(0, 0, 0, room ? overviewHeight : 0);
    if (!m_overview)
        return;
    m_overview->setVisible(room);
    m_overview->setGeometry(0, height() - overviewHeight, width(), overviewHeight);
}

void TimelineView::resizeEvent(QResizeEvent* event)
{
    placeOverview();
    QAbstractScrollArea::resizeEvent(event);
    const bool fitted = m_fitted;
    m_scale = m_scale.resized(laneWidth());
    if (fitted)
        setScale(fittedScale());
    refreshEverything();
    Q_EMIT scaleChanged();
}

void TimelineView::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    if (m_model->isLive())
        m_second.start();
    tick();
}

void TimelineView::hideEvent(QHideEvent* event)
{
    QAbstractScrollArea::hideEvent(event);
    m_second.stop();
}

int TimelineView::picturesMade() const
{
    return m_strips->rendered();
}

QMimeData* TimelineView::mimeDataFor(Seq seq)
{
    auto* data = new QMimeData;
    data->setData(QString::fromLatin1(eventMimeType), QByteArray::number(seq));
    return data;
}

} // namespace jumpseat
