// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "base/json_value.h"

namespace jumpseat {

/// A call of a tool in a rollout: names and shapes changed with the versions.
struct CodexCall {
    std::string name;
    ToolKind kind = ToolKind::Other;
    std::string command; ///< of a shell, as one line of a shell where it was `bash -lc`
    std::string patch;   ///< of an edit: the text with "*** Begin Patch"
};
/// `payload`: function_call, custom_tool_call or local_shell_call. `arguments`: those of a function_call, parsed.
[[nodiscard]] CodexCall codexCall(const JsonValue& payload, const JsonValue& arguments);

/// The output of a call in words: a string, an object with `content`, or a list of parts.
[[nodiscard]] std::string codexOutputText(const JsonValue& output);

/// One of "ok", "nonzero", "rejected", "aborted", "no_exit_code".
struct CodexOutcome {
    std::string_view name;
    std::string output; ///< without the frame that Codex puts around what a command wrote, where that is JSON
    double seconds = 0; ///< 0: not told
};
[[nodiscard]] CodexOutcome codexOutcome(std::string outputText, JsonParser& parser);

} // namespace jumpseat
