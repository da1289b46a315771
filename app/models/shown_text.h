// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// Foreign text made fit to be shown as plain text: control characters and bidi overrides become visible marks, so
/// that nothing hides or reorders what was written, and lines are folded at `foldAt` units, because laying out one
/// line of hundreds of kilobytes blocks the window for seconds.
[[nodiscard]] QString shownText(const QString& foreign, qsizetype foldAt = 4096);

/// The same on one line: line breaks become spaces.
[[nodiscard]] QString shownLine(const QString& foreign, qsizetype longest = 512);

/// "mm:ss" of the session, from microseconds; minutes go past 99.
[[nodiscard]] QString timeText(qint64 us);
/// "0:28", "1:02:03".
[[nodiscard]] QString durationText(qint64 us);

} // namespace jumpseat
