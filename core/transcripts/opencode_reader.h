// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/act_outlet.h"
#include "transcripts/kind_reader.h"
#include "transcripts/record_feed.h"
#include "transcripts/tool_ledger.h"

namespace jumpseat {

/// What `opencode export` writes of a session: {info, messages: [{info, parts: [...]}]}. OpenCode itself keeps messages and
/// their parts in a database, in old versions in a file each, where no file by itself says who asked what.
class OpencodeReader final : public KindReader {
public:
    OpencodeReader(ActOutlet::Sink sink, Framing framing, qsizetype longest);
    void feed(QByteArrayView bytes) override { m_feed.feed(bytes); }
    void finish() override { m_feed.finish(); }
    [[nodiscard]] TranscriptCounts counts() const override;

private:
    using When = std::optional<Stamp>;

    void session(const JsonValue& session);
    void userMessage(const JsonValue& message, const When& when);
    void assistantMessage(const JsonValue& message, const When& when);
    void assistantPart(const JsonValue& part, const JsonValue& info, const When& when);
    void toolPart(const JsonValue& part, const JsonValue& info, const When& when);
    void toolEnded(const JsonValue& part, const When& when);
    void messageEnded(const JsonValue& info, const When& when);

    ActOutlet m_outlet;
    RecordFeed m_feed;
    StampRange m_stamps;
    NameCounts m_notUnderstood, m_toolCalls;
    ToolLedger m_tools { "ok", "error", "rejected", "interrupted", "denied_by_rule" };
    qint64 m_humanPrompts = 0, m_assistantMessages = 0, m_withText = 0, m_interrupted = 0, m_failed = 0,
           m_rejectedWithWords = 0;
};

} // namespace jumpseat
