// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/request_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 limitWhereOneIsNeeded = 4096; // Anthropic's requests must name one

QJsonObject said(QLatin1StringView role, const QString& text)
{
    return { { u"role"_s, role }, { u"content"_s, text } };
}

QJsonArray messagesOf(const ChatRequest& request, bool withSystem)
{
    QJsonArray messages;
    if (withSystem && !request.system.isEmpty())
        messages.append(said("system"_L1, request.system));
    for (const ChatMessage& message : request.messages)
        messages.append(said(message.role == ChatMessage::Role::User ? "user"_L1 : "assistant"_L1, message.text));
    return messages;
}

QJsonObject chatBody(const ChatRequest& request)
{
    QJsonObject body { { u"messages"_s, messagesOf(request, true) } };
    if (request.maxTokens > 0)
        body.insert(request.newTokenLimit ? "max_completion_tokens"_L1 : "max_tokens"_L1, request.maxTokens);
    if (request.stream) // without it no usage is told
        body.insert("stream_options"_L1, QJsonObject { { u"include_usage"_s, true } });
    return body;
}

QJsonObject responsesBody(const ChatRequest& request)
{
    QJsonObject body { { u"input"_s, messagesOf(request, false) }, { u"store"_s, false } };
    if (!request.system.isEmpty())
        body.insert("instructions"_L1, request.system);
    if (request.maxTokens > 0)
        body.insert("max_output_tokens"_L1, request.maxTokens);
    return body;
}

QJsonObject anthropicBody(const ChatRequest& request)
{
    QJsonObject body { { u"messages"_s, messagesOf(request, false) },
        { u"max_tokens"_s, request.maxTokens > 0 ? request.maxTokens : limitWhereOneIsNeeded } };
    if (!request.system.isEmpty())
        body.insert("system"_L1, request.system);
    return body;
}

QJsonObject ollamaOptions(const ChatRequest& request)
{
    QJsonObject options;
    if (request.temperature)
        options.insert("temperature"_L1, *request.temperature);
    if (request.maxTokens > 0)
        options.insert("num_predict"_L1, request.maxTokens);
    return options;
}

/// Generate knows one prompt; what was said before goes in front of it.
QJsonObject generateBody(const ChatRequest& request)
{
    QString prompt;
    for (const ChatMessage& message : request.messages)
        prompt += (prompt.isEmpty() ? u""_s : u"\n\n"_s) + message.text;
    QJsonObject body { { u"prompt"_s, prompt } };
    if (!request.system.isEmpty())
        body.insert("system"_L1, request.system);
    return body;
}

QJsonObject bodyOf(Dialect dialect, const ChatRequest& request)
{
    switch (dialect) {
    case Dialect::OpenAiChat: return chatBody(request);
    case Dialect::OpenAiResponses: return responsesBody(request);
    case Dialect::Anthropic: return anthropicBody(request);
    case Dialect::OllamaGenerate: return generateBody(request);
    case Dialect::OllamaChat: break;
    }
    return { { u"messages"_s, messagesOf(request, true) } };
}

} // namespace

WrittenRequest writeRequest(Dialect dialect, const ChatRequest& request)
{
    QJsonObject body = bodyOf(dialect, request);
    body.insert("model"_L1, request.model);
    body.insert("stream"_L1, request.stream);
    if (isOllama(dialect)) {
        if (const QJsonObject options = ollamaOptions(request); !options.isEmpty())
            body.insert("options"_L1, options);
    } else if (request.temperature) {
        body.insert("temperature"_L1, *request.temperature);
    }
    WrittenRequest written;
    written.path = pathOf(dialect);
    written.headers = { { "Content-Type", "application/json" } };
    if (dialect == Dialect::Anthropic)
        written.headers.append(Header { "anthropic-version", "2023-06-01" });
    written.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return written;
}

std::optional<Header> keyHeader(Dialect dialect, const QString& key)
{
    if (key.isEmpty())
        return std::nullopt;
    if (dialect == Dialect::Anthropic)
        return Header { "x-api-key", key.toUtf8() };
    return Header { "Authorization", "Bearer " + key.toUtf8() };
}

} // namespace jumpseat
