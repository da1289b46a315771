// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QStringList>

namespace jumpseat {

/// `text` broken into lines of `width`; when there are more than `most`, the last of them is elided. 0: all.
[[nodiscard]] QStringList wrappedLines(const QString& text, const QFont& font, int width, int most = 0);
/// From one line of running text to the next: 17 px at 12.5 px, looser than the font's own step.
[[nodiscard]] int lineStep(const QFont& font);
/// The theme's body font, a little smaller: 0.96 for anchors, 0.925 for lists in a panel.
[[nodiscard]] QFont scaledBody(qreal factor);

} // namespace jumpseat
