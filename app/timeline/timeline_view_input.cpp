// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_model.h"
#include "theme/labels.h"
#include "timeline/lane_geometry.h"
#include "timeline/timeline_view.h"

#include <QApplication>
#include <QDrag>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace jumpseat {
namespace {

constexpr qint64 shortStepUs = 5'000'000;
constexpr qint64 longStepUs = 30'000'000;
constexpr double zoomStep = 1.5;
constexpr int headHalf = 26; // half of the playhead's box

} // namespace

void TimelineView::step(int direction, MarkKinds kinds)
{
    const auto now = m_model->nowUs();
    const auto selected = index().find(m_model->selectedEvent());
    qint64 us = now;
    Seq seq = m_model->state().lastSeq;
    // From the selection; in replay only while the playhead still stands at it.
    if (selected && (m_model->isLive() || selected->us == now)) {
        us = selected->us;
        seq = selected->seq;
    } else if (direction < 0) {
        ++seq;
    }
    const auto mark = direction > 0 ? index().next(us, seq, kinds) : index().previous(us, seq, kinds);
    if (!mark || mark->us > cutUs())
        return;
    if (!m_model->isLive())
        m_model->seek(mark->us);
    m_model->selectEvent(mark->seq);
    if (!m_fitted && !m_scale.contains(mark->us)) {
        m_following = m_following && !m_model->isLive();
        setScale(m_scale.panned(m_scale.xOf(mark->us) - m_scale.widthPx() / 2));
    }
}

void TimelineView::seekBy(qint64 us)
{
    if (m_model->isLive())
        return panBy(us);
    m_following = true;
    m_model->seek(m_model->nowUs() + us);
}

void TimelineView::toStart()
{
    if (!m_model->isLive())
        m_model->seek(0);
    if (!m_fitted)
        panBy(-m_scale.fromUs());
}

void TimelineView::toEnd()
{
    toLive();
    if (!m_fitted)
        setScale(m_scale.panned(double(limitUs() - m_scale.toUs()) / m_scale.usPerPx()));
}

void TimelineView::activateSelected()
{
    if (m_model->selectedEvent() > 0)
        Q_EMIT eventActivated(m_model->selectedEvent());
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const auto stride = event->modifiers() & Qt::ShiftModifier ? longStepUs : shortStepUs;
    switch (event->key()) {
    case Qt::Key_Left: control ? stepDecision(-1) : seekBy(-stride); break;
    case Qt::Key_Right: control ? stepDecision(1) : seekBy(stride); break;
    case Qt::Key_Comma: stepEvent(-1); break;
    case Qt::Key_Period: stepEvent(1); break;
    case Qt::Key_PageUp: stepTask(-1); break;
    case Qt::Key_PageDown: stepTask(1); break;
    case Qt::Key_Home: toStart(); break;
    case Qt::Key_End: toEnd(); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoomBy(zoomStep); break;
    case Qt::Key_Minus: zoomBy(1 / zoomStep); break;
    case Qt::Key_Z: fit(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: activateSelected(); break;
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    const QPoint pos = event->position().toPoint();
    if (event->button() != Qt::LeftButton || pos.x() < LaneGeometry::labelWidth)
        return QAbstractScrollArea::mousePressEvent(event);
    m_press = { Grip::Pan, pos, m_scale.fromUs(), false };
    if (geometryNow().rect(Lane::Ruler).contains(pos)) {
        const double head = LaneGeometry::labelWidth + m_scale.xOf(m_model->nowUs());
        if (!m_model->isLive() && std::abs(pos.x() - head) <= headHalf)
            m_press.grip = Grip::Scrub;
        return;
    }
    if (const auto mark = markAt(pos)) {
        m_press.grip = Grip::Event;
        m_model->selectEvent(mark->seq);
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint pos = event->position().toPoint();
    if (m_press.grip == Grip::None) {
        const auto before = m_hover;
        m_hover = markAt(pos);
        if (m_hover != before)
            viewport()->update();
        return;
    }
    m_press.moved = m_press.moved || (pos - m_press.at).manhattanLength() >= QApplication::startDragDistance();
    if (!m_press.moved)
        return;
    if (m_press.grip == Grip::Event) {
        dragSelected();
    } else if (m_press.grip == Grip::Scrub) {
        m_model->seek(m_scale.timeAt(pos.x() - LaneGeometry::labelWidth));
    } else {
        const auto from = m_press.fromUs + qint64((m_press.at.x() - pos.x()) * m_scale.usPerPx());
        panBy(from - m_scale.fromUs());
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event)
{
    const auto press = std::exchange(m_press, {});
    const QPoint pos = event->position().toPoint();
    if (press.grip == Grip::None || press.moved)
        return;
    if (press.grip == Grip::Pan && !geometryNow().rect(Lane::Ruler).contains(pos))
        m_model->selectEvent(0);
    else if (press.grip != Grip::Event)
        m_model->seek(m_scale.timeAt(pos.x() - LaneGeometry::labelWidth));
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (const auto mark = markAt(event->position().toPoint()))
        Q_EMIT eventActivated(mark->seq);
}

void TimelineView::dragSelected()
{
    m_press = {};
    auto* drag = new QDrag(this);
    drag->setMimeData(mimeDataFor(m_model->selectedEvent()));
    const QRect place = rectOf(m_model->selectedEvent()).adjusted(-4, -4, 4, 4);
    if (!place.isEmpty())
        drag->setPixmap(viewport()->grab(place.intersected(viewport()->rect())));
    drag->exec(Qt::CopyAction | Qt::LinkAction, Qt::CopyAction);
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    const bool sideways = event->modifiers() & Qt::ShiftModifier || std::abs(turned.x()) > std::abs(turned.y());
    const int amount = turned.y() != 0 && !(std::abs(turned.x()) > std::abs(turned.y())) ? turned.y() : turned.x();
    if (sideways)
        panBy(qint64(-amount * m_scale.usPerPx()));
    else if (amount != 0)
        setScale(m_scale.zoomed(std::pow(zoomStep, amount / 120.0), event->position().x() - LaneGeometry::labelWidth));
    event->accept();
}

bool TimelineView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto mark = markAt(help->pos());
        if (mark)
            QToolTip::showText(help->globalPos(), plainToolTip(describe(*mark)), viewport());
        else
            QToolTip::hideText();
        return true;
    }
    if (event->type() == QEvent::Leave && m_hover) {
        m_hover.reset();
        viewport()->update();
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace jumpseat
