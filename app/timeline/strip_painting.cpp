// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/strip_painting.h"

#include "theme/theme.h"

#include <QPainter>

#include <cmath>

namespace jumpseat {
namespace {

void paintConversation(QPainter& painter, const LaneIndex& index, const TimeScale& scale, int height)
{
    const auto& theme = Theme::instance();
    for (const auto& mark : index.marks(Lane::Assistant).visible(scale, MarkKinds::all(), 0, 2))
        painter.fillRect(QRect(scale.columnOf(mark.us), 1, 2, height - 2), theme.origin(OriginKind::Candidate));
    for (const auto& reply : index.replies().visible(scale, 0)) {
        const int left = scale.columnOf(reply.startUs) + 2;
        const int width = std::max(2, scale.columnOf(reply.endUs) - left);
        painter.fillRect(QRect(left, 1, width, height - 2), theme.origin(OriginKind::Assistant));
    }
}

void paintTyping(QPainter& painter, const LaneIndex& index, const TimeScale& scale, int floor, int height)
{
    for (const auto& bar : index.edits().density(scale)) {
        const int h = std::max(1, int(std::lround(double(bar.height) * height)));
        painter.fillRect(QRect(bar.x, floor - h, bar.width, h), Theme::instance().origin(bar.origin));
    }
}

void paintFlaws(QPainter& painter, const LaneIndex& index, const TimeScale& scale, double y)
{
    const auto background = Theme::instance().color(Token::SurfaceBase);
    const auto at = [&](EventMark glyph, qint64 us) {
        paintGlyph(painter, glyph, QRectF(std::max(scale.columnOf(us), 5) - 4.5, y - 4.5, 9, 9), background);
    };
    for (const auto& flaw : index.flaws()) {
        if (flaw.control || flaw.startUs < 0)
            continue;
        at(EventMark::FlawOpen, flaw.startUs);
        if (flaw.endSeq > 0)
            at(flaw.verdict == FlawVerdict::Caught ? EventMark::FlawCaught : EventMark::FlawMissed, flaw.endUs);
    }
}

} // namespace

void paintStrip(QPainter& painter, const QRect& rect, const LaneIndex& index, const TimeScale& scale)
{
    const auto& theme = Theme::instance();
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, theme.color(Token::SurfaceBase));
    painter.translate(rect.topLeft());
    const int third = rect.height() / 3;
    for (const auto& task : index.tasks()) {
        if (task.startUs > 0)
            painter.fillRect(QRect(scale.columnOf(task.startUs), 0, 1, rect.height()), theme.color(Token::LineControl));
    }
    paintConversation(painter, index, scale, third);
    paintTyping(painter, index, scale, rect.height() - 4, rect.height() - third - 5);
    paintFlaws(painter, index, scale, third + 2);
    for (const auto& mark : index.marks(Lane::You).visible(scale, MarkKinds::all(), 0, 2)) {
        painter.fillRect(
            QRect(scale.columnOf(mark.us), rect.height() - 2, 2, 2), theme.origin(OriginKind::Interviewer));
    }
    painter.restore();
}

} // namespace jumpseat
