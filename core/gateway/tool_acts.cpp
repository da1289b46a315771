// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/tool_acts.h"

#include "base/json.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

ToolKind kindOfTool(const QString& name)
{
    static const QSet<QString> edits { u"edit"_s, u"multiedit"_s, u"write"_s, u"notebookedit"_s, u"apply_patch"_s,
        u"applypatch"_s, u"write_file"_s, u"edit_file"_s, u"replace"_s, u"create_file"_s, u"write_to_file"_s,
        u"replace_in_file"_s, u"str_replace_editor"_s, u"str_replace_based_edit_tool"_s, u"insert_edit_into_file"_s };
    static const QSet<QString> shells { u"bash"_s, u"powershell"_s, u"shell"_s, u"shell_command"_s, u"exec_command"_s,
        u"local_shell"_s, u"container.exec"_s, u"run_shell_command"_s, u"execute_command"_s, u"run_in_terminal"_s,
        u"run_terminal_cmd"_s };
    const QString lower = name.toLower();
    if (edits.contains(lower))
        return ToolKind::Edit;
    return shells.contains(lower) ? ToolKind::Shell : ToolKind::Other;
}

QString firstText(const QJsonObject& object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QJsonValue value = object.value(name); value.isString())
            return value.toString();
    }
    return {};
}

ActEdit editFrom(const QJsonObject& json, const QString& path)
{
    return { path, cutToActText(firstText(json, { "old_string"_L1, "old_str"_L1, "oldString"_L1 })),
        cutToActText(firstText(
            json, { "new_string"_L1, "new_str"_L1, "newString"_L1, "content"_L1, "file_text"_L1, "new_source"_L1 })) };
}

/// "*** Update File: PATH" and the lines below it, as unified diffs have them.
QList<ActEdit> editsOfPatch(const QString& patch)
{
    static constexpr std::array heads { "*** Add File: "_L1, "*** Update File: "_L1, "*** Delete File: "_L1 };
    QList<ActEdit> edits;
    for (const QStringView line : QStringView(patch).split(u'\n')) {
        const auto head = std::ranges::find_if(heads, [&](QLatin1StringView h) { return line.startsWith(h); });
        if (head != heads.end()) {
            edits.append({ line.sliced(head->size()).trimmed().toString(), {}, {} });
        } else if (!edits.isEmpty() && !line.isEmpty() && !line.startsWith("***"_L1) && !line.startsWith("@@"_L1)) {
            const QString text = line.sliced(1).toString() + u'\n';
            if (line.front() != u'+')
                edits.last().before += text;
            if (line.front() != u'-')
                edits.last().after += text;
        }
    }
    return edits;
}

QList<ActEdit> editsOf(const QJsonObject& input)
{
    const QString path = firstText(input, { "file_path"_L1, "path"_L1, "filePath"_L1, "notebook_path"_L1 });
    const QJsonArray several = input.value("edits"_L1).toArray();
    QList<ActEdit> edits;
    for (const QJsonValue& one : several)
        edits.append(editFrom(one.toObject(), path));
    if (edits.isEmpty() && !path.isEmpty())
        edits.append(editFrom(input, path));
    return edits;
}

QString commandOf(const QJsonObject& input)
{
    const QJsonValue command =
        input.contains("action"_L1) ? input.value("action"_L1)["command"_L1] : input.value("command"_L1);
    if (!command.isArray())
        return firstText(input, { "command"_L1, "cmd"_L1, "script"_L1 });
    QStringList words;
    const QJsonArray list = command.toArray();
    for (const QJsonValue& word : list)
        words.append(word.toString());
    // ["bash", "-lc", "COMMAND"]: what people read is the last of them.
    const bool isWrapped = words.size() == 3 && words.at(1).startsWith(u'-') && words.at(1).endsWith(u'c');
    return isWrapped ? words.last() : words.join(u' ');
}

/// A lone half of a pair would be no text that can be kept.
QString soundText(const QString& text)
{
    return text.isValidUtf16() ? text : QString::fromUtf8(text.toUtf8());
}

} // namespace

act::ToolUsed toolUsedOf(const reply::ToolCall& call, const QString& messageId, bool byAgent)
{
    act::ToolUsed used;
    used.callId = call.id;
    used.messageId = messageId;
    used.tool = call.name.left(200);
    used.kind = kindOfTool(call.name);
    used.input = cutToActText(soundText(call.arguments));
    used.byAgent = byAgent;
    const QJsonObject input = parseJson(call.arguments.toUtf8()).object();
    const QString patch =
        input.isEmpty() ? call.arguments : firstText(input, { "input"_L1, "patch"_L1, "patchText"_L1 });
    if (used.kind == ToolKind::Shell)
        used.command = cutToActText(soundText(commandOf(input)));
    // Older versions of Codex patch by a shell command.
    const QString where = used.kind == ToolKind::Shell ? used.command : patch;
    if (used.kind != ToolKind::Other && where.contains("*** Begin Patch"_L1)) {
        used.kind = ToolKind::Edit;
        used.edits = editsOfPatch(where);
    } else if (used.kind == ToolKind::Edit) {
        used.edits = editsOf(input);
    }
    return used;
}

act::ToolEnded toolEndedOf(const ToolResult& result)
{
    static constexpr std::array refusals { "The user doesn't want to proceed with this tool use"_L1,
        "The user doesn't want to take this action right now"_L1, "exec command rejected by user"_L1,
        "patch rejected by user"_L1 };
    act::ToolEnded ended { result.callId, ToolOutcome::Ok, soundText(result.text), result.cut, 0 };
    const auto begins = [&](QLatin1StringView words) { return result.text.startsWith(words); };
    if (std::ranges::any_of(refusals, begins))
        ended.outcome = ToolOutcome::Rejected;
    else if (begins("[Request interrupted by user"_L1))
        ended.outcome = ToolOutcome::Interrupted;
    else if (begins("Permission to use "_L1) && result.text.contains("has been denied"_L1))
        ended.outcome = ToolOutcome::Denied;
    else if (result.isError)
        ended.outcome = ToolOutcome::Error;
    return ended;
}

QString agentTaskOf(const reply::ToolCall& call)
{
    const QString name = call.name.toLower();
    if (name != "task"_L1 && name != "agent"_L1)
        return {};
    return parseJson(call.arguments.toUtf8()).object().value("prompt"_L1).toString();
}

} // namespace jumpseat
