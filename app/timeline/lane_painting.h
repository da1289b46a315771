// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/timeline_scene.h"

#include <QColor>

class QPainter;

namespace jumpseat {

[[nodiscard]] QColor laneBackground(Lane lane);

/// Paints what is over and done in a lane; the painter's origin is the lane's left end behind the label, its top.
void paintLane(QPainter& painter, Lane lane, const TimelineScene& scene);
/// The words of a lane, with room enough for none to run into the next.
[[nodiscard]] QList<LaneWords> laneWords(Lane lane, const TimelineScene& scene);

/// What is still open and so grows every second: replies that stream, suggestions without a decision, open flaws.
/// The painter's origin is the left end behind the labels, the top of the viewport.
void paintOpenThings(QPainter& painter, const TimelineScene& scene);
void paintTasks(QPainter& painter, const TimelineScene& scene);

} // namespace jumpseat
