// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/assistant.h"

namespace jumpseat {

/// The frozen assistant: canned replies of the kit, so that candidates who are compared met the same one.
/// Replies arrive word by word; edits are fitted to the text as it is when the last word has come.
class ScriptedAssistantProvider final : public Assistant {
public:
    ScriptedAssistantProvider(const Kit& kit, Scheduler& scheduler);

    void ask(const Turn& turn, const SessionState& state, std::function<const SessionState&()> stateAtEnd,
        Sink sink) override;
    void stop(const PromptId& prompt) override;

private:
    Kit m_kit;
    Scheduler& m_scheduler;
    QHash<PromptId, std::function<void()>> m_stops; ///< of replies under way; ended ones do nothing
    std::shared_ptr<bool> m_alive;                  // replies that still stream when the assistant goes away stop
};

} // namespace jumpseat
