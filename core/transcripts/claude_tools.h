// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "base/json_value.h"

namespace jumpseat {

/// What a tool of Claude Code is for.
[[nodiscard]] ToolKind claudeToolKind(std::string_view tool);
/// What an editing tool was asked to do: Edit, MultiEdit, Write, NotebookEdit.
[[nodiscard]] QList<ActEdit> claudeEdits(std::string_view tool, const JsonValue& input);

/// A kind of content block that is known, whether it is told of or not.
[[nodiscard]] bool isKnownClaudeBlock(std::string_view type);
/// The text of a tool's result: a string, or blocks. `joined` holds it when there are several.
[[nodiscard]] std::string_view claudeResultText(const JsonValue& content, std::string& joined);

} // namespace jumpseat
