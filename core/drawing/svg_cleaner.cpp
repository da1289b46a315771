// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing/svg_cleaner.h"

#include <QSet>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

constexpr auto svgNamespace = "http://www.w3.org/2000/svg"_L1;

const QSet<QString>& elements()
{
    static const QSet<QString> allowed { u"svg"_s, u"g"_s, u"path"_s, u"rect"_s, u"circle"_s, u"ellipse"_s, u"line"_s,
        u"polyline"_s, u"polygon"_s, u"text"_s, u"tspan"_s, u"defs"_s, u"marker"_s, u"linearGradient"_s,
        u"radialGradient"_s, u"stop"_s, u"clipPath"_s };
    return allowed;
}

const QSet<QString>& attributes()
{
    static const QSet<QString> allowed { u"id"_s, u"x"_s, u"y"_s, u"x1"_s, u"y1"_s, u"x2"_s, u"y2"_s, u"cx"_s, u"cy"_s,
        u"r"_s, u"rx"_s, u"ry"_s, u"fx"_s, u"fy"_s, u"d"_s, u"dx"_s, u"dy"_s, u"points"_s, u"width"_s, u"height"_s,
        u"viewBox"_s, u"transform"_s, u"rotate"_s, u"offset"_s, u"gradientUnits"_s, u"gradientTransform"_s,
        u"spreadMethod"_s, u"clipPathUnits"_s, u"preserveAspectRatio"_s, u"refX"_s, u"refY"_s, u"markerWidth"_s,
        u"markerHeight"_s, u"markerUnits"_s, u"orient"_s, u"fill"_s, u"fill-opacity"_s, u"fill-rule"_s, u"stroke"_s,
        u"stroke-width"_s, u"stroke-opacity"_s, u"stroke-dasharray"_s, u"stroke-dashoffset"_s, u"stroke-linecap"_s,
        u"stroke-linejoin"_s, u"stroke-miterlimit"_s, u"opacity"_s, u"color"_s, u"stop-color"_s, u"stop-opacity"_s,
        u"clip-path"_s, u"clip-rule"_s, u"marker-start"_s, u"marker-mid"_s, u"marker-end"_s, u"font-family"_s,
        u"font-size"_s, u"font-style"_s, u"font-weight"_s, u"letter-spacing"_s, u"text-anchor"_s, u"text-decoration"_s,
        u"visibility"_s, u"display"_s };
    return allowed;
}

/// Plain words and numbers, or a reference to a part of the same drawing.
bool isHarmless(QStringView value)
{
    constexpr qsizetype longest = 64 * 1024; // a path
    if (value.size() > longest || value.contains(u'\\') || value.contains(u'<'))
        return false;
    const qsizetype reference = value.indexOf("url("_L1, 0, Qt::CaseInsensitive);
    if (reference < 0)
        return !value.contains(u':') && !value.contains("@import"_L1, Qt::CaseInsensitive);
    const QStringView target = value.sliced(reference + 4);
    const qsizetype end = target.indexOf(u')');
    const auto isName = [](QChar c) { return c.isLetterOrNumber() || c == u'-' || c == u'_' || c == u'.'; };
    return reference == 0 && end > 1 && target.front() == u'#' && end + 1 == target.size()
        && std::all_of(target.begin() + 1, target.begin() + end, isName);
}

void copyStart(const QXmlStreamReader& in, QXmlStreamWriter& out)
{
    out.writeStartElement(in.name().toString());
    const QXmlStreamAttributes given = in.attributes();
    for (const QXmlStreamAttribute& attribute : given) {
        if (attribute.namespaceUri().isEmpty() && attributes().contains(attribute.name().toString())
            && isHarmless(attribute.value()))
            out.writeAttribute(attribute.name().toString(), attribute.value().toString());
    }
}

} // namespace

Result<QString> cleanSvg(const QString& svg)
{
    if (svg.toUtf8().size() > svg::mostBytes)
        return fail(ErrorCode::TooLarge, QStringLiteral("the drawing is too large"));
    QXmlStreamReader in(svg);
    QString clean;
    QXmlStreamWriter out(&clean);
    int depth = 0, count = 0, textDepth = 0;
    bool isDrawing = false;
    while (!in.atEnd()) {
        switch (in.readNext()) {
        case QXmlStreamReader::DTD:
        case QXmlStreamReader::EntityReference:
            return fail(ErrorCode::Malformed, QStringLiteral("the drawing brings declarations along"));
        case QXmlStreamReader::StartElement: {
            if (++count > svg::mostElements || depth >= svg::deepest)
                return fail(ErrorCode::TooLarge, QStringLiteral("the drawing has too many parts"));
            const bool isOurs = in.namespaceUri() == svgNamespace || in.namespaceUri().isEmpty();
            if (depth == 0 && !(isOurs && in.name() == "svg"_L1))
                return fail(ErrorCode::Malformed, QStringLiteral("that is no drawing"));
            if (!isOurs || !elements().contains(in.name().toString())) {
                in.skipCurrentElement();
                break;
            }
            copyStart(in, out);
            if (depth++ == 0)
                out.writeDefaultNamespace(svgNamespace);
            isDrawing = true;
            textDepth += in.name() == "text"_L1 || textDepth > 0;
            break;
        }
        case QXmlStreamReader::EndElement:
            --depth;
            textDepth -= textDepth > 0;
            out.writeEndElement();
            break;
        case QXmlStreamReader::Characters:
            if (textDepth > 0)
                out.writeCharacters(in.text().toString());
            break;
        default: break;
        }
    }
    if (in.hasError() || !isDrawing)
        return fail(ErrorCode::Malformed, QStringLiteral("the drawing cannot be read: %1").arg(in.errorString()));
    return clean;
}

} // namespace jumpseat
