// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/file_desk.h"

#include "models/shown_text.h"
#include "session/file_names.h"

#include <ranges>

namespace jumpseat {

const FileState* shownFile(const SessionState& state, const FileId& file)
{
    const FileState* known = state.file(file);
    return known && !known->removed ? known : nullptr;
}

bool FileDesk::isOpen() const
{
    return m_model->isLive() && !m_model->state().ended;
}

QString FileDesk::whyNotAdd() const
{
    if (!isOpen())
        return tr("only while the session is live");
    return m_model->state().currentTask() ? QString() : tr("no task has begun");
}

QString FileDesk::whyNotChange(const FileId& file) const
{
    if (!isOpen())
        return tr("only while the session is live");
    const FileState* known = shownFile(m_model->state(), file);
    if (!known)
        return tr("no file is open");
    return known->readOnly ? tr("%1 is read-only").arg(shownLine(known->name, 40)) : QString();
}

QString FileDesk::whyNotRestore(const FileId& file) const
{
    if (!isOpen())
        return tr("only while the session is live");
    const FileState* known = m_model->state().file(file);
    if (!known || !known->removed)
        return tr("no file was removed");
    return file_names::find(m_model->state(), known->name) ? tr("another file has its name now") : QString();
}

QString FileDesk::whyNotName(const QString& name, const FileId& file) const
{
    if (auto fit = file_names::check(name); !fit)
        return fit.error().what;
    const FileState* taken = file_names::find(m_model->state(), name);
    return taken && taken->id != file ? tr("there is a file %1 already").arg(shownLine(taken->name, 60)) : QString();
}

/// By their events: the state does not say in which order they went.
QList<FileId> FileDesk::removedFiles() const
{
    QList<FileId> removed;
    for (const EventPtr& event : m_model->events() | std::views::reverse) {
        const auto* gone = std::get_if<event::FileRemoved>(&event->payload);
        const FileState* file = gone ? m_model->state().file(gone->file) : nullptr;
        if (file && file->removed && !removed.contains(gone->file))
            removed.append(gone->file);
    }
    return removed;
}

QString FileDesk::nameOf(const FileId& file) const
{
    const FileState* known = m_model->state().file(file);
    return shownLine(known ? known->name : file.value, 64);
}

void FileDesk::add(const QString& name)
{
    m_model->send(command::AddFile { {}, name, {} });
}

void FileDesk::rename(const FileId& file, const QString& name)
{
    m_model->send(command::RenameFile { {}, file, name });
}

void FileDesk::remove(const FileId& file)
{
    if (whyNotChange(file).isEmpty())
        m_model->send(command::RemoveFile { {}, file });
}

void FileDesk::restore(const FileId& file)
{
    if (whyNotRestore(file).isEmpty())
        m_model->send(command::RestoreFile { {}, file });
}

} // namespace jumpseat
