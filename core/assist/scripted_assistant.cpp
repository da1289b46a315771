// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/scripted_assistant.h"

#include "assist/reply_match.h"
#include "assist/scripted_edits.h"

namespace jumpseat {
namespace {

using namespace std::chrono_literals;
constexpr auto step = 50ms;
/// The prompt is on the disk and with everybody before the first word of its reply.
constexpr auto firstWord = 300ms;

/// One reply on its way out. Keeps itself alive through the tasks it schedules.
class ReplyStream final : public std::enable_shared_from_this<ReplyStream> {
public:
    ReplyStream(Kit kit, ScriptedReply reply, Scheduler& scheduler, std::weak_ptr<bool> provider,
        std::function<const SessionState&()> stateAtEnd, Assistant::Sink sink)
        : m_kit(std::move(kit))
        , m_reply(std::move(reply))
        , m_scheduler(scheduler)
        , m_provider(std::move(provider))
        , m_stateAtEnd(std::move(stateAtEnd))
        , m_sink(std::move(sink))
    {
    }

    /// What was said stands; an edit was not said yet.
    void stop()
    {
        if (m_isOver)
            return;
        m_isOver = true;
        m_sink.finished({ .text = m_reply.text.left(m_sent),
            .provider = QStringLiteral("scripted"),
            .scriptReply = m_reply.id,
            .ending = QStringLiteral("stopped") });
    }

    void after(std::chrono::milliseconds delay)
    {
        m_scheduler.after(delay, [self = shared_from_this()] {
            if (!self->m_provider.expired() && !self->m_isOver)
                self->advance();
        });
    }

private:
    void advance()
    {
        const qsizetype to = endOfWords(wordsDue());
        if (to > m_sent)
            m_sink.streamed(m_reply.text.sliced(m_sent, to - m_sent));
        m_sent = to;
        if (m_sent < m_reply.text.size())
            after(step);
        else
            finish();
    }

    // Words that should be out after this step.
    int wordsDue()
    {
        ++m_steps;
        const int pace = m_kit.assistant.wordsPerSecond;
        return pace > 0 ? (m_steps * pace * int(step.count()) + 999) / 1000 : -1;
    }

    // Offset behind the first `count` words (-1: all), with the white space that follows them.
    [[nodiscard]] qsizetype endOfWords(int count) const
    {
        const QString& text = m_reply.text;
        qsizetype at = count < 0 ? text.size() : 0;
        for (int word = 0; word < count && at < text.size(); ++word) {
            while (at < text.size() && text.at(at).isSpace())
                ++at;
            while (at < text.size() && !text.at(at).isSpace())
                ++at;
            while (at < text.size() && text.at(at).isSpace())
                ++at;
        }
        return at;
    }

    void finish()
    {
        m_isOver = true;
        PlacedEdits placed = placeEdits(m_kit, m_reply, m_stateAtEnd());
        AssistantReply reply { m_reply.text, QStringLiteral("scripted"), m_reply.id, std::move(placed.edits) };
        for (const QString& name : std::as_const(placed.misplaced)) {
            const QString sentence =
                QStringLiteral("\n\nThe code in %1 has changed; I cannot place my edit there.").arg(name);
            m_sink.streamed(sentence);
            reply.text += sentence;
        }
        m_sink.finished(reply);
    }

    Kit m_kit;
    ScriptedReply m_reply;
    Scheduler& m_scheduler;
    std::weak_ptr<bool> m_provider;
    std::function<const SessionState&()> m_stateAtEnd;
    Assistant::Sink m_sink;
    qsizetype m_sent = 0;
    int m_steps = 0;
    bool m_isOver = false;
};

} // namespace

ScriptedAssistantProvider::ScriptedAssistantProvider(const Kit& kit, Scheduler& scheduler)
    : m_kit(kit)
    , m_scheduler(scheduler)
    , m_alive(std::make_shared<bool>(true))
{
}

void ScriptedAssistantProvider::ask(
    const Turn& turn, const SessionState& state, std::function<const SessionState&()> stateAtEnd, Sink sink)
{
    ScriptedReply reply;
    if (const ScriptedReply* found = matchReply(m_kit.assistant, turn.prompt, state.turns))
        reply = *found;
    else
        reply.text = m_kit.assistant.fallback;
    const auto stream = std::make_shared<ReplyStream>(
        m_kit, std::move(reply), m_scheduler, m_alive, std::move(stateAtEnd), std::move(sink));
    m_stops.insert(turn.id, [weak = std::weak_ptr(stream)] {
        if (const auto open = weak.lock())
            open->stop();
    });
    // Never from inside ask(): the caller may not be ready for its own sinks.
    stream->after(firstWord);
}

void ScriptedAssistantProvider::stop(const PromptId& prompt)
{
    if (const auto stop = m_stops.take(prompt))
        stop();
}

} // namespace jumpseat
