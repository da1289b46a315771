// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace jumpseat {

namespace svg {

inline constexpr qsizetype mostBytes = 256 * 1024; ///< as UTF-8
inline constexpr int mostElements = 20'000;
inline constexpr int deepest = 64;

} // namespace svg

/// A drawing of a stranger's as one that only draws: shapes, text, markers and gradients of one `svg` element, by a list
/// of what is allowed (elements and attributes of SVG 1.1, www.w3.org/TR/SVG11). Scripts, styles, links, pictures, foreign
/// objects, animations and references to anything but its own parts are left out with what is in them.
/// Errors: TooLarge; Malformed: no XML, no svg element, or one with declarations of its own.
[[nodiscard]] Result<QString> cleanSvg(const QString& svg);

} // namespace jumpseat
