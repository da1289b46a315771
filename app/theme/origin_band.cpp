// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/theme.h"

#include <QPainter>

#include <cmath>

namespace jumpseat {
namespace {

constexpr qreal patternStep = 5; // px; ladder and hatch repeat after this

void paintLadder(QPainter& painter, const QRectF& rect, qreal phase, const QColor& color)
{
    for (qreal y = -std::fmod(phase, patternStep); y < rect.height(); y += patternStep) {
        const qreal top = std::max(0.0, y);
        const qreal bottom = std::min(rect.height(), y + 3);
        if (bottom > top)
            painter.fillRect(QRectF(rect.left(), rect.top() + top, rect.width(), bottom - top), color);
    }
}

void paintHatch(QPainter& painter, const QRectF& rect, qreal phase, const QColor& color)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 2));
    for (qreal y = -rect.width() - std::fmod(phase, patternStep); y < rect.height(); y += patternStep) {
        painter.drawLine(QPointF(rect.left(), rect.top() + y + rect.width()), QPointF(rect.right(), rect.top() + y));
    }
    painter.restore();
}

void paintDots(QPainter& painter, const QRectF& rect, const QColor& color)
{
    QPen pen(color, 2);
    pen.setCapStyle(Qt::FlatCap);
    pen.setDashPattern({ 0.75, 1.5 });
    painter.save();
    painter.setPen(pen);
    const qreal x = rect.left() + rect.width() / 2;
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()));
    painter.restore();
}

} // namespace

void paintOriginBand(QPainter& painter, OriginKind kind, const QRectF& rect, qreal phase)
{
    const auto& theme = Theme::instance();
    const auto color = theme.origin(kind);
    const auto column = [&](qreal x, qreal width, const QColor& fill) {
        painter.fillRect(QRectF(rect.left() + x, rect.top(), width, rect.height()), fill);
    };
    switch (kind) {
    case OriginKind::Baseline: column(std::floor((rect.width() - 1) / 2), 1, color); break;
    case OriginKind::Candidate: column(0, rect.width(), color); break;
    case OriginKind::Assistant:
        column(0, 2, color);
        column(rect.width() - 2, 2, color);
        break;
    case OriginKind::Edited:
        column(0, 2, theme.origin(OriginKind::Assistant));
        column(3, rect.width() - 3, color);
        break;
    case OriginKind::Pasted: paintLadder(painter, rect, phase, color); break;
    case OriginKind::Interviewer: paintHatch(painter, rect, phase, color); break;
    case OriginKind::Tool:
    case OriginKind::Unknown: paintDots(painter, rect, color); break;
    }
}

} // namespace jumpseat
