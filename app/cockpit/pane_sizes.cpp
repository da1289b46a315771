// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cockpit/pane_sizes.h"

namespace jumpseat {

SizeClass sizeClassFor(int windowWidth)
{
    if (windowWidth < 1400)
        return SizeClass::Small;
    return windowWidth < 2200 ? SizeClass::Medium : SizeClass::Large;
}

QString sizeClassName(SizeClass value)
{
    switch (value) {
    case SizeClass::Small: return QStringLiteral("small");
    case SizeClass::Medium: return QStringLiteral("medium");
    case SizeClass::Large: return QStringLiteral("large");
    }
    return {};
}

PaneSizes defaultPaneSizes(QSize window, bool replay)
{
    constexpr int wholeSessionStrip = 30; // replay shows the whole session below the lanes
    PaneSizes sizes;
    switch (sizeClassFor(window.width())) {
    case SizeClass::Small:
        sizes.left = 184;
        sizes.rubric = 356;
        break;
    case SizeClass::Medium: break;
    case SizeClass::Large:
        sizes.left = 264;
        sizes.rubric = 460;
        sizes.dockBeside = true;
        sizes.dock = 760;
        break;
    }
    if (window.height() < compactBelow) {
        sizes.timeline = 153;
        sizes.codePercent = 58;
    }
    if (replay)
        sizes.timeline += wholeSessionStrip;
    return sizes;
}

} // namespace jumpseat
