// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lane_painting.h"

#include "theme/theme.h"
#include "timeline/mark_look.h"

#include <QPainter>

#include <cmath>

namespace jumpseat {
namespace {

constexpr double margin = 16;  // px beyond both ends, so that no glyph is cut before its middle has left
constexpr double stackPx = 12; // a glyph's width
constexpr int glyphSize = 12;

QRectF boxAt(double x, double y, double size)
{
    return { x - size / 2, y - size / 2, size, size };
}

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
        painter.fillRect(
            QRectF(left, y - 3, std::max(2, right - left), 6), Theme::instance().origin(OriginKind::Assistant));
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
            paintGlyph(painter, EventMark::Offered, boxAt(left, y, glyphSize), laneBackground(Lane::Suggestions));
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

/// The tests' disc or square stands where they ended: a triangle right before it, of the same run, would be half hidden.
void paintRuns(QPainter& painter, const TimelineScene& scene, double y)
{
    const auto marks = scene.index.marks(Lane::Runs).visible(scene.scale, scene.kinds, margin, stackPx);
    const auto background = laneBackground(scene.geometry.merged ? Lane::Edits : Lane::Runs);
    for (qsizetype i = 0; i < marks.size() && marks[i].us <= scene.cutUs; ++i) {
        const auto& mark = marks[i];
        const int x = scene.column(mark.us);
        const bool ends = i + 1 < marks.size() && marks[i + 1].us <= scene.cutUs;
        if (ends && isCovered(scene.scale, mark, marks[i + 1]))
            continue;
        paintGlyph(painter, *glyphOf(mark.kind), boxAt(x, y, glyphSize), background);
        if (mark.count > 1)
            paintStackCount(painter, x, y, mark.count);
    }
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
    // What is open from the first moment on keeps its glyph clear of the labels.
    const int glyphX = left >= 0 ? std::max(left, 6) : left;
    const double size = std::clamp(scene.geometry.flawPitch() + 2, 4.0, 10.0); // of many only dots are told apart
    paintGlyph(painter, flaw.control ? EventMark::Control : EventMark::FlawOpen, boxAt(glyphX, y, size), background);
    const auto end = flaw.verdict == FlawVerdict::Caught ? MarkKind::FlawCaught : MarkKind::FlawMissed;
    if (!open && scene.kinds.has(end))
        paintGlyph(painter, *glyphOf(end), boxAt(right, y, size), background);
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
    if (!scene.geometry.isCompanion(lane)) {
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
    case Lane::Runs: paintRuns(painter, scene, middle); break;
    case Lane::You: paintMarks(painter, lane, scene, middle); break;
    }
}

namespace {

void paintOpenSuggestions(QPainter& painter, const TimelineScene& scene, int now)
{
    const auto lane = scene.geometry.rect(Lane::Suggestions);
    const double y = lane.top() + lane.height() / 2.0;
    QPen pen(Theme::instance().origin(OriginKind::Assistant), 1.5, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({ 2, 1.33 });
    for (const auto& span : scene.index.suggestions().visible(scene.scale, margin, stackPx)) {
        if (span.startUs > scene.cutUs || span.endUs <= scene.cutUs || !scene.kinds.has(MarkKind::Offered))
            continue;
        const int left = scene.column(span.startUs);
        painter.setPen(pen);
        painter.drawLine(QPointF(left, y), QPointF(now, y));
        paintGlyph(painter, EventMark::Offered, boxAt(left, y, glyphSize), laneBackground(Lane::Suggestions));
    }
}

} // namespace

void paintOpenThings(QPainter& painter, const TimelineScene& scene)
{
    const int now = scene.column(std::min(scene.openUs, scene.cutUs));
    const QRect assistant = scene.geometry.rect(Lane::Assistant);
    const double y = assistant.top() + assistant.height() / 2.0;
    if (scene.live && scene.kinds.has(MarkKind::Reply)) {
        for (const auto since : scene.streamingSince) {
            const int left = scene.column(since);
            painter.fillRect(
                QRectF(left, y - 3, std::max(2, now - left), 6), Theme::instance().origin(OriginKind::Assistant));
        }
    }
    paintOpenSuggestions(painter, scene, now);
    painter.save();
    painter.translate(0, scene.geometry.rect(Lane::Flaws).top());
    for (int row = 0; row < scene.index.flaws().size(); ++row)
        paintFlaw(painter, scene, row);
    painter.restore();
}

} // namespace jumpseat
