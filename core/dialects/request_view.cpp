// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/request_view.h"

#include "acts/act.h"
#include "base/json.h"
#include "dialects/human_text.h"
#include "dialects/tool_names.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// Who speaks in an entry of a conversation.
enum class Speaker { Person, Assistant, Tool, System };

Speaker speakerOf(const QJsonObject& entry)
{
    const QString role = entry.value("role"_L1).toString();
    const QString type = entry.value("type"_L1).toString();
    if (role == "assistant"_L1)
        return Speaker::Assistant;
    if (role == "tool"_L1 || role == "function"_L1 || type.endsWith("_output"_L1))
        return Speaker::Tool;
    if (role == "system"_L1 || role == "developer"_L1)
        return Speaker::System;
    // Responses: what the model did stands as items without a role (function_call, reasoning, ...).
    return role.isEmpty() && !type.isEmpty() && type != "message"_L1 ? Speaker::Assistant : Speaker::Person;
}

/// The blocks of a content; a plain string is one block of text.
QJsonArray blocksOf(const QJsonValue& content)
{
    if (content.isArray())
        return content.toArray();
    return content.isString() ? QJsonArray { QJsonObject { { u"text"_s, content } } } : QJsonArray();
}

QString textOfBlocks(const QJsonValue& content)
{
    QStringList texts;
    const QJsonArray blocks = blocksOf(content);
    for (const QJsonValue& block : blocks) {
        if (const QString text = block["text"_L1].toString(); !text.isEmpty())
            texts.append(text);
    }
    return texts.join(u'\n');
}

ToolResult toolResult(const QString& id, const QJsonValue& content, bool isError)
{
    const QString text = content.isObject() ? content["content"_L1].toString() : textOfBlocks(content);
    return { id, cutToActText(text), isError, text.size() > maxActText };
}

/// An entry that is a tool's own: OpenAI's role "tool", Responses' *_output, Ollama's role "tool".
ToolResult resultOf(const QJsonObject& entry)
{
    const bool isResponses = entry.contains("call_id"_L1);
    return toolResult(entry.value(isResponses ? "call_id"_L1 : "tool_call_id"_L1).toString(),
        entry.value(entry.contains("output"_L1) ? "output"_L1 : "content"_L1),
        entry.value("status"_L1).toString() == "failed"_L1);
}

/// Reads a conversation from its end: what is new is behind the last word of the assistant.
class ConversationTail {
public:
    explicit ConversationTail(RequestView& view)
        : m_view(view)
    {
    }
    void read(const QJsonArray& entries)
    {
        m_view.entries = int(entries.size());
        for (qsizetype i = entries.size() - 1; i >= 0; --i)
            readEntry(entries.at(i).toObject());
    }

private:
    void readEntry(const QJsonObject& entry)
    {
        switch (speakerOf(entry)) {
        case Speaker::Assistant: m_isNew = false; return;
        case Speaker::System: m_view.hasSystem = true; return;
        case Speaker::Tool:
            if (m_isNew)
                m_view.toolResults.prepend(resultOf(entry));
            return;
        case Speaker::Person: return readPerson(entry.value("content"_L1));
        }
    }
    void readPerson(const QJsonValue& content)
    {
        const QJsonArray blocks = blocksOf(content);
        QList<ToolResult> results;
        QStringList typed;
        bool queued = false;
        for (const QJsonValue& block : blocks) {
            if (block["type"_L1].toString() == "tool_result"_L1) {
                results.append(
                    toolResult(block["tool_use_id"_L1].toString(), block["content"_L1], block["is_error"_L1].toBool()));
            } else if (const HumanText human = humanTextOf(block["text"_L1].toString()); !human.text.isEmpty()) {
                typed.append(human.text);
                queued = queued || human.queued;
            }
        }
        if (m_isNew)
            m_view.toolResults = results + m_view.toolResults;
        if (typed.isEmpty() || !m_view.prompt.isEmpty())
            return;
        m_view.prompt = cutToActText(typed.join(u'\n'));
        m_view.promptIsNew = m_isNew;
        m_view.promptWasQueued = queued;
    }

    RequestView& m_view;
    bool m_isNew = true;
};

std::optional<qint64> firstNumber(const QJsonObject& body, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QJsonValue value = body.value(name); value.isDouble())
            return std::max(qint64(0), value.toInteger());
    }
    return std::nullopt;
}

std::optional<qint64> maxTokensOf(Dialect dialect, const QJsonObject& body)
{
    if (!isOllama(dialect))
        return firstNumber(body, { "max_output_tokens"_L1, "max_completion_tokens"_L1, "max_tokens"_L1 });
    const QJsonValue limit = body.value("options"_L1)["num_predict"_L1];
    // Below 0: without end, or until the context is full.
    return limit.isDouble() && limit.toInteger() >= 0 ? std::optional(limit.toInteger()) : std::nullopt;
}

void readConversation(Dialect dialect, const QJsonObject& body, RequestView& view)
{
    ConversationTail tail(view);
    if (dialect == Dialect::OllamaGenerate) {
        const QJsonObject prompt { { u"role"_s, u"user"_s }, { u"content"_s, body.value("prompt"_L1) } };
        return tail.read({ prompt });
    }
    const QJsonValue entries = body.value(dialect == Dialect::OpenAiResponses ? "input"_L1 : "messages"_L1);
    if (entries.isString())
        return tail.read({ QJsonObject { { u"role"_s, u"user"_s }, { u"content"_s, entries } } });
    tail.read(entries.toArray());
}

// ---- how many tokens that may be

constexpr qint64 tokensOfPicture = 5'000;    ///< servers scale them down; none counts one for more
constexpr qint64 documentBytesPerToken = 16; ///< a page is some 50 KB and at most 3,000 tokens

struct Blobs {
    qint64 tokens = 0, bytes = 0;

    void look(const QJsonValue& value, bool isDocument = false)
    {
        const qsizetype size = value.toString().size();
        if (size == 0)
            return;
        bytes += size;
        tokens += isDocument ? size / documentBytesPerToken : tokensOfPicture;
    }
};

/// Where the dialects put data of pictures, sound and documents.
void lookForBlobs(const QJsonValue& block, Blobs& blobs)
{
    blobs.look(block["source"_L1]["data"_L1], block["type"_L1].toString() == "document"_L1);
    blobs.look(block["image_url"_L1].isObject() ? block["image_url"_L1]["url"_L1] : block["image_url"_L1]);
    blobs.look(block["input_audio"_L1]["data"_L1]);
    blobs.look(block["file_data"_L1], true);
    blobs.look(block["file"_L1]["file_data"_L1], true);
    if (const QJsonValue inner = block["content"_L1]; inner.isArray()) { // of a tool's result
        const QJsonArray parts = inner.toArray();
        for (const QJsonValue& part : parts)
            blobs.look(part["source"_L1]["data"_L1]);
    }
}

qint64 estimateOf(const QJsonObject& body, qsizetype size)
{
    Blobs blobs;
    const auto lookAtImages = [&](const QJsonValue& list) {
        const QJsonArray images = list.toArray();
        for (const QJsonValue& image : images)
            blobs.look(image);
    };
    lookAtImages(body.value("images"_L1));
    for (const QLatin1StringView name : { "messages"_L1, "input"_L1 }) {
        const QJsonArray entries = body.value(name).toArray();
        for (const QJsonValue& entry : entries) {
            lookAtImages(entry["images"_L1]);
            const QJsonArray blocks = entry["content"_L1].toArray();
            for (const QJsonValue& block : blocks)
                lookForBlobs(block, blobs);
        }
    }
    return (std::max(qint64(0), size - blobs.bytes) + 1) / 2 + blobs.tokens;
}

} // namespace

Result<RequestView> readRequest(Dialect dialect, const HeaderList& headers, const QByteArray& body)
{
    QJsonParseError problem;
    const QJsonDocument json = parseJson(body, &problem);
    if (!json.isObject())
        return fail(ErrorCode::Malformed, u"the body of the request is no JSON object"_s);
    const QJsonObject object = json.object();
    RequestView view;
    view.model = object.value("model"_L1).toString().left(200);
    view.stream = object.value("stream"_L1).toBool(isOllama(dialect));
    view.maxTokens = maxTokensOf(dialect, object);
    view.tools = int(object.value("tools"_L1).toArray().size());
    view.hasSystem = object.contains("system"_L1) || object.contains("instructions"_L1);
    readConversation(dialect, object, view);
    view.tool = toolOf(headers);
    view.conversation = conversationOf(headers, object);
    view.previous = object.value("previous_response_id"_L1).toString().left(200);
    view.estimatedInputTokens = estimateOf(object, body.size());
    return view;
}

} // namespace jumpseat
