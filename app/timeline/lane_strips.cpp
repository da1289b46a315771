// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lane_strips.h"

#include "theme/theme.h"
#include "timeline/lane_painting.h"

#include <QPainter>

namespace jumpseat {

void LaneStrips::render(Lane lane, const TimelineScene& scene, qreal devicePixelRatio)
{
    const QRect rect = scene.geometry.rect(lane);
    QPixmap picture(QSize(scene.laneWidth(), rect.height()) * devicePixelRatio);
    picture.setDevicePixelRatio(devicePixelRatio);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintLane(painter, lane, scene);
    m_pictures[size_t(lane)] = picture;
    m_words[size_t(lane)] = laneWords(lane, scene);
    m_valid[size_t(lane)] = true;
    ++m_rendered;
}

void LaneStrips::paint(QPainter& painter, const TimelineScene& scene, qreal devicePixelRatio)
{
    for (int i = int(Lane::Tasks); i < laneCount; ++i) {
        const QRect rect = scene.geometry.rect(Lane(i));
        if (rect.isEmpty())
            continue;
        if (!m_valid[size_t(i)])
            render(Lane(i), scene, devicePixelRatio);
        painter.drawPixmap(LaneGeometry::labelWidth, rect.top(), m_pictures[size_t(i)]);
    }
}

void LaneStrips::paintWords(QPainter& painter, qint64 dimAfterUs) const
{
    const auto& theme = Theme::instance();
    QFont strong = theme.caption();
    strong.setWeight(QFont::DemiBold);
    const QFontMetrics plainMetrics(theme.caption());
    const QFontMetrics strongMetrics(strong);
    for (int i = 0; i < laneCount; ++i) {
        for (const auto& words : m_words[size_t(i)]) {
            QRectF area = words.area;
            if (words.backed)
                painter.fillRect(area.adjusted(-2, 3, 0, -3), laneBackground(Lane(i)));
            const bool later = words.us > dimAfterUs;
            if (!words.strong.isEmpty()) {
                painter.setFont(strong);
                painter.setPen(theme.color(later ? Token::Text3 : Token::Text1));
                painter.drawText(area, Qt::AlignVCenter, words.strong);
                area.setLeft(area.left() + strongMetrics.horizontalAdvance(words.strong) + 5);
            }
            if (area.width() < 12)
                continue;
            painter.setFont(theme.caption());
            painter.setPen(theme.color(later || words.quiet ? Token::Text3 : Token::Text2));
            painter.drawText(area, Qt::AlignVCenter | Qt::TextSingleLine,
                plainMetrics.elidedText(words.text, Qt::ElideRight, int(area.width())));
        }
    }
}

} // namespace jumpseat
