// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/nav_row.h"

#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QPainter>

namespace jumpseat {

NavRow::NavRow(const QString& icon, const QString& name, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(name);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void NavRow::setCount(qsizetype count)
{
    m_count = count > 0 ? QString::number(count) : QString();
    setAccessibleDescription(m_count);
    update();
}

QSize NavRow::sizeHint() const
{
    return { 200, qMax(30, Theme::instance().rowHeight() + 4) };
}

void NavRow::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    if (isChecked())
        painter.fillRect(rect(), theme.color(Token::SurfaceSelected));
    else if (underMouse())
        painter.fillRect(rect(), theme.color(isDown() ? Token::SurfacePressed : Token::SurfaceHover));
    if (isChecked())
        painter.fillRect(QRect(0, 0, 2, height()), theme.color(Token::AccentFill));
    const QRect inner = rect().adjusted(12, 0, -12, 0);
    const QPixmap icon = iconPixmap(m_icon, theme.color(Token::Text2), { 16, 16 }, devicePixelRatio());
    painter.drawPixmap(QRect(inner.left(), (height() - 16) / 2, 16, 16), icon);
    painter.setPen(theme.color(Token::Text3));
    painter.setFont(theme.caption());
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, m_count);
    painter.setPen(theme.color(Token::Text1));
    painter.setFont(isChecked() ? theme.strong() : theme.body());
    painter.drawText(inner.adjusted(24, 0, -24, 0), Qt::AlignVCenter, text());
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
    }
}

} // namespace jumpseat
