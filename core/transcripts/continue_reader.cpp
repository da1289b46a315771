// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/continue_reader.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

/// Of a record that does not say it.
View eventByMembers(const JsonValue& record)
{
    const auto has = [&](View name) { return record[name].isThere(); };
    if (has("completionId") || has("cacheHit") || (has("completion") && has("accepted") && has("prefix")))
        return "autocomplete";
    if (has("previousCode") || has("newCodeLines"))
        return "editOutcome";
    if (has("promptTokens") || has("generatedTokens"))
        return "tokensGenerated";
    if (has("functionName") || has("toolCallId"))
        return "toolUsage";
    if (has("feedback"))
        return "chatFeedback";
    if (has("diffs") || has("label"))
        return "quickEdit";
    return has("prompt") && has("completion") ? "chatInteraction" : "";
}

/// A prompt as it is logged is the whole conversation, each message behind a line with its role. Nothing when the last
/// of them is no person's, as when the assistant goes on after a tool.
std::optional<View> lastAsked(View prompt)
{
    constexpr View user = "<user>\n";
    const size_t at = prompt.rfind(user);
    if (at == View::npos)
        return prompt;
    const View asked = prompt.substr(at + user.size());
    if (asked.contains("\n<assistant>\n") || asked.contains("\n<tool>\n"))
        return std::nullopt;
    return asked.substr(0, asked.find_last_not_of(" \t\r\n") + 1);
}

ToolKind continueToolKind(View name)
{
    if (name.starts_with("builtin_"))
        name.remove_prefix(View("builtin_").size());
    constexpr std::array<View, 6> edits { "edit_existing_file", "create_new_file", "single_find_and_replace",
        "multi_edit", "edit_file", "search_and_replace_in_file" };
    if (std::ranges::find(edits, name) != edits.end())
        return ToolKind::Edit;
    return name == "run_terminal_command" ? ToolKind::Shell : ToolKind::Other;
}

int lineCount(View text)
{
    constexpr qint64 most = 1'000'000;
    return text.empty() ? 0 : int(std::min<qint64>(most, 1 + std::ranges::count(text, '\n')));
}

int smallCount(const JsonValue& value)
{
    return int(std::clamp<qint64>(value.integer().value_or(0), 0, 1'000'000));
}

} // namespace

ContinueReader::ContinueReader(ActOutlet::Sink sink, qsizetype longestLine)
    : RecordReader(
          std::move(sink), QStringLiteral("continue"), Framing::Lines, longestLine, { "ok", "error", "rejected" })
{
}

void ContinueReader::record(const JsonValue& outer)
{
    // What is posted to a server has the record inside: {name, data, schema}.
    const JsonValue record = outer["data"].isObject() && outer["name"].isString() ? outer["data"] : outer;
    View event = record["eventName"].text();
    if (event.empty())
        event = eventByMembers(record);
    When when = stampFrom(record["timestamp"]);
    if (!when)
        when = stampFrom(record["createdAt"]);
    if (when)
        m_stamps.add(*when);
    if (const View session = record["sessionId"].text(); !session.empty() && m_outlet.isOpen())
        m_outlet.setConversation(session);
    constexpr std::array<View, 5> silent { "chatFeedback", "nextEditWithHistory", "nextEdit", "editInteraction",
        "quickEdit" };
    if (event == "autocomplete" || event == "editOutcome" || event == "nextEditOutcome")
        offered(record, event, when);
    else if (event == "chatInteraction" || event == "chat")
        chat(record, when);
    else if (event == "toolUsage")
        toolUsage(record, when);
    else if (event == "tokensGenerated")
        tokens(record, when);
    else if (std::ranges::find(silent, event) == silent.end()) {
        m_counts.notUnderstood.add(event.empty() ? View("no event name") : event);
        return;
    }
    if (event == "editInteraction" || event == "quickEdit")
        editAsked(record, when);
    m_events.add(event);
}

void ContinueReader::offered(const JsonValue& record, View event, const When& when)
{
    const bool accepted = record["accepted"].isTrue();
    m_accepted += accepted;
    m_offers.add(std::string(event) + (accepted ? " accepted" : " not accepted"));
    if (!m_outlet.isOpen())
        return;
    act::Offered offered;
    offered.id = actText(record["completionId"].text());
    const bool isEdit = event == "editOutcome";
    const View path = record[event == "nextEditOutcome" ? View("fileUri") : View("filepath")].text();
    const View text = record[isEdit ? View("newCode") : View("completion")].text();
    offered.path = actText(path);
    offered.text = actText(text);
    offered.accepted = accepted;
    offered.linesAdded = isEdit ? smallCount(record["newCodeLines"]) : lineCount(text);
    offered.linesRemoved = smallCount(record["previousCodeLines"]);
    m_outlet.put(when, std::move(offered));
}

void ContinueReader::chat(const JsonValue& record, const When& when)
{
    const auto asked = lastAsked(record["prompt"].text());
    m_counts.humanPrompts += asked.has_value();
    ++m_counts.assistantMessages;
    if (!m_outlet.isOpen())
        return;
    if (asked) {
        act::Prompted prompted;
        prompted.text = actText(*asked);
        m_outlet.put(when, std::move(prompted));
    }
    act::Said said;
    said.model = m_outlet.name(record[record["modelName"].isString() ? View("modelName") : View("modelTitle")].text());
    said.text = actText(record["completion"].text());
    if (!said.text.isEmpty())
        m_outlet.put(when, std::move(said));
}

/// An instruction for an edit in the editor; what became of it is another event.
void ContinueReader::editAsked(const JsonValue& record, const When& when)
{
    ++m_counts.humanPrompts;
    act::Prompted prompted;
    prompted.text = actText(record["prompt"].text());
    const View path = record[record["filepath"].isString() ? View("filepath") : View("path")].text();
    if (!path.empty())
        prompted.context = { actText(path) };
    m_outlet.put(when, std::move(prompted));
}

void ContinueReader::toolUsage(const JsonValue& record, const When& when)
{
    const View id = record["toolCallId"].text(), name = record["functionName"].text();
    const ToolKind kind = continueToolKind(name);
    if (!m_tools.call(id, m_outlet.name(name), kind))
        return;
    m_counts.toolCalls.add(name.empty() ? View("(no name)") : name);
    const bool rejected = record["accepted"].isFalse(), failed = record["succeeded"].isFalse();
    const View outcome = rejected ? View("rejected") : failed ? View("error") : View("ok");
    static_cast<void>(m_tools.result(id, { outcome }));
    if (!m_outlet.isOpen())
        return;
    putCall(record, kind, when);
    if (rejected)
        m_outlet.put(
            when, act::ToolDecided { actText(id), m_outlet.name(name), false, QStringLiteral("person"), QString() });
    act::ToolEnded ended;
    ended.callId = actText(id);
    ended.outcome = toolOutcomeFromName(QString::fromLatin1(outcome)).value_or(ToolOutcome::None);
    const JsonValue output = record["output"];
    ended.output = output.isString() ? actText(output.text(), &ended.truncated)
                                     : actText(output.isThere() ? output.minified() : std::string(), &ended.truncated);
    m_outlet.put(when, std::move(ended));
}

void ContinueReader::putCall(const JsonValue& record, ToolKind kind, const When& when)
{
    const JsonValue parsed = record["parsedArgs"];
    act::ToolUsed used;
    used.callId = actText(record["toolCallId"].text());
    used.tool = m_outlet.name(record["functionName"].text());
    used.kind = kind;
    used.input = parsed.isObject() ? actText(parsed.minified()) : actText(record["functionArgs"].text());
    if (kind == ToolKind::Shell)
        used.command = actText(parsed["command"].text());
    if (kind == ToolKind::Edit) {
        const View path = parsed[parsed["filepath"].isString() ? View("filepath") : View("file_path")].text();
        const JsonValue after = parsed["contents"].isString() ? parsed["contents"]
            : parsed["changes"].isString()                    ? parsed["changes"]
                                                              : parsed["new_string"];
        used.edits = { { actText(path), actText(parsed["old_string"].text()), actText(after.text()) } };
    }
    m_outlet.put(when, std::move(used));
}

void ContinueReader::tokens(const JsonValue& record, const When& when)
{
    act::Used used;
    used.model = m_outlet.name(record["model"].text());
    used.inputTokens = std::max<qint64>(0, record["promptTokens"].integer().value_or(0));
    used.outputTokens = std::max<qint64>(0, record["generatedTokens"].integer().value_or(0));
    m_outlet.put(when, std::move(used));
}

void ContinueReader::complete(TranscriptCounts& counts, const FeedCounts& feed) const
{
    counts.detail = {
        { QStringLiteral("events"), m_events.toJson() },
        { QStringLiteral("autocomplete_accepted"), m_offers.of("autocomplete accepted") },
        { QStringLiteral("autocomplete_not_accepted"), m_offers.of("autocomplete not accepted") },
        { QStringLiteral("edit_outcomes_accepted"), m_offers.of("editOutcome accepted") },
        { QStringLiteral("edit_outcomes_not_accepted"), m_offers.of("editOutcome not accepted") },
        { QStringLiteral("next_edit_outcomes_accepted"), m_offers.of("nextEditOutcome accepted") },
        { QStringLiteral("next_edit_outcomes_not_accepted"), m_offers.of("nextEditOutcome not accepted") },
        { QStringLiteral("outcomes"), m_tools.outcomes() },
        { QStringLiteral("timestamps_monotonic"), m_stamps.isMonotonic() },
        { QStringLiteral("lines_with_several_objects"), feed.linesWithSeveral },
        { QStringLiteral("bad_json_fragments"), feed.badFragments },
    };
}

} // namespace jumpseat
