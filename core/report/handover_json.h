// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/handover_content.h"

#include <QJsonObject>

namespace jumpseat {

[[nodiscard]] QJsonObject handoverJson(const QList<HandoverContent>& contents, qint64 nowWallMs);

} // namespace jumpseat
