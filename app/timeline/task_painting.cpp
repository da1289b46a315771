// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "models/session_model.h"
#include "theme/theme.h"
#include "timeline/lane_painting.h"

#include <QPainter>

namespace jumpseat {
namespace {

/// A running task is drawn to the end of the time it was given; live that lies in the future.
qint64 endOf(const Span& task, const TimelineScene& scene)
{
    if (!task.isOpen())
        return task.endUs;
    const auto& planned = scene.model.kit().tasks;
    const int minutes = task.number <= planned.size() ? planned[task.number - 1].minutes : 0;
    return std::max(task.startUs + minutes * minuteUs, scene.openUs);
}

void paintTitle(QPainter& painter, QRect words, const Span& task, Token ink)
{
    if (words.width() < 16)
        return;
    const auto& theme = Theme::instance();
    QFont strong = theme.caption();
    strong.setWeight(QFont::DemiBold);
    const auto number = QString::number(task.number);
    painter.setPen(theme.color(ink));
    painter.setFont(strong);
    painter.drawText(words, Qt::AlignVCenter, number);
    words.setLeft(words.left() + QFontMetrics(strong).horizontalAdvance(number) + 6);
    painter.setFont(theme.caption());
    painter.drawText(
        words, Qt::AlignVCenter, painter.fontMetrics().elidedText(task.label, Qt::ElideRight, words.width()));
}

} // namespace

void paintTasks(QPainter& painter, const TimelineScene& scene)
{
    const QRect lane = scene.geometry.rect(Lane::Tasks);
    for (const auto& task : scene.index.tasks()) {
        if (task.startUs > scene.cutUs)
            break;
        const int left = std::max(0, scene.column(task.startUs));
        const int right = std::min(scene.laneWidth(), scene.column(std::min(endOf(task, scene), scene.cutUs)));
        if (right <= left + 2)
            continue;
        const bool last = &task == &scene.index.tasks().last(); // the end of the session still belongs to it
        const bool current = task.startUs <= scene.nowUs && (last || scene.nowUs < task.endUs);
        const QRect bar(left + 1, lane.top() + 2, right - left - 2, lane.height() - 4);
        painter.fillRect(bar, Theme::instance().color(current ? Token::SurfaceSelected : Token::SurfaceSunken));
        paintTitle(painter, bar.adjusted(7, 0, -6, 0), task, current ? Token::AccentText : Token::Text2);
    }
}

} // namespace jumpseat
