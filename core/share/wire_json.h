// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/session_state.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>

namespace jumpseat::wire {

// What the encoders share.

[[nodiscard]] inline QLatin1StringView key(const char* name)
{
    return QLatin1StringView(name);
}

[[nodiscard]] inline qint64 ms(qint64 us)
{
    return us / 1000;
}

[[nodiscard]] QByteArray pack(const char* type, QJsonObject json);

// wire_encode_tasks.cpp; shapes as in PROTOCOL.md.

[[nodiscard]] QJsonObject runStartedJson(const RunState& run, const SessionState& state);
[[nodiscard]] QJsonArray runsJson(const SessionState& state);
[[nodiscard]] QJsonArray testsJson(const QList<TestResult>& tests);
[[nodiscard]] QJsonObject commentJson(const ReviewCommentState& comment);
[[nodiscard]] QJsonObject reviewJson(const SessionState& state);
[[nodiscard]] QJsonObject constraintJson(const ConstraintState& constraint);
[[nodiscard]] QJsonObject tradeoffJson(const TradeoffState& entry);
[[nodiscard]] QJsonObject designJson(const SessionState& state);
/// What a task is made of beside its files: "run", "test", "terminal", "pull", "design".
void addTaskShapes(QJsonObject& json, const Task& task);

} // namespace jumpseat::wire
