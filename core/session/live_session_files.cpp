// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/file_names.h"
#include "session/live_session.h"

// Files that people add, rename, remove and bring back.

namespace jumpseat {

namespace {

constexpr qsizetype maxFiles = 200;
constexpr qsizetype maxNewText = 1024 * 1024;

} // namespace

/// The file, if people may do something to it as a whole.
Result<const FileState*> LiveSession::changeableFile(const FileId& id) const
{
    if (m_state.ended)
        return fail(ErrorCode::Refused, QStringLiteral("the interview is over"));
    const auto* file = m_state.file(id);
    if (!file)
        return fail(ErrorCode::NotFound, QStringLiteral("there is no file %1").arg(id.value));
    if (file->readOnly)
        return fail(ErrorCode::Refused, QStringLiteral("%1 is read-only").arg(file->name));
    return file;
}

/// `self`: the file that is to have the name; its own name in another case is free.
Result<void> LiveSession::checkNewName(const QString& name, const FileState* self) const
{
    if (auto fit = file_names::check(name); !fit)
        return fit;
    if (const auto* taken = file_names::find(m_state, name); taken && taken != self)
        return fail(ErrorCode::Refused, QStringLiteral("there is a file %1 already").arg(taken->name));
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::AddFile& add)
{
    if (m_state.wasDone(add.messageId))
        return {};
    const auto* task = m_state.currentTask();
    if (m_state.ended || !task)
        return fail(ErrorCode::Refused,
            m_state.ended ? QStringLiteral("the interview is over") : QStringLiteral("no task has begun"));
    if (auto fit = checkNewName(add.name, nullptr); !fit)
        return fit;
    if (m_state.files.size() >= maxFiles)
        return fail(ErrorCode::TooLarge, QStringLiteral("a session has %1 files at most").arg(maxFiles));
    if (add.text.size() > maxNewText)
        return fail(ErrorCode::TooLarge, QStringLiteral("the text is too long"));
    if (!TextDocument::isSound(add.text) || add.text.contains(u'\r'))
        return fail(ErrorCode::Malformed, QStringLiteral("the text is not valid"));
    const FileId id { QStringLiteral("added-%1").arg(m_state.files.size() + 1) };
    record(actor, event::FileAdded { id, task->id, add.name, add.text, false, add.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::RenameFile& rename)
{
    if (m_state.wasDone(rename.messageId))
        return {};
    const auto file = changeableFile(rename.file);
    if (!file)
        return std::unexpected(file.error());
    if ((*file)->removed)
        return fail(ErrorCode::Refused, QStringLiteral("%1 was removed").arg((*file)->name));
    if (auto fit = checkNewName(rename.name, *file); !fit)
        return fit;
    record(actor, event::FileRenamed { rename.file, rename.name, rename.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::RemoveFile& remove)
{
    if (m_state.wasDone(remove.messageId))
        return {};
    const auto file = changeableFile(remove.file);
    if (!file)
        return std::unexpected(file.error());
    if (!(*file)->removed)
        record(actor, event::FileRemoved { remove.file, remove.messageId });
    return {};
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::RestoreFile& restore)
{
    if (m_state.wasDone(restore.messageId))
        return {};
    const auto file = changeableFile(restore.file);
    if (!file)
        return std::unexpected(file.error());
    if (!(*file)->removed)
        return {};
    if (auto fit = checkNewName((*file)->name, *file); !fit)
        return fit;
    record(actor, event::FileRestored { restore.file, restore.messageId });
    return {};
}

} // namespace jumpseat
