// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/opencode_reader.h"

#include "transcripts/patch_text.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

ToolKind opencodeToolKind(View tool)
{
    constexpr std::array<View, 5> edits { "edit", "write", "multiedit", "patch", "apply_patch" };
    if (std::ranges::find(edits, tool) != edits.end())
        return ToolKind::Edit;
    return tool == "bash" || tool == "shell" ? ToolKind::Shell : ToolKind::Other;
}

QList<ActEdit> opencodeEdits(View tool, const JsonValue& input)
{
    if (input["patchText"].isString())
        return readPatchText(input["patchText"].text(), true).edits;
    const QString path = actText(input["filePath"].text());
    if (tool == "write")
        return { { path, {}, actText(input["content"].text()) } };
    QList<ActEdit> edits;
    constexpr qsizetype mostEdits = 1000;
    for (JsonItems it(input["edits"]); edits.size() < mostEdits && it.next();)
        edits += { path, actText(it.value()["oldString"].text()), actText(it.value()["newString"].text()) };
    if (edits.isEmpty())
        edits += { path, actText(input["oldString"].text()), actText(input["newString"].text()) };
    return edits;
}

constexpr View rejectionWords = "The user rejected permission to use this specific tool call";

/// Of a call that has ended; empty of one that has not.
View opencodeOutcome(const JsonValue& state)
{
    const View status = state["status"].text(), error = state["error"].text();
    if (status == "completed")
        return "ok";
    if (status != "error")
        return {};
    if (error.contains(rejectionWords))
        return "rejected";
    if (error.contains("specified a rule which prevents you from using"))
        return "denied_by_rule";
    return error.contains("execution aborted") ? "interrupted" : "error";
}

View opencodeFeedback(View error)
{
    constexpr View lead = "with the following feedback: ";
    const size_t at = error.find(lead);
    return at == View::npos ? View() : error.substr(at + lead.size());
}

/// Parts of an answer that tell nothing more.
bool isSilentPart(View type)
{
    constexpr std::array<View, 11> silent { "reasoning", "step-start", "step-finish", "snapshot", "patch", "file",
        "agent", "compaction", "subtask", "retry", "tool" };
    return std::ranges::find(silent, type) != silent.end();
}

} // namespace

OpencodeReader::OpencodeReader(ActOutlet::Sink sink, Framing framing, qsizetype longest)
    : RecordReader(std::move(sink), QStringLiteral("opencode"), framing, longest,
          { "ok", "error", "rejected", "interrupted", "denied_by_rule" })
{
}

void OpencodeReader::record(const JsonValue& session)
{
    if (!session["messages"].isArray()) {
        m_counts.notUnderstood.add("no messages");
        return;
    }
    if (m_outlet.isOpen())
        m_outlet.setConversation(session["info"]["id"].text());
    for (JsonItems it(session["messages"]); it.next();) {
        const JsonValue info = it.value()["info"];
        const View role = info["role"].text();
        const When when = stampFrom(info["time"]["created"]);
        if (when)
            m_stamps.add(*when);
        if (role == "user")
            userMessage(it.value(), when);
        else if (role == "assistant")
            assistantMessage(it.value(), when);
        else
            m_counts.notUnderstood.add(role.empty() ? View("no role") : role);
    }
}

/// Parts that OpenCode adds itself are marked as synthetic.
void OpencodeReader::userMessage(const JsonValue& message, const When& when)
{
    std::string text;
    QStringList files;
    constexpr size_t longest = size_t(maxActText) * 3;
    constexpr qsizetype mostFiles = 100;
    for (JsonItems it(message["parts"]); text.size() < longest && it.next();) {
        const JsonValue& part = it.value();
        if (part["synthetic"].isTrue() || part["ignored"].isTrue())
            continue;
        if (part["type"].text() == "text") {
            text += text.empty() ? "" : "\n";
            text += part["text"].text();
        } else if (part["type"].text() == "file" && files.size() < mostFiles) {
            files += actText(part["filename"].text());
        }
    }
    if (text.find_first_not_of(" \t\r\n") == std::string::npos && files.isEmpty())
        return;
    ++m_counts.humanPrompts;
    act::Prompted prompted;
    prompted.id = actText(message["info"]["id"].text());
    prompted.text = actText(text);
    prompted.context = files;
    m_outlet.put(when, std::move(prompted));
}

void OpencodeReader::assistantMessage(const JsonValue& message, const When& when)
{
    const JsonValue info = message["info"];
    ++m_counts.assistantMessages;
    bool hasText = false;
    for (JsonItems it(message["parts"]); it.next();) {
        const View text = it.value()["type"].text() == "text" ? it.value()["text"].text() : View();
        hasText = hasText || text.find_first_not_of(" \t\r\n") != View::npos;
        assistantPart(it.value(), info, when);
    }
    m_withText += hasText;
    messageEnded(info, when);
}

void OpencodeReader::assistantPart(const JsonValue& part, const JsonValue& info, const When& when)
{
    const View type = part["type"].text();
    if (type == "tool") {
        toolPart(part, info, when);
    } else if (type == "text") {
        const When begun = stampFrom(part["time"]["start"]);
        act::Said said;
        said.messageId = actText(info["id"].text());
        said.model = m_outlet.name(info["modelID"].text());
        said.text = actText(part["text"].text());
        if (!said.text.trimmed().isEmpty())
            m_outlet.put(begun ? begun : when, std::move(said));
    } else if (!isSilentPart(type)) {
        m_counts.notUnderstood.add("part/" + std::string(type));
    }
}

void OpencodeReader::toolPart(const JsonValue& part, const JsonValue& info, const When& when)
{
    const View id = part["callID"].text(), name = part["tool"].text();
    const ToolKind kind = opencodeToolKind(name);
    if (!m_tools.call(id, m_outlet.name(name), kind))
        return;
    m_counts.toolCalls.add(name.empty() ? View("(no name)") : name);
    const JsonValue state = part["state"];
    const When begun = stampFrom(state["time"]["start"]);
    if (m_outlet.isOpen()) {
        act::ToolUsed used;
        used.callId = actText(id);
        used.messageId = actText(info["id"].text());
        used.tool = m_outlet.name(name);
        used.kind = kind;
        used.input = actText(state["input"].minified());
        if (kind == ToolKind::Edit)
            used.edits = opencodeEdits(name, state["input"]);
        if (kind == ToolKind::Shell)
            used.command = actText(state["input"]["command"].text());
        m_outlet.put(begun ? begun : when, std::move(used));
    }
    toolEnded(part, when);
}

void OpencodeReader::toolEnded(const JsonValue& part, const When& when)
{
    const JsonValue state = part["state"];
    const View outcome = opencodeOutcome(state), id = part["callID"].text(), error = state["error"].text();
    if (outcome.empty() || !m_tools.result(id, { outcome }))
        return;
    const bool isRejected = outcome == "rejected", isDenied = outcome == "denied_by_rule";
    const View feedback = isRejected ? opencodeFeedback(error) : View();
    m_rejectedWithWords += !feedback.empty();
    if (!m_outlet.isOpen())
        return;
    const When begun = stampFrom(state["time"]["start"]), over = stampFrom(state["time"]["end"]);
    const When at = over ? over : when;
    if (isRejected || isDenied) {
        const QString by = isRejected ? QStringLiteral("person") : QStringLiteral("rule");
        m_outlet.put(
            at, act::ToolDecided { actText(id), m_outlet.name(part["tool"].text()), false, by, actText(feedback) });
    }
    act::ToolEnded ended;
    ended.callId = actText(id);
    ended.outcome =
        isDenied ? ToolOutcome::Denied : toolOutcomeFromName(QString::fromLatin1(outcome)).value_or(ToolOutcome::None);
    ended.output = actText(error.empty() ? state["output"].text() : error, &ended.truncated);
    if (begun && over)
        ended.durationUs = std::max<qint64>(0, over->wallMs() - begun->wallMs()) * 1000;
    m_outlet.put(at, std::move(ended));
}

void OpencodeReader::messageEnded(const JsonValue& info, const When& when)
{
    const When over = stampFrom(info["time"]["completed"]);
    if (over)
        m_stamps.add(*over);
    const When at = over ? over : when;
    const View problem = info["error"]["name"].text();
    if (problem == "MessageAbortedError") {
        ++m_counts.interrupted;
        m_outlet.put(at, act::Interrupted {});
    } else if (!problem.empty()) {
        ++m_failed;
        const View what = info["error"]["data"]["message"].text();
        m_outlet.put(at, act::Failed { {}, 0, actText(what.empty() ? problem : what) });
    }
    const JsonValue tokens = info["tokens"];
    if (!m_outlet.isOpen() || !tokens.isObject())
        return;
    const auto count = [](const JsonValue& value) { return std::max<qint64>(0, value.integer().value_or(0)); };
    act::Used used;
    used.messageId = actText(info["id"].text());
    used.model = m_outlet.name(info["modelID"].text());
    used.cachedTokens = count(tokens["cache"]["read"]);
    used.inputTokens = count(tokens["input"]) + count(tokens["cache"]["write"]) + used.cachedTokens;
    used.outputTokens = count(tokens["output"]) + count(tokens["reasoning"]);
    used.costMicros = qint64(std::clamp(info["cost"].number().value_or(0), 0.0, 1e6) * 1e6);
    m_outlet.put(at, std::move(used));
}

void OpencodeReader::complete(TranscriptCounts& counts, const FeedCounts& /*feed*/) const
{
    counts.detail = {
        { QStringLiteral("assistant_messages_with_text"), m_withText },
        { QStringLiteral("outcomes"), m_tools.outcomes() },
        { QStringLiteral("file_edit_outcomes"), m_tools.editOutcomes() },
        { QStringLiteral("shell_outcomes"), m_tools.shellOutcomes() },
        { QStringLiteral("tool_rejections_with_typed_feedback"), m_rejectedWithWords },
        { QStringLiteral("failed_messages"), m_failed },
        { QStringLiteral("timestamps_monotonic"), m_stamps.isMonotonic() },
    };
}

} // namespace jumpseat
