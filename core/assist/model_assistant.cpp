// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/model_assistant.h"

#include "assist/model_answer.h"
#include "assist/model_prompt.h"
#include "assist/proposed_edits.h"

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 charactersPerToken = 3; // rather too few than too many: a reservation is a worst case
constexpr qint64 likelyMaxTokens = 4096; // where neither settings nor dialect name a limit

qint64 inputTokensOf(const ChatRequest& request)
{
    qsizetype units = request.system.size();
    for (const ChatMessage& message : request.messages)
        units += message.text.size();
    return units / charactersPerToken + 1;
}

qint64 costOf(const event::AssistantPinned& pinned, const event::ModelUsed& used)
{
    const qint64 cached = std::min(used.cachedTokens, used.inputTokens);
    const qint64 cachedPrice = pinned.cachedPrice ? pinned.cachedPrice : pinned.inputPrice;
    return ((used.inputTokens - cached) * pinned.inputPrice + cached * cachedPrice
               + used.outputTokens * pinned.outputPrice)
        / 1'000'000;
}

} // namespace

std::optional<Dialect> dialectOfProvider(QStringView provider)
{
    if (provider == "ollama"_L1)
        return Dialect::OllamaChat;
    return dialectFromName(provider);
}

/// One request on its way, and whoever waits for it.
class ModelAssistant::Answer : public std::enable_shared_from_this<Answer> {
public:
    using Heard = std::function<void(const QString&)>;
    using Ended = std::function<void(const AnswerEnd&)>;

    Answer(const Model& model, const Clock& clock, Heard heard, Ended ended)
        : m_model(model)
        , m_answer(model.dialect, model.pinned.model, clock)
        , m_heard(std::move(heard))
        , m_ended(std::move(ended))
    {
    }

    void send(const ChatRequest& request)
    {
        if (!m_model.upstream)
            return refuse(u"failed"_s, m_model.why);
        if (m_model.budget.reserve) {
            const qint64 most = request.maxTokens > 0 ? request.maxTokens : likelyMaxTokens;
            const auto reserved = m_model.budget.reserve(inputTokensOf(request), most, request.model);
            if (!reserved)
                return refuse(u"budget"_s, reserved.error().what);
            m_reserved = *reserved;
        }
        WrittenRequest written = writeRequest(m_model.dialect, request);
        // The server may answer long after the session is gone; the call goes with this object.
        const auto weak = weak_from_this();
        m_call = m_model.upstream->send(
            { written.method, written.path, std::move(written.headers), std::move(written.body) },
            { [weak](int status, const HeaderList& headers) {
                 if (const auto self = weak.lock())
                     self->m_answer.began(status, headers);
             },
                [weak](const QByteArray& bytes) {
                    if (const auto self = weak.lock())
                        self->said(bytes);
                },
                [weak](const std::optional<UpstreamProblem>& problem) {
                    if (const auto self = weak.lock())
                        self->finish(self->m_answer.ended(problem));
                } });
    }

    void stop() { finish(m_answer.stopped()); }

private:
    void said(const QByteArray& bytes)
    {
        const QString fresh = m_answer.said(bytes);
        if (!fresh.isEmpty())
            m_heard(fresh);
        if (m_answer.isFull())
            finish(m_answer.ended({}));
    }
    void refuse(const QString& ending, const QString& why)
    {
        AnswerEnd end;
        end.ending = ending;
        end.why = why;
        m_isAsked = false;
        finish(std::move(end));
    }
    void finish(AnswerEnd end)
    {
        const auto self = shared_from_this(); // its owner forgets it now
        m_call.reset();
        if (!m_ended)
            return;
        end.used.costMicros = costOf(m_model.pinned, end.used);
        if (m_reserved)
            m_model.budget.settle(*m_reserved, end.used);
        if (!m_isAsked)
            end.used = {};
        std::exchange(m_ended, {})(end);
    }

    const Model& m_model;
    ModelAnswer m_answer;
    Heard m_heard;
    Ended m_ended;
    std::unique_ptr<UpstreamCall> m_call;
    std::optional<qint64> m_reserved;
    bool m_isAsked = true;
};

ModelAssistant::ModelAssistant(Kit kit, Model model, const Clock& clock)
    : m_kit(std::move(kit))
    , m_model(std::move(model))
    , m_clock(clock)
{
}

ModelAssistant::~ModelAssistant() = default;

void ModelAssistant::forget(const PromptId& prompt)
{
    m_answers.erase(prompt.value);
}

void ModelAssistant::ask(
    const Turn& turn, const SessionState& state, std::function<const SessionState&()> stateAtEnd, Sink sink)
{
    const auto ended = [this, prompt = turn.id, stateAtEnd = std::move(stateAtEnd),
                           finished = std::move(sink.finished)](const AnswerEnd& end) {
        forget(prompt);
        AssistantReply reply { .text = end.text, .provider = m_model.pinned.provider };
        reply.model = end.used.model.isEmpty() ? m_model.pinned.model : end.used.model;
        reply.ending = end.ending;
        reply.why = end.why;
        reply.waitSeconds = end.waitSeconds;
        if (end.used != event::ModelUsed {})
            reply.used = end.used;
        // An edit that was not said to its end is none; those before it are.
        FittedEdits fitted = fitEdits(writtenEdits(end.text), stateAtEnd());
        reply.edits = std::move(fitted.edits);
        for (const QString& name : std::as_const(fitted.misplaced))
            reply.text += u"\n\nThe edit of %1 does not fit its text as it is now."_s.arg(name);
        finished(reply);
    };
    const auto answer = std::make_shared<Answer>(m_model, m_clock, std::move(sink.streamed), ended);
    m_answers[turn.id.value] = answer;
    answer->send(chatRequest(m_model.pinned, m_kit, turn, state));
}

void ModelAssistant::stop(const PromptId& prompt)
{
    const auto answer = m_answers.find(prompt.value);
    if (answer != m_answers.end())
        std::shared_ptr(answer->second)->stop();
}

void ModelAssistant::complete(
    const CompletionRequest& asked, const SessionState& state, std::function<void(const Completion&)> sink)
{
    m_answers.erase(QString()); // the newer one makes the older one void
    const FileState* file = state.file(asked.file);
    if (!file || !m_model.upstream)
        return sink({});
    const auto ended = [this, asked, copy = *file, sink = std::move(sink)](const AnswerEnd& end) {
        m_answers.erase(QString());
        const bool isWhole = end.ending.isEmpty() || end.ending == "length"_L1;
        Completion completion { isWhole ? completionText(end.text, asked, copy) : QString() };
        if (end.used != event::ModelUsed {})
            completion.used = end.used;
        sink(completion);
    };
    const auto answer = std::make_shared<Answer>(m_model, m_clock, [](const QString&) { }, ended);
    m_answers[QString()] = answer;
    answer->send(completionRequest(m_model.pinned, asked, *file));
}

} // namespace jumpseat
