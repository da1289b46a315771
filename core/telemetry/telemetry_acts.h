// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/otlp_export.h"
#include "telemetry/telling.h"

#include <QMap>

namespace jumpseat {

/// What became of the records and hooks that came in, so that nothing is dropped silently.
struct TelemetryCounts {
    qint64 used = 0;     ///< acts may have been made of them
    qint64 unused = 0;   ///< known, and they tell nothing that is an act
    qint64 repeated = 0; ///< the same record once more
    /// Not known, or known and not readable: by name, cut to 100 characters; after 256 names the others under "…".
    QMap<QString, qint64> notUnderstood;
    void count(Understood understood, const QString& name);
    friend bool operator==(const TelemetryCounts&, const TelemetryCounts&) = default;
};

/// Makes acts of what AI tools export: log events of Claude Code, Codex, Gemini CLI and Copilot Chat, and the GenAI
/// semantic conventions in spans, span events and log records. One object a candidate; its memory is bounded.
///
/// Acts come in the order of the export, Claude Code's events in that of event.sequence. Each is told once although
/// records are sent again and requests repeat the conversation; a call of a tool may be told a second time, then with
/// the input that was missing. Times are those of the records.
class TelemetrySession {
public:
    [[nodiscard]] QList<Act> takeIn(const OtlpLogs& logs);
    [[nodiscard]] QList<Act> takeIn(const OtlpSpans& spans);
    /// Metrics tell sums of what events tell one by one: no acts, only counts.
    [[nodiscard]] QList<Act> takeIn(const OtlpMetrics& metrics);

    [[nodiscard]] const TelemetryCounts& counts() const { return m_counts; }

private:
    friend class HookTaking; // hooks are told through the same memory
    TelemetryMemory m_memory;
    TelemetryCounts m_counts;
};

} // namespace jumpseat
