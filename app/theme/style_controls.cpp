// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icon_engine.h"
#include "theme/style_parts.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace jumpseat::style {
namespace {

constexpr qreal radius = 4;

/// A filled box with a line that lies inside `rect`, on whole pixels.
void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& line, qreal width = 1,
    qreal corner = radius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush());
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), corner, corner);
    painter.restore();
}

struct Pair {
    QColor fill, line;
};

Pair primaryColors(bool hover, bool pressed)
{
    const auto fill = ink(pressed ? Token::AccentPressed : hover ? Token::AccentHover : Token::AccentFill);
    return { fill, fill };
}

Pair buttonColors(const QStyleOptionButton& option)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool hover = enabled && option.state & QStyle::State_MouseOver;
    const bool pressed = enabled && option.state & QStyle::State_Sunken;
    const bool flat = option.features & QStyleOptionButton::Flat;
    if (!enabled)
        return { {}, flat ? QColor() : ink(Token::Line1) };
    if (option.features & QStyleOptionButton::DefaultButton)
        return primaryColors(hover, pressed);
    const auto moved = ink(pressed ? Token::SurfacePressed : Token::SurfaceHover);
    if (option.state & QStyle::State_On)
        return { hover || pressed ? moved : ink(Token::SurfaceSelected), ink(Token::AccentFill) };
    if (flat)
        return { hover || pressed ? moved : QColor(), {} };
    return { hover || pressed ? moved : ink(Token::SurfaceRaised), ink(Token::Line1) };
}

void drawTick(QPainter& painter, const QRectF& rect, const QColor& color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.6));
    const auto at = [&](qreal x, qreal y) {
        return QPointF(rect.left() + x * rect.width() / 13, rect.top() + y * rect.height() / 13);
    };
    painter.drawPolyline(QPolygonF { at(3, 6.6), at(5.6, 9), at(10, 4) });
    painter.restore();
}

struct BoxLook {
    QColor fill, line, mark;
};

BoxLook boxLook(const QStyleOption& option)
{
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    if (!(option.state & QStyle::State_Enabled))
        return { {}, ink(Token::Line1), ink(Token::TextDisabled) };
    if (on)
        return { ink(Token::AccentFill), ink(Token::AccentFill), ink(Token::TextOnAccent) };
    const bool hover = option.state & QStyle::State_MouseOver;
    return { ink(Token::SurfaceBase), ink(hover ? Token::Text3 : Token::LineControl), {} };
}

} // namespace

void drawButtonPanel(QPainter& painter, const QStyleOptionButton& option)
{
    const auto [fill, line] = buttonColors(option);
    box(painter, option.rect, fill, line);
}

void drawToolButtonPanel(QPainter& painter, const QStyleOption& option)
{
    QStyleOptionButton button;
    button.rect = option.rect;
    button.state = option.state;
    button.features = QStyleOptionButton::Flat;
    drawButtonPanel(painter, button);
}

void drawField(QPainter& painter, const QStyleOption& option)
{
    if (!(option.state & QStyle::State_Enabled))
        return box(painter, option.rect, {}, ink(Token::Line1));
    // Fields show focus however it came: the caret alone is too easily lost.
    if (option.state & QStyle::State_HasFocus)
        return box(painter, option.rect, ink(Token::SurfaceBase), ink(Token::AccentFocus), 2);
    const bool hover = option.state & QStyle::State_MouseOver;
    box(painter, option.rect, ink(Token::SurfaceBase), ink(hover ? Token::Text3 : Token::LineControl));
}

void drawCheckBox(QPainter& painter, const QStyleOption& option)
{
    const auto look = boxLook(option);
    box(painter, option.rect, look.fill, look.line, 1, 2);
    if (option.state & QStyle::State_On)
        drawTick(painter, option.rect, look.mark);
    else if (option.state & QStyle::State_NoChange)
        painter.fillRect(
            QRectF(option.rect).adjusted(3, option.rect.height() / 2.0 - 1, -3, -option.rect.height() / 2.0 + 1),
            look.mark);
}

void drawRadioButton(QPainter& painter, const QStyleOption& option)
{
    const auto look = boxLook(option);
    box(painter, option.rect, look.fill, look.line, 1, option.rect.width() / 2.0);
    if (option.state & QStyle::State_On)
        box(painter, QRectF(option.rect).adjusted(4, 4, -4, -4), look.mark, {}, 1, option.rect.width() / 2.0);
}

void drawComboBox(QPainter& painter, const QStyleOptionComboBox& option)
{
    if (option.editable) {
        drawField(painter, option);
    } else if (!option.frame) {
        drawToolButtonPanel(painter, option);
    } else {
        QStyleOptionButton button;
        button.rect = option.rect;
        button.state = option.state & ~QStyle::State_On;
        drawButtonPanel(painter, button);
    }
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRect arrow(option.rect.right() - 20, option.rect.center().y() - 5, 12, 12);
    painter.drawPixmap(arrow,
        iconPixmap(u"chevron-down"_s, ink(enabled ? Token::Text2 : Token::TextDisabled), arrow.size(),
            painter.device()->devicePixelRatio()));
}

void drawFocusFrame(QPainter& painter, const QStyleOption& option)
{
    box(painter, option.rect, {}, ink(Token::AccentFocus), 2, radius + 3);
}

void drawFocusRect(QPainter& painter, const QStyleOption& option)
{
    if (option.state & QStyle::State_KeyboardFocusChange)
        box(painter, option.rect, {}, ink(Token::AccentFocus), 2, 0);
}

} // namespace jumpseat::style
