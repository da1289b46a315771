// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRect>
#include <QString>

class QPainter;

namespace jumpseat {

// Plain text in paragraphs, broken between words; inside one only where it is longer than a line. QPainter's own flags
// know either the one or the other.

[[nodiscard]] int wrappedHeight(const QString& text, const QFont& font, int width);
/// With the painter's font and pen; what has no room below is cut off by whoever clips.
void drawWrapped(QPainter& painter, const QRect& place, const QString& text);

} // namespace jumpseat
