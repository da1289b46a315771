// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lane_geometry.h"

#include <algorithm>
#include <numeric>

namespace jumpseat {
namespace {

using Heights = std::array<int, laneCount>; // ruler, tasks, assistant, suggestions, edits, runs, flaws, you

constexpr Heights tall { 18, 18, 20, 20, 28, 20, 36, 20 };
constexpr Heights low { 17, 16, 17, 17, 22, 17, 30, 17 };
constexpr int rowOfFlaw = 11;

int sum(const Heights& heights)
{
    return std::accumulate(heights.begin(), heights.end(), 0);
}

Heights chosenHeights(int height, int flawRows)
{
    Heights heights = height >= sum(tall) ? tall : low;
    // What is left over goes to the flaws until each has its row, then to the edits, which gain most by it.
    int spare = height - sum(heights);
    const auto give = [&spare](int& lane, int most) {
        const int more = std::clamp(most - lane, 0, std::max(0, spare));
        lane += more;
        spare -= more;
    };
    give(heights[size_t(Lane::Flaws)], flawRows * rowOfFlaw + 3);
    give(heights[size_t(Lane::Edits)], 44);
    return heights;
}

LaneGeometry mergedGeometry(QSize size, int flawRows)
{
    LaneGeometry geometry;
    geometry.merged = true;
    geometry.width = size.width();
    geometry.height = size.height();
    geometry.flawRows = std::max(1, flawRows);
    const int lane = std::max(14, (size.height() - low[0]) / 3);
    const auto put = [&](Lane which, int y, int height) {
        geometry.lanes[size_t(which)] = QRect(0, y, size.width(), height);
    };
    put(Lane::Ruler, 0, low[0]);
    put(Lane::Assistant, low[0], lane);
    put(Lane::Suggestions, low[0], lane);
    put(Lane::Edits, low[0] + lane, lane);
    put(Lane::Runs, low[0] + lane, lane);
    put(Lane::Flaws, low[0] + 2 * lane, lane);
    put(Lane::You, low[0] + 2 * lane, lane);
    return geometry;
}

} // namespace

int LaneGeometry::preferredHeight()
{
    return sum(tall);
}

int LaneGeometry::heightOfAll()
{
    return sum(low);
}

bool LaneGeometry::isCompanion(Lane lane) const
{
    return merged && (lane == Lane::Suggestions || lane == Lane::Runs || lane == Lane::You);
}

LaneGeometry LaneGeometry::make(QSize size, int flawRows)
{
    if (size.height() < sum(low))
        return mergedGeometry(size, flawRows);
    LaneGeometry geometry;
    geometry.width = size.width();
    geometry.height = size.height();
    geometry.flawRows = std::max(1, flawRows);
    int y = 0;
    const auto heights = chosenHeights(size.height(), flawRows);
    for (size_t i = 0; i < heights.size(); ++i) {
        geometry.lanes[i] = QRect(0, y, size.width(), heights[i]);
        y += heights[i];
    }
    return geometry;
}

std::optional<Lane> LaneGeometry::laneAt(int y, std::optional<Lane>* other) const
{
    std::optional<Lane> found;
    for (size_t i = 0; i < lanes.size(); ++i) {
        if (y < lanes[i].top() || y > lanes[i].bottom())
            continue;
        if (!found)
            found = Lane(i);
        else if (other)
            *other = Lane(i);
    }
    return found;
}

double LaneGeometry::flawPitch() const
{
    return (rect(Lane::Flaws).height() - 2.0) / std::max(flawRows, merged ? 1 : 2);
}

double LaneGeometry::flawRowY(int row) const
{
    return 1 + flawPitch() * (row + 0.5);
}

int LaneGeometry::flawRowAt(int y) const
{
    const auto& lane = rect(Lane::Flaws);
    return std::clamp(int((y - lane.top() - 1) / flawPitch()), 0, flawRows - 1);
}

} // namespace jumpseat
