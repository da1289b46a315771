// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "assist/model_assistant.h"
#include "gateway/gateway_session.h"
#include "session/session_state.h"

namespace jumpseat {

/// What the candidate's own tools may do in a session, and how much is left of its budget after `spent`.
[[nodiscard]] GatewayPolicy policyOf(const event::AssistantPinned& pinned, const ModelTotals& spent);

/// The built-in assistant draws on the same budget as the tools.
[[nodiscard]] ModelBudget budgetOf(const std::shared_ptr<GatewaySession>& session);

} // namespace jumpseat
