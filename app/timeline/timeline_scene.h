// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/lane_geometry.h"
#include "timeline/lane_index.h"

#include <QHash>
#include <QString>

namespace jumpseat {

class SessionModel;

/// All that a painter of lanes needs to know. x of the scale runs from the right edge of the labels.
struct TimelineScene {
    const SessionModel& model;
    const LaneIndex& index;
    const TimeScale& scale;
    const LaneGeometry& geometry;
    MarkKinds kinds;
    qint64 nowUs = 0;  ///< of the clock, or the playhead
    qint64 cutUs = 0;  ///< what is later is not shown at all
    qint64 openUs = 0; ///< how far what is still open reaches
    bool live = false;
    const QHash<PromptId, qint64>& streamingSince;

    /// Zoomed in past 4 px a second glyphs have words.
    [[nodiscard]] bool wordy() const { return scale.usPerPx() <= 250'000; }
    [[nodiscard]] int column(qint64 us) const { return scale.columnOf(us); }
    [[nodiscard]] int laneWidth() const { return geometry.width - LaneGeometry::labelWidth; }
};

/// Words beside a mark; painted on top, because what lies after the playhead changes their colour.
struct LaneWords {
    QRectF area; ///< in the viewport
    QString strong, text;
    qint64 us = 0;
    bool quiet = false;  ///< text 3 even before the playhead
    bool backed = false; ///< on a patch of the lane's own colour, where a line would run through it
};

} // namespace jumpseat
