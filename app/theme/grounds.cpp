// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/grounds.h"

#include "theme/theme.h"

#include <QPainter>
#include <QWidget>

namespace jumpseat {
namespace {

constexpr int panelBar = 43; // px

void paintGround(QPainter& painter, const QWidget& widget, Token ground, int barHeight)
{
    const Theme& theme = Theme::instance();
    painter.fillRect(widget.rect(), theme.color(ground));
    painter.fillRect(QRect(0, 0, widget.width(), barHeight), theme.color(Token::SurfaceWindow));
}

} // namespace

void paintPage(QWidget& page, int barHeight)
{
    QPainter painter(&page);
    paintGround(painter, page, Token::SurfaceBase, barHeight);
}

void paintSidePanel(QWidget& panel)
{
    QPainter painter(&panel);
    paintGround(painter, panel, Token::SurfacePanel, panelBar);
    painter.fillRect(QRect(0, 0, 1, panel.height()), Theme::instance().color(Token::Line1));
}

} // namespace jumpseat
