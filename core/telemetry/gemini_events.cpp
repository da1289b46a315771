// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"
#include "telemetry/telemetry_event.h"
#include "telemetry/tool_input.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

// Gemini CLI's log events. Its calls of tools have no ids.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array unusedGeminiEvents { "config"_L1, "api_request"_L1, "file_operation"_L1,
    "tool_output_truncated"_L1, "edit_strategy"_L1, "edit_correction"_L1, "malformed_json_response"_L1,
    "slash_command"_L1, "slash_command.model"_L1, "model_routing"_L1, "chat_compression"_L1, "chat.invalid_chunk"_L1,
    "chat.content_retry"_L1, "chat.content_retry_failure"_L1, "conversation_finished"_L1, "next_speaker_check"_L1,
    "flash_fallback"_L1, "ripgrep_fallback"_L1, "web_fetch_fallback_attempt"_L1, "ide_connection"_L1, "agent.start"_L1,
    "agent.finish"_L1 };

void tellGeminiCall(const TelemetryEvent& event, Telling& telling)
{
    const qint64 durationUs = event.durationUs("duration_ms"_L1);
    const act::ToolUsed used = toolUsed({}, event.text("function_name"_L1), event.text("function_args"_L1));
    telling.addUsed(used, telling.wallMs() ? std::max<qint64>(1, telling.wallMs() - durationUs / 1000) : 0);
    const QString decision =
        event.text("decision"_L1); // accept, reject, auto_accept, modify; none when nobody is asked
    const bool rejected = decision == "reject"_L1;
    const bool isAsked = event.truth("interactive"_L1).value_or(true); // in a script nobody is
    if (!decision.isEmpty())
        telling.add(act::ToolDecided {
            {}, used.tool, !rejected, isAsked && decision != "auto_accept"_L1 ? u"person"_s : u"rule"_s, {} });
    ToolOutcome outcome = event.truth("success"_L1).value_or(true) ? ToolOutcome::Ok : ToolOutcome::Error;
    if (rejected)
        outcome = ToolOutcome::Rejected;
    telling.addEnded({ {}, outcome, cutToActText(event.text("error"_L1)), false, durationUs });
}

/// The answer as the server's pieces in JSON. Other versions tell it by a GenAI event, some by both: its id is known then.
void tellGeminiAnswer(const TelemetryEvent& event, Telling& telling)
{
    const QJsonDocument json = parseJson(event.text("response_text"_L1).toUtf8());
    const QJsonArray pieces = json.isArray() ? json.array() : QJsonArray { json.object() };
    act::Said said;
    said.model = event.text("model"_L1);
    for (const QJsonValue& piece : pieces) {
        if (said.messageId.isEmpty())
            said.messageId = piece["responseId"_L1].toString();
        const QJsonArray parts = piece["candidates"_L1][0]["content"_L1]["parts"_L1].toArray();
        for (const QJsonValue& part : parts) {
            if (!part["thought"_L1].toBool())
                said.text += part["text"_L1].toString();
        }
    }
    said.text = cutToActText(said.text);
    if (!said.messageId.isEmpty() && !said.text.trimmed().isEmpty()
        && telling.memory.answers.isNew(memoryKey(QByteArray("said"), said.messageId.toUtf8())))
        telling.add(said);
}

act::Used geminiUse(const TelemetryEvent& event)
{
    act::Used used;
    used.model = event.text("model"_L1);
    used.inputTokens = event.count("input_token_count"_L1);
    used.outputTokens = event.count("output_token_count"_L1) + event.count("thoughts_token_count"_L1);
    used.cachedTokens = event.count("cached_content_token_count"_L1);
    used.durationUs = event.durationUs("duration_ms"_L1);
    used.status = event.status("status_code"_L1);
    return used;
}

QString geminiProblem(const TelemetryEvent& event)
{
    const QString error = event.text("error"_L1);
    return cutToActText(error.isEmpty() ? event.text("error_type"_L1) : error);
}

} // namespace

Understood geminiActs(const TelemetryEvent& event, QStringView name, Telling& telling)
{
    if (name == "user_prompt"_L1)
        telling.add(act::Prompted { event.text("prompt_id"_L1), event.spoken("prompt"_L1), {}, false });
    else if (name == "tool_call"_L1)
        tellGeminiCall(event, telling);
    else if (name == "api_response"_L1) {
        tellGeminiAnswer(event, telling);
        telling.add(geminiUse(event));
    } else if (name == "api_error"_L1)
        telling.add(act::Failed { {}, event.status("status_code"_L1), geminiProblem(event) });
    else {
        const bool known =
            std::ranges::any_of(unusedGeminiEvents, [&](QLatin1StringView unused) { return unused == name; });
        return known || name.startsWith("extension_"_L1) ? Understood::Unused : Understood::No;
    }
    return Understood::Yes;
}

} // namespace jumpseat
