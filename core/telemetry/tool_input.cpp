// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/tool_input.h"

#include "base/json.h"
#include "transcripts/patch_text.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array editTools { "Edit"_L1, "MultiEdit"_L1, "Write"_L1, "NotebookEdit"_L1, // Claude Code
    "apply_patch"_L1,                                                                      // Codex, Copilot
    "replace"_L1, "write_file"_L1, "edit"_L1,                                              // Gemini CLI
    "insert_edit_into_file"_L1, "replace_string_in_file"_L1, "multi_replace_string_in_file"_L1, "create_file"_L1,
    "edit_notebook_file"_L1,                                                                  // Copilot
    "StrReplace"_L1, "EditNotebook"_L1, "TabWrite"_L1 };                                      // Cursor
constexpr std::array shellTools { "Bash"_L1, "PowerShell"_L1,                                 // Claude Code
    "shell"_L1, "shell_command"_L1, "exec_command"_L1, "local_shell"_L1, "container.exec"_L1, // Codex
    "run_shell_command"_L1,                                                                   // Gemini CLI
    "run_in_terminal"_L1, "runInTerminal"_L1,                                                 // Copilot
    "Shell"_L1 };                                                                             // Cursor

/// The first of the names that is there: programs write them in two ways.
QString firstText(const QJsonObject& object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const auto it = object.constFind(name); it != object.constEnd() && it->isString())
            return it->toString();
    }
    return {};
}

ActEdit editOf(const QString& path, const QJsonObject& replacement)
{
    return { path, cutToActText(firstText(replacement, { "old_string"_L1, "oldString"_L1 })),
        cutToActText(firstText(
            replacement, { "new_string"_L1, "newString"_L1, "content"_L1, "contents"_L1, "new_source"_L1 })) };
}

QList<ActEdit> editsOf(const QJsonObject& input)
{
    const QString path = firstText(input, { "file_path"_L1, "filePath"_L1, "notebook_path"_L1, "path"_L1 });
    const QJsonValue several = input.contains("edits"_L1) ? input.value("edits"_L1) : input.value("replacements"_L1);
    QList<ActEdit> edits;
    const QJsonArray array = several.toArray();
    for (const QJsonValue& one : array) {
        const QString own = firstText(one.toObject(), { "file_path"_L1, "filePath"_L1 });
        edits.append(editOf(own.isEmpty() ? path : own, one.toObject()));
    }
    if (!array.isEmpty())
        return edits;
    const ActEdit edit = editOf(path, input);
    return edit == ActEdit {} ? edits : QList<ActEdit> { edit };
}

QString commandOf(const QJsonObject& input)
{
    QJsonValue command;
    for (const QLatin1StringView name : { "command"_L1, "cmd"_L1, "full_command"_L1 }) {
        if (command.isUndefined() || command.isNull())
            command = input.value(name);
    }
    if (!command.isArray())
        return command.toString();
    QStringList words; // arguments as the operating system takes them
    const QJsonArray array = command.toArray();
    for (const QJsonValue& word : array)
        words += word.toString();
    return words.join(u' ');
}

/// A patch stands alone, in a member, or in a command of a shell; the tool is then one for edits.
void readPatch(act::ToolUsed& used, const QJsonObject& input, const QString& text)
{
    const QString inside = firstText(input, { "input"_L1, "patch"_L1 });
    const QByteArray patch = (!inside.isEmpty() ? inside : !used.command.isEmpty() ? used.command : text).toUtf8();
    if (used.kind == ToolKind::Other || !patch.contains("*** Begin Patch"))
        return;
    used.kind = ToolKind::Edit;
    used.command.clear();
    used.edits = readPatchText({ patch.constData(), size_t(patch.size()) }, true).edits;
    for (ActEdit& edit : used.edits) {
        edit.before = cutToActText(edit.before);
        edit.after = cutToActText(edit.after);
    }
}

QJsonObject objectIn(const QJsonValue& input)
{
    return input.isString() ? parseJson(input.toString().toUtf8()).object() : input.toObject();
}

} // namespace

ToolKind toolKindOf(QStringView tool)
{
    const auto isTool = [&](QLatin1StringView name) { return name == tool; };
    if (std::ranges::any_of(editTools, isTool))
        return ToolKind::Edit;
    return std::ranges::any_of(shellTools, isTool) ? ToolKind::Shell : ToolKind::Other;
}

act::ToolUsed toolUsed(const QString& callId, const QString& tool, const QJsonValue& input)
{
    act::ToolUsed used;
    used.callId = callId;
    used.tool = tool;
    used.kind = toolKindOf(tool);
    const QString text = plainText(input);
    const QJsonObject object = used.kind == ToolKind::Other ? QJsonObject() : objectIn(input);
    if (used.kind == ToolKind::Edit)
        used.edits = editsOf(object);
    if (used.kind == ToolKind::Shell)
        used.command = cutToActText(commandOf(object));
    readPatch(used, object, text);
    used.input = cutToActText(text);
    return used;
}

QString plainText(const QJsonValue& json)
{
    if (json.isObject())
        return QString::fromUtf8(QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact));
    if (json.isArray())
        return QString::fromUtf8(QJsonDocument(json.toArray()).toJson(QJsonDocument::Compact));
    if (json.isBool())
        return json.toBool() ? u"true"_s : u"false"_s;
    return json.isDouble() ? json.toVariant().toString() : json.toString();
}

} // namespace jumpseat
