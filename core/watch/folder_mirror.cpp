// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/folder_mirror.h"

#include "base/ids.h"

// What the session says. What the folder says is in folder_mirror_look.cpp.

namespace jumpseat {

FolderMirror::FolderMirror(const WatchedFolder& folder, Seams seams)
    : m_folder(folder)
    , m_seams(std::move(seams))
    , m_snapshot(folder.look({}))
{
}

QStringList FolderMirror::differing(const QList<SharedFile>& files) const
{
    QStringList names;
    for (const SharedFile& file : files) {
        const auto local = m_snapshot.files.constFind(file.name);
        if (local != m_snapshot.files.cend() && local->text.text() != file.text)
            names += file.name;
    }
    return names;
}

void FolderMirror::begin(const ClientId& client, const Shared& shared, TakeSide take)
{
    m_client = client;
    m_epoch = shared.epoch;
    m_known = shared.known;
    m_entries.clear();
    m_requests.clear();
    m_notTaken.clear();
    m_isConnected = m_hasBegun = true;
    m_hasTask = shared.hasTask;
    for (const SharedFile& file : shared.files)
        meet(file, take);
    look();
}

void FolderMirror::comeBack(const Shared& shared)
{
    m_isConnected = true;
    m_hasTask = shared.hasTask;
    QSet<QString> there;
    for (const SharedFile& file : shared.files) {
        there.insert(file.id.value);
        Entry* entry = entryOf(file.id);
        if (!entry) {
            const auto own = std::ranges::find_if(m_requests, [&](const auto& request) {
                const auto* add = std::get_if<command::AddFile>(&request.second.command);
                return add && add->name == file.name;
            });
            fileAdded(file, own == m_requests.end() ? QString() : own->first);
            continue;
        }
        fileRenamed(file.id, file.name, {});
        m_seams.pull(file.id, entry->file.version(), m_epoch, entry->file.confirmedHash());
        entry->file.pushFailed();
    }
    QStringList gone;
    for (const auto& [id, entry] : m_entries) {
        if (!there.contains(id))
            gone += id;
    }
    for (const QString& id : std::as_const(gone))
        fileRemoved({ id }, {});
    m_epoch = shared.epoch;
    m_known = shared.known;
    for (const auto& [id, request] : m_requests)
        m_seams.send(request.command);
    for (auto& [id, entry] : m_entries)
        push(entry);
}

/// A file of the session's that is new to this mirror.
void FolderMirror::meet(const SharedFile& shared, TakeSide take)
{
    if (const LeftOut why = leftOutByName(shared.name); why != LeftOut::No)
        return complain(shared.name, leftOutWords(why));
    if (!m_snapshot.files.contains(shared.name)) {
        auto written = m_folder.write(shared.name, DiskText(shared.text), nullptr);
        if (written) {
            adopt(shared, shared.name, *std::move(written));
            return tell(MirrorNews::Written, shared.name);
        }
        if (written.error().code == ErrorCode::Stale) // made since the last look, or left out of it
            m_snapshot = m_folder.look(m_snapshot);
        if (const LeftOut why = m_snapshot.leftOut.value(shared.name); why != LeftOut::No)
            return complain(shared.name, leftOutWords(why));
        if (!m_snapshot.files.contains(shared.name))
            return complain(shared.name, written.error().what);
    }
    const auto local = m_snapshot.files.constFind(shared.name);
    if (local->text.text() == shared.text) {
        adopt(shared, shared.name, *local);
    } else {
        meetDiffering(shared, SeenFile(*local), shared.isReadOnly ? TakeSide::Session : take);
    }
}

/// Nothing is lost: the version that does not go on is kept under another name before anything is written.
void FolderMirror::meetDiffering(const SharedFile& shared, const SeenFile& local, TakeSide take)
{
    const bool isLocal = take == TakeSide::Local;
    const auto copy = m_folder.writeCopy(
        shared.name, isLocal ? DiskText(shared.text) : local.text, isLocal ? sessionCopyEnding : localCopyEnding);
    if (!copy)
        return complain(shared.name, copy.error().what);
    tell(MirrorNews::SetAside, shared.name, *copy);
    if (isLocal) // what the disk has beyond the session's text is a change to be sent
        adopt(shared, shared.name, { DiskText(shared.text), {}, true });
    else // and here, what it lacks is one to be written
        adopt(shared, shared.name, local);
}

void FolderMirror::adopt(const SharedFile& shared, const QString& path, SeenFile disk)
{
    m_snapshot.files.insert(path, disk);
    m_entries.insert_or_assign(shared.id.value, Entry { MirroredFile(m_client, shared, std::move(disk)), path });
}

void FolderMirror::updates(const FileId& id, qint64 version, const QList<Accepted>& updates, const QString& hash)
{
    Entry* entry = entryOf(id);
    if (!entry)
        return;
    for (const Accepted& update : updates) {
        ++version;
        if (version <= entry->file.version())
            continue;
        if (version > entry->file.version() + 1)
            return m_seams.pull(id, entry->file.version(), m_epoch, {});
        if (!entry->file.receive(update.client, update.changes))
            return m_seams.beginAnew();
    }
    if (!hash.isEmpty() && version == entry->file.version() && hash != entry->file.confirmedHash())
        return m_seams.beginAnew();
    push(*entry);
}

void FolderMirror::refused(const FileId& id, const QString& reason, const QString& message)
{
    Entry* entry = entryOf(id);
    if (!entry)
        return;
    if (reason == u"epoch" || reason == u"ahead")
        return m_seams.beginAnew();
    entry->file.pushFailed();
    if (reason == u"stale")
        return m_seams.pull(id, entry->file.version(), m_epoch, {}); // its answer lets the push go out again
    entry->isStuck = true;
    complain(entry->path, message);
}

void FolderMirror::fileAdded(const SharedFile& file, const QString& messageId)
{
    if (entryOf(file.id))
        return; // sent again, and known
    const auto own = m_requests.find(messageId);
    ++m_known;
    if (own == m_requests.end()) {
        // In the middle of things nobody is asked: the session's version goes on, and the local one is kept.
        return meet(file, TakeSide::Session);
    }
    const QString path = own->second.path;
    m_requests.erase(own);
    adopt(file, path, { DiskText(file.text), {}, true });
    tell(MirrorNews::Added, path);
}

void FolderMirror::fileRenamed(const FileId& id, const QString& name, const QString& messageId)
{
    m_requests.erase(messageId);
    Entry* entry = entryOf(id);
    if (!entry || entry->path == name)
        return;
    for (const auto& [mid, request] : m_requests) {
        if (const auto* rename = std::get_if<command::RenameFile>(&request.command); rename && rename->file == id)
            return; // ours goes out again, or is on its way
    }
    if (const auto done = m_folder.rename(entry->path, name); !done)
        return complain(entry->path, QStringLiteral("is called %1 in the session; %2").arg(name, done.error().what));
    tell(MirrorNews::Renamed, entry->path, name);
    m_snapshot.files.insert(name, m_snapshot.files.take(entry->path));
    entry->path = name;
}

void FolderMirror::fileRemoved(const FileId& id, const QString& messageId)
{
    m_requests.erase(messageId);
    Entry* entry = entryOf(id);
    if (!entry)
        return;
    const QString path = entry->path;
    // Somebody else removed it there. Here it is only put out of the way.
    if (!entry->isRemoving && m_snapshot.files.contains(path)) {
        const auto aside = m_folder.setAside(path, entry->file.disk(), sessionCopyEnding);
        if (aside) {
            m_snapshot.files.remove(path);
            tell(MirrorNews::SetAside, path, *aside);
        }
    }
    m_entries.erase(id.value);
}

void FolderMirror::failed(const QString& messageId, const QString& message)
{
    const auto request = m_requests.find(messageId);
    if (request == m_requests.end())
        return;
    const Request failed = request->second;
    m_requests.erase(request);
    QString path = failed.path;
    if (const auto* rename = std::get_if<command::RenameFile>(&failed.command))
        path = rename->name;
    if (const auto* remove = std::get_if<command::RemoveFile>(&failed.command)) {
        if (Entry* entry = entryOf(remove->file)) {
            path = entry->path;
            entry->isStuck = true;
        }
    }
    m_notTaken.insert(path);
    complain(path, message);
}

void FolderMirror::request(Command command, const QString& path)
{
    const QString messageId = QStringLiteral("w-") + randomToken(12);
    std::visit(
        [&](auto& what) {
            if constexpr (requires { what.messageId; })
                what.messageId = messageId;
        },
        command);
    const auto& [id, kept] = *m_requests.insert_or_assign(messageId, Request { std::move(command), path }).first;
    if (m_isConnected)
        m_seams.send(kept.command);
}

void FolderMirror::push(Entry& entry)
{
    if (!m_isConnected || entry.isStuck)
        return;
    if (const auto push = entry.file.takePush())
        m_seams.send(*push);
}

void FolderMirror::tell(MirrorNews::Kind kind, const QString& path, const QString& other, int lines) const
{
    m_seams.say({ kind, path, other, lines, {} });
}

void FolderMirror::complain(const QString& path, const QString& why)
{
    const QString all = path + u'\n' + why;
    if (m_complaints.contains(all))
        return;
    m_complaints.insert(all);
    m_seams.say({ MirrorNews::NotDone, path, {}, 0, why });
}

FolderMirror::Entry* FolderMirror::entryOf(const FileId& id)
{
    const auto found = m_entries.find(id.value);
    return found == m_entries.end() ? nullptr : &found->second;
}

FolderMirror::Entry* FolderMirror::entryAt(const QString& path)
{
    const auto found = std::ranges::find_if(m_entries, [&](const auto& entry) { return entry.second.path == path; });
    return found == m_entries.end() ? nullptr : &found->second;
}

} // namespace jumpseat
