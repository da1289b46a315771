// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "telemetry/otlp_value.h"

#include <QJsonValue>

#include <optional>

namespace jumpseat {

/// One message of gen_ai.input.messages or gen_ai.output.messages (open-telemetry/semantic-conventions-genai), or of the
/// chat form that came before: {role, content, tool_calls}.
struct GenAiMessage {
    QString role; ///< "system", "user", "assistant", "tool"
    QString text; ///< its parts of text, joined by empty lines
    QList<act::ToolUsed> calls;
    QList<act::ToolEnded> results;
    QString finish; ///< "stop", "tool_calls", "length", "content_filter", ...
};

/// Messages as a JSON text or as structured values; nothing when it is neither, as when an exporter cut the text.
[[nodiscard]] std::optional<QList<GenAiMessage>> genAiMessages(const OtlpValue& value);
[[nodiscard]] GenAiMessage genAiMessage(const QJsonValue& json);

/// The ending of act::Said for a finish reason.
[[nodiscard]] QString endingOfFinish(const QString& finish);

} // namespace jumpseat
