// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/record_reader.h"

#include <deque>

namespace jumpseat {

/// Sessions of Gemini CLI: in old versions one object with all messages, in newer ones a log of records: what the session
/// is, messages, {"$set": ...} and {"$rewindTo": id}. A message is written anew, whole, whenever something is added to it.
///
/// What was rewound, or replaced when the conversation was compressed, was said all the same and stays counted.
class GeminiReader final : public RecordReader {
public:
    GeminiReader(ActOutlet::Sink sink, Framing framing, qsizetype longestLine);
    void finish() override;

private:
    /// A message of the assistant that may be written again.
    struct Open {
        std::string id;
        qsizetype told = 0; ///< so much of its text was put out
        std::optional<act::Used> usage;
        When when;
        bool usageTold = false;
    };

    void record(const JsonValue& record) override;
    void complete(TranscriptCounts& counts, const FeedCounts& feed) const override;
    void messages(const JsonValue& list);
    void message(const JsonValue& message);
    void userMessage(const JsonValue& message, const When& when);
    void assistantMessage(const JsonValue& message, const When& when, bool isNew);
    void tellText(Open& open, const std::string& text, const QString& model, const When& when);
    void noteUsage(Open& open, const JsonValue& message, const When& when);
    void tellUsage(Open& open);
    void toolCall(const JsonValue& call, const JsonValue& message, const When& when);
    void toolResult(const JsonValue& call, const When& when);

    NameCounts m_types;
    SeenIds m_messages;
    std::deque<Open> m_open;
    qint64 m_commands = 0, m_injected = 0, m_withText = 0, m_errorMessages = 0, m_rewinds = 0;
};

} // namespace jumpseat
