// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/key_hint.h"

#include "theme/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace jumpseat {
namespace {

QFont keyFont()
{
    QFont font = Theme::instance().code();
    font.setPixelSize(std::max(10, font.pixelSize() - 3));
    font.setWeight(QFont::Medium);
    return font;
}

} // namespace

KeyHint::KeyHint(const QString& key, QWidget* parent)
    : QWidget(parent)
    , m_key(key)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void KeyHint::setKey(const QString& key)
{
    m_key = key;
    setVisible(!key.isEmpty());
    updateGeometry();
    update();
}

QSize KeyHint::sizeFor(const QString& key)
{
    const QFontMetrics metrics(keyFont());
    const int height = std::max(16, metrics.height() + 2);
    return { std::max(height, metrics.horizontalAdvance(key) + 8), height };
}

void KeyHint::paint(QPainter& painter, const QRect& rect, const QString& key, const QColor& ink)
{
    const auto& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ink.isValid() ? ink : theme.color(Token::Line1));
    painter.setBrush(ink.isValid() ? QBrush() : QBrush(theme.color(Token::SurfacePanel)));
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter.setFont(keyFont());
    painter.setPen(ink.isValid() ? ink : theme.color(Token::Text3));
    painter.drawText(rect, Qt::AlignCenter, key);
    painter.restore();
}

void KeyHint::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, rect(), m_key);
}

} // namespace jumpseat
