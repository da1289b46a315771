// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/transcript_kind.h"

#include "transcripts/json_keys.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace jumpseat {
namespace {

using View = std::string_view;

constexpr std::array kindNames { "unknown", "claude-code", "codex", "aider", "continue", "gemini", "gemini-telemetry",
    "git-ai", "agent-trace", "opencode" };

template <size_t n> bool isOneOf(View name, const std::array<View, n>& names)
{
    return std::ranges::find(names, name) != names.end();
}

bool hasAny(const JsonKeys& keys, std::initializer_list<View> names)
{
    return std::ranges::any_of(names, [&](View name) { return keys.has(name); });
}

bool isClaudeCode(const JsonKeys& keys)
{
    if (hasAny(keys, { "parentUuid", "isSidechain", "leafUuid", "isSnapshotUpdate" }))
        return true;
    constexpr std::array<View, 8> types { "user", "assistant", "system", "summary", "progress", "attachment", "mode",
        "tag" };
    const View type = keys.text("type");
    const bool hasOwn =
        hasAny(keys, { "sessionId", "uuid" }) && !hasAny(keys, { "projectHash", "eventName", "payload" });
    if (type == "user" || type == "assistant")
        return keys.has("message") || (hasOwn && !keys.has("content"));
    return hasOwn && (isOneOf(type, types) || type.contains('-'));
}

bool isCodex(const JsonKeys& keys)
{
    constexpr std::array<View, 5> types { "session_meta", "response_item", "event_msg", "turn_context", "compacted" };
    constexpr std::array<View, 5> items { "message", "function_call", "function_call_output", "reasoning",
        "local_shell_call" };
    const View type = keys.text("type");
    if (isOneOf(type, types))
        return keys.has("payload");
    if (keys.text("record_type") == "state")
        return true;
    if (isOneOf(type, items))
        return hasAny(keys, { "role", "call_id", "summary" }) && !hasAny(keys, { "uuid", "message" });
    return type.empty() && keys.has("id") && keys.has("timestamp") && hasAny(keys, { "instructions", "git" });
}

bool isGemini(const JsonKeys& keys)
{
    constexpr std::array<View, 5> types { "user", "gemini", "info", "error", "warning" };
    if (hasAny(keys, { "$set", "$rewindTo" }))
        return true;
    if (keys.has("sessionId") && hasAny(keys, { "projectHash", "lastUpdated" }))
        return true;
    return isOneOf(keys.text("type"), types) && hasAny(keys, { "id" }) && hasAny(keys, { "content", "toolCalls" })
        && !hasAny(keys, { "uuid", "message", "payload" });
}

bool isContinue(const JsonKeys& keys)
{
    if (keys.has("eventName"))
        return hasAny(keys, { "schema", "userAgent", "selectedProfileId", "timestamp" });
    if (keys.has("name") && keys.has("data") && keys.has("schema"))
        return true;
    return (keys.has("completion")
               && hasAny(keys, { "accepted", "cacheHit", "completionId", "feedback", "modelTitle" }))
        || (keys.has("promptTokens") && keys.has("generatedTokens"))
        || (keys.has("prompt") && keys.has("diffs") && keys.has("label"))
        || (keys.has("functionName") && keys.has("toolCallId"));
}

/// What OpenTelemetry's exporter writes looks the same for all programs; Gemini's own words stand in the bytes.
bool isGeminiTelemetry(const JsonKeys& keys, QByteArrayView bytes)
{
    return hasAny(keys, { "attributes", "scopeMetrics", "resource", "instrumentationScope" })
        && (bytes.contains("gemini_cli") || bytes.contains("gemini-cli"));
}

bool isAgentTrace(const JsonKeys& keys)
{
    return keys.has("version") && keys.has("files") && hasAny(keys, { "id", "timestamp" });
}

bool isOpencode(const JsonKeys& keys, QByteArrayView bytes)
{
    return keys.has("info") && keys.has("messages") && bytes.contains("\"ses_");
}

TranscriptKind kindOf(const JsonKeys& keys, QByteArrayView bytes)
{
    if (isCodex(keys))
        return TranscriptKind::Codex;
    if (isGemini(keys))
        return TranscriptKind::Gemini;
    if (isContinue(keys))
        return TranscriptKind::Continue;
    if (isClaudeCode(keys))
        return TranscriptKind::ClaudeCode;
    if (isAgentTrace(keys))
        return TranscriptKind::AgentTrace;
    if (isOpencode(keys, bytes))
        return TranscriptKind::OpenCode;
    return isGeminiTelemetry(keys, bytes) ? TranscriptKind::GeminiTelemetry : TranscriptKind::Unknown;
}

bool isGitAi(QByteArrayView head)
{
    const qsizetype at = head.startsWith("---\n") ? 0 : head.indexOf("\n---\n");
    return at >= 0 && head.sliced(at).contains("\"authorship/");
}

/// Whether a line begins with these words.
bool hasLine(QByteArrayView head, QByteArrayView words)
{
    if (head.startsWith(words))
        return true;
    for (qsizetype at = head.indexOf(words); at >= 0; at = head.indexOf(words, at + 1)) {
        if (head[at - 1] == '\n')
            return true;
    }
    return false;
}

/// Looks at one object after the other. What is broken is passed over with its line.
std::optional<DetectedTranscript> detectJson(QByteArrayView head)
{
    constexpr int mostObjects = 64;
    for (int i = 0; i < mostObjects && !head.isEmpty(); ++i) {
        const qsizetype begin = head.indexOf('{');
        if (begin < 0)
            break;
        head = head.sliced(begin);
        const JsonKeys keys = jsonKeys(head);
        const QByteArrayView object = head.first(std::min(keys.size, head.size()));
        // The first record of a session may hold no more than its name.
        if (const TranscriptKind kind = kindOf(keys, object); kind != TranscriptKind::Unknown) {
            const bool overLines = object.contains('\n');
            return DetectedTranscript { kind, overLines && !keys.isBroken ? Framing::Values : Framing::Lines };
        }
        if (!keys.isWhole && !keys.isBroken)
            return std::nullopt;
        const qsizetype line = keys.isWhole ? keys.size : head.indexOf('\n') + 1;
        head = line > 0 ? head.sliced(line) : QByteArrayView();
    }
    return std::nullopt;
}

} // namespace

QString transcriptKindName(TranscriptKind kind)
{
    return QString::fromLatin1(kindNames[size_t(kind)]);
}

std::optional<TranscriptKind> transcriptKindFromName(QStringView name)
{
    for (size_t i = 0; i < kindNames.size(); ++i) {
        if (name == QLatin1StringView(kindNames[i]))
            return TranscriptKind(i);
    }
    return std::nullopt;
}

std::optional<DetectedTranscript> detectTranscript(QByteArrayView head, bool isAll)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    if (head.startsWith(mark))
        head = head.sliced(mark.size());
    while (!head.isEmpty() && (head.front() == '\n' || head.front() == '\r' || head.front() == ' '))
        head = head.sliced(1);
    if (!head.startsWith('{')) {
        if (hasLine(head, "# aider chat started at "))
            return DetectedTranscript { TranscriptKind::Aider, Framing::Lines };
        if (isGitAi(head))
            return DetectedTranscript { TranscriptKind::GitAi, Framing::Lines };
    }
    if (const auto detected = detectJson(head))
        return detected;
    if (isAll || head.size() >= mostHead)
        return DetectedTranscript {};
    return std::nullopt;
}

} // namespace jumpseat
