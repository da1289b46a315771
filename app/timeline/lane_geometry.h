// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/mark.h"

#include <QRect>

#include <array>
#include <optional>

namespace jumpseat {

/// Where the lanes lie in the viewport. Too low for all of them, some share one.
struct LaneGeometry {
    static constexpr int labelWidth = 108;
    static constexpr int rightPadding = 8;

    std::array<QRect, laneCount> lanes; ///< labels included; an empty one is not shown
    int width = 0, height = 0;
    int flawRows = 1;
    bool merged = false;

    [[nodiscard]] static LaneGeometry make(QSize size, int flawRows);
    [[nodiscard]] static int preferredHeight();
    [[nodiscard]] static int heightOfAll(); ///< below this lanes are merged

    [[nodiscard]] const QRect& rect(Lane lane) const { return lanes[size_t(lane)]; }
    [[nodiscard]] int rulerBottom() const { return rect(Lane::Ruler).bottom() + 1; }
    /// Shares the place of the lane before it, which is painted first.
    [[nodiscard]] bool isCompanion(Lane lane) const;
    /// The lane at y; in a merged one the upper of the two, `other` then holds its companion.
    [[nodiscard]] std::optional<Lane> laneAt(int y, std::optional<Lane>* other = nullptr) const;
    /// y of the middle of a flaw's row, from the top of its lane.
    [[nodiscard]] double flawPitch() const; ///< from one row of the flaws to the next
    [[nodiscard]] double flawRowY(int row) const;
    [[nodiscard]] int flawRowAt(int y) const; ///< y in the viewport
};

} // namespace jumpseat
