// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/scripted_edits.h"

#include "assist/line_diff.h"

#include <algorithm>

namespace jumpseat {
namespace {

QList<FileId> filesOf(const ScriptedReply& reply)
{
    QList<FileId> files;
    for (const ScriptedEdit& edit : reply.edits) {
        if (!files.contains(edit.file))
            files += edit.file;
    }
    return files;
}

// The text after all of the reply's edits of `file`, or nullopt when one of them has no single place.
std::optional<QString> edited(const ScriptedReply& reply, const FileId& file, QString text)
{
    for (const ScriptedEdit& edit : reply.edits) {
        if (edit.file != file)
            continue;
        if (text.count(edit.find) != 1)
            return std::nullopt;
        text.replace(edit.find, edit.replace);
    }
    return text;
}

// A flaw belongs to the edit of the file it stands in; what stands elsewhere goes with the first.
QList<FlawId> carriedBy(const Kit& kit, const ScriptedReply& reply, const FileId& file)
{
    const QList<FileId> files = filesOf(reply);
    QList<FlawId> carried;
    for (const FlawId& id : reply.carries) {
        const PlantedFlaw* flaw = kit.findFlaw(id);
        const FileId home = flaw && files.contains(flaw->file) ? flaw->file : files.first();
        if (home == file)
            carried += id;
    }
    return carried;
}

QString shownName(const Kit& kit, const FileId& id)
{
    for (const Task& task : kit.tasks) {
        const auto file = std::ranges::find(task.files, id, &KitFile::id);
        if (file != task.files.end())
            return file->name;
    }
    return id.value;
}

} // namespace

PlacedEdits placeEdits(const Kit& kit, const ScriptedReply& reply, const SessionState& state)
{
    PlacedEdits placed;
    for (const FileId& id : filesOf(reply)) {
        const FileState* file = state.file(id);
        const QString before = file ? file->document.text() : QString();
        const auto after = edited(reply, id, before);
        if (!file || file->readOnly || !after)
            placed.misplaced += shownName(kit, id);
        else if (*after != before)
            placed.edits += { id, lineDiff(before, *after), carriedBy(kit, reply, id) };
    }
    return placed;
}

} // namespace jumpseat
