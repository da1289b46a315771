// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/otlp_export.h"
#include "telemetry/telling.h"

namespace jumpseat {

/// A log record or an event of a span with the name that counts. Borrows; lives while the export is read.
struct TelemetryEvent {
    QString name; ///< "claude_code.user_prompt", "gen_ai.choice"
    const OtlpAttributes& attributes;
    QByteArray traceId, spanId;
    const OtlpValue* body = nullptr; ///< of a log record

    [[nodiscard]] QString text(QLatin1StringView key) const { return textOf(attributes, key); }
    [[nodiscard]] qint64 integer(QLatin1StringView key) const { return integerOf(attributes, key); }
    [[nodiscard]] std::optional<bool> truth(QLatin1StringView key) const { return truthOf(attributes, key); }
    /// A number of tokens: 0 for one that is missing, negative or absurd, so that sums of them fit.
    [[nodiscard]] qint64 count(QLatin1StringView key) const;
    /// Of an attribute in milliseconds; 0 for one that is missing, negative or beyond some years.
    [[nodiscard]] qint64 durationUs(QLatin1StringView key) const;
    /// A text that people said, unless the tool hides it: "" for "<REDACTED>" and "[REDACTED]".
    [[nodiscard]] QString spoken(QLatin1StringView key) const;
    /// HTTP's, also of a number in a text; 0 for anything else.
    [[nodiscard]] int status(QLatin1StringView key) const;
};

// One function a dialect. They take `name` behind the dialect's prefix: "user_prompt".
[[nodiscard]] Understood claudeCodeActs(const TelemetryEvent& event, QStringView name, Telling& telling);
[[nodiscard]] Understood codexActs(const TelemetryEvent& event, QStringView name, Telling& telling);
[[nodiscard]] Understood geminiActs(const TelemetryEvent& event, QStringView name, Telling& telling);
[[nodiscard]] Understood copilotActs(const TelemetryEvent& event, QStringView name, Telling& telling);
[[nodiscard]] Understood genAiEventActs(const TelemetryEvent& event, Telling& telling);
[[nodiscard]] Understood genAiSpanActs(const OtlpSpan& span, Telling& telling);

/// The name under which acts of this source go, from service.name: "claude-code", "codex", "gemini-cli", "copilot", or
/// as it stands there.
[[nodiscard]] QString toolOfService(const QString& service);

} // namespace jumpseat
