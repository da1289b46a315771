// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/record_reader.h"

namespace jumpseat {

/// What `opencode export` writes of a session: {info, messages: [{info, parts: [...]}]}. OpenCode itself keeps messages and
/// their parts in a database, in old versions in a file each, where no file by itself says who asked what.
class OpencodeReader final : public RecordReader {
public:
    OpencodeReader(ActOutlet::Sink sink, Framing framing, qsizetype longest);

private:
    void record(const JsonValue& session) override;
    void complete(TranscriptCounts& counts, const FeedCounts& feed) const override;
    void userMessage(const JsonValue& message, const When& when);
    void assistantMessage(const JsonValue& message, const When& when);
    void assistantPart(const JsonValue& part, const JsonValue& info, const When& when);
    void toolPart(const JsonValue& part, const JsonValue& info, const When& when);
    void toolEnded(const JsonValue& part, const When& when);
    void messageEnded(const JsonValue& info, const When& when);

    qint64 m_withText = 0, m_failed = 0, m_rejectedWithWords = 0;
};

} // namespace jumpseat
