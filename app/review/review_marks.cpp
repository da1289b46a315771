// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review_marks.h"

#include <QPainter>

namespace jumpseat {

void paintSeverity(QPainter& painter, const QString& severity, const QRectF& box, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.2));
    painter.setBrush(Qt::NoBrush);
    const QRectF shape = box.adjusted(1.5, 1.5, -1.5, -1.5);
    if (severity == u"question") {
        painter.drawEllipse(shape);
        QFont font = Theme::instance().strong();
        font.setPixelSize(std::max(6, qRound(box.height() * 0.7)));
        painter.setFont(font);
        painter.drawText(box, Qt::AlignCenter, QStringLiteral("?"));
    } else {
        painter.drawRect(shape);
        const bool half = severity == u"important";
        if (half || severity == u"blocking")
            painter.fillRect(half ? shape.adjusted(0, shape.height() / 2, 0, 0) : shape, colour);
    }
    painter.restore();
}

void paintPlanted(QPainter& painter, bool control, bool said, const QRectF& box, const QColor& ground)
{
    const Theme& theme = Theme::instance();
    if (!control)
        return paintMark(painter, EventMark::FlawOpen, box, said ? theme.color(Token::StateFlaw) : ground);
    paintMark(painter, EventMark::Control, box, ground);
    if (!said)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Text3));
    painter.drawEllipse(box.center(), box.width() / 4, box.height() / 4);
    painter.restore();
}

} // namespace jumpseat
