// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "dialects/dialect.h"
#include "kit/kit.h"
#include "session/assistant.h"
#include "upstream/upstream.h"

#include <map>
#include <memory>

namespace jumpseat {

/// What a session may still take of its model, for the panel and for the candidate's own tools alike.
struct ModelBudget {
    /// Sets the worst case of a request aside. Errors: Refused, with a sentence for people.
    std::function<Result<qint64>(qint64 inputTokens, qint64 outputTokens, const QString& model)> reserve;
    /// What it came to, whether it went well or not.
    std::function<void(qint64 reservation, const event::ModelUsed& used)> settle;
};

/// The built-in assistant with a model behind it. Whatever the server does, each prompt gets one reply: what came of it is
/// kept and says how it ended.
class ModelAssistant final : public Assistant {
public:
    /// `upstream` nullptr: there is none any more; `why` says so in each reply. It calls back on the session's thread.
    struct Model {
        event::AssistantPinned pinned;
        Dialect dialect = Dialect::OpenAiChat;
        std::shared_ptr<Upstream> upstream;
        QString why = {};
        ModelBudget budget = {};
    };
    ModelAssistant(Kit kit, Model model, const Clock& clock);
    ~ModelAssistant() override;

    void ask(const Turn& turn, const SessionState& state, std::function<const SessionState&()> stateAtEnd,
        Sink sink) override;
    void stop(const PromptId& prompt) override;
    void complete(const CompletionRequest& asked, const SessionState& state,
        std::function<void(const Completion&)> sink) override;

private:
    class Answer;
    void forget(const PromptId& prompt);

    Kit m_kit;
    Model m_model;
    const Clock& m_clock;
    std::map<QString, std::shared_ptr<Answer>> m_answers; ///< under way, by prompt; "": the completion
};

/// The dialect of `provider` as event::AssistantPinned names it; nullopt for those without a model.
[[nodiscard]] std::optional<Dialect> dialectOfProvider(QStringView provider);

} // namespace jumpseat
