// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeline_scene.h"

#include <QPixmap>

#include <array>

namespace jumpseat {

/// The pictures of the lanes and their words, kept until something in them changes.
class LaneStrips {
public:
    void invalidate() { m_valid.fill(false); }
    void invalidate(Lane lane) { m_valid[size_t(lane)] = false; }

    /// Paints all lanes at their places; makes anew only what is not valid.
    void paint(QPainter& painter, const TimelineScene& scene, qreal devicePixelRatio);
    /// Words of all lanes; those later than `dimAfterUs` in text 3.
    void paintWords(QPainter& painter, qint64 dimAfterUs) const;
    [[nodiscard]] int rendered() const { return m_rendered; } ///< pictures made so far, for tests

private:
    void render(Lane lane, const TimelineScene& scene, qreal devicePixelRatio);

    std::array<bool, laneCount> m_valid {};
    std::array<QPixmap, laneCount> m_pictures;
    std::array<QList<LaneWords>, laneCount> m_words;
    int m_rendered = 0;
};

} // namespace jumpseat
