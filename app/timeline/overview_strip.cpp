// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/overview_strip.h"

#include "theme/theme.h"
#include "timeline/lane_geometry.h"
#include "timeline/session_strip.h"
#include "timeline/timeline_view.h"

#include <QPainter>

namespace jumpseat {

OverviewStrip::OverviewStrip(SessionModel* model, TimelineView* view)
    : QWidget(view)
    , m_strip(new SessionStrip(model, this))
{
    connect(m_strip, &SessionStrip::windowMoved, view, [view](qint64 from, qint64 to) {
        view->panBy(TimeScale(from, to, view->scale().widthPx()).fromUs() - view->scale().fromUs());
    });
}

void OverviewStrip::setWindow(qint64 fromUs, qint64 toUs)
{
    m_strip->setWindow(fromUs, toUs);
}

void OverviewStrip::resizeEvent(QResizeEvent*)
{
    m_strip->setGeometry(LaneGeometry::labelWidth, 4,
        std::max(1, width() - LaneGeometry::labelWidth - LaneGeometry::rightPadding), height() - 6);
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfacePanel));
    painter.fillRect(QRect(0, 0, width(), 1), theme.color(Token::Line1));
    painter.fillRect(QRect(LaneGeometry::labelWidth - 1, 0, 1, height()), theme.color(Token::Line1));
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(QRect(12, 1, LaneGeometry::labelWidth - 20, height() - 1), Qt::AlignVCenter, tr("Whole session"));
}

} // namespace jumpseat
