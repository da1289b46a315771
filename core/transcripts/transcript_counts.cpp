// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/transcript_counts.h"

namespace jumpseat {
namespace {

QJsonValue stampJson(const std::optional<Stamp>& stamp)
{
    return stamp ? QJsonValue(stamp->text()) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject TranscriptCounts::toJson() const
{
    return { { QStringLiteral("human_prompts"), humanPrompts }, { QStringLiteral("queued_prompts"), queuedPrompts },
        { QStringLiteral("assistant_messages"), assistantMessages },
        { QStringLiteral("tool_calls"), toolCalls.toJson() }, { QStringLiteral("file_edit_calls"), fileEditCalls },
        { QStringLiteral("shell_commands"), shellCommands }, { QStringLiteral("rejected"), rejected },
        { QStringLiteral("interrupted"), interrupted }, { QStringLiteral("errors"), errors },
        { QStringLiteral("first_timestamp"), stampJson(first) }, { QStringLiteral("last_timestamp"), stampJson(last) },
        { QStringLiteral("not_understood"), notUnderstood.toJson() }, { QStringLiteral("detail"), detail } };
}

} // namespace jumpseat
