// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

namespace jumpseat {

/// What a kit's runs lack on this computer and what to install; empty when nothing is amiss, or it runs nothing.
[[nodiscard]] QString missingToolWords(const Kit& kit);
/// The same in two words, for a row: "needs pytest".
[[nodiscard]] QString missingToolTag(const Kit& kit);
/// Which tool chains there are, and which of those that kits may name there are not.
[[nodiscard]] QString toolChainWords();

} // namespace jumpseat
