// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/change_set.h"

namespace jumpseat {

/// The change that makes `before` into `after`: whole lines where lines differ wholly, within a line only what differs,
/// so that what two people do to one line at the same time can both stay. It cuts no character in two.
[[nodiscard]] ChangeSet smallestChange(const QString& before, const QString& after);

/// The same change in several that follow one another, each with at most `mostUnits` units of inserted text, cut at ends of
/// lines where there are some. At least one, unless nothing changes.
[[nodiscard]] QList<ChangeSet> inParts(const ChangeSet& change, qsizetype mostUnits);

} // namespace jumpseat
