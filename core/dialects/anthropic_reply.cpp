// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Anthropic's messages.

#include "dialects/reply_language.h"

#include <QJsonArray>

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

class AnthropicLanguage final : public ReplyLanguage {
public:
    void event(const QByteArray& name, const QJsonObject& json) override;
    void body(const QJsonObject& json) override;
    void close() override;

private:
    void begin(const QJsonObject& message);
    void beginBlock(const QJsonObject& json);
    void delta(const QJsonObject& json);
    void endBlock(const QJsonObject& json);
    void wholeBlock(const QJsonValue& block);
    void usage(const QJsonValue& usage);
    void stop(const QJsonValue& message);

    reply::Usage m_usage;
    qint64 m_plainInput = 0; ///< neither read from nor written to a cache
};

bool isCall(const QString& type)
{
    return type == "tool_use"_L1 || type == "server_tool_use"_L1 || type == "mcp_tool_use"_L1;
}

std::optional<qint64> indexOf(const QJsonObject& json)
{
    const QJsonValue index = json.value("index"_L1);
    return index.isDouble() ? std::optional(index.toInteger()) : std::nullopt;
}

reply::Ending anthropicEnding(const QString& reason)
{
    if (reason == "end_turn"_L1 || reason == "stop_sequence"_L1)
        return reply::Ending::Done;
    if (reason == "tool_use"_L1)
        return reply::Ending::ToolUse;
    if (reason == "max_tokens"_L1 || reason == "model_context_window_exceeded"_L1)
        return reply::Ending::Length;
    return reason == "refusal"_L1 ? reply::Ending::Refused : reply::Ending::Other;
}

void AnthropicLanguage::event(const QByteArray& name, const QJsonObject& json)
{
    const QString type = json.contains("type"_L1) ? json.value("type"_L1).toString() : QString::fromLatin1(name);
    if (type == "message_start"_L1) // may come twice
        return begin(json.value("message"_L1).toObject());
    if (type == "content_block_start"_L1)
        return beginBlock(json);
    if (type == "content_block_delta"_L1)
        return delta(json);
    if (type == "content_block_stop"_L1)
        return endBlock(json);
    if (type == "message_delta"_L1) {
        usage(json.value("usage"_L1));
        return stop(json.value("delta"_L1));
    }
    if (type == "message_stop"_L1)
        return setEnded();
    if (type == "error"_L1)
        return fail(failureOf(200, json));
    if (type != "ping"_L1)
        misunderstood();
}

void AnthropicLanguage::begin(const QJsonObject& message)
{
    began(message, "id"_L1);
    usage(message.value("usage"_L1));
}

void AnthropicLanguage::beginBlock(const QJsonObject& json)
{
    const QJsonObject block = json.value("content_block"_L1).toObject();
    const QString type = block.value("type"_L1).toString();
    if (isCall(type)) {
        // Its arguments come as pieces; some servers put all of them here and send none.
        const QJsonObject input = block.value("input"_L1).toObject();
        return m_calls.begin({ block.value("id"_L1).toString(), block.value("name"_L1).toString(),
            input.isEmpty() ? QString() : argumentsOf(input), indexOf(json), type != "tool_use"_L1 });
    }
    say(block.value("text"_L1).toString());
    think(block.value("thinking"_L1).toString());
}

/// By its own type and not its block's: thoughts have been seen in blocks of text.
void AnthropicLanguage::delta(const QJsonObject& json)
{
    const QJsonObject delta = json.value("delta"_L1).toObject();
    const QString type = delta.value("type"_L1).toString();
    if (type == "text_delta"_L1)
        return say(delta.value("text"_L1).toString());
    if (type == "thinking_delta"_L1)
        return think(delta.value("thinking"_L1).toString());
    if (type == "input_json_delta"_L1) {
        const QString piece = delta.value("partial_json"_L1).toString();
        if (!piece.isEmpty())
            m_calls.add({ {}, {}, piece, indexOf(json) });
        return;
    }
    if (type != "signature_delta"_L1 && type != "citations_delta"_L1)
        misunderstood();
}

void AnthropicLanguage::endBlock(const QJsonObject& json)
{
    if (auto finished = m_calls.end(indexOf(json))) {
        if (finished->arguments.isEmpty())
            finished->arguments = u"{}"_s;
        call(*finished);
    }
}

void AnthropicLanguage::usage(const QJsonValue& usage)
{
    // Each count is of everything so far; the one place or the other may have 0 where it does not know.
    const auto raise = [&](qint64& count, QLatin1StringView name) { count = std::max(count, usage[name].toInteger()); };
    raise(m_plainInput, "input_tokens"_L1);
    raise(m_usage.cachedTokens, "cache_read_input_tokens"_L1);
    raise(m_usage.cacheWriteTokens, "cache_creation_input_tokens"_L1);
    raise(m_usage.outputTokens, "output_tokens"_L1);
    m_usage.inputTokens = m_plainInput + m_usage.cachedTokens + m_usage.cacheWriteTokens;
    used(m_usage);
}

void AnthropicLanguage::stop(const QJsonValue& message)
{
    if (const QString reason = message["stop_reason"_L1].toString(); !reason.isEmpty())
        end(anthropicEnding(reason), reason);
}

void AnthropicLanguage::wholeBlock(const QJsonValue& block)
{
    const QString type = block["type"_L1].toString();
    if (isCall(type))
        return call({ .id = block["id"_L1].toString(),
            .name = block["name"_L1].toString(),
            .arguments = argumentsOf(block["input"_L1]),
            .byServer = type != "tool_use"_L1 });
    say(block["text"_L1].toString());
    think(block["thinking"_L1].toString());
}

void AnthropicLanguage::body(const QJsonObject& json)
{
    if (!json.value("content"_L1).isArray())
        return fail(failureOf(200, json));
    begin(json);
    const QJsonArray blocks = json.value("content"_L1).toArray();
    for (const QJsonValue& block : blocks)
        wholeBlock(block);
    stop(json);
    setEnded();
}

void AnthropicLanguage::close()
{
    for (const auto& unfinished : m_calls.endAll(hasEnded()))
        call(unfinished);
}

} // namespace

std::unique_ptr<ReplyLanguage> makeAnthropicLanguage()
{
    return std::make_unique<AnthropicLanguage>();
}

} // namespace jumpseat
