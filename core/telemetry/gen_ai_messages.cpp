// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/gen_ai_messages.h"

#include "base/json.h"
#include "telemetry/tool_input.h"

#include <QJsonArray>
#include <QJsonObject>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

void addText(GenAiMessage& message, const QString& text)
{
    if (!message.text.isEmpty() && !text.isEmpty())
        message.text += u"\n\n"_s;
    message.text += text;
}

void addResult(GenAiMessage& message, const QString& callId, const QString& output)
{
    message.results.append({ callId, ToolOutcome::Ok, cutToActText(output), output.size() > maxActText, 0 });
}

/// A part of the conventions, or an element of a `content` list of the chat form. Reasoning, pictures and files are no
/// words that somebody said.
void addPart(GenAiMessage& message, const QJsonObject& part)
{
    const QString type = part.value("type"_L1).toString();
    if (type == "text"_L1)
        addText(message, plainText(part.contains("content"_L1) ? part.value("content"_L1) : part.value("text"_L1)));
    else if (type == "tool_call"_L1)
        message.calls.append(
            toolUsed(part.value("id"_L1).toString(), part.value("name"_L1).toString(), part.value("arguments"_L1)));
    else if (type == "tool_call_response"_L1)
        addResult(message, part.value("id"_L1).toString(),
            plainText(part.contains("response"_L1) ? part.value("response"_L1) : part.value("result"_L1)));
}

void addChatForm(GenAiMessage& message, const QJsonObject& json)
{
    const QJsonArray calls = json.value("tool_calls"_L1).toArray();
    for (const QJsonValue& call : calls) {
        const QJsonValue function = call["function"_L1];
        message.calls.append(
            toolUsed(call["id"_L1].toString(), function["name"_L1].toString(), function["arguments"_L1]));
    }
    const QJsonValue content = json.value("content"_L1);
    const QString callId = json.value("tool_call_id"_L1).toString();
    if (message.role == "tool"_L1)
        addResult(message, callId.isEmpty() ? json.value("id"_L1).toString() : callId, plainText(content));
    else if (content.isString())
        addText(message, content.toString());
}

} // namespace

GenAiMessage genAiMessage(const QJsonValue& json)
{
    const QJsonObject object = json.toObject();
    GenAiMessage message;
    message.role = object.value("role"_L1).toString();
    message.finish = object.value("finish_reason"_L1).toString();
    const QJsonValue listed = object.contains("parts"_L1) ? object.value("parts"_L1) : object.value("content"_L1);
    const QJsonArray parts = listed.toArray();
    for (const QJsonValue& part : parts)
        addPart(message, part.toObject());
    if (!object.contains("parts"_L1))
        addChatForm(message, object);
    message.text = cutToActText(message.text);
    return message;
}

std::optional<QList<GenAiMessage>> genAiMessages(const OtlpValue& value)
{
    const auto* text = std::get_if<QString>(&value.any);
    const QJsonDocument document = text ? parseJson(text->toUtf8()) : QJsonDocument();
    const QJsonValue json = text ? (document.isArray() ? QJsonValue(document.array()) : QJsonValue()) : value.toJson();
    if (!json.isArray())
        return std::nullopt;
    QList<GenAiMessage> messages;
    const QJsonArray array = json.toArray();
    for (const QJsonValue& message : array)
        messages.append(genAiMessage(message));
    return messages;
}

QString endingOfFinish(const QString& finish)
{
    if (finish == "length"_L1 || finish == "max_tokens"_L1 || finish == "MAX_TOKENS"_L1)
        return u"length"_s;
    if (finish == "content_filter"_L1 || finish == "refusal"_L1 || finish == "SAFETY"_L1)
        return u"refused"_s;
    return finish == "error"_L1 ? u"cut"_s : QString();
}

} // namespace jumpseat
