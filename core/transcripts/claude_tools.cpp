// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/claude_tools.h"

#include "transcripts/act_outlet.h"

#include <algorithm>

namespace jumpseat {
namespace {

ActEdit replacement(const QString& path, const JsonValue& edit)
{
    return { path, actText(edit["old_string"].text()), actText(edit["new_string"].text()) };
}

} // namespace

ToolKind claudeToolKind(std::string_view tool)
{
    if (tool == "Edit" || tool == "MultiEdit" || tool == "Write" || tool == "NotebookEdit")
        return ToolKind::Edit;
    if (tool == "Bash" || tool == "PowerShell")
        return ToolKind::Shell;
    return ToolKind::Other;
}

QList<ActEdit> claudeEdits(std::string_view tool, const JsonValue& input)
{
    if (tool == "NotebookEdit")
        return { { actText(input["notebook_path"].text()), {}, actText(input["new_source"].text()) } };
    const QString path = actText(input["file_path"].text());
    if (tool == "Write")
        return { { path, {}, actText(input["content"].text()) } };
    if (tool == "Edit")
        return { replacement(path, input) };
    QList<ActEdit> edits;
    constexpr qsizetype mostEdits = 1000;
    for (JsonItems it(input["edits"]); edits.size() < mostEdits && it.next();)
        edits += replacement(path, it.value());
    return edits;
}

bool isKnownClaudeBlock(std::string_view type)
{
    constexpr std::array<std::string_view, 14> known { "text", "thinking", "redacted_thinking", "tool_use",
        "tool_result", "image", "document", "server_tool_use", "web_search_tool_result", "web_fetch_tool_result",
        "mcp_tool_use", "mcp_tool_result", "tool_reference", "fallback" };
    return std::ranges::find(known, type) != known.end();
}

std::string_view claudeResultText(const JsonValue& content, std::string& joined)
{
    if (content.isString())
        return content.text();
    std::string_view only;
    for (JsonItems it(content); it.next();) {
        const std::string_view part = it.value().isString() ? it.value().text() : it.value()["text"].text();
        if (part.empty())
            continue;
        if (only.empty() && joined.empty()) {
            only = part;
            continue;
        }
        if (joined.empty())
            joined = only;
        joined += '\n';
        joined += part;
    }
    return joined.empty() ? only : std::string_view(joined);
}

} // namespace jumpseat
