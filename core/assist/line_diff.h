// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/change_set.h"

namespace jumpseat {

/// The change that makes `before` into `after`, in whole lines: as few as possible, one change for each run of lines
/// that differ, so that a person can take one and leave another. Texts whose differing middles are longer than about
/// a thousand lines each give one single change.
[[nodiscard]] ChangeSet lineDiff(const QString& before, const QString& after);

} // namespace jumpseat
