// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/gemini_reader.h"

#include "transcripts/gemini_tools.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

bool isGeminiContext(View text)
{
    return text.starts_with("<session_context>")
        || text.starts_with("This is the Gemini CLI. We are setting up the context");
}

/// What tools gave back is sent to the model in the person's name.
bool isOnlyResults(const JsonValue& content)
{
    bool isResult = false;
    for (JsonItems it(content); content.isArray() && it.next();) {
        isResult = it.value()["functionResponse"].isObject();
        if (!isResult)
            return false;
    }
    return isResult;
}

/// Of a call that has ended; empty of one that has not.
View geminiOutcome(View status, View result)
{
    if (status == "success")
        return "ok";
    if (status == "error")
        return "error";
    if (status != "cancelled" && status != "canceled")
        return {};
    return result.contains("cancelled tool execution") ? "interrupted" : "rejected";
}

/// What a tool gave back: [{functionResponse: {response: {output}}}], or the text that was shown.
std::string resultOf(const JsonValue& call)
{
    std::string text;
    for (JsonItems it(call["result"]); it.next();) {
        const JsonValue response = it.value()["functionResponse"]["response"];
        text += response["output"].isString() ? response["output"].text() : response["error"].text();
    }
    return text.empty() ? std::string(call["resultDisplay"].text()) : text;
}

} // namespace

GeminiReader::GeminiReader(ActOutlet::Sink sink, Framing framing, qsizetype longestLine)
    : RecordReader(std::move(sink), QStringLiteral("gemini-cli"), framing, longestLine,
          { "ok", "error", "rejected", "interrupted" })
{
}

void GeminiReader::finish()
{
    RecordReader::finish();
    for (Open& open : m_open)
        tellUsage(open);
}

void GeminiReader::record(const JsonValue& record)
{
    const JsonValue set = record["$set"];
    if (record["$rewindTo"].isThere()) {
        ++m_rewinds;
    } else if (set.isObject()) {
        messages(set["messages"]);
    } else if (record["id"].isString() && record["type"].isString()) {
        message(record);
    } else if (record["sessionId"].isString()) {
        if (m_outlet.isOpen())
            m_outlet.setConversation(record["sessionId"].text());
        for (const View name : { View("startTime"), View("lastUpdated") }) {
            if (const When when = stampFrom(record[name]))
                m_stamps.add(*when);
        }
        messages(record["messages"]);
    } else {
        m_counts.notUnderstood.add("no type");
    }
}

void GeminiReader::messages(const JsonValue& list)
{
    for (JsonItems it(list); it.next();)
        message(it.value());
}

void GeminiReader::message(const JsonValue& message)
{
    const When when = stampFrom(message["timestamp"]);
    if (when)
        m_stamps.add(*when);
    const View id = message["id"].text();
    const View type = message["type"].text();
    const bool isNew = id.empty() || m_messages.insert(id);
    if (type == "gemini") {
        assistantMessage(message, when, isNew);
        return;
    }
    if (!isNew)
        return;
    m_types.add(type);
    if (type == "user") {
        userMessage(message, when);
    } else if (type == "error") {
        ++m_errorMessages;
        act::Failed failed;
        failed.what = actText(geminiText(message["content"]));
        m_outlet.put(when, std::move(failed));
    } else if (type == "info") {
        if (geminiText(message["content"]).starts_with("Request cancelled")) {
            ++m_counts.interrupted;
            m_outlet.put(when, act::Interrupted {});
        }
    } else if (type != "warning") {
        m_counts.notUnderstood.add(type.empty() ? View("no type") : type);
    }
}

void GeminiReader::userMessage(const JsonValue& message, const When& when)
{
    const std::string text = geminiText(message["content"]);
    if (text.starts_with('/') || text.starts_with('?')) {
        ++m_commands;
        return;
    }
    if (isGeminiContext(text)) {
        ++m_injected;
        return;
    }
    if (isOnlyResults(message["content"]))
        return; // the calls have them as well
    ++m_counts.humanPrompts;
    act::Prompted prompted;
    prompted.id = actText(message["id"].text());
    prompted.text = actText(text);
    m_outlet.put(when, std::move(prompted));
}

void GeminiReader::assistantMessage(const JsonValue& message, const When& when, bool isNew)
{
    constexpr size_t mostOpen = 16; // only the newest is written again, or a few of them
    const View id = message["id"].text();
    auto open = std::ranges::find(m_open, id, &Open::id);
    if (isNew) {
        ++m_counts.assistantMessages;
        m_types.add("gemini");
        for (Open& other : m_open)
            tellUsage(other);
        if (m_open.size() == mostOpen)
            m_open.pop_front();
        m_open.push_back({ std::string(id), 0, {}, when, false });
        open = std::prev(m_open.end());
    }
    if (open != m_open.end()) {
        tellText(*open, geminiText(message["content"]), m_outlet.name(message["model"].text()), when);
        noteUsage(*open, message, when);
    }
    for (JsonItems it(message["toolCalls"]); it.next();)
        toolCall(it.value(), message, when);
}

void GeminiReader::tellText(Open& open, const std::string& text, const QString& model, const When& when)
{
    const bool isBlank = text.find_first_not_of(" \t\r\n") == std::string::npos;
    if (isBlank || qsizetype(text.size()) <= open.told)
        return;
    m_withText += open.told == 0;
    act::Said said;
    said.messageId = actText(open.id);
    said.model = model;
    said.text = actText(View(text).substr(size_t(open.told)));
    open.told = qsizetype(text.size());
    m_outlet.put(when, std::move(said));
}

void GeminiReader::noteUsage(Open& open, const JsonValue& message, const When& when)
{
    const JsonValue tokens = message["tokens"];
    if (!m_outlet.isOpen() || !tokens.isObject() || open.usageTold)
        return;
    const auto count = [&](View name) { return std::max<qint64>(0, tokens[name].integer().value_or(0)); };
    act::Used used;
    used.messageId = actText(open.id);
    used.model = m_outlet.name(message["model"].text());
    used.inputTokens = count("input");
    used.cachedTokens = count("cached");
    used.outputTokens = count("output") + count("thoughts");
    open.usage = std::move(used);
    open.when = when;
}

void GeminiReader::tellUsage(Open& open)
{
    if (!open.usage)
        return;
    m_outlet.put(open.when, std::move(*open.usage));
    open.usage.reset();
    open.usageTold = true;
}

void GeminiReader::toolCall(const JsonValue& call, const JsonValue& message, const When& when)
{
    const View id = call["id"].text(), name = call["name"].text();
    const ToolKind kind = geminiToolKind(name);
    const When own = stampFrom(call["timestamp"]);
    const When& at = own ? own : when;
    if (m_tools.call(id, m_outlet.name(name), kind)) {
        m_counts.toolCalls.add(name.empty() ? View("(no name)") : name);
        act::ToolUsed used;
        used.callId = actText(id);
        used.messageId = actText(message["id"].text());
        used.tool = m_outlet.name(name);
        used.kind = kind;
        const JsonValue arguments = call["args"];
        if (m_outlet.isOpen()) {
            used.input = actText(arguments.minified());
            if (kind == ToolKind::Edit)
                used.edits = geminiEdits(name, arguments);
            if (kind == ToolKind::Shell)
                used.command = actText(arguments["command"].text());
        }
        m_outlet.put(at, std::move(used));
    }
    toolResult(call, at);
}

void GeminiReader::toolResult(const JsonValue& call, const When& when)
{
    const std::string result = resultOf(call);
    const View outcome = geminiOutcome(call["status"].text(), result);
    const View id = call["id"].text();
    if (outcome.empty() || id.empty() || !m_tools.result(id, { outcome }) || !m_outlet.isOpen())
        return;
    if (outcome == "rejected")
        m_outlet.put(when,
            act::ToolDecided { actText(id), m_outlet.name(call["name"].text()), false, QStringLiteral("person"), {} });
    act::ToolEnded ended;
    ended.callId = actText(id);
    ended.outcome = toolOutcomeFromName(QString::fromLatin1(outcome)).value_or(ToolOutcome::None);
    ended.output = actText(result, &ended.truncated);
    m_outlet.put(when, std::move(ended));
}

void GeminiReader::complete(TranscriptCounts& counts, const FeedCounts& feed) const
{
    counts.detail = {
        { QStringLiteral("messages_by_type"), m_types.toJson() },
        { QStringLiteral("slash_commands"), m_commands },
        { QStringLiteral("injected_user_messages"), m_injected },
        { QStringLiteral("assistant_messages_with_text"), m_withText },
        { QStringLiteral("outcomes"), m_tools.outcomes() },
        { QStringLiteral("file_edit_outcomes"), m_tools.editOutcomes() },
        { QStringLiteral("shell_outcomes"), m_tools.shellOutcomes() },
        { QStringLiteral("error_messages"), m_errorMessages },
        { QStringLiteral("rewinds"), m_rewinds },
        { QStringLiteral("timestamps_monotonic"), m_stamps.isMonotonic() },
        { QStringLiteral("lines_with_several_objects"), feed.linesWithSeveral },
        { QStringLiteral("bad_json_fragments"), feed.badFragments },
    };
}

} // namespace jumpseat
