// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/handover_content.h"

#include <QJsonObject>

namespace jumpseat {

/// An event as the person it concerns gets it: {seq, kind, actor, at_us, wall_ms, payload}. See handover.h for what is
/// left out; where a whole payload is, "withheld" says so.
[[nodiscard]] QJsonObject eventForPerson(const HandoverContent& content, const Event& event);

} // namespace jumpseat
