// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

namespace jumpseat {

/// Windows of about one size share their splitters' places.
enum class SizeClass { Small, Medium, Large };
[[nodiscard]] SizeClass sizeClassFor(int windowWidth);
[[nodiscard]] QString sizeClassName(SizeClass value); ///< for the settings

inline constexpr QSize minimumCockpit(1024, 680);
inline constexpr int leftCollapsesBelow = 1180;
inline constexpr int compactBelow = 900; ///< window height

/// The splitters' first values, pixels; see the table of DESIGN.md section 5.
struct PaneSizes {
    int left = 216;
    int rubric = 372;
    int timeline = 180; ///< transport bar not counted
    int codePercent = 62;
    bool dockBeside = false;
    int dock = 0; ///< width, where it stands beside the code
};
[[nodiscard]] PaneSizes defaultPaneSizes(QSize window, bool replay);

} // namespace jumpseat
