// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/icon_engine.h"

#include "theme/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

QString pathOf(const QString& name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

QColor colorFor(QIcon::Mode mode, QIcon::State state)
{
    const auto& theme = Theme::instance();
    if (mode == QIcon::Disabled)
        return theme.color(Token::TextDisabled);
    return theme.color(state == QIcon::On ? Token::AccentText : Token::Text2);
}

QPixmap render(const QString& name, const QColor& color, QSize pixels)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto svg = file.readAll();
    svg.replace("currentColor", color.name().toLatin1());
    // Lucide draws on 24 units with a stroke of 2; the design wants 1.5 px at 16 px.
    svg.replace("stroke-width=\"2\"", "stroke-width=\"2.2\"");
    QPixmap pixmap(pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg).render(&painter);
    return pixmap;
}

} // namespace

QPixmap iconPixmap(const QString& name, const QColor& color, QSize size, qreal devicePixelRatio)
{
    const auto pixels = size * devicePixelRatio;
    const auto key = u"jumpseat/%1/%2/%3x%4"_s.arg(name, color.name()).arg(pixels.width()).arg(pixels.height());
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = render(name, color, pixels);
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

IconEngine::IconEngine(QString name)
    : m_name(std::move(name))
{
}

void IconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const auto size = actualSize(rect.size(), mode, state);
    const auto pixmap = scaledPixmap(size, mode, state, painter->device()->devicePixelRatio());
    QRect target(QPoint(), size);
    target.moveCenter(rect.center());
    painter->drawPixmap(target, pixmap);
}

QPixmap IconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return scaledPixmap(size, mode, state, 1);
}

QPixmap IconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    return isNull() ? QPixmap() : iconPixmap(m_name, colorFor(mode, state), size, scale);
}

QSize IconEngine::actualSize(const QSize& size, QIcon::Mode, QIcon::State)
{
    const int side = std::min(size.width(), size.height());
    return { side, side };
}

QString IconEngine::key() const
{
    return u"jumpseat"_s;
}
bool IconEngine::isNull()
{
    return !QFile::exists(pathOf(m_name));
}

} // namespace jumpseat
