// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStyleOptionViewItem>

class QPainter;

namespace jumpseat::row {

/// Columns that the dock's lists share, so that times and marks stand under each other when the tab changes.
inline constexpr int left = 14;
inline constexpr int right = 16;
inline constexpr int timeColumn = 46;
inline constexpr int markColumn = 20;
inline constexpr int across = 4;

/// The row's surface, which says whether it is selected and whether the keys go to its list. `edge` is the width of
/// the bar that a selected row has at its left; 0 for the cells that are not first. Returns the surface's colour.
QColor paintGround(QPainter& painter, const QStyleOptionViewItem& option, int edge = 2);

} // namespace jumpseat::row
