// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What to do when the disk takes nothing more while somebody is being interviewed.

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "startup/desktop.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

/// Another folder than the one that fails; whether it is another disk, the person knows.
QString suggestedPlace(const QString& failing)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return folder + u'/' + QFileInfo(failing).completeBaseName() + u"-elsewhere.jumpseat"_s;
}

} // namespace

void Desktop::saveElsewhere()
{
    if (!m_host)
        return;
    const QString file = QFileDialog::getSaveFileName(window(), tr("Go on in a new workspace on another disk"),
        suggestedPlace(m_workspaceFile), tr("Jumpseat workspaces (*.jumpseat)"), nullptr,
        QFileDialog::DontConfirmOverwrite); // an existing file is refused anyway
    if (!file.isEmpty())
        goOnIn(file);
}

/// In the background: a disk that fails may also be slow, and the window goes on.
void Desktop::goOnIn(const QString& file)
{
    QThreadPool::globalInstance()->start([this, host = m_host.get(), from = m_workspaceFile, file] {
        auto moved = host->continueIn(file);
        QMetaObject::invokeMethod(
            this, [this, from, moved = std::move(moved)] { wentOn(from, moved); }, Qt::QueuedConnection);
    });
}

void Desktop::wentOn(const QString& from, const Result<std::shared_ptr<Workspace>>& moved)
{
    HeaderBar* header = m_cockpit ? m_cockpit->header() : nullptr;
    if (!moved) {
        if (header)
            header->showRefusal(moved.error().what);
        return;
    }
    m_workspace = *moved;
    m_workspaceFile = m_workspace->file();
    readDigestsFrom(m_workspace);
    home()->setWorkspace(m_workspaceFile, false);
    readSessions();
    home()->say(tr("What is live goes on in %1. The other sessions stand in %2; export from here and import there "
                   "when its disk has room again.")
            .arg(m_workspaceFile, from));
    if (header)
        header->refresh();
}

} // namespace jumpseat
