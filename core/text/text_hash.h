// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace jumpseat {

/// Tells whether two copies of a text are the same, as host and page do now and then: FNV-1a of 32 bits over the
/// UTF-16 units, low byte first, as eight lower-case hex digits. It finds defects, not forgeries.
/// Source: G. Fowler, L. C. Noll, K.-P. Vo; draft-eastlake-fnv.
[[nodiscard]] QString textHash(QStringView text);

} // namespace jumpseat
