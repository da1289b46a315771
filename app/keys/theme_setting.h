// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

namespace jumpseat {

/// Light, dark or the system's: shown at once and remembered.
void chooseTheme(ThemeChoice choice);
[[nodiscard]] ThemeChoice rememberedTheme();

} // namespace jumpseat
