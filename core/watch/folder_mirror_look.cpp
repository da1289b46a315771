// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/folder_mirror.h"

#include <algorithm>

// What the folder says, and what is written into it.

namespace jumpseat {

namespace {

constexpr int mostAddsAtOnce = 16; // a host counts messages a second
constexpr int mostFreshLooks = 2;  // a file that is written all the time is taken as it is

} // namespace

void FolderMirror::look()
{
    const Snapshot before = std::exchange(m_snapshot, m_folder.look(m_snapshot));
    if (!m_hasBegun)
        return;
    for (const FolderChanges::Rename& rename : changes(before, m_snapshot).renamed)
        renameLocally(rename);
    lookAtFiles();
    if (m_hasTask)
        addNew();
}

void FolderMirror::renameLocally(const FolderChanges::Rename& rename)
{
    Entry* entry = entryAt(rename.from);
    if (!entry || entry->file.isReadOnly() || entry->isStuck || m_notTaken.contains(rename.to))
        return;
    entry->path = rename.to;
    tell(MirrorNews::Renamed, rename.from, rename.to);
    request(command::RenameFile { {}, entry->file.id(), rename.to });
}

void FolderMirror::lookAtFiles()
{
    for (auto& [id, entry] : m_entries) {
        lookAt(entry);
        push(entry);
    }
}

/// Editors write a file by emptying or replacing it: one that is gone or empty is only so when it still is at the next look.
void FolderMirror::lookAt(Entry& entry)
{
    if (entry.isRemoving || m_snapshot.leftOut.contains(entry.path)) {
        if (!entry.isRemoving)
            complain(entry.path,
                QStringLiteral("is not sent any more: %1").arg(leftOutWords(m_snapshot.leftOut.value(entry.path))));
        return;
    }
    const auto now = m_snapshot.files.constFind(entry.path);
    const bool isThere = now != m_snapshot.files.cend();
    const bool isEmptied = isThere && now->text.text().isEmpty() && !entry.file.disk().text.text().isEmpty();
    if ((!isThere || isEmptied) && entry.missing++ == 0)
        return;
    if (!isThere && entry.file.isReadOnly())
        return complain(entry.path, QStringLiteral("is gone here; the session keeps it"));
    if (!isThere) {
        entry.isRemoving = true;
        tell(MirrorNews::Removed, entry.path);
        return request(command::RemoveFile { {}, entry.file.id() });
    }
    entry.missing = 0;
    // One that was written this very instant may be half written, and the tool that did it may not have told of it yet.
    const bool isChanged = now->text.text() != entry.file.disk().text.text();
    if (isChanged && now->isFresh && entry.fresh++ < mostFreshLooks)
        return;
    entry.fresh = 0;
    if (entry.file.isReadOnly()) {
        if (now->text.text() != entry.file.shown())
            complain(entry.path, QStringLiteral("is read-only in the session: changes stay here"));
        return;
    }
    if (const int lines = entry.file.local(*now); lines > 0)
        tell(MirrorNews::Sent, entry.path, {}, lines);
    writeInto(entry);
}

void FolderMirror::writeInto(Entry& entry)
{
    const auto text = entry.file.toWrite();
    if (!text)
        return;
    auto written = m_folder.write(entry.path, *text, &entry.file.disk());
    if (!written && written.error().code == ErrorCode::Stale)
        return; // an editor was faster: the next look takes that in first
    if (!written)
        return complain(entry.path, written.error().what);
    m_snapshot.files.insert(entry.path, *written);
    entry.file.written(*std::move(written));
    tell(MirrorNews::Written, entry.path);
}

void FolderMirror::addNew()
{
    auto waiting = std::ranges::count_if(m_requests,
        [](const auto& request) { return std::holds_alternative<command::AddFile>(request.second.command); });
    for (auto file = m_snapshot.files.cbegin(); file != m_snapshot.files.cend() && waiting < mostAddsAtOnce; ++file) {
        const QString& path = file.key();
        const bool isAsked =
            std::ranges::any_of(m_requests, [&](const auto& request) { return request.second.path == path; });
        if (isAsked || m_notTaken.contains(path) || entryAt(path))
            continue;
        if (m_known + waiting >= mostSharedFiles) {
            m_notTaken.insert(path);
            complain(path, QStringLiteral("a session has %1 files at most").arg(mostSharedFiles));
            continue;
        }
        // Without its text, which follows as an edit: so the host finds out whose it is, as of all the others.
        request(command::AddFile { {}, path, {} }, path);
        ++waiting;
    }
}

bool FolderMirror::isSettled() const
{
    return m_isConnected && m_requests.empty()
        && std::ranges::all_of(m_entries, [](const auto& entry) { return entry.second.file.isSettled(); });
}

} // namespace jumpseat
