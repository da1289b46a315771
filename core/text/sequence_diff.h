// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace jumpseat {

/// Two stretches of equal elements: [before, before + count) of one sequence, [after, after + count) of the other.
struct SameStretch {
    qsizetype before = 0, after = 0, count = 0;
    friend bool operator==(const SameStretch&, const SameStretch&) = default;
};

/// What a smallest edit from `before` to `after` leaves as it is, in order. Equal ends are always found. Middles whose
/// sizes multiply to more than `work` (as it stands, about a thousand elements each) count as wholly different: time
/// and memory grow with that product.
/// Algorithm: S. Wu, U. Manber, G. Myers, W. Miller: An O(NP) sequence comparison algorithm (1990), of dtl.
inline constexpr qsizetype maxWork = 1'000'000;
[[nodiscard]] QList<SameStretch> sameStretches(
    const QList<QStringView>& before, const QList<QStringView>& after, qsizetype work = maxWork);

/// Each line with its break, so that the lines put together are the text.
[[nodiscard]] QList<QStringView> linesOf(QStringView text);
/// Words, numbers and runs of white space whole; every other character by itself.
[[nodiscard]] QList<QStringView> tokensOf(QStringView text);

/// What a rewritten text kept of the old one, as positions and lengths in UTF-16 units: first by whole lines, then in
/// the lines that differ by tokens, then in the tokens that differ by characters; in bounded time whatever the texts.
[[nodiscard]] QList<SameStretch> keptText(QStringView before, QStringView after);
/// The same by whole lines only; blank ones between lines that differ do not count.
[[nodiscard]] QList<SameStretch> keptLines(QStringView before, QStringView after);

} // namespace jumpseat
