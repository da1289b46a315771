// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/record_reader.h"

namespace jumpseat {

/// What Gemini CLI writes to `telemetry.outfile`: log records, spans and metrics of OpenTelemetry, each an object over many
/// lines, one behind the other. Only log records named "gemini_cli.*" tell of acts.
class GeminiTelemetryReader final : public RecordReader {
public:
    GeminiTelemetryReader(ActOutlet::Sink sink, Framing framing, qsizetype longestLine);

private:
    void record(const JsonValue& record) override;
    void complete(TranscriptCounts& counts, const FeedCounts& feed) const override;
    void event(std::string_view name, const JsonValue& attributes, const When& when);
    void toolCall(const JsonValue& attributes, const When& when);
    void putCall(const JsonValue& attributes, ToolKind kind, const When& when);
    void apiResponse(const JsonValue& attributes, const When& when);

    JsonParser m_inner;
    NameCounts m_events, m_decisions;
    qint64 m_edits = 0, m_shells = 0, m_errors = 0, m_spans = 0, m_metrics = 0;
};

} // namespace jumpseat
