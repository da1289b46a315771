// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QImage>
#include <QString>

namespace jumpseat {

namespace diagram {

inline constexpr int longestSide = 4096;       ///< device pixels of a picture
inline constexpr qint64 mostMarks = 4'000'000; ///< what markers may come to: places they stand at, times their size

} // namespace diagram

struct DiagramPicture {
    QImage image;
    QSizeF natural; ///< its size in its own units
};

/// Draws a diagram on nothing, `width` device pixels wide or as wide as `scale` times its own size, whichever is less;
/// with `zoom` on top. May be called in any thread. A drawing out of a record is a stranger's: it is cleaned once more, and
/// one that would take its renderer long is refused.
/// Errors: Malformed, TooLarge.
[[nodiscard]] Result<DiagramPicture> drawDiagram(const QString& svg, int width, qreal scale, qreal zoom);

} // namespace jumpseat
