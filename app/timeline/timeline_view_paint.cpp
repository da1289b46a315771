// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_model.h"
#include "theme/theme.h"
#include "timeline/lane_painting.h"
#include "timeline/lane_strips.h"
#include "timeline/timeline_overlay.h"
#include "timeline/timeline_view.h"

#include <QPainter>

namespace jumpseat {
namespace {

QSet<Seq> evidenceOf(const SessionModel& model)
{
    QSet<Seq> events;
    const auto& cards = model.state().scorecards;
    const auto own = cards.constFind(model.self());
    if (own == cards.cend())
        return events;
    for (const auto& piece : own->evidence)
        events.insert(piece.event);
    return events;
}

} // namespace

TimelineScene TimelineView::sceneFor(const LaneGeometry& geometry) const
{
    const bool live = m_model->isLive();
    const auto now = m_model->nowUs();
    return { .model = *m_model,
        .index = index(),
        .scale = m_scale,
        .geometry = geometry,
        .kinds = m_kinds,
        .nowUs = now,
        .cutUs = cutUs(),
        .openUs = live ? now : m_model->durationUs(),
        .live = live,
        .streamingSince = m_streamingSince };
}

void TimelineView::paintEvent(QPaintEvent*)
{
    const auto geometry = geometryNow();
    const auto scene = sceneFor(geometry);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::instance().color(Token::SurfacePanel));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipRect(QRect(LaneGeometry::labelWidth, 0, scene.laneWidth(), geometry.height));
    paintLanes(painter, scene);
    painter.restore();
    paintTop(painter, scene);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(Theme::instance().color(Token::AccentFocus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

void TimelineView::paintLanes(QPainter& painter, const TimelineScene& scene) const
{
    m_strips->paint(painter, scene, devicePixelRatioF());
    // Live, the future lies under what is planned; in a replay, what is later loses half its strength with all on it.
    if (scene.live)
        overlay::paintLater(painter, scene);
    painter.translate(LaneGeometry::labelWidth, 0);
    if (!scene.geometry.merged)
        paintTasks(painter, scene);
    paintOpenThings(painter, scene);
    painter.translate(-LaneGeometry::labelWidth, 0);
    if (!scene.live)
        overlay::paintLater(painter, scene);
    m_strips->paintWords(painter, scene.live ? stillOpen : scene.nowUs);
    overlay::paintEvidence(painter, scene, evidenceOf(*m_model));
}

void TimelineView::paintTop(QPainter& painter, const TimelineScene& scene) const
{
    const auto selected = index().find(m_model->selectedEvent());
    overlay::paintRuler(
        painter, scene, scene.live ? std::optional(index().timeOf(m_model->savedThrough())) : std::nullopt);
    overlay::paintLabels(painter, scene, selected ? std::optional(selected->lane) : std::nullopt);
    if (m_hover && (!selected || m_hover->seq != selected->seq))
        overlay::paintFrame(painter, scene, *m_hover, true);
    if (selected)
        overlay::paintFrame(painter, scene, *selected, false);
    overlay::paintNow(painter, scene);
}

QRect TimelineView::rectOf(Seq seq) const
{
    const auto mark = index().find(seq);
    if (!mark)
        return {};
    const auto geometry = geometryNow();
    return overlay::placeOf(sceneFor(geometry), *mark);
}

std::optional<Mark> TimelineView::markAt(QPoint pos) const
{
    const auto geometry = geometryNow();
    if (pos.x() < LaneGeometry::labelWidth)
        return std::nullopt;
    std::optional<Lane> companion;
    const auto lane = geometry.laneAt(pos.y(), &companion);
    if (!lane)
        return std::nullopt;
    const auto hit = [&](Lane which) {
        const int row = which == Lane::Flaws ? geometry.flawRowAt(pos.y()) : -1;
        auto found = index().hit(which, m_scale, pos.x() - LaneGeometry::labelWidth, m_kinds, row);
        return found && found->us <= cutUs() ? found : std::nullopt;
    };
    auto found = companion ? hit(*companion) : std::nullopt;
    return found ? found : hit(*lane);
}

} // namespace jumpseat
