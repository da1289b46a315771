// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/handover_content.h"

namespace jumpseat {

/// One file to be read in any browser, and printed.
[[nodiscard]] QString handoverHtml(const QList<HandoverContent>& contents, qint64 nowWallMs);

} // namespace jumpseat
