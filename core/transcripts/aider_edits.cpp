// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/aider_edits.h"

#include "transcripts/act_outlet.h"

namespace jumpseat {
namespace {

/// Aider writes at least five of these signs, and a word behind the first.
constexpr size_t fewestSigns = 5;

bool isFence(std::string_view line, char sign, std::string_view word)
{
    const size_t signs = std::min(line.find_first_not_of(sign), line.size());
    return signs >= fewestSigns && line.substr(signs) == word;
}

/// A name as models write it: with marks of Markdown around it.
std::string_view bareName(std::string_view line)
{
    constexpr std::string_view marks = " \t*`#:";
    const size_t begin = line.find_first_not_of(marks);
    if (begin == std::string_view::npos)
        return {};
    return line.substr(begin, line.find_last_not_of(marks) - begin + 1);
}

} // namespace

QList<ActEdit> aiderEdits(std::string_view answer, std::string_view path)
{
    enum class Side { None, Before, After };
    constexpr qsizetype mostEdits = 1000;
    QList<ActEdit> edits;
    std::string_view name;
    std::string before, after;
    Side side = Side::None;
    while (!answer.empty() && edits.size() < mostEdits) {
        const size_t end = std::min(answer.find('\n'), answer.size() - 1);
        const std::string_view line = answer.substr(0, answer[end] == '\n' ? end : end + 1);
        answer.remove_prefix(end + 1);
        if (side == Side::None && isFence(line, '<', " SEARCH")) {
            side = Side::Before;
        } else if (side == Side::Before && isFence(line, '=', "")) {
            side = Side::After;
        } else if (side == Side::After && isFence(line, '>', " REPLACE")) {
            if (name == path)
                edits += { actText(path), actText(before), actText(after) };
            side = Side::None;
            before.clear();
            after.clear();
        } else if (side != Side::None) {
            std::string& text = side == Side::Before ? before : after;
            text += line;
            text += '\n';
        } else if (!line.starts_with("```") && !bareName(line).empty()) {
            name = bareName(line);
        }
    }
    return edits;
}

} // namespace jumpseat
