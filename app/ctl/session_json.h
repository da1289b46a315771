// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/session_record.h"
#include "kit/kit.h"

#include <QJsonObject>

namespace jumpseat::ctl {

// The JSON that scripts may rely on. Times are milliseconds of session time, `started` is ISO 8601 in UTC.
[[nodiscard]] QJsonObject toJson(const SessionRow& row);
[[nodiscard]] QJsonObject toJson(const SessionRecord& record);
[[nodiscard]] QJsonObject toJson(const Kit& kit);

/// What its tasks brought along: runs with their tests, hidden tests, reviews, designs, flaws and findings.
void addTasks(QJsonObject& json, const SessionState& state);
/// The assistant it had, what that took, and what the candidate's own tools did.
void addAssistant(QJsonObject& json, const SessionState& state);
/// What a prompt says of itself beside its words, and how its reply ended.
[[nodiscard]] QJsonObject describe(const Turn& turn);

} // namespace jumpseat::ctl
