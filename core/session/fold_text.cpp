// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// Files, their text and where people stand in it.

namespace jumpseat {

Result<void> Fold::operator()(const event::FileAdded& e)
{
    if (byId(s.files, e.file))
        return damaged(QStringLiteral("file %1 was added twice").arg(e.file.value));
    FileState file { e.file, e.task, e.name, e.readOnly, false, e.text, TextDocument(e.text), {}, {}, {} };
    file.provenance = Provenance(file.document.length(), { originOfNewFile(), {} });
    s.files.append(std::move(file));
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::FileRenamed& e)
{
    auto* file = byId(s.files, e.file);
    if (!file)
        return damaged(QStringLiteral("the unknown file %1 was renamed").arg(e.file.value));
    file->name = e.name;
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::FileRemoved& e)
{
    return setRemoved(e.file, true, e.messageId);
}

Result<void> Fold::operator()(const event::FileRestored& e)
{
    return setRemoved(e.file, false, e.messageId);
}

Result<void> Fold::operator()(const event::Edited& e)
{
    auto* file = byId(s.files, e.file);
    if (!file)
        return damaged(QStringLiteral("an edit names the unknown file %1").arg(e.file.value));
    if (e.version != file->version() + 1)
        return damaged(
            QStringLiteral("edit %1 of %2 follows version %3").arg(e.version).arg(e.file.value).arg(file->version()));
    if (!e.origins.isEmpty() && lengthOf(e.origins) != e.changes.insertedLength())
        return damaged(QStringLiteral("edit %1 of %2 says whose another text is").arg(e.version).arg(e.file.value));
    const TextDocument& text = file->document;
    if (e.changes.lengthBefore() == text.length())
        file->provenance.apply(e.changes, { e.origin, e.origins, e.client, editWayOf(e.userEvent) }, text);
    if (auto applied = file->document.apply(e.changes); !applied)
        return applied;
    file->history.append(AcceptedUpdate(recorded));
    file->lastClientSeq[e.client] = e.clientSeq;
    moveCarets(e);
    return {};
}

Result<void> Fold::operator()(const event::CaretMoved& e)
{
    const auto* file = byId(s.files, e.file);
    if (!file)
        return damaged(QStringLiteral("a caret names the unknown file %1").arg(e.file.value));
    if (e.version != file->version() || std::min(e.anchor, e.head) < 0
        || std::max(e.anchor, e.head) > file->document.length())
        return damaged(QStringLiteral("a caret stands outside %1").arg(e.file.value));
    s.carets.insert(event.actor, { e.file, e.anchor, e.head, event.atUs });
    return {};
}

void Fold::remember(const QString& messageId)
{
    if (!messageId.isEmpty())
        s.messageIds.insert(messageId);
}

Result<void> Fold::setRemoved(const FileId& id, bool removed, const QString& messageId)
{
    auto* file = byId(s.files, id);
    if (!file)
        return damaged(QStringLiteral("the unknown file %1 was removed or brought back").arg(id.value));
    file->removed = removed;
    remember(messageId);
    return {};
}

/// The kit's files are the baseline. What a candidate brings in with a new file came from somewhere else.
OriginKind Fold::originOfNewFile() const
{
    const auto* who = s.participant(event.actor);
    if (!who)
        return event.actor.isEmpty() ? OriginKind::Baseline : OriginKind::Unknown;
    return who->role == Role::Candidate ? OriginKind::Pasted : OriginKind::Interviewer;
}

void Fold::moveCarets(const event::Edited& edit)
{
    for (auto it = s.carets.begin(); it != s.carets.end(); ++it) {
        if (it->file == edit.file && it.key() != event.actor)
            it->moveOverTheirs(edit.changes);
    }
    if (event.actor.isEmpty())
        return;
    CaretState& caret = s.carets[event.actor];
    caret.moveOverOwnEdit(edit.file, edit.changes, edit.userEvent);
    caret.atUs = event.atUs;
}

} // namespace jumpseat
