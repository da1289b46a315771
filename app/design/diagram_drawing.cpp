// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "design/diagram_drawing.h"

#include "drawing/svg_cleaner.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <algorithm>

namespace jumpseat {

namespace {

constexpr int bytesOfPoint = 4; // "1 2 " is the shortest there is

bool bearsMarkers(const QXmlStreamAttributes& attributes)
{
    return std::ranges::any_of(
        attributes, [](const QXmlStreamAttribute& attribute) { return attribute.name().startsWith(u"marker-"); });
}

qint64 sizeOf(const QXmlStreamAttributes& attributes)
{
    qint64 size = 0;
    for (const QXmlStreamAttribute& attribute : attributes)
        size += attribute.value().size();
    return size;
}

/// A marker is drawn anew at each point of a line. Everything else in a clean drawing is drawn once.
bool hasTooManyMarks(const QString& svg)
{
    QXmlStreamReader in(svg);
    qint64 places = 0;
    qint64 content = 0;
    int depth = 0; // inside a marker
    while (!in.atEnd()) {
        in.readNext();
        if (in.isEndElement() && depth > 0)
            --depth;
        if (!in.isStartElement())
            continue;
        const bool bears = bearsMarkers(in.attributes());
        if (depth > 0 || in.name() == u"marker") {
            ++depth;
            content += sizeOf(in.attributes()) + 1;
            if (bears)
                return true; // marks on marks
        } else if (bears) {
            const bool isGroup = in.name() == u"g" || in.name() == u"svg"; // its children inherit them
            places += isGroup ? svg.size() / bytesOfPoint : 3 + sizeOf(in.attributes()) / bytesOfPoint;
        }
    }
    return places > 0 && content > diagram::mostMarks / places;
}

} // namespace

Result<DiagramPicture> drawDiagram(const QString& svg, int width, qreal scale, qreal zoom)
{
    const Result<QString> clean = cleanSvg(svg);
    if (!clean)
        return std::unexpected(clean.error());
    if (hasTooManyMarks(*clean))
        return fail(ErrorCode::TooLarge, QStringLiteral("the drawing has too many marks"));
    QSvgRenderer renderer;
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    if (!renderer.load(clean->toUtf8()))
        return fail(ErrorCode::Malformed, QStringLiteral("the drawing cannot be drawn"));
    QSizeF natural = renderer.viewBoxF().size();
    if (natural.isEmpty())
        natural = renderer.defaultSize();
    if (!(natural.width() > 0 && natural.height() > 0 && natural.width() < 1e6 && natural.height() < 1e6))
        return fail(ErrorCode::Malformed, QStringLiteral("the drawing has no size"));
    qreal factor = std::min(width / natural.width(), scale) * zoom;
    factor = std::min({ factor, diagram::longestSide / natural.width(), diagram::longestSide / natural.height() });
    const QSize size = (natural * factor).toSize().expandedTo({ 1, 1 });
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return fail(ErrorCode::TooLarge, QStringLiteral("there is no memory for the drawing"));
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
    painter.end();
    return DiagramPicture { image, natural };
}

} // namespace jumpseat
