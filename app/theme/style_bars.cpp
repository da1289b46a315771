// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/style_parts.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace jumpseat::style {
namespace {

struct Handle {
    int at = 0, size = 0; // along the bar
};

Handle handleOf(const QStyleOptionSlider& option)
{
    const int length = option.orientation == Qt::Horizontal ? option.rect.width() : option.rect.height();
    const qint64 range = qint64(option.maximum) - option.minimum + option.pageStep;
    if (range <= 0 || option.maximum <= option.minimum)
        return { 0, length };
    const int size = std::clamp(int(qint64(length) * option.pageStep / range), 24, std::max(24, length));
    return { QStyle::sliderPositionFromValue(
                 option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown),
        size };
}

QRect along(const QStyleOptionSlider& option, int at, int size)
{
    const QRect& bar = option.rect;
    return option.orientation == Qt::Horizontal ? QRect(bar.left() + at, bar.top(), size, bar.height())
                                                : QRect(bar.left(), bar.top() + at, bar.width(), size);
}

} // namespace

void drawPanel(QPainter& painter, const QStyleOption& option)
{
    painter.fillRect(option.rect, ink(Token::SurfaceRaised));
    painter.setPen(ink(Token::Line1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(option.rect.adjusted(0, 0, -1, -1));
}

QRect scrollBarPart(const QStyleOptionSlider& option, QStyle::SubControl part)
{
    const auto [at, size] = handleOf(option);
    const int length = option.orientation == Qt::Horizontal ? option.rect.width() : option.rect.height();
    switch (part) {
    case QStyle::SC_ScrollBarSlider: return along(option, at, size);
    case QStyle::SC_ScrollBarSubPage: return along(option, 0, at);
    case QStyle::SC_ScrollBarAddPage: return along(option, at + size, length - at - size);
    default: return {};
    }
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option)
{
    if (option.maximum <= option.minimum)
        return;
    const auto handle = QRectF(scrollBarPart(option, QStyle::SC_ScrollBarSlider)).adjusted(2, 2, -2, -2);
    const bool pressed = option.state & QStyle::State_Sunken && option.activeSubControls & QStyle::SC_ScrollBarSlider;
    const bool hover = option.state & QStyle::State_MouseOver;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(pressed ? Token::Text3 : hover ? Token::LineControl : Token::Line1));
    painter.drawRoundedRect(handle, 3, 3);
    painter.restore();
}

void drawSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle)
{
    const bool enabled = option.state & QStyle::State_Enabled;
    const QRect r = option.rect;
    if (option.orientation == Qt::Horizontal)
        painter.fillRect(
            QRect(r.left(), r.center().y(), r.width(), 2), ink(enabled ? Token::LineControl : Token::Line1));
    else
        painter.fillRect(
            QRect(r.center().x(), r.top(), 2, r.height()), ink(enabled ? Token::LineControl : Token::Line1));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const bool hover = option.state & QStyle::State_MouseOver;
    painter.setBrush(ink(!enabled ? Token::TextDisabled : hover ? Token::Text1 : Token::Text2));
    // What is grabbed is as high as the slider, what is seen is 12 px.
    const bool horizontal = option.orientation == Qt::Horizontal;
    const QSize seen = horizontal ? QSize(handle.width(), 12) : QSize(12, handle.height());
    QRect mark(QPoint(), seen);
    mark.moveCenter(handle.center() + QPoint(0, horizontal ? 1 : 0));
    painter.drawRoundedRect(mark, 1, 1);
    painter.restore();
}

void drawProgress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const QRect groove(option.rect.left(), option.rect.center().y() - 2, option.rect.width(), 4);
    painter.fillRect(groove, ink(Token::SurfaceSunken));
    const int range = option.maximum - option.minimum;
    if (range <= 0)
        return;
    const int done = int(qint64(groove.width()) * (option.progress - option.minimum) / range);
    painter.fillRect(QRect(groove.topLeft(), QSize(done, groove.height())), ink(Token::AccentFill));
}

} // namespace jumpseat::style
