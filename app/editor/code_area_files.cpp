// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Files that come and go under the code area.
#include "editor/code_area.h"
#include "editor/code_pane.h"
#include "editor/file_tabs.h"
#include "editor/files_bar.h"
#include "editor/follow_target.h"
#include "editor/removed_bar.h"
#include "models/shown_text.h"

namespace jumpseat {

void CodeArea::onFileEvent(const Event& event)
{
    const auto& payload = event.payload;
    if (const auto* removed = std::get_if<event::FileRemoved>(&payload))
        fileWent(event, removed->file);
    else if (const auto* restored = std::get_if<event::FileRestored>(&payload))
        fileCameBack(event, restored->file);
    else if (std::holds_alternative<event::FileAdded>(payload) || std::holds_alternative<event::FileRenamed>(payload)
        || std::holds_alternative<event::TaskStarted>(payload))
        syncFiles();
    else if (std::holds_alternative<event::SessionEnded>(payload)) {
        m_removed->close();
        syncFiles();
    }
}

void CodeArea::syncFiles()
{
    const bool isGone = !shownFile(m_model->state(), m_current);
    const FileId next = isGone ? m_bar->tabs()->neighbourOf(m_current) : FileId();
    m_bar->refresh();
    syncCandidate();
    if (!isGone)
        return;
    // Where the candidate is, when that is followed; else what stood beside it; else the first there is.
    const auto& state = m_model->state();
    const FileId candidates { isFollowing() && shownFile(state, m_target->file()) ? m_target->file() : FileId() };
    const FileId beside { shownFile(state, next) ? next : m_bar->tabs()->fileAt(0) };
    showFile(candidates.isEmpty() ? beside : candidates);
    followNow(false);
}

/// Other people's removals of files that are not in view are in the timeline; nothing has to be said here.
void CodeArea::fileWent(const Event& event, const FileId& file)
{
    const bool wasOpen = file == m_current;
    const bool mine = event.actor == m_model->self();
    if (m_model->isLive() && (wasOpen || mine)) {
        const auto* who = m_model->state().participant(event.actor);
        const QString name = m_desk.nameOf(file);
        m_removed->tell(file,
            mine || !who ? tr("%1 removed").arg(name) : tr("%1 removed %2").arg(shownLine(who->name, 40), name), mine);
    }
    if (wasOpen && m_model->isLive() && currentPane() && currentPane()->hasFocus())
        m_removed->catchTyping();
    syncFiles();
}

void CodeArea::tellLost(const FileId& file)
{
    const QString name = m_desk.nameOf(file);
    m_removed->tell(file, tr("%1 was removed. What you wrote in it last was not kept.").arg(name), false);
}

void CodeArea::fileCameBack(const Event& event, const FileId& file)
{
    syncFiles();
    // Who was writing in it, or has just pressed Undo, goes on where they were.
    const bool goOn = m_removed->file() == file && m_removed->isFocused();
    if (m_removed->file() == file)
        m_removed->close();
    if (goOn || event.actor == m_model->self())
        openFile(file);
    if (goOn && m_current == file)
        currentPane()->setFocus(Qt::OtherFocusReason);
}

void CodeArea::newFile()
{
    m_bar->startNew();
}

void CodeArea::renameFile()
{
    m_bar->startRename(m_current);
}

void CodeArea::removeFile()
{
    m_desk.remove(m_current);
}

void CodeArea::restoreFile()
{
    m_desk.restore(m_desk.removedFiles().value(0));
}

QString CodeArea::whyNotRestore() const
{
    return m_desk.whyNotRestore(m_desk.removedFiles().value(0));
}

} // namespace jumpseat
