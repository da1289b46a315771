// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace jumpseat {

/// A line of a diff by its numbers in the old and the new text, from 1; 0 in the text that does not have it.
struct LinePair {
    int before = 0, after = 0;
    [[nodiscard]] bool isSame() const { return before > 0 && after > 0; }
    friend bool operator==(const LinePair&, const LinePair&) = default;
};

/// The lines of a text without their breaks.
[[nodiscard]] QList<QStringView> bareLinesOf(QStringView text);

/// Both texts as one list of lines: where they differ, the removed lines stand before the added ones. Long texts are cut
/// where lines stand once in each (as patience diff does), so that time stays bounded; what is left between the cuts is
/// compared by sameStretches.
[[nodiscard]] QList<LinePair> pairLines(const QList<QStringView>& before, const QList<QStringView>& after);

} // namespace jumpseat
