// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assistant.h"

namespace jumpseat::test {

/// Answers when the test says so, with what the test says.
class FakeAssistant final : public Assistant {
public:
    void ask(const Turn& turn, const SessionState&, std::function<const SessionState&()> stateAtEnd, Sink sink) override
    {
        asked.append(turn.id);
        m_state = std::move(stateAtEnd);
        m_sink = std::move(sink);
    }
    void stop(const PromptId& prompt) override { stopped.append(prompt); }
    void complete(
        const CompletionRequest& request, const SessionState&, std::function<void(const Completion&)> sink) override
    {
        completionsAsked.append(request);
        completion = std::move(sink);
    }
    void stream(const QString& delta) { m_sink.streamed(delta); }
    void finish(const AssistantReply& reply) { m_sink.finished(reply); }
    [[nodiscard]] const SessionState& state() const { return m_state(); }

    QList<PromptId> asked, stopped;
    QList<CompletionRequest> completionsAsked;
    std::function<void(const Completion&)> completion;

private:
    std::function<const SessionState&()> m_state;
    Sink m_sink;
};

} // namespace jumpseat::test
