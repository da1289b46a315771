// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lane_painting.h"

#include "models/session_model.h"
#include "timeline/mark_look.h"

#include <QPainter>

#include <cmath>

namespace jumpseat {
namespace {

constexpr double margin = 16;   // px beyond both ends, so that no glyph is cut before its middle has left
constexpr double stackPx = 12;  // a glyph's width
constexpr int glyphSize = 12;

QColor ink(Token token) { return Theme::instance().color(token); }

QRectF boxAt(double x, double y, double size) { return { x - size / 2, y - size / 2, size, size }; }

void paintStackCount(QPainter& painter, double x, double y, int count)
{
    painter.setFont(Theme::instance().caption());
    painter.setPen(ink(Token::Text3));
    painter.drawText(QPointF(x + glyphSize / 2.0 + 1, y + 4), QString::number(count));
}

void paintMarks(QPainter& painter, Lane lane, const TimelineScene& scene, double y, double size = glyphSize)
{
    const auto marks = scene.index.marks(lane).visible(scene.scale, scene.kinds, margin, stackPx);
    for (const auto& mark : marks) {
        if (mark.us > scene.cutUs)
            break;
        const int x = scene.column(mark.us);
        if (mark.kind == MarkKind::Score)
            paintScoreGlyph(painter, mark.detail, boxAt(x, y, 14));
        else if (const auto glyph = glyphOf(mark.kind))
            paintGlyph(painter, *glyph, boxAt(x, y, size), laneBackground(lane));
        if (mark.count > 1)
            paintStackCount(painter, x, y, mark.count);
    }
}

void paintGrid(QPainter& painter, const TimelineScene& scene, int height)
{
    for (const auto& tick : scene.scale.ticks()) {
        if (tick.major && tick.us > 0)
            painter.fillRect(QRect(scene.column(tick.us), 0, 1, height), ink(Token::LineSoft));
    }
}

void paintReplies(QPainter& painter, const TimelineScene& scene, double y)
{
    if (!scene.kinds.has(MarkKind::Reply))
        return;
    const auto& prompts = scene.index.marks(Lane::Assistant);
    for (const auto& reply : scene.index.replies().visible(scene.scale, margin)) {
        if (reply.startUs > scene.cutUs)
            continue;
        int left = scene.column(reply.startUs);
        // The bar begins where its prompt's bubble ends.
        const auto before = prompts.lowerBound(reply.startUs + 1) - 1;
        if (before >= 0)
            left = std::max(left, scene.column(prompts.at(before).us) + 7);
        const int right = scene.column(std::min(reply.endUs, scene.cutUs));
        painter.fillRect(QRectF(left, y - 3, std::max(2, right - left), 6),
            Theme::instance().origin(OriginKind::Assistant));
    }
}

void paintReading(QPainter& painter, const TimelineScene& scene, int left, int right, double y)
{
    const auto color = Theme::instance().origin(OriginKind::Assistant);
    if (scene.wordy() && right - left > 60) {
        painter.setPen(color);
        painter.setBrush(ink(Token::WashAssistant));
        painter.drawRect(QRectF(left + 0.5, y - 7.5, right - left, 15));
        return;
    }
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(left, y), QPointF(right, y));
}

void paintSuggestions(QPainter& painter, const TimelineScene& scene, double y)
{
    for (const auto& span : scene.index.suggestions().visible(scene.scale, margin, stackPx)) {
        if (span.isOpen() || span.endUs > scene.cutUs || !scene.kinds.has(span.kind))
            continue;
        const int left = scene.column(span.startUs);
        const int right = scene.column(span.endUs);
        if (scene.kinds.has(MarkKind::Offered)) {
            paintReading(painter, scene, left, right, y);
            paintGlyph(painter, Glyph::Offered, boxAt(left, y, glyphSize), laneBackground(Lane::Suggestions));
        }
        paintGlyph(painter, *glyphOf(span.kind), boxAt(right, y, glyphSize), laneBackground(Lane::Suggestions));
        if (span.count > 1)
            paintStackCount(painter, right, y, span.count);
    }
}

void paintEdits(QPainter& painter, const TimelineScene& scene, int height)
{
    const auto& theme = Theme::instance();
    if (scene.kinds.has(MarkKind::Typing)) {
        const int cut = scene.column(scene.cutUs);
        for (const auto& bar : scene.index.edits().density(scene.scale)) {
            if (bar.x > cut)
                break;
            const int h = std::max(2, int(std::lround(double(bar.height) * (height - 6))));
            painter.fillRect(QRect(bar.x, height - 2 - h, bar.width, h), theme.origin(bar.origin));
        }
    }
    paintMarks(painter, Lane::Edits, scene, 8, 10);
}

QPen flawPen(const FlawRow& row, bool open)
{
    QPen pen(ink(row.control ? Token::Text3 : Token::StateFlaw), row.control ? 1 : 2);
    pen.setCapStyle(Qt::FlatCap);
    if (open)
        pen.setDashPattern(row.control ? QList<qreal> { 1, 3 } : QList<qreal> { 2.5, 1.5 });
    return pen;
}

void paintFlaw(QPainter& painter, const TimelineScene& scene, int row)
{
    const auto& flaw = scene.index.flaws()[row];
    if (flaw.startUs < 0 || flaw.startUs > scene.cutUs || !scene.kinds.has(MarkKind::FlawOpen))
        return;
    const bool open = flaw.endUs > scene.cutUs;
    const double y = std::round(scene.geometry.flawRowY(row) * 2) / 2;
    const int left = scene.column(flaw.startUs);
    const int right = scene.column(open ? std::min(scene.openUs, scene.cutUs) : flaw.endUs);
    painter.setPen(flawPen(flaw, open));
    painter.drawLine(QPointF(left, y), QPointF(std::max(left, right), y));
    const auto background = laneBackground(Lane::Flaws);
    paintGlyph(painter, flaw.control ? Glyph::Control : Glyph::FlawOpen, boxAt(left, y, 10), background);
    const auto end = flaw.verdict == FlawVerdict::Caught ? MarkKind::FlawCaught : MarkKind::FlawMissed;
    if (!open && scene.kinds.has(end))
        paintGlyph(painter, *glyphOf(end), boxAt(right, y, 10), background);
}

} // namespace

QColor laneBackground(Lane lane)
{
    const bool other = lane == Lane::Assistant || lane == Lane::Edits || lane == Lane::Flaws;
    return ink(other ? Token::SurfaceLane : Token::SurfaceBase);
}

void paintLane(QPainter& painter, Lane lane, const TimelineScene& scene)
{
    const int height = scene.geometry.rect(lane).height();
    const double middle = height / 2.0;
    const bool companion = scene.geometry.merged && (lane == Lane::Suggestions || lane == Lane::You);
    if (!companion) {
        painter.fillRect(QRect(0, 0, scene.laneWidth(), height), laneBackground(lane));
        if (lane != Lane::Tasks)
            paintGrid(painter, scene, height);
    }
    switch (lane) {
    case Lane::Ruler:
    case Lane::Tasks:
    case Lane::Flaws: break; // painted with what is open
    case Lane::Assistant:
        paintReplies(painter, scene, middle);
        paintMarks(painter, lane, scene, middle);
        break;
    case Lane::Suggestions: paintSuggestions(painter, scene, middle); break;
    case Lane::Edits: paintEdits(painter, scene, height); break;
    case Lane::You: paintMarks(painter, lane, scene, middle); break;
    }
}

void paintTasks(QPainter& painter, const TimelineScene& scene)
{
    const QRect lane = scene.geometry.rect(Lane::Tasks);
    const auto& theme = Theme::instance();
    const auto& tasks = scene.index.tasks();
    for (const auto& task : tasks) {
        if (task.startUs > scene.cutUs)
            break;
        // A running task is drawn to the end of the time it was given; live that lies in the future.
        const auto planned = task.number <= scene.model.kit().tasks.size()
            ? task.startUs + qint64(scene.model.kit().tasks[task.number - 1].minutes) * 60'000'000
            : task.startUs;
        const auto end = task.isOpen() ? std::max(planned, scene.openUs) : task.endUs;
        const int left = std::max(0, scene.column(task.startUs));
        const int right = std::min(scene.laneWidth(), scene.column(std::min(end, scene.cutUs)));
        if (right <= left + 2)
            continue;
        const bool current = task.startUs <= scene.nowUs && scene.nowUs < (task.isOpen() ? stillOpen : task.endUs);
        const QRect bar(left + 1, lane.top() + 2, right - left - 2, lane.height() - 4);
        painter.fillRect(bar, ink(current ? Token::SurfaceSelected : Token::SurfaceSunken));
        const auto number = QString::number(task.number);
        QFont strong = theme.caption();
        strong.setWeight(QFont::DemiBold);
        painter.setPen(ink(current ? Token::AccentText : Token::Text2));
        painter.setFont(strong);
        QRect words = bar.adjusted(7, 0, -6, 0);
        if (words.width() < 16)
            continue;
        painter.drawText(words, Qt::AlignVCenter, number);
        words.setLeft(words.left() + QFontMetrics(strong).horizontalAdvance(number) + 6);
        painter.setFont(theme.caption());
        painter.drawText(words, Qt::AlignVCenter,
            painter.fontMetrics().elidedText(task.label, Qt::ElideRight, words.width()));
    }
}

void paintOpenThings(QPainter& painter, const TimelineScene& scene)
{
    const auto color = Theme::instance().origin(OriginKind::Assistant);
    const int now = scene.column(std::min(scene.openUs, scene.cutUs));
    const double ai = scene.geometry.rect(Lane::Assistant).top() + scene.geometry.rect(Lane::Assistant).height() / 2.0;
    if (scene.live && scene.kinds.has(MarkKind::Reply)) {
        for (const auto since : scene.streamingSince)
            painter.fillRect(QRectF(scene.column(since), ai - 3, std::max(2, now - scene.column(since)), 6), color);
    }
    const auto lane = scene.geometry.rect(Lane::Suggestions);
    const double y = lane.top() + lane.height() / 2.0;
    for (const auto& span : scene.index.suggestions().visible(scene.scale, margin, stackPx)) {
        if (span.startUs > scene.cutUs || span.endUs <= scene.cutUs || !scene.kinds.has(MarkKind::Offered))
            continue;
        const int left = scene.column(span.startUs);
        painter.setPen(QPen(color, 1.5, Qt::CustomDashLine, Qt::FlatCap));
        auto pen = painter.pen();
        pen.setDashPattern({ 2, 1.33 });
        painter.setPen(pen);
        painter.drawLine(QPointF(left, y), QPointF(now, y));
        paintGlyph(painter, Glyph::Offered, boxAt(left, y, glyphSize), laneBackground(Lane::Suggestions));
    }
    painter.save();
    painter.translate(0, scene.geometry.rect(Lane::Flaws).top());
    for (int row = 0; row < scene.index.flaws().size(); ++row)
        paintFlaw(painter, scene, row);
    painter.restore();
}

} // namespace jumpseat
