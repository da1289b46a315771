// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/act_outlet.h"
#include "transcripts/kind_reader.h"
#include "transcripts/record_feed.h"

namespace jumpseat {

/// What Gemini CLI writes to `telemetry.outfile`: log records, spans and metrics of OpenTelemetry, each an object over many
/// lines, one behind the other. Only log records named "gemini_cli.*" tell of acts.
class GeminiTelemetryReader final : public KindReader {
public:
    GeminiTelemetryReader(ActOutlet::Sink sink, Framing framing, qsizetype longestLine);
    void feed(QByteArrayView bytes) override { m_feed.feed(bytes); }
    void finish() override { m_feed.finish(); }
    [[nodiscard]] TranscriptCounts counts() const override;

private:
    using When = std::optional<Stamp>;

    void record(const JsonValue& record);
    void event(std::string_view name, const JsonValue& attributes, const When& when);
    void toolCall(const JsonValue& attributes, const When& when);
    void putCall(const JsonValue& attributes, ToolKind kind, const When& when);
    void apiResponse(const JsonValue& attributes, const When& when);

    ActOutlet m_outlet;
    RecordFeed m_feed;
    JsonParser m_inner;
    StampRange m_stamps;
    NameCounts m_notUnderstood, m_toolCalls, m_events, m_decisions;
    qint64 m_humanPrompts = 0, m_assistantMessages = 0, m_edits = 0, m_shells = 0, m_errors = 0, m_spans = 0,
           m_metrics = 0;
};

} // namespace jumpseat
