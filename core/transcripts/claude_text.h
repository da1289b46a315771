// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jumpseat {

/// What a record of type "user" is by its text: Claude Code writes much under that name that nobody typed.
enum class ClaudeText {
    Human,
    SlashCommand, ///< <command-name>, <command-message>
    BangCommand,  ///< <bash-input>: a shell command of the person's own
    Interrupt,    ///< [Request interrupted by user...
    Injected,     ///< output of such commands, notifications, reminders
    Empty,        ///< nothing is left without the editor's spans
};
[[nodiscard]] ClaudeText claudeTextKind(std::string_view text);

/// Without <ide_opened_file>, <ide_selection> and <system-reminder> spans, and blanks around.
[[nodiscard]] std::string withoutClaudeSpans(std::string_view text);

/// What became of a call, by its result. One of "ok", "error", "rejected", "interrupted", "denied_by_rule".
[[nodiscard]] std::string_view claudeOutcome(std::string_view resultText, bool isError);
/// A hook said no, and not a permission rule.
[[nodiscard]] bool isClaudeHookDenial(std::string_view resultText);
/// What the person typed when saying no to a call.
[[nodiscard]] std::string_view claudeFeedback(std::string_view resultText);

} // namespace jumpseat
