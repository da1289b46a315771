// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The event glyphs of the design: paths in a 12 x 12 box, drawn from back to front.
#include "theme/path_data.h"
#include "theme/theme.h"

#include <QHash>
#include <QPainter>

#include <array>

using namespace Qt::StringLiterals;

namespace jumpseat {
namespace {

enum class Ink { None, Background, Candidate, Assistant, Edited, Pasted, Yours, Text1, Text2, Text3, Pass, Fail, Flaw };

struct Layer {
    const char* path = nullptr;
    Ink fill = Ink::None;
    Ink stroke = Ink::None;
    qreal width = 0;
    bool dashed = false;
};

struct Drawing {
    const char* name;
    std::array<Layer, 2> layers;
};

constexpr auto fullDiamond = "M6 .8L11.2 6L6 11.2L.8 6Z";
constexpr auto hollowDiamond = "M6 1.6L10.4 6L6 10.4L1.6 6Z";
constexpr auto fullTriangle = "M6 1.2L11.4 10.8H.6Z";
constexpr auto hollowTriangle = "M6 2.4L10.3 10H1.7Z";

const Drawing& drawingOf(EventMark glyph)
{
    // In the order of enum EventMark.
    static constexpr Drawing drawings[] = {
        { "prompt", { { { "M1 1.5h10v7H5.6L3 11.2V8.5H1Z", Ink::Candidate } } } },
        { "reply", { { { "M1.75 2.25h8.5v5.6H9v2.6L6.4 7.85H1.75Z", Ink::Background, Ink::Assistant, 1.5 } } } },
        { "offered", { { { hollowDiamond, Ink::Background, Ink::Assistant, 1.5 } } } },
        { "accepted", { { { fullDiamond, Ink::Assistant } } } },
        { "partly",
            { { { hollowDiamond, Ink::Background, Ink::Assistant, 1.5 }, { "M6 1V11L1 6Z", Ink::Assistant } } } },
        { "edited", { { { fullDiamond, Ink::Edited }, { "O6 6 1.9", Ink::Background } } } },
        { "rejected",
            { { { hollowDiamond, Ink::Background, Ink::Text3, 1.3 },
                { "M1.2 10.8L10.8 1.2", Ink::None, Ink::Text1, 1.7 } } } },
        { "paste", { { { "M1 1h10v2.6H1ZM1 4.7h10v2.6H1ZM1 8.4h10V11H1Z", Ink::Pasted } } } },
        { "run", { { { "M2 1L11 6L2 11Z", Ink::Text2 } } } },
        { "pass", { { { "O6 6 5.6", Ink::Pass }, { "M3.3 6.2L5.2 8.1L8.8 4", Ink::None, Ink::Background, 1.6 } } } },
        { "fail",
            { { { "M.8 .8h10.4v10.4H.8Z", Ink::Fail },
                { "M3.5 3.5L8.5 8.5M8.5 3.5L3.5 8.5", Ink::None, Ink::Background, 1.6 } } } },
        { "flaw", { { { hollowTriangle, Ink::Background, Ink::Flaw, 1.5 } } } },
        { "caught",
            { { { fullTriangle, Ink::Flaw }, { "M3.9 8L5.5 9.5L8.1 6.4", Ink::None, Ink::Background, 1.4 } } } },
        { "missed",
            { { { hollowTriangle, Ink::Background, Ink::Flaw, 1.5 },
                { "M1 1.2L11 11.4", Ink::None, Ink::Text1, 1.5 } } } },
        { "control", { { { "O6 6 4.4", Ink::Background, Ink::Text3, 1.5, true } } } },
        { "note",
            { { { "M2 .8h5.2L10.4 4v7.2H2Z", Ink::Yours },
                { "M4 5.6h4.4M4 8.2h4.4", Ink::None, Ink::Background, 1.2 } } } },
        { "bookmark", { { { "M2.8 .8h6.4v10.4L6 8.2 2.8 11.2Z", Ink::Yours } } } },
        { "hint", { { { "M2.2 1.5h7.6v5L6 10.4 2.2 6.5Z", Ink::Background, Ink::Yours, 1.5 } } } },
        { "tool", { { { "M4.4 1h3.2v10H4.4Z", Ink::Assistant } } } },
        { "stopped", { { { "M2.2 2.2h7.6v7.6H2.2Z", Ink::Candidate } } } },
    };
    static_assert(std::size(drawings) == size_t(EventMark::Stopped) + 1);
    return drawings[size_t(glyph)];
}

QColor colorOf(Ink ink, const QColor& background)
{
    const auto& theme = Theme::instance();
    switch (ink) {
    case Ink::None:
    case Ink::Background: return background;
    case Ink::Candidate: return theme.origin(OriginKind::Candidate);
    case Ink::Assistant: return theme.origin(OriginKind::Assistant);
    case Ink::Edited: return theme.origin(OriginKind::Edited);
    case Ink::Pasted: return theme.origin(OriginKind::Pasted);
    case Ink::Yours: return theme.origin(OriginKind::Interviewer);
    case Ink::Text1: return theme.color(Token::Text1);
    case Ink::Text2: return theme.color(Token::Text2);
    case Ink::Text3: return theme.color(Token::Text3);
    case Ink::Pass: return theme.color(Token::StatePass);
    case Ink::Fail: return theme.color(Token::StateFail);
    case Ink::Flaw: return theme.color(Token::StateFlaw);
    }
    return {};
}

const QPainterPath& pathOf(const Layer& layer)
{
    static QHash<const char*, QPainterPath> cache;
    auto found = cache.find(layer.path);
    if (found == cache.end())
        found = cache.insert(layer.path, pathFromData(layer.path));
    return *found;
}

QPen penOf(const Layer& layer, const QColor& background)
{
    if (layer.stroke == Ink::None)
        return Qt::NoPen;
    QPen pen(colorOf(layer.stroke, background), layer.width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    if (layer.dashed)
        pen.setDashPattern({ 2.3 / layer.width, 1.6 / layer.width });
    return pen;
}

} // namespace

void paintGlyph(QPainter& painter, EventMark glyph, const QRectF& box, const QColor& background)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(box.topLeft());
    painter.scale(box.width() / 12, box.height() / 12);
    for (const auto& layer : drawingOf(glyph).layers) {
        if (!layer.path)
            continue;
        painter.setPen(penOf(layer, background));
        painter.setBrush(layer.fill == Ink::None ? QBrush() : QBrush(colorOf(layer.fill, background)));
        painter.drawPath(pathOf(layer));
    }
    painter.restore();
}

void paintScoreGlyph(QPainter& painter, int level, const QRectF& box)
{
    const auto& theme = Theme::instance();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::AccentFill));
    painter.drawRoundedRect(box, 2, 2);
    QFont font = theme.strong();
    font.setPixelSize(std::max(6, qRound(box.height() * 0.75)));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(theme.color(Token::TextOnAccent));
    painter.drawText(box, Qt::AlignCenter, level > 0 ? QString::number(level) : QString(QChar(u'\u2013')));
    painter.restore();
}

void paintMark(QPainter& painter, EventMark mark, const QRectF& box, const QColor& background, int level)
{
    if (mark == EventMark::Score)
        paintScoreGlyph(painter, level, box);
    else if (mark != EventMark::None)
        paintGlyph(painter, mark, box, background);
}

QString glyphName(EventMark glyph)
{
    return QString::fromLatin1(drawingOf(glyph).name);
}

} // namespace jumpseat
