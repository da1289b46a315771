// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/framing.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace jumpseat {

/// What tool wrote a file.
enum class TranscriptKind {
    Unknown,
    ClaudeCode,
    Codex,
    Aider,
    Continue,
    Gemini,
    GeminiTelemetry,
    GitAi,
    AgentTrace,
    OpenCode,
};
/// "unknown", "claude-code", "codex", "aider", "continue", "gemini", "gemini-telemetry", "git-ai", "agent-trace",
/// "opencode".
[[nodiscard]] QString transcriptKindName(TranscriptKind kind);
[[nodiscard]] std::optional<TranscriptKind> transcriptKindFromName(QStringView name);

struct DetectedTranscript {
    TranscriptKind kind = TranscriptKind::Unknown;
    Framing framing = Framing::Lines;
    friend bool operator==(const DetectedTranscript&, const DetectedTranscript&) = default;
};

/// A file that has not said in so many bytes what it is, never will.
inline constexpr qsizetype mostHead = 1 << 20;

/// What the first bytes of a file tell, by content and never by name. Nothing: more bytes may tell; not so when `isAll`, or
/// with mostHead bytes.
[[nodiscard]] std::optional<DetectedTranscript> detectTranscript(QByteArrayView head, bool isAll);

} // namespace jumpseat
