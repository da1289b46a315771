// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/session_record.h"
#include "kit/kit.h"

namespace jumpseat::ctl {

[[nodiscard]] QString sessionTable(const QList<SessionRow>& rows);
[[nodiscard]] QString kitTable(const QList<Kit>& kits);
[[nodiscard]] QString toText(const SessionRecord& record);

/// Columns as wide as their widest cell; the last one is left ragged. Precondition: at least one row.
[[nodiscard]] QString table(const QList<QStringList>& rows);

/// Foreign text made harmless for a terminal: control and direction characters become visible marks.
[[nodiscard]] QString printable(const QString& text);

} // namespace jumpseat::ctl
