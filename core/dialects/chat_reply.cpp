// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's chat completions, and what many servers make of them.

#include "dialects/reply_language.h"

#include <QJsonArray>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

class ChatLanguage final : public ReplyLanguage {
public:
    void event(const QByteArray& name, const QJsonObject& json) override;
    void body(const QJsonObject& json) override;
    void close() override;
    void done() override;

private:
    void choices(const QJsonObject& json, QLatin1StringView member);
    void message(const QJsonObject& message);
    void toolCalls(const QJsonArray& calls);
    void usage(const QJsonValue& usage);
    void finishCalls(bool whole);

    bool m_refused = false;
};

reply::Ending chatEnding(const QString& reason, bool refused)
{
    if (reason == "length"_L1)
        return reply::Ending::Length;
    if (refused || reason == "content_filter"_L1)
        return reply::Ending::Refused;
    if (reason == "tool_calls"_L1 || reason == "function_call"_L1)
        return reply::Ending::ToolUse;
    return reason == "stop"_L1 ? reply::Ending::Done : reply::Ending::Other;
}

void ChatLanguage::event(const QByteArray&, const QJsonObject& json)
{
    // Some servers send "error": null with every chunk.
    if (json.value("error"_L1).isObject() || json.value("error"_L1).isString())
        return fail(failureOf(200, json));
    if (!json.contains("choices"_L1) && !json.contains("usage"_L1))
        return misunderstood();
    began(json, "id"_L1);
    choices(json, "delta"_L1);
    usage(json.value("usage"_L1));
}

void ChatLanguage::body(const QJsonObject& json)
{
    if (!json.value("choices"_L1).isArray())
        return fail(failureOf(200, json));
    began(json, "id"_L1);
    choices(json, "message"_L1);
    usage(json.value("usage"_L1));
    setEnded();
}

/// Only the first choice is what a tool shows; asking for several is rare, and they would run into each other here.
void ChatLanguage::choices(const QJsonObject& json, QLatin1StringView member)
{
    const QJsonArray all = json.value("choices"_L1).toArray();
    for (const QJsonValue& choice : all) {
        if (choice["index"_L1].toInt(0) != 0) {
            misunderstood();
            continue;
        }
        // Some servers end a stream with a whole message.
        message((choice[member].isObject() ? choice[member] : choice["message"_L1]).toObject());
        if (const QString reason = choice["finish_reason"_L1].toString(); !reason.isEmpty()) {
            finishCalls(true);
            end(chatEnding(reason, m_refused), reason);
        }
    }
}

void ChatLanguage::message(const QJsonObject& message)
{
    for (const QLatin1StringView name : { "reasoning_content"_L1, "reasoning"_L1 }) {
        if (const QString thought = textOf(message.value(name)); !thought.isEmpty()) {
            think(thought);
            break; // the same under both names
        }
    }
    say(textOf(message.value("content"_L1)));
    const QString refusal = message.value("refusal"_L1).toString();
    m_refused = m_refused || !refusal.isEmpty();
    say(refusal);
    toolCalls(message.value("tool_calls"_L1).toArray());
    if (const QJsonValue old = message.value("function_call"_L1); old.isObject())
        m_calls.add({ {}, old["name"_L1].toString(), argumentsOf(old["arguments"_L1]), 0 });
}

void ChatLanguage::toolCalls(const QJsonArray& calls)
{
    for (const QJsonValue& call : calls) {
        OpenCalls::Piece piece;
        piece.id = call["id"_L1].toString();
        if (const QJsonValue index = call["index"_L1]; index.isDouble())
            piece.index = index.toInteger();
        const bool isCustom = call["custom"_L1].isObject();
        const QJsonValue function = isCustom ? call["custom"_L1] : call["function"_L1];
        piece.name = function["name"_L1].toString();
        piece.arguments = argumentsOf(function[isCustom ? "input"_L1 : "arguments"_L1]);
        m_calls.add(piece);
    }
}

void ChatLanguage::usage(const QJsonValue& usage)
{
    if (!usage.isObject())
        return;
    const QJsonValue details = usage["prompt_tokens_details"_L1];
    used({ usage["prompt_tokens"_L1].toInteger(), details["cached_tokens"_L1].toInteger(), 0,
        usage["completion_tokens"_L1].toInteger() });
}

void ChatLanguage::finishCalls(bool whole)
{
    for (const auto& finished : m_calls.endAll(whole))
        call(finished);
}

void ChatLanguage::done()
{
    finishCalls(true);
    setEnded();
}

void ChatLanguage::close()
{
    finishCalls(hasEnded());
}

} // namespace

std::unique_ptr<ReplyLanguage> makeChatLanguage()
{
    return std::make_unique<ChatLanguage>();
}

} // namespace jumpseat
