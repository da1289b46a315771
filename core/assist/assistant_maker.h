// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assist/model_budget.h"

namespace jumpseat {

/// Reaches the model that a session has pinned. Called on the host's thread; must not wait. Errors: Refused or NotFound
/// with a sentence for people: no such service in the settings, no key for it.
using ModelAccess =
    std::function<Result<std::shared_ptr<Upstream>>(const event::AssistantPinned& pinned, Executor executor)>;

/// What a session needs of the models it has.
struct AssistantParts {
    std::unique_ptr<Assistant> assistant;
    /// Its model's server and what may be taken of it, also for the candidate's own tools; nullptr: there is none.
    std::shared_ptr<GatewaySession> gateway;
};

struct AssistantNeeds {
    SessionId session;
    const Kit& kit;
    event::AssistantPinned pinned; ///< without a provider: the scripted one
    Scheduler& scheduler;
    const Clock& clock;
    Executor executor;
    ModelAccess access = {};
    ModelTotals spent = {}; ///< of the budget, before
};
[[nodiscard]] AssistantParts makeAssistant(AssistantNeeds needs);

} // namespace jumpseat
