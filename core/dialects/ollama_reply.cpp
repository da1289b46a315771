// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Ollama's chat and generate.

#include "dialects/reply_language.h"

#include <QJsonArray>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// A line of the stream and an answer in one piece have the same members.
class OllamaLanguage final : public ReplyLanguage {
public:
    void event(const QByteArray& name, const QJsonObject& json) override;
    void body(const QJsonObject& json) override { event({}, json); }
    void close() override { }

private:
    void toolCalls(const QJsonArray& calls);
    void finish(const QJsonObject& json);

    bool m_hasCalls = false;
};

reply::Ending ollamaEnding(const QString& reason, bool hasCalls)
{
    if (reason == "length"_L1)
        return reply::Ending::Length;
    if (!reason.isEmpty() && reason != "stop"_L1) // "load", "unload"
        return reply::Ending::Other;
    return hasCalls ? reply::Ending::ToolUse : reply::Ending::Done;
}

void OllamaLanguage::event(const QByteArray&, const QJsonObject& json)
{
    if (json.contains("error"_L1))
        return fail(failureOf(200, json));
    if (!json.contains("message"_L1) && !json.contains("response"_L1) && !json.contains("done"_L1))
        return misunderstood();
    began(json, "id"_L1);
    const QJsonObject message = json.value("message"_L1).toObject();
    think(message.value("thinking"_L1).toString());
    think(json.value("thinking"_L1).toString());
    say(message.value("content"_L1).toString());
    say(json.value("response"_L1).toString());
    toolCalls(message.value("tool_calls"_L1).toArray());
    if (json.value("done"_L1).toBool())
        finish(json);
}

void OllamaLanguage::toolCalls(const QJsonArray& calls)
{
    for (const QJsonValue& one : calls) {
        const QJsonValue function = one["function"_L1];
        call({ .id = one["id"_L1].toString(),
            .name = function["name"_L1].toString(),
            .arguments = argumentsOf(function["arguments"_L1]) });
        m_hasCalls = true;
    }
}

void OllamaLanguage::finish(const QJsonObject& json)
{
    used({ json.value("prompt_eval_count"_L1).toInteger(), 0, 0, json.value("eval_count"_L1).toInteger() });
    const QString reason = json.value("done_reason"_L1).toString();
    end(ollamaEnding(reason, m_hasCalls), reason);
}

} // namespace

std::unique_ptr<ReplyLanguage> makeOllamaLanguage()
{
    return std::make_unique<OllamaLanguage>();
}

} // namespace jumpseat
