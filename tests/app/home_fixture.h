// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/sessions_model.h"
#include "session_script.h"

namespace jumpseat::test {

inline SessionRow sessionRow(const QString& id, const QString& candidate, bool ended = true)
{
    SessionRow row;
    row.id = { id };
    row.candidate = candidate;
    row.interviewer = QStringLiteral("R. Lantern");
    row.kitId = QStringLiteral("limiter");
    row.kitTitle = QStringLiteral("Rate limiter with an assistant");
    row.kitVersion = 4;
    row.startedWallMs = 1'790'000'000'000 + id.back().unicode();
    row.durationUs = 3'460'000'000;
    row.events = 5;
    row.ended = ended;
    return row;
}

} // namespace jumpseat::test
