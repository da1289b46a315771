// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"

#include <string_view>

namespace jumpseat {

/// The SEARCH/REPLACE blocks of an answer that are for this file, whose name stands above each of them or above an earlier
/// one.
[[nodiscard]] QList<ActEdit> aiderEdits(std::string_view answer, std::string_view path);

} // namespace jumpseat
