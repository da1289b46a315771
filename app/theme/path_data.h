// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>

namespace jumpseat {

/// A path from the part of SVG's path language that the glyphs use: M L H V Z, h, v, implied L, and "O cx cy r" for a circle.
[[nodiscard]] QPainterPath pathFromData(const char* data);

} // namespace jumpseat
