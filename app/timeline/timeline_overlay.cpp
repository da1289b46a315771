// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/timeline_overlay.h"

#include "models/session_model.h"
#include "timeline/mark_look.h"

#include <QCoreApplication>
#include <QPainter>

namespace jumpseat::overlay {
namespace {

constexpr int labelWidth = LaneGeometry::labelWidth;

QFont strongCaption()
{
    QFont font = Theme::instance().caption();
    font.setWeight(QFont::DemiBold);
    return font;
}

QString countOf(Lane lane, const TimelineScene& scene)
{
    const auto number = [&](qsizetype n) { return n > 0 ? QString::number(n) : QString(); };
    switch (lane) {
    case Lane::Assistant: return number(scene.index.count(Lane::Assistant));
    case Lane::Suggestions: return number(scene.index.count(Lane::Suggestions));
    case Lane::Runs: return number(scene.index.count(Lane::Runs));
    case Lane::You: return number(scene.index.count(Lane::You));
    case Lane::Flaws: {
        int open = 0, all = 0;
        for (const auto& row : scene.index.flaws()) {
            all += !row.control;
            open += !row.control && row.startUs >= 0 && row.startUs <= scene.nowUs && row.endUs > scene.nowUs;
        }
        return all > 0
            ? QCoreApplication::translate("jumpseat::Timeline", "%1 of %2", "open flaws of all").arg(open).arg(all)
            : QString();
    }
    default: return {};
    }
}

/// Two lanes that share a place have both names.
QString labelOf(Lane lane, const TimelineScene& scene)
{
    const auto companion = Lane(int(lane) + 1);
    if (!scene.geometry.merged || (lane != Lane::Edits && lane != Lane::Flaws))
        return laneName(lane);
    return QCoreApplication::translate("jumpseat::Timeline", "%1, %2", "names of two lanes")
        .arg(laneName(lane), laneName(companion).toLower());
}

void paintHead(QPainter& painter, double x, int width, const QString& time)
{
    constexpr int head = 51;
    const QRectF box(std::clamp<double>(x - head / 2.0, labelWidth, std::max(labelWidth, width - head)), 0, head, 17);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(Token::AccentFill));
    painter.drawRoundedRect(box, 2, 2);
    painter.setFont(strongCaption());
    painter.setPen(ink(Token::TextOnAccent));
    painter.drawText(box, Qt::AlignCenter, time);
}

} // namespace

void paintRuler(QPainter& painter, const TimelineScene& scene, std::optional<qint64> savedUs)
{
    const QRect ruler = scene.geometry.rect(Lane::Ruler);
    const int floor = ruler.bottom() + 1;
    painter.fillRect(ruler.adjusted(labelWidth, 0, 0, 0), ink(Token::SurfaceBase));
    painter.setFont(Theme::instance().caption());
    const int now = scene.column(scene.nowUs);
    for (const auto& tick : scene.scale.ticks()) {
        const int x = labelWidth + scene.column(tick.us);
        painter.fillRect(QRect(x, tick.major ? floor - 8 : floor - 4, 1, tick.major ? 8 : 4),
            ink(tick.major ? Token::LineControl : Token::Line1));
        const bool free = scene.live ? x - labelWidth < now - 40 || x - labelWidth > now + 44
                                     : std::abs(x - labelWidth - now + 16) > 58;
        if (tick.major && free && x < scene.geometry.width - 40) {
            painter.setPen(ink(Token::Text3));
            painter.drawText(QPointF(x + 4, 12), formatTime(tick.us));
        }
    }
    painter.fillRect(QRect(labelWidth, floor, scene.laneWidth(), 1), ink(Token::LineSoft));
    if (savedUs) {
        const int end = std::min(scene.laneWidth(), scene.column(*savedUs));
        painter.fillRect(QRect(labelWidth, floor - 1, std::max(0, end), 2), ink(Token::Text3));
    }
}

void paintLater(QPainter& painter, const TimelineScene& scene)
{
    const int top = scene.geometry.rulerBottom();
    const int from = std::clamp(scene.column(scene.nowUs), 0, scene.laneWidth()) + (scene.live ? 0 : 1);
    const QRect area(labelWidth + from, top, scene.laneWidth() - from, scene.geometry.height - top);
    if (scene.live || scene.cutUs <= scene.nowUs) {
        painter.fillRect(area, ink(Token::SurfacePanel));
        return;
    }
    QColor veil = ink(Token::SurfaceBase);
    veil.setAlphaF(0.5F);
    painter.fillRect(area, veil);
}

void paintLabels(QPainter& painter, const TimelineScene& scene, std::optional<Lane> hot)
{
    const auto& theme = Theme::instance();
    painter.fillRect(QRect(0, 0, labelWidth, scene.geometry.height), ink(Token::SurfacePanel));
    for (int i = int(Lane::Tasks); i < laneCount; ++i) {
        const auto lane = Lane(i);
        const QRect rect = scene.geometry.rect(lane);
        if (rect.isEmpty() || scene.geometry.isCompanion(lane))
            continue;
        painter.fillRect(QRect(0, rect.top(), scene.geometry.width, 1), ink(Token::LineSoft));
        const QRect words(12, rect.top(), labelWidth - 22, rect.height());
        painter.setFont(lane == hot ? strongCaption() : theme.caption());
        painter.setPen(ink(lane == hot ? Token::Text1 : Token::Text2));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, labelOf(lane, scene));
        painter.setFont(theme.caption());
        painter.setPen(ink(Token::Text3));
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, countOf(lane, scene));
    }
    const int bottom = scene.geometry.rect(Lane::You).bottom() + 1;
    painter.fillRect(QRect(0, bottom, scene.geometry.width, 1), ink(Token::LineSoft));
    painter.fillRect(QRect(labelWidth - 1, 0, 1, scene.geometry.height), ink(Token::Line1));
}

QRect placeOf(const TimelineScene& scene, const Mark& mark)
{
    const QRect lane = scene.geometry.rect(mark.lane);
    if (lane.isEmpty())
        return {};
    int y = lane.top() + lane.height() / 2;
    if (mark.lane == Lane::Flaws)
        y = lane.top() + int(scene.geometry.flawRowY(mark.detail));
    else if (mark.kind == MarkKind::Paste)
        y = lane.top() + 8;
    const int x = labelWidth + scene.column(mark.us);
    return { x - 6, y - 6, 12, 12 };
}

void paintEvidence(QPainter& painter, const TimelineScene& scene, const QSet<Seq>& events)
{
    for (const auto seq : events) {
        const auto mark = scene.index.find(seq);
        if (!mark || mark->us > scene.cutUs || mark->us < scene.scale.fromUs() || mark->us > scene.scale.toUs())
            continue;
        const QRect lane = scene.geometry.rect(mark->lane);
        if (lane.isEmpty())
            continue;
        const int x = labelWidth + scene.column(mark->us);
        painter.fillRect(QRect(x - 4, lane.bottom() - 2, 9, 2), ink(Token::AccentText));
    }
}

void paintFrame(QPainter& painter, const TimelineScene& scene, const Mark& mark, bool hover)
{
    const QRect place = placeOf(scene, mark);
    if (place.isEmpty() || mark.us > scene.cutUs || place.center().x() < labelWidth)
        return;
    painter.setBrush(Qt::NoBrush);
    if (!hover) {
        QPen line(ink(Token::AccentText), 1);
        line.setDashPattern({ 2, 3 });
        painter.setPen(line);
        const double x = place.left() + 6.5;
        painter.drawLine(QPointF(x, scene.geometry.rulerBottom()), QPointF(x, scene.geometry.height));
    }
    painter.setPen(QPen(ink(hover ? Token::LineControl : Token::AccentFocus), hover ? 1 : 2));
    painter.drawRoundedRect(QRectF(place).adjusted(-3, -3, 3, 3), 3, 3);
}

void paintNow(QPainter& painter, const TimelineScene& scene)
{
    const int column = scene.column(scene.nowUs);
    if (column < 0 || column > scene.laneWidth())
        return;
    const double x = labelWidth + column;
    if (!scene.live) {
        painter.fillRect(QRectF(x, 16, 2, scene.geometry.height - 16), ink(Token::AccentText));
        paintHead(painter, x, scene.geometry.width, formatTime(scene.nowUs));
        return;
    }
    painter.setPen(QPen(ink(Token::AccentText), 1.5));
    painter.drawLine(QPointF(x + 0.5, 0), QPointF(x + 0.5, scene.geometry.height));
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink(Token::AccentText));
    painter.drawPolygon(QPolygonF { { x - 5, 3 }, { x + 6, 3 }, { x + 6, 8 }, { x + 0.5, 17 }, { x - 5, 8 } });
    const auto word = QCoreApplication::translate("jumpseat::Timeline", "now");
    painter.setFont(strongCaption());
    painter.setPen(ink(Token::AccentText));
    const int width = painter.fontMetrics().horizontalAdvance(word);
    const bool room = x + 11 + width < scene.geometry.width;
    painter.drawText(QPointF(room ? x + 11 : x - 9 - width, 12), word);
}

} // namespace jumpseat::overlay
