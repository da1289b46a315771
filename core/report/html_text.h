// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// Foreign text for the inside of an element or a quoted attribute. What a reader could not see, or what would change
/// how the rest is read, becomes visible: control characters and marks of writing direction.
[[nodiscard]] QString htmlText(const QString& text);

} // namespace jumpseat
