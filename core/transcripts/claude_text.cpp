// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/claude_text.h"

#include <algorithm>
#include <array>

namespace jumpseat {
namespace {

using View = std::string_view;

View trimmedView(View text)
{
    constexpr View blanks = " \t\r\n\f\v";
    const size_t begin = text.find_first_not_of(blanks);
    if (begin == View::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

template <size_t n> bool startsWithAny(View text, const std::array<View, n>& beginnings)
{
    return std::ranges::any_of(beginnings, [&](View beginning) { return text.starts_with(beginning); });
}

constexpr std::array<View, 3> spanNames { "ide_opened_file", "ide_selection", "system-reminder" };

/// The name of the span that begins at `at`, where a '<' stands.
View spanAt(View text, size_t at)
{
    for (const View name : spanNames) {
        const View rest = text.substr(at + 1);
        if (rest.starts_with(name) && rest.substr(name.size()).starts_with('>'))
            return name;
    }
    return {};
}

/// Behind the end of that span; npos when it has none.
size_t endOfSpan(View text, size_t from, View name)
{
    for (size_t at = text.find("</", from); at != View::npos; at = text.find("</", at + 2)) {
        const View rest = text.substr(at + 2);
        if (rest.starts_with(name) && rest.substr(name.size()).starts_with('>'))
            return at + 2 + name.size() + 1;
    }
    return View::npos;
}

} // namespace

ClaudeText claudeTextKind(std::string_view text)
{
    text = trimmedView(text);
    constexpr std::array<View, 2> commands { "<command-name>", "<command-message>" };
    constexpr std::array<View, 6> injected { "<local-command-", "<bash-", "<task-notification>", "<teammate-message",
        "<system-reminder>", "Caveat:" };
    if (startsWithAny(text, commands))
        return ClaudeText::SlashCommand;
    if (text.starts_with("<bash-input>"))
        return ClaudeText::BangCommand;
    if (text.starts_with("[Request interrupted"))
        return ClaudeText::Interrupt;
    if (startsWithAny(text, injected))
        return ClaudeText::Injected;
    const bool mayHaveSpans = text.contains("<ide_") || text.contains("<system-reminder>");
    return (mayHaveSpans ? withoutClaudeSpans(text).empty() : text.empty()) ? ClaudeText::Empty : ClaudeText::Human;
}

std::string withoutClaudeSpans(std::string_view text)
{
    std::string rest;
    for (size_t at = text.find('<'); at != View::npos; at = text.find('<')) {
        const View name = spanAt(text, at);
        const size_t end = name.empty() ? View::npos : endOfSpan(text, at, name);
        rest += text.substr(0, end == View::npos ? at + 1 : at);
        text.remove_prefix(end == View::npos ? at + 1 : end);
    }
    rest += text;
    return std::string(trimmedView(rest));
}

std::string_view claudeOutcome(std::string_view text, bool isError)
{
    constexpr std::array<View, 2> rejections { "The user doesn't want to proceed with this tool use",
        "The user doesn't want to take this action right now" };
    constexpr std::array<View, 2> denials { "Claude requested permissions to", "Permission for this action" };
    if (startsWithAny(text, rejections))
        return "rejected";
    if (!isError)
        return "ok";
    if (text.contains("[Request interrupted by user"))
        return "interrupted";
    const bool isDenied = startsWithAny(text, denials) || isClaudeHookDenial(text)
        || (text.starts_with("Permission to use ") && text.contains("has been denied"))
        || text.contains("denied by your permission settings");
    return isDenied ? "denied_by_rule" : "error";
}

bool isClaudeHookDenial(std::string_view text)
{
    return text.starts_with("PreToolUse:") || text.starts_with("Error: PreToolUse:");
}

std::string_view claudeFeedback(std::string_view text)
{
    // The second is how older versions and sub-agents put it.
    constexpr std::array<View, 2> leads { "the user said:", "provided the following reason for the rejection:" };
    for (const View lead : leads) {
        const size_t at = text.find(lead);
        if (at == View::npos)
            continue;
        const View said = text.substr(at + lead.size());
        return trimmedView(said.substr(0, said.find("\n\nNote: The user's next message")));
    }
    return {};
}

} // namespace jumpseat
