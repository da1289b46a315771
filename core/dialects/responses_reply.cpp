// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
// OpenAI's responses.

#include "dialects/reply_language.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// Text comes in deltas, calls with the end of their item. What came that way is not taken again from the whole answer
/// that the last event repeats; what did not is taken from there.
class ResponsesLanguage final : public ReplyLanguage {
public:
    void event(const QByteArray& name, const QJsonObject& json) override;
    void body(const QJsonObject& json) override;
    void overlong(const QByteArray& name) override;
    void close() override { }

private:
    void item(const QJsonObject& item);
    void message(const QJsonObject& item);
    void output(const QJsonObject& response);
    void finish(const QString& type, const QJsonObject& response);
    [[nodiscard]] bool streamed(const QByteArray& name, const QString& type, const QJsonObject& json);
    [[nodiscard]] bool isNew(const QString& id);

    QSet<QString> m_seen; ///< items that were told
    bool m_hasText = false;
    bool m_hasThoughts = false;
    bool m_hasCalls = false;
    bool m_refused = false;
};

constexpr qsizetype maxSeenItems = 4096;

/// Calls that OpenAI's servers carry out themselves; their item has no arguments as such.
bool isServerCall(const QString& type)
{
    return type.endsWith("_call"_L1) && type != "function_call"_L1 && type != "custom_tool_call"_L1
        && type != "local_shell_call"_L1 && type != "shell_call"_L1 && type != "apply_patch_call"_L1
        && type != "computer_call"_L1;
}

reply::ToolCall callOf(const QString& type, const QJsonObject& item)
{
    reply::ToolCall call;
    call.id = item.value(item.contains("call_id"_L1) ? "call_id"_L1 : "id"_L1).toString();
    call.name = item.value("name"_L1).toString();
    if (call.name.isEmpty())
        call.name = type.chopped(int("_call"_L1.size()));
    call.byServer = isServerCall(type);
    for (const QLatin1StringView name : { "arguments"_L1, "input"_L1, "action"_L1, "operation"_L1 }) {
        if (call.arguments.isEmpty())
            call.arguments = argumentsOf(item.value(name));
    }
    return call;
}

void ResponsesLanguage::event(const QByteArray& name, const QJsonObject& json)
{
    const QString type = json.contains("type"_L1) ? json.value("type"_L1).toString() : QString::fromLatin1(name);
    const QJsonObject response = json.value("response"_L1).toObject();
    began(response, "id"_L1);
    if (type == "response.completed"_L1 || type == "response.incomplete"_L1 || type == "response.failed"_L1)
        return finish(type, response);
    if (type == "error"_L1 || json.value("error"_L1).isObject())
        return fail(failureOf(200, json));
    if (!streamed(name, type, json) && !type.startsWith("response."_L1))
        misunderstood();
}

bool ResponsesLanguage::streamed(const QByteArray&, const QString& type, const QJsonObject& json)
{
    const QString delta = json.value("delta"_L1).toString();
    if (type == "response.output_text.delta"_L1 || type == "response.refusal.delta"_L1) {
        m_refused = m_refused || type == "response.refusal.delta"_L1;
        m_hasText = m_hasText || !delta.isEmpty();
        say(delta);
    } else if (type == "response.reasoning_summary_text.delta"_L1 || type == "response.reasoning_text.delta"_L1) {
        m_hasThoughts = m_hasThoughts || !delta.isEmpty();
        think(delta);
    } else if (type == "response.output_item.done"_L1) {
        item(json.value("item"_L1).toObject());
    } else {
        return false;
    }
    return true;
}

bool ResponsesLanguage::isNew(const QString& id)
{
    if (m_seen.contains(id))
        return false;
    if (!id.isEmpty() && m_seen.size() < maxSeenItems)
        m_seen.insert(id);
    return true;
}

void ResponsesLanguage::item(const QJsonObject& item)
{
    const QString type = item.value("type"_L1).toString();
    if (type == "message"_L1)
        return message(item);
    if (!type.endsWith("_call"_L1))
        return;
    const reply::ToolCall found = callOf(type, item);
    if (!isNew(found.id))
        return;
    m_hasCalls = m_hasCalls || !found.byServer;
    call(found);
}

/// Only when its deltas did not come, as behind some proxies.
void ResponsesLanguage::message(const QJsonObject& item)
{
    if (!isNew(item.value("id"_L1).toString()) || m_hasText)
        return;
    const QJsonArray content = item.value("content"_L1).toArray();
    for (const QJsonValue& part : content) {
        const QString refusal = part["refusal"_L1].toString();
        m_refused = m_refused || !refusal.isEmpty();
        say(part["text"_L1].toString() + refusal);
    }
}

void ResponsesLanguage::output(const QJsonObject& response)
{
    const QJsonArray output = response.value("output"_L1).toArray();
    for (const QJsonValue& one : output) {
        if (!m_hasThoughts && one["type"_L1].toString() == "reasoning"_L1)
            think(textOf(one["summary"_L1]) + textOf(one["content"_L1]));
        item(one.toObject());
    }
}

void ResponsesLanguage::finish(const QString& type, const QJsonObject& response)
{
    output(response);
    if (const QJsonValue usage = response.value("usage"_L1); usage.isObject())
        used({ usage["input_tokens"_L1].toInteger(), usage["input_tokens_details"_L1]["cached_tokens"_L1].toInteger(),
            0, usage["output_tokens"_L1].toInteger() });
    if (type == "response.failed"_L1)
        return fail(failureOf(200, response));
    const QString why = response.value("incomplete_details"_L1)["reason"_L1].toString();
    if (why == "max_output_tokens"_L1)
        return end(reply::Ending::Length, why);
    if (m_refused || why == "content_filter"_L1)
        return end(reply::Ending::Refused, why.isEmpty() ? u"refusal"_s : why);
    if (type == "response.incomplete"_L1)
        return end(reply::Ending::Other, why.isEmpty() ? u"incomplete"_s : why);
    end(m_hasCalls ? reply::Ending::ToolUse : reply::Ending::Done, u"completed"_s);
}

void ResponsesLanguage::overlong(const QByteArray& name)
{
    // The last event repeats the whole answer; that it came is plain from its name.
    misunderstood();
    if (name == "response.completed")
        end(m_hasCalls ? reply::Ending::ToolUse : reply::Ending::Done, u"completed"_s);
    else if (name == "response.incomplete")
        end(reply::Ending::Other, u"incomplete"_s);
}

void ResponsesLanguage::body(const QJsonObject& json)
{
    const QString status = json.value("status"_L1).toString();
    if (!json.value("output"_L1).isArray())
        return fail(failureOf(200, json));
    began(json, "id"_L1);
    finish("response."_L1 + status, json);
}

} // namespace

std::unique_ptr<ReplyLanguage> makeResponsesLanguage()
{
    return std::make_unique<ResponsesLanguage>();
}

} // namespace jumpseat
