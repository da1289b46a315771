// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/lane_index.h"

#include <QRect>

class QPainter;

namespace jumpseat {

/// Paints the index into `rect`, whose width `scale` covers.
void paintStrip(QPainter& painter, const QRect& rect, const LaneIndex& index, const TimeScale& scale);

} // namespace jumpseat
