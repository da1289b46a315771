// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/wire_json.h"

#include <algorithm>

namespace jumpseat::wire {

using namespace Qt::StringLiterals;

namespace {

QString toolName(const QString& tool)
{
    static const QHash<QString, QString> names { { u"claude-code"_s, u"Claude Code"_s }, { u"codex"_s, u"Codex"_s },
        { u"aider"_s, u"Aider"_s }, { u"gemini-cli"_s, u"Gemini CLI"_s }, { u"continue"_s, u"Continue"_s },
        { u"copilot"_s, u"Copilot"_s }, { u"cursor"_s, u"Cursor"_s }, { u"openai"_s, u"OpenAI client"_s },
        { u"anthropic"_s, u"Anthropic client"_s }, { u"ollama"_s, u"Ollama client"_s },
        { u"opencode"_s, u"OpenCode"_s } };
    return names.value(tool, tool.isEmpty() ? u"own tool"_s : tool);
}

void putText(QJsonObject& json, const char* name, const QString& text)
{
    if (!text.isEmpty())
        json.insert(key(name), text);
}

/// Long inputs and outputs are in the record; the page shows a line of them.
constexpr qsizetype longestToolInput = 2'000;

} // namespace

QStringList recordedOfAssistants(const event::AssistantPinned& assistant)
{
    QStringList words;
    if (!assistant.origin.isEmpty())
        words += u"your questions and the files you attach also go to the model %1 at %2"_s.arg(
            assistant.model, assistant.origin.section("://"_L1, 1));
    if (assistant.own)
        words += u"if you connect tools of your own: your prompts, their replies and what they do here"_s;
    if (assistant.watch)
        words += u"if you start the watching program: the text files of the folder you name"_s;
    return words;
}

QJsonObject assistantJson(const SessionState& state)
{
    const event::AssistantPinned pinned = state.assistant.value_or(event::AssistantPinned {});
    const bool isModel = !pinned.origin.isEmpty();
    return { { key("kind"),
                 isModel                         ? u"model"_s
                     : pinned.provider.isEmpty() ? u"scripted"_s
                                                 : pinned.provider },
        { key("name"), isModel ? pinned.model : QString() }, { key("completes"), pinned.completes && isModel },
        { key("own"), pinned.own }, { key("watch"), pinned.watch } };
}

QJsonObject promptJson(const Turn& turn)
{
    QJsonObject json { { key("id"), turn.id.value }, { key("context"), QJsonArray::fromStringList(turn.context) },
        { key("at"), ms(turn.promptUs) } };
    putText(json, "about", turn.about.value);
    putText(json, "as", turn.as);
    if (turn.from.isThere())
        json.insert(key("from"), toolName(turn.from.tool));
    return json;
}

void addReply(QJsonObject& json, const Turn& turn)
{
    json.insert(key("reply"), turn.reply);
    json.insert(key("replyAt"), ms(turn.replyEndedUs));
    addEnding(json, turn);
}

void addEnding(QJsonObject& json, const Turn& turn)
{
    putText(json, "ending", turn.ending);
    putText(json, "why", turn.why);
    if (turn.waitSeconds > 0)
        json.insert(key("wait"), turn.waitSeconds);
}

QJsonObject toolCallJson(const ToolCallState& call)
{
    QJsonObject json { { key("call"), call.id.value }, { key("prompt"), call.prompt.value }, { key("tool"), call.tool },
        { key("input"), (call.command.isEmpty() ? call.input : call.command).left(longestToolInput) },
        { key("at"), ms(call.calledUs) } };
    putText(json, "outcome", outcomeOf(call));
    return json;
}

QString outcomeOf(const ToolCallState& call)
{
    if (!call.outcome.isEmpty())
        return call.outcome;
    if (!call.decidedBy.isEmpty() && !call.accepted)
        return call.decidedBy == "person"_L1 ? u"rejected"_s : u"denied"_s;
    return call.returnedSeq != 0 ? (call.failed ? u"error"_s : u"ok"_s) : QString();
}

QJsonArray toolsOf(const SessionState& state, const Turn& turn)
{
    QJsonArray tools;
    for (const ToolCallId& id : turn.tools) {
        if (const ToolCallState* call = state.toolCall(id); call && call->from.isThere())
            tools.append(toolCallJson(*call));
    }
    return tools;
}

QByteArray completion(const transient::CompletionCame& came)
{
    QJsonObject json { { key("mid"), came.messageId }, { key("file"), came.file.value },
        { key("version"), came.version }, { key("at"), came.at }, { key("text"), came.text } };
    putText(json, "id", came.suggestion.value);
    return pack("completion", json);
}

} // namespace jumpseat::wire
