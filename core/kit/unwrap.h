// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// Joins the lines of each paragraph and list item, so that a text wrapped by its author wraps anew where it is shown.
/// Blank lines, lines that begin with "- " and ``` blocks stay as they are.
[[nodiscard]] QString unwrapped(const QString& text);

} // namespace jumpseat
