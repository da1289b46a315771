// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "dialects/request_view.h"
#include "gateway/act_memory.h"

namespace jumpseat {

/// Whose a request is, as far as it can be told.
enum class Asker {
    Person, ///< the conversation that a person has
    Agent,  ///< a sub-agent, which the assistant itself told what to do
    Tool,   ///< the tool for itself: a title for the conversation, whether the server is there
};
[[nodiscard]] Asker askerOf(const RequestView& view, const ActMemory& memory);

/// What a request tells for the first time: what the person asked, what tools brought back.
[[nodiscard]] QList<act::What> requestActs(const RequestView& view, Asker asker, ActMemory& memory);

/// From here on, requests with this prompt are a sub-agent's (see agentTaskOf).
void rememberAgentTask(ActMemory& memory, const QString& task);

} // namespace jumpseat
