// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/gemini_telemetry_reader.h"

#include "transcripts/gemini_tools.h"

#include <algorithm>

namespace jumpseat {
namespace {

using View = std::string_view;

/// Of [seconds, nanoseconds].
std::optional<Stamp> stampFromHrTime(const JsonValue& time)
{
    std::array<qint64, 2> parts {};
    size_t count = 0;
    for (JsonItems it(time); count < parts.size() && it.next(); ++count)
        parts[count] = it.value().integer().value_or(-1);
    constexpr qint64 year9999 = 253'402'300'800, second = 1'000'000'000;
    if (count < parts.size() || parts[0] <= 0 || parts[0] >= year9999 || parts[1] < 0 || parts[1] >= second)
        return std::nullopt;
    return Stamp { parts[0], int(parts[1]), 9, false };
}

qint64 tokensOf(const JsonValue& attributes, View name)
{
    return std::max<qint64>(0, attributes[name].integer().value_or(0));
}

qint64 durationUsOf(const JsonValue& attributes)
{
    return qint64(std::clamp(attributes["duration_ms"].number().value_or(0), 0.0, 1e12) * 1000);
}

int statusOf(const JsonValue& attributes)
{
    return int(std::clamp<qint64>(attributes["status_code"].integer().value_or(0), 0, 999));
}

} // namespace

GeminiTelemetryReader::GeminiTelemetryReader(ActOutlet::Sink sink, Framing framing, qsizetype longestLine)
    : RecordReader(std::move(sink), QStringLiteral("gemini-cli"), framing, longestLine, {})
{
}

void GeminiTelemetryReader::record(const JsonValue& record)
{
    const JsonValue attributes = record["attributes"];
    const View name = attributes["event.name"].text();
    if (name.empty()) {
        const bool isMetric = record["scopeMetrics"].isThere() || record["descriptor"].isThere();
        const bool isSpan =
            record["spanContext"].isThere() || record["traceId"].isThere() || record["_spanContext"].isThere();
        m_metrics += isMetric;
        m_spans += isSpan && !isMetric;
        if (!isMetric && !isSpan)
            m_counts.notUnderstood.add("no event name");
        return;
    }
    When when = stampFrom(attributes["event.timestamp"]);
    if (!when)
        when = stampFrom(record["timestamp"]);
    if (!when)
        when = stampFromHrTime(record["hrTime"]);
    if (when)
        m_stamps.add(*when);
    if (const View session = attributes["session.id"].text(); !session.empty() && m_outlet.isOpen())
        m_outlet.setConversation(session);
    event(name, attributes, when);
}

void GeminiTelemetryReader::event(View name, const JsonValue& attributes, const When& when)
{
    constexpr View own = "gemini_cli.";
    m_events.add(name);
    if (!name.starts_with(own)) {
        if (!name.starts_with("gen_ai."))
            m_counts.notUnderstood.add(name);
        return;
    }
    name.remove_prefix(own.size());
    if (name == "user_prompt") {
        ++m_counts.humanPrompts;
        act::Prompted prompted;
        prompted.id = actText(attributes["prompt_id"].text());
        prompted.text = actText(attributes["prompt"].text());
        m_outlet.put(when, std::move(prompted));
    } else if (name == "tool_call") {
        toolCall(attributes, when);
    } else if (name == "api_response") {
        apiResponse(attributes, when);
    } else if (name == "api_error") {
        act::Failed failed;
        failed.status = statusOf(attributes);
        const JsonValue error = attributes["error"];
        failed.what = actText(error.isString() ? error.text() : attributes["error.message"].text());
        m_outlet.put(when, std::move(failed));
    }
}

void GeminiTelemetryReader::toolCall(const JsonValue& attributes, const When& when)
{
    const View name = attributes["function_name"].text(), decision = attributes["decision"].text();
    const ToolKind kind = geminiToolKind(name);
    const bool rejected = decision == "reject";
    const bool failed = !rejected && attributes["success"].isFalse();
    m_counts.toolCalls.add(name.empty() ? View("(no name)") : name);
    m_decisions.add(decision.empty() ? View("(none)") : decision);
    m_edits += kind == ToolKind::Edit;
    m_shells += kind == ToolKind::Shell;
    m_errors += failed;
    if (!m_outlet.isOpen())
        return;
    putCall(attributes, kind, when);
    if (!decision.empty()) {
        const QString by = decision == "auto_accept" ? QStringLiteral("rule") : QStringLiteral("person");
        m_outlet.put(when, act::ToolDecided { {}, m_outlet.name(name), !rejected, by, {} });
    }
    act::ToolEnded ended;
    ended.outcome = rejected ? ToolOutcome::Rejected : failed ? ToolOutcome::Error : ToolOutcome::Ok;
    ended.output = actText(attributes["error"].text(), &ended.truncated);
    ended.durationUs = durationUsOf(attributes);
    m_outlet.put(when, std::move(ended));
}

void GeminiTelemetryReader::putCall(const JsonValue& attributes, ToolKind kind, const When& when)
{
    const View name = attributes["function_name"].text();
    const JsonValue given = attributes["function_args"];
    const JsonValue arguments = given.isString() ? m_inner.parse(given.text()).first : given;
    act::ToolUsed used;
    used.tool = m_outlet.name(name);
    used.kind = kind;
    used.input = given.isString() ? actText(given.text()) : actText(given.minified());
    if (kind == ToolKind::Edit)
        used.edits = geminiEdits(name, arguments);
    if (kind == ToolKind::Shell)
        used.command = actText(arguments["command"].text());
    m_outlet.put(when, std::move(used));
}

void GeminiTelemetryReader::apiResponse(const JsonValue& attributes, const When& when)
{
    ++m_counts.assistantMessages;
    if (!m_outlet.isOpen())
        return;
    const QString model = m_outlet.name(attributes["model"].text());
    if (const View response = attributes["response_text"].text(); !response.empty()) {
        // Either the text, or the whole answer as JSON.
        const JsonValue whole = m_inner.parse(response).first;
        std::string text;
        const auto addPiece = [&](const JsonValue& piece) {
            for (JsonItems it(piece["candidates"]); it.next();)
                text += geminiText(it.value()["content"]["parts"]);
        };
        addPiece(whole);
        for (JsonItems pieces(whole); whole.isArray() && pieces.next();)
            addPiece(pieces.value());
        act::Said said;
        said.model = model;
        said.text = actText(whole.isThere() ? View(text) : response);
        if (!said.text.isEmpty())
            m_outlet.put(when, std::move(said));
    }
    act::Used used;
    used.model = model;
    used.inputTokens = tokensOf(attributes, "input_token_count");
    used.cachedTokens = tokensOf(attributes, "cached_content_token_count");
    used.outputTokens = tokensOf(attributes, "output_token_count") + tokensOf(attributes, "thoughts_token_count");
    used.durationUs = durationUsOf(attributes);
    used.status = statusOf(attributes);
    m_outlet.put(when, std::move(used));
}

void GeminiTelemetryReader::complete(TranscriptCounts& counts, const FeedCounts& feed) const
{
    counts.fileEditCalls = m_edits;
    counts.shellCommands = m_shells;
    counts.rejected = m_decisions.of("reject");
    counts.errors = m_errors;
    counts.detail = {
        { QStringLiteral("events"), m_events.toJson() },
        { QStringLiteral("decisions"), m_decisions.toJson() },
        { QStringLiteral("spans"), m_spans },
        { QStringLiteral("metrics"), m_metrics },
        { QStringLiteral("timestamps_monotonic"), m_stamps.isMonotonic() },
        { QStringLiteral("bad_json_fragments"), feed.badFragments },
    };
}

} // namespace jumpseat
