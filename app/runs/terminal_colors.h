// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runs/terminal_grid.h"

#include <QColor>

namespace jumpseat {

/// What a cell is painted with, in the look in force. Sixteen colours are the theme's own; all others are as the program
/// asked, but letters never come closer to their ground than 3:1.
struct CellColors {
    QColor ink, ground;
};
[[nodiscard]] CellColors cellColors(const CellLook& look, bool isScreenReversed);

/// WCAG's contrast of two colours, 1 to 21.
[[nodiscard]] double contrastOf(const QColor& one, const QColor& other);

} // namespace jumpseat
