// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/request_view.h"

#include "acts/act.h"
#include "base/json_repair.h"
#include "base/json_value.h"
#include "dialects/human_text.h"
#include "dialects/tool_names.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <ranges>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace jumpseat {

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace {

QString stringOf(const JsonValue& value)
{
    const std::string_view text = value.text();
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

int sizeOf(const JsonValue& array)
{
    int size = 0;
    for (JsonItems items(array); array.isArray() && items.next();)
        ++size;
    return size;
}

// ---- what stands in the body once

/// What the rules of an interview depend on, and what is recorded. Readers of JSON differ on members that stand twice,
/// and some do not mind the case of names: a request must not say one thing here and another to the server.
enum class Once : quint8 { Model, Messages, Input, Prompt, MaxTokens, MaxCompletionTokens, MaxOutputTokens, Options };
constexpr std::array onceNames { "model"sv, "messages"sv, "input"sv, "prompt"sv, "max_tokens"sv,
    "max_completion_tokens"sv, "max_output_tokens"sv, "options"sv };

class OnceMembers {
public:
    /// Errors: Malformed (one of them stands twice).
    [[nodiscard]] static Result<OnceMembers> of(const JsonValue& body)
    {
        OnceMembers members;
        for (JsonItems items(body); items.next();) {
            const auto key = items.key();
            const auto name = std::ranges::find_if(onceNames, [&](std::string_view once) { return isSame(key, once); });
            if (name == onceNames.end())
                continue;
            const auto at = size_t(name - onceNames.begin());
            if (std::exchange(members.m_isThere.at(at), true))
                return fail(ErrorCode::Malformed,
                    u"the body of the request says \"%1\" twice"_s.arg(
                        QLatin1StringView(name->data(), qsizetype(name->size()))));
            members.m_values.at(at) = items.value();
        }
        return members;
    }
    [[nodiscard]] const JsonValue& operator[](Once member) const { return m_values.at(size_t(member)); }

private:
    static bool isSame(std::string_view key, std::string_view name)
    {
        return QLatin1StringView(key.data(), qsizetype(key.size()))
                   .compare(QLatin1StringView(name.data(), qsizetype(name.size())), Qt::CaseInsensitive)
            == 0;
    }

    std::array<JsonValue, onceNames.size()> m_values {};
    std::array<bool, onceNames.size()> m_isThere {};
};

// ---- the conversation

/// Who speaks in an entry of a conversation.
enum class Speaker { Person, Assistant, Tool, System };

Speaker speakerOf(const JsonValue& entry)
{
    const std::string_view role = entry["role"].text();
    const std::string_view type = entry["type"].text();
    if (role == "assistant")
        return Speaker::Assistant;
    if (role == "tool" || role == "function" || type.ends_with("_output"))
        return Speaker::Tool;
    if (role == "system" || role == "developer")
        return Speaker::System;
    // Responses: what the model did stands as items without a role (function_call, reasoning, ...).
    return role.empty() && !type.empty() && type != "message" ? Speaker::Assistant : Speaker::Person;
}

QString textOfBlocks(const JsonValue& content)
{
    if (content.isString())
        return stringOf(content);
    QStringList texts;
    for (JsonItems blocks(content); content.isArray() && blocks.next();) {
        if (const QString text = stringOf(blocks.value()["text"]); !text.isEmpty())
            texts.append(text);
    }
    return texts.join(u'\n');
}

ToolResult toolResult(const QString& id, const JsonValue& content, bool isError)
{
    const QString text = content.isObject() ? stringOf(content["content"]) : textOfBlocks(content);
    return { id, cutToActText(text), isError, text.size() > maxActText };
}

/// An entry that is a tool's own: OpenAI's role "tool", Responses' *_output, Ollama's role "tool".
ToolResult resultOf(const JsonValue& entry)
{
    const JsonValue call = entry["call_id"], output = entry["output"]; // Responses'
    return toolResult(stringOf(call.isThere() ? call : entry["tool_call_id"]),
        output.isThere() ? output : entry["content"], entry["status"].text() == "failed");
}

/// What an entry of a person says: what was typed, and the results of tools that some dialects send in their name.
struct PersonSays {
    QStringList typed;
    QList<ToolResult> results;
    bool queued = false;

    explicit PersonSays(const JsonValue& content)
    {
        if (content.isString())
            take(content);
        for (JsonItems blocks(content); content.isArray() && blocks.next();) {
            const JsonValue& block = blocks.value();
            if (block["type"].text() == "tool_result")
                results.append(
                    toolResult(stringOf(block["tool_use_id"]), block["content"], block["is_error"].isTrue()));
            else
                take(block["text"]);
        }
    }

private:
    void take(const JsonValue& text)
    {
        const HumanText human = humanTextOf(stringOf(text));
        if (human.text.isEmpty())
            return;
        typed.append(human.text);
        queued = queued || human.queued;
    }
};

/// Reads a conversation from its end: what is new is behind the last word of the assistant.
class ConversationTail {
public:
    explicit ConversationTail(RequestView& view)
        : m_view(view)
    {
    }
    void read(const JsonValue& entries)
    {
        std::vector<JsonValue> all;
        for (JsonItems items(entries); entries.isArray() && items.next();)
            all.push_back(items.value());
        m_view.entries = int(all.size());
        for (const JsonValue& entry : std::views::reverse(all))
            readEntry(entry);
    }
    void readPerson(const JsonValue& content)
    {
        if (!m_isNew && !m_view.prompt.isEmpty())
            return; // long conversations are sent whole, again and again
        const PersonSays says(content);
        if (m_isNew)
            m_view.toolResults = says.results + m_view.toolResults;
        if (says.typed.isEmpty() || !m_view.prompt.isEmpty())
            return;
        m_view.prompt = cutToActText(says.typed.join(u'\n'));
        m_view.promptIsNew = m_isNew;
        m_view.promptWasQueued = says.queued;
    }

private:
    void readEntry(const JsonValue& entry)
    {
        switch (speakerOf(entry)) {
        case Speaker::Assistant: m_isNew = false; return;
        case Speaker::System: m_view.hasSystem = true; return;
        case Speaker::Tool:
            if (m_isNew)
                m_view.toolResults.prepend(resultOf(entry));
            return;
        case Speaker::Person: return readPerson(entry["content"]);
        }
    }

    RequestView& m_view;
    bool m_isNew = true;
};

void readConversation(Dialect dialect, const OnceMembers& body, RequestView& view)
{
    ConversationTail tail(view);
    const JsonValue& says = dialect == Dialect::OllamaGenerate ? body[Once::Prompt]
        : dialect == Dialect::OpenAiResponses                  ? body[Once::Input]
                                                               : body[Once::Messages];
    if (!says.isString() && dialect != Dialect::OllamaGenerate)
        return tail.read(says);
    view.entries = 1;
    tail.readPerson(says);
}

std::optional<qint64> maxTokensOf(Dialect dialect, const OnceMembers& body)
{
    if (isOllama(dialect)) { // below 0: without end, or until the context is full
        const auto limit = body[Once::Options]["num_predict"].integer();
        return limit && *limit >= 0 ? limit : std::nullopt;
    }
    for (const Once name : { Once::MaxOutputTokens, Once::MaxCompletionTokens, Once::MaxTokens }) {
        if (const auto limit = body[name].integer())
            return std::max(qint64(0), *limit);
    }
    return std::nullopt;
}

// ---- how many tokens that may be

constexpr qint64 tokensOfPicture = 5'000;    ///< servers scale them down; none counts one for more
constexpr qint64 documentBytesPerToken = 16; ///< a page is some 50 KB and at most 3,000 tokens

struct Blobs {
    qint64 tokens = 0, bytes = 0;

    void look(const JsonValue& value, bool isDocument = false)
    {
        const auto size = qint64(value.text().size());
        if (size == 0)
            return;
        bytes += size;
        tokens += isDocument ? size / documentBytesPerToken : tokensOfPicture;
    }
    void lookAtAll(const JsonValue& images)
    {
        for (JsonItems items(images); images.isArray() && items.next();)
            look(items.value());
    }
};

/// Where the dialects put data of pictures, sound and documents.
void lookForBlobs(const JsonValue& block, Blobs& blobs)
{
    if (!block.isObject())
        return;
    blobs.look(block["source"]["data"], block["type"].text() == "document");
    const JsonValue image = block["image_url"];
    blobs.look(image.isObject() ? image["url"] : image);
    blobs.look(block["input_audio"]["data"]);
    blobs.look(block["file_data"], true);
    blobs.look(block["file"]["file_data"], true);
    const JsonValue inner = block["content"];
    for (JsonItems parts(inner); inner.isArray() && parts.next();) // of a tool's result
        blobs.look(parts.value()["source"]["data"]);
}

qint64 estimateOf(const JsonValue& body, const OnceMembers& once, qsizetype size)
{
    Blobs blobs;
    blobs.lookAtAll(body["images"]);
    for (const Once name : { Once::Messages, Once::Input }) {
        const JsonValue& list = once[name];
        for (JsonItems entries(list); list.isArray() && entries.next();) {
            blobs.lookAtAll(entries.value()["images"]);
            const JsonValue content = entries.value()["content"];
            for (JsonItems blocks(content); content.isArray() && blocks.next();)
                lookForBlobs(blocks.value(), blobs);
        }
    }
    return (std::max(qint64(0), size - blobs.bytes) + 1) / 2 + blobs.tokens;
}

/// The body as a JSON value in `parser`'s memory. A text that a tool cut between surrogates is one that servers take.
Result<JsonValue> parsed(JsonParser& parser, const QByteArray& body)
{
    auto [value, problem] = parser.parse(body);
    if (problem == JsonParser::Problem::InvalidText) {
        const auto repaired = repairedJson(body);
        if (repaired && !repaired->hadBadBytes)
            std::tie(value, problem) = parser.parse(repaired->json);
    }
    if (problem != JsonParser::Problem::None || !value.isObject())
        return fail(ErrorCode::Malformed, u"the body of the request is no JSON object"_s);
    return value;
}

} // namespace

Result<RequestView> readRequest(Dialect dialect, const HeaderList& headers, const QByteArray& body)
{
    thread_local JsonParser parser; // its memory is made once, not with each request
    const auto object = parsed(parser, body);
    if (!object)
        return std::unexpected(object.error());
    const auto once = OnceMembers::of(*object);
    if (!once)
        return std::unexpected(once.error());
    const JsonValue stream = (*object)["stream"];
    const JsonValue conversation = (*object)["conversation"];
    RequestView view;
    view.model = stringOf((*once)[Once::Model]).left(200);
    view.stream = isOllama(dialect) ? !stream.isFalse() : stream.isTrue();
    view.maxTokens = maxTokensOf(dialect, *once);
    view.tools = sizeOf((*object)["tools"]);
    view.hasSystem = (*object)["system"].isThere() || (*object)["instructions"].isThere();
    readConversation(dialect, *once, view);
    view.tool = toolOf(headers);
    view.conversation = conversationOf(headers,
        { .userId = stringOf((*object)["metadata"]["user_id"]),
            .conversation = stringOf(conversation.isObject() ? conversation["id"] : conversation),
            .cacheKey = stringOf((*object)["prompt_cache_key"]) });
    view.previous = stringOf((*object)["previous_response_id"]).left(200);
    view.estimatedInputTokens = estimateOf(*object, *once, body.size());
    return view;
}

} // namespace jumpseat
