// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/assistant_maker.h"

#include "assist/scripted_assistant.h"

namespace jumpseat {

using namespace Qt::StringLiterals;

AssistantParts makeAssistant(AssistantNeeds needs)
{
    const auto dialect = dialectOfProvider(needs.pinned.provider);
    AssistantParts parts;
    std::shared_ptr<Upstream> server;
    QString why = u"this interview has no model"_s;
    // With a scripted assistant in the panel the candidate's own tools may still have a model.
    if (!needs.pinned.origin.isEmpty()) {
        auto upstream = needs.access ? needs.access(needs.pinned, needs.executor)
                                     : fail(ErrorCode::Refused, u"models cannot be reached from here"_s);
        if (upstream)
            server = *std::move(upstream);
        else
            why = upstream.error().what;
    }
    if (server)
        parts.gateway = std::make_shared<GatewaySession>(needs.session, policyOf(needs.pinned, needs.spent), server);
    if (dialect)
        parts.assistant = std::make_unique<ModelAssistant>(needs.kit,
            ModelAssistant::Model { std::move(needs.pinned), *dialect, server, why,
                parts.gateway ? budgetOf(parts.gateway) : ModelBudget {} },
            needs.clock);
    else
        parts.assistant = std::make_unique<ScriptedAssistantProvider>(needs.kit, needs.scheduler);
    return parts;
}

} // namespace jumpseat
