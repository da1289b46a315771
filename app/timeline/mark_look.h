// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"
#include "timeline/mark.h"

#include <optional>

namespace jumpseat {

/// The glyph of a kind of mark; none for tasks, typing and scores, which are bars and boxes.
[[nodiscard]] std::optional<EventMark> glyphOf(MarkKind kind);
/// "Prompt", "Rejected": for the legend and for readers.
[[nodiscard]] QString nameOf(MarkKind kind);
[[nodiscard]] QString laneName(Lane lane);

} // namespace jumpseat
