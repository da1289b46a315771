// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/gen_ai_messages.h"
#include "telemetry/telemetry_event.h"
#include "telemetry/tool_input.h"

#include <QJsonObject>

#include <algorithm>
#include <array>

// The GenAI semantic conventions, present and past. One request to a model may be told by a span, by an event of it and
// by a log record; each of them holds the whole conversation so far.

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array modelOperations { "chat"_L1, "text_completion"_L1, "generate_content"_L1 };
constexpr std::array unusedOperations { "embeddings"_L1, "create_agent"_L1, "retrieval"_L1, "invoke_workflow"_L1,
    "execute_hook"_L1, "plan"_L1 };
constexpr std::array unusedGenAiEvents { "gen_ai.system.message"_L1, "gen_ai.assistant.message"_L1,
    "gen_ai.evaluation.result"_L1 };

template <class Names> bool isGenAiName(const Names& names, QStringView name)
{
    return std::ranges::any_of(names, [&](QLatin1StringView known) { return known == name; });
}

/// What names one answer: its id, or the span it came in. Empty: nothing does.
QByteArray answerId(const TelemetryEvent& event)
{
    const QByteArray id = event.text("gen_ai.response.id"_L1).toUtf8();
    return id.isEmpty() ? event.traceId + event.spanId : id;
}

bool isNewAnswer(const char* what, const TelemetryEvent& event, Telling& telling)
{
    const QByteArray id = answerId(event);
    return id.isEmpty() || telling.memory.answers.isNew(memoryKey(QByteArray(what), id));
}

QString modelOf(const TelemetryEvent& event)
{
    const QString model = event.text("gen_ai.response.model"_L1);
    return model.isEmpty() ? event.text("gen_ai.request.model"_L1) : model;
}

/// The person's new words are the last message. They are told once in a trace, though every request repeats them. Other
/// words in the same trace are the person's only if the conversation that came before has words of the person too:
/// a sub-agent starts with an empty one, and with instructions that no person wrote.
void tellPrompt(const QList<GenAiMessage>& messages, const TelemetryEvent& event, Telling& telling, qint64 wallMs)
{
    if (messages.isEmpty() || messages.last().role != "user"_L1 || messages.last().text.isEmpty()
        || !messages.last().results.isEmpty())
        return;
    const QByteArray scope = event.traceId.isEmpty() ? telling.conversation().toUtf8() : event.traceId;
    auto& told = telling.memory.prompts;
    const auto key = [&](const QString& text) { return memoryKey(telling.tool(), scope, text); };
    const size_t any = memoryKey(telling.tool(), scope);
    const bool follows = std::ranges::any_of(messages.first(messages.size() - 1),
        [&](const GenAiMessage& message) { return message.role == "user"_L1 && told.contains(key(message.text)); });
    if (told.contains(key(messages.last().text)) || (told.contains(any) && !follows))
        return;
    told.insert(any, {});
    told.insert(key(messages.last().text), {});
    telling.addAt(wallMs, act::Prompted { {}, messages.last().text, {}, false });
}

void tellAnswer(const GenAiMessage& message, const TelemetryEvent& event, Telling& telling)
{
    act::Said said;
    said.messageId = event.text("gen_ai.response.id"_L1);
    said.model = modelOf(event);
    said.text = message.text;
    said.ending = endingOfFinish(message.finish);
    if (!said.text.isEmpty() || !said.ending.isEmpty())
        telling.add(said);
    for (act::ToolUsed used : message.calls) {
        used.messageId = said.messageId;
        telling.addUsed(used, telling.wallMs());
    }
}

void tellUse(const TelemetryEvent& event, Telling& telling, qint64 durationUs)
{
    act::Used used;
    used.messageId = event.text("gen_ai.response.id"_L1);
    used.model = modelOf(event);
    used.inputTokens = event.count("gen_ai.usage.input_tokens"_L1) + event.count("gen_ai.usage.prompt_tokens"_L1);
    used.outputTokens = event.count("gen_ai.usage.output_tokens"_L1) + event.count("gen_ai.usage.completion_tokens"_L1);
    used.cachedTokens = event.count("gen_ai.usage.cache_read.input_tokens"_L1);
    used.durationUs = durationUs;
    if (used.inputTokens + used.outputTokens > 0 && isNewAnswer("used", event, telling))
        telling.add(used);
}

/// What tools gave since the last answer; what they gave before was told before.
void tellResults(const QList<GenAiMessage>& messages, Telling& telling)
{
    const auto since = std::ranges::find_if(
        messages.rbegin(), messages.rend(), [](const GenAiMessage& message) { return message.results.isEmpty(); });
    for (auto message = since.base(); message != messages.end(); ++message) {
        for (const act::ToolEnded& ended : message->results)
            telling.addEnded(ended);
    }
}

std::optional<QList<GenAiMessage>> messagesAt(const TelemetryEvent& event, QLatin1StringView key)
{
    const OtlpValue* value = valueOf(event.attributes, key);
    return value ? genAiMessages(*value) : std::nullopt;
}

/// One request to a model and its answer. False: there were messages, and they could not be read.
bool tellExchange(const TelemetryEvent& event, Telling& telling, qint64 startMs, qint64 durationUs)
{
    // Gemini CLI tells prompts, tools and tokens by events of its own as well; Copilot Chat puts its own words around
    // the person's, which stand by themselves in the span of the agent.
    const bool isGemini = telling.tool() == "gemini-cli"_L1;
    const auto input = messagesAt(event, "gen_ai.input.messages"_L1);
    const auto output = messagesAt(event, "gen_ai.output.messages"_L1);
    if (input && !isGemini && telling.tool() != "copilot"_L1)
        tellPrompt(*input, event, telling, startMs);
    if (input && !isGemini)
        tellResults(*input, telling);
    if (output && isNewAnswer("said", event, telling)) {
        for (GenAiMessage message : *output) {
            if (isGemini)
                message.calls.clear();
            tellAnswer(message, event, telling);
        }
    }
    if (!isGemini)
        tellUse(event, telling, durationUs);
    return (input || !valueOf(event.attributes, "gen_ai.input.messages"_L1))
        && (output || !valueOf(event.attributes, "gen_ai.output.messages"_L1));
}

void tellFailure(const TelemetryEvent& event, Telling& telling, const QString& what)
{
    if (isNewAnswer("failed", event, telling))
        telling.add(act::Failed { {}, event.status("http.response.status_code"_L1), cutToActText(what) });
}

void tellTool(const OtlpSpan& span, const TelemetryEvent& event, Telling& telling, qint64 startMs, qint64 durationUs)
{
    const OtlpValue* arguments = valueOf(span.attributes, "gen_ai.tool.call.arguments"_L1);
    const QJsonValue input = arguments ? arguments->toJson() : QJsonValue();
    const QString callId = event.text("gen_ai.tool.call.id"_L1);
    telling.addUsed(toolUsed(callId, event.text("gen_ai.tool.name"_L1), input), startMs);
    const QString error = event.text("error.type"_L1);
    const bool failed = span.status == OtlpStatus::Error || !error.isEmpty();
    QString output = event.text("gen_ai.tool.call.result"_L1);
    if (failed && output.isEmpty())
        output = span.statusMessage.isEmpty() ? error : span.statusMessage;
    telling.addEnded({ callId, failed ? ToolOutcome::Error : ToolOutcome::Ok, cutToActText(output),
        output.size() > maxActText, durationUs });
}

/// The older events have the message as a body or as attributes.
QJsonObject oldMessage(const TelemetryEvent& event)
{
    if (event.body && std::holds_alternative<OtlpAttributes>(event.body->any))
        return event.body->toJson().toObject();
    return OtlpValue { event.attributes }.toJson().toObject();
}

void tellOldPrompt(const QJsonObject& json, Telling& telling)
{
    QJsonObject message = json;
    message.insert("role"_L1, "user"_L1);
    const QString text = genAiMessage(message).text;
    // Every request repeats the conversation, and nothing tells the copies apart: the same words count once.
    if (!text.isEmpty() && telling.memory.prompts.isNew(memoryKey(telling.tool(), telling.conversation(), text, 0)))
        telling.add(act::Prompted { {}, text, {}, false });
}

void tellOldChoice(const QJsonObject& json, const TelemetryEvent& event, Telling& telling)
{
    QJsonObject message = json.contains("message"_L1) ? json.value("message"_L1).toObject() : json;
    if (json.contains("tool_calls"_L1))
        message.insert("tool_calls"_L1, json.value("tool_calls"_L1));
    message.insert("finish_reason"_L1, json.value("finish_reason"_L1));
    tellAnswer(genAiMessage(message), event, telling);
}

bool tellOldContent(const TelemetryEvent& event, Telling& telling)
{
    const bool isPrompt = event.name == "gen_ai.content.prompt"_L1;
    const auto messages = messagesAt(event, isPrompt ? "gen_ai.prompt"_L1 : "gen_ai.completion"_L1);
    if (!messages)
        return false;
    if (isPrompt)
        tellPrompt(*messages, event, telling, telling.wallMs());
    for (const GenAiMessage& message : isPrompt ? QList<GenAiMessage>() : *messages)
        tellAnswer(message, event, telling);
    return true;
}

} // namespace

Understood genAiEventActs(const TelemetryEvent& event, Telling& telling)
{
    if (event.name == "gen_ai.client.inference.operation.details"_L1) {
        if (const QString error = event.text("error.type"_L1); !error.isEmpty())
            tellFailure(event, telling, error);
        return tellExchange(event, telling, telling.wallMs(), 0) ? Understood::Yes : Understood::No;
    }
    if (event.name == "gen_ai.content.prompt"_L1 || event.name == "gen_ai.content.completion"_L1)
        return tellOldContent(event, telling) ? Understood::Yes : Understood::No;
    if (event.name == "gen_ai.user.message"_L1) {
        tellOldPrompt(oldMessage(event), telling);
    } else if (event.name == "gen_ai.choice"_L1) {
        tellOldChoice(oldMessage(event), event, telling);
    } else if (event.name == "gen_ai.tool.message"_L1) {
        QJsonObject message = oldMessage(event);
        message.insert("role"_L1, "tool"_L1);
        for (const act::ToolEnded& ended : genAiMessage(message).results)
            telling.addEnded(ended);
    } else {
        return isGenAiName(unusedGenAiEvents, event.name) ? Understood::Unused : Understood::No;
    }
    return Understood::Yes;
}

Understood genAiSpanActs(const OtlpSpan& span, Telling& telling)
{
    const TelemetryEvent event { span.name, span.attributes, span.traceId, span.spanId };
    const QString operation = event.text("gen_ai.operation.name"_L1);
    const qint64 startMs = span.startNs / 1'000'000;
    const qint64 durationUs = std::max<qint64>(0, (span.endNs - span.startNs) / 1000);
    if (operation == "execute_tool"_L1) {
        tellTool(span, event, telling, startMs, durationUs);
    } else if (operation == "invoke_agent"_L1) {
        // Its tokens are those of its requests once more; one inside another has a task that no person gave it.
        if (const auto input = messagesAt(event, "gen_ai.input.messages"_L1); input && span.parentSpanId.isEmpty())
            tellPrompt(*input, event, telling, startMs);
    } else if (isGenAiName(modelOperations, operation)) {
        const QString error = event.text("error.type"_L1);
        if (span.status == OtlpStatus::Error || !error.isEmpty())
            tellFailure(event, telling, span.statusMessage.isEmpty() ? error : span.statusMessage);
        return tellExchange(event, telling, startMs, durationUs) ? Understood::Yes : Understood::No;
    } else {
        return isGenAiName(unusedOperations, operation) ? Understood::Unused : Understood::No;
    }
    return Understood::Yes;
}

} // namespace jumpseat
