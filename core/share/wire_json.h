// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/session_state.h"
#include "session/transient.h"

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

// wire_encode_assistant.cpp

/// What the notice says of models and of the candidate's own tools.
[[nodiscard]] QStringList recordedOfAssistants(const event::AssistantPinned& assistant);
[[nodiscard]] QJsonObject assistantJson(const SessionState& state);
[[nodiscard]] QJsonObject promptJson(const Turn& turn);
void addReply(QJsonObject& json, const Turn& turn);
void addEnding(QJsonObject& json, const Turn& turn);
[[nodiscard]] QJsonObject toolCallJson(const ToolCallState& call);
[[nodiscard]] QString outcomeOf(const ToolCallState& call);
[[nodiscard]] QJsonArray toolsOf(const SessionState& state, const Turn& turn);
[[nodiscard]] QByteArray completion(const transient::CompletionCame& came);

} // namespace jumpseat::wire
