// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/gemini_tools.h"

#include "transcripts/act_outlet.h"

namespace jumpseat {

ToolKind geminiToolKind(std::string_view tool)
{
    if (tool == "replace" || tool == "edit" || tool == "write_file" || tool == "smart_edit")
        return ToolKind::Edit;
    return tool == "run_shell_command" ? ToolKind::Shell : ToolKind::Other;
}

QList<ActEdit> geminiEdits(std::string_view tool, const JsonValue& arguments)
{
    const QString path = actText(arguments["file_path"].text());
    if (tool == "write_file")
        return { { path, {}, actText(arguments["content"].text()) } };
    return { { path, actText(arguments["old_string"].text()), actText(arguments["new_string"].text()) } };
}

std::string geminiText(const JsonValue& content)
{
    if (content.isString())
        return std::string(content.text());
    if (content.isObject())
        return std::string(content["text"].text());
    std::string text;
    constexpr size_t longest = 4 << 20;
    for (JsonItems it(content); text.size() < longest && it.next();) {
        if (it.value().isString())
            text += it.value().text();
        else if (!it.value()["thought"].isTrue())
            text += it.value()["text"].text();
    }
    return text;
}

} // namespace jumpseat
