// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// The first line, short enough for a row.
[[nodiscard]] QString openingWords(const QString& text);

} // namespace jumpseat
