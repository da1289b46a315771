// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

namespace jumpseat::ctl {

/// A kit as the candidate meets it, as text: what is told, what is scored, the tasks with their files. Nothing else of it.
[[nodiscard]] QString kitPreview(const Kit& kit);

} // namespace jumpseat::ctl
