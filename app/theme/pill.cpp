// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/pill.h"

#include "theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace jumpseat {
namespace {

constexpr int padding = 8;
constexpr int mark = 8; // the disc of "live", the triangle of "replay"
constexpr int gap = 6;

} // namespace

Pill::Pill(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::setState(Look look, const QString& text)
{
    m_look = look;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QFont Pill::pillFont() const
{
    QFont font = Theme::instance().caption();
    font.setWeight(QFont::DemiBold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 0.4);
    return font;
}

QSize Pill::sizeHint() const
{
    const QFontMetrics metrics(pillFont());
    const int lead = m_look == Look::Outlined ? 0 : mark + gap;
    return { metrics.horizontalAdvance(m_text) + lead + 2 * padding + 1, std::max(22, metrics.height() + 6) };
}

void Pill::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::instance();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool live = m_look == Look::Live;
    const QColor ink = theme.color(live ? Token::TextOnAccent : Token::AccentText);
    painter.setPen(live ? QPen(Qt::NoPen) : QPen(ink, 1.5));
    painter.setBrush(live ? QBrush(theme.color(Token::AccentFill)) : QBrush());
    const qreal inset = live ? 0 : 0.75;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), 3, 3);
    QRectF area = QRectF(rect()).adjusted(padding, 0, -padding, 0);
    const QRectF box(area.left(), (height() - mark) / 2.0, mark, mark);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    if (live)
        painter.drawEllipse(box);
    else if (m_look == Look::Replay)
        painter.drawPolygon(QPolygonF { box.topLeft(), QPointF(box.right(), box.center().y()), box.bottomLeft() });
    if (m_look != Look::Outlined)
        area.setLeft(box.right() + gap);
    painter.setPen(ink);
    painter.setFont(pillFont());
    painter.drawText(area, Qt::AlignVCenter | Qt::AlignLeft, m_text);
}

} // namespace jumpseat
