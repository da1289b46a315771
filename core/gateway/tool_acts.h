// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "dialects/reply_part.h"
#include "dialects/request_view.h"

namespace jumpseat {

/// A call of a tool as an act: what kind of tool it is by its name, and what it edits or runs where its arguments are of
/// a form that is known (Claude Code's Edit, MultiEdit, Write and Bash, Codex' shells and apply_patch, and tools that
/// name their members alike).
[[nodiscard]] act::ToolUsed toolUsedOf(const reply::ToolCall& call, const QString& messageId, bool byAgent);

/// What became of a call, by what its tool brought back: a "no" of the person or of a rule is told in words.
[[nodiscard]] act::ToolEnded toolEndedOf(const ToolResult& result);

/// What a sub-agent is told to do, when a call starts one: its "prompt". Requests with these words are then the agent's
/// and not a person's. Empty for other calls.
[[nodiscard]] QString agentTaskOf(const reply::ToolCall& call);

} // namespace jumpseat
