// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style_parts.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace jumpseat::style {
namespace {

void fill(QPainter& painter, const QRect& rect, Token token)
{
    painter.fillRect(rect, ink(token));
}

} // namespace

void drawItemRow(QPainter& painter, const QStyleOptionViewItem& option, bool leading)
{
    const bool selected = option.state & QStyle::State_Selected;
    const bool active = option.state & QStyle::State_Active;
    if (selected)
        fill(painter, option.rect, active ? Token::SurfaceSelected : Token::SurfaceSunken);
    else if (option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled)
        fill(painter, option.rect, Token::SurfaceHover);
    if (selected && leading) {
        QRect edge = option.rect;
        edge.setWidth(2);
        fill(painter, edge, active ? Token::AccentFill : Token::Text3);
    }
}

void drawTabShape(QPainter& painter, const QStyleOptionTab& option)
{
    const QRect r = option.rect;
    const bool hover = option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled;
    if (!(option.state & QStyle::State_Selected)) {
        if (hover)
            fill(painter, r.adjusted(0, 0, 0, -1), Token::SurfaceHover);
        return;
    }
    fill(painter, r, Token::SurfaceBase);
    fill(painter, QRect(r.left(), r.top(), r.width(), 2), Token::AccentFill);
    fill(painter, QRect(r.right(), r.top(), 1, r.height()), Token::Line1);
    if (option.position != QStyleOptionTab::Beginning && option.position != QStyleOptionTab::OnlyOneTab)
        fill(painter, QRect(r.left(), r.top(), 1, r.height()), Token::Line1);
}

void drawTabBarBase(QPainter& painter, const QStyleOption& option)
{
    const QRect r = option.rect;
    fill(painter, QRect(r.left(), r.bottom(), r.width(), 1), Token::Line1);
}

void drawHeaderSection(QPainter& painter, const QStyleOptionHeader& option)
{
    const QRect r = option.rect;
    const bool hover = option.state & QStyle::State_MouseOver && option.state & QStyle::State_Enabled;
    fill(painter, r, hover ? Token::SurfaceHover : Token::SurfacePanel);
    if (option.orientation == Qt::Horizontal)
        fill(painter, QRect(r.left(), r.bottom(), r.width(), 1), Token::Line1);
    else
        fill(painter, QRect(r.right(), r.top(), 1, r.height()), Token::Line1);
}

} // namespace jumpseat::style
