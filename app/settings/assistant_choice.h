// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"
#include "settings/model_service.h"

namespace jumpseat {

/// What the interviewer chose for a session, as it is remembered for the next one.
struct AssistantChoice {
    enum class Kind {
        Scripted, ///< the replies of the kit, the same for every candidate
        None,
        Model,
    };
    Kind kind = Kind::Scripted;
    QString service, model; ///< of Kind::Model: the id of the service, and the name of its model
    QString temperature;    ///< a decimal number; empty: the model's own
    int maxTokens = 0;      ///< of one reply; 0: the model's own
    QString systemPrompt;   ///< empty: defaultSystemPrompt()
    bool completes = false, own = false, watch = false;            ///< see event::AssistantPinned
    qint64 budgetRequests = 0, budgetTokens = 0, budgetMicros = 0; ///< 0: no limit
    friend bool operator==(const AssistantChoice&, const AssistantChoice&) = default;
};

/// In the settings of the program; a service that has gone since is scripted replies again when nobody chooses.
[[nodiscard]] AssistantChoice rememberedChoice();
void rememberChoice(const AssistantChoice& choice);

/// As the command line names one: "script", "none", "last" (what was chosen last), or SERVICE/MODEL by the name of a
/// service. Errors: NotFound with a sentence that says which there are.
[[nodiscard]] Result<AssistantChoice> choiceFromWords(const QString& words, const QList<ModelService>& services);

/// What the record of the session is told. Errors: NotFound (no such service or model), Malformed (numbers), Refused (a
/// budget in dollars without prices), each a sentence for people.
[[nodiscard]] Result<event::AssistantPinned> pinnedFor(
    const AssistantChoice& choice, const QList<ModelService>& services);

} // namespace jumpseat
