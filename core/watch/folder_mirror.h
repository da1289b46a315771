// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "watch/mirrored_file.h"

#include <QSet>

#include <functional>
#include <map>

namespace jumpseat {

/// Which version of a file goes on when the session and the folder have different ones. The other one is kept beside it.
enum class TakeSide { Local, Session };

/// What happened, for people.
struct MirrorNews {
    enum Kind {
        Sent,     ///< `lines` of a file were changed here, and are on their way
        Added,    ///< a file that is new here was put into the session
        Renamed,  ///< `path` to `other`, here or there
        Removed,  ///< here, so also from the session
        Written,  ///< the session's edits, or a file of its own, came into the folder
        SetAside, ///< of two versions of `path` one is kept as `other`
        NotDone,  ///< `why`
    };
    Kind kind = Sent;
    QString path;
    QString other = {};
    int lines = 0;
    QString why = {};
};

/// Keeps the text files of a folder and the shared files of a session the same. It talks to a host through `Seams::send`
/// and is told what the host says; who holds the connection says when it is there. Nothing of the folder is sent before
/// begin(). Not thread-safe.
class FolderMirror {
public:
    struct Seams {
        std::function<void(const Command&)> send; ///< Push, AddFile, RenameFile or RemoveFile
        std::function<void(const FileId&, qint64 version, qint64 epoch, const QString& hash)> pull;
        std::function<void(const MirrorNews&)> say;
        /// The copies differ: only another hello with a fresh client helps, and begin() with its welcome.
        std::function<void()> beginAnew;
    };
    FolderMirror(const WatchedFolder& folder, Seams seams);

    /// What the last look found.
    [[nodiscard]] const Snapshot& snapshot() const { return m_snapshot; }
    /// Files of the session that are here too, with another text.
    [[nodiscard]] QStringList differing(const QList<SharedFile>& files) const;

    /// What a welcome says. `known`: how many files the session has had, the removed ones too.
    struct Shared {
        QList<SharedFile> files;
        qsizetype known = 0;
        qint64 epoch = 0;
        bool hasTask = false; ///< before the first one no file can be added
    };
    void begin(const ClientId& client, const Shared& shared, TakeSide take);
    /// The connection is back, with the same client: everything that is not acknowledged goes out again.
    void comeBack(const Shared& shared);
    void disconnected() { m_isConnected = false; }

    /// What the host says. `messageId`: of a request of this mirror's, or empty.
    struct Accepted {
        ClientId client;
        ChangeSet changes;
    };
    void updates(const FileId& id, qint64 version, const QList<Accepted>& updates, const QString& hash);
    void refused(const FileId& id, const QString& reason, const QString& message);
    void fileAdded(const SharedFile& file, const QString& messageId);
    void fileRenamed(const FileId& id, const QString& name, const QString& messageId);
    void fileRemoved(const FileId& id, const QString& messageId);
    void taskBegan() { m_hasTask = true; }
    void done(const QString& messageId) { m_requests.erase(messageId); }
    void failed(const QString& messageId, const QString& message);

    /// Looks at the folder and carries what changed to the other side, in both directions.
    void look();
    /// Both sides have everything, as far as is known here.
    [[nodiscard]] bool isSettled() const;

private:
    struct Entry {
        MirroredFile file;
        QString path;
        int missing = 0;      ///< looks in which it was gone or empty
        int fresh = 0;        ///< looks in which it had just been written
        bool isStuck = false; ///< the host takes no more of it, or the disk: said once
        bool isRemoving = false;
    };
    struct Request {
        Command command;
        QString path; ///< here, of AddFile
    };
    void meet(const SharedFile& shared, TakeSide take);
    void adopt(const SharedFile& shared, const QString& path, SeenFile disk);
    void meetDiffering(const SharedFile& shared, const SeenFile& local, TakeSide take);
    void request(Command command, const QString& path = {});
    void push(Entry& entry);
    void lookAtFiles();
    void lookAt(Entry& entry);
    void writeInto(Entry& entry);
    void renameLocally(const FolderChanges::Rename& rename);
    void addNew();
    void tell(MirrorNews::Kind kind, const QString& path, const QString& other = {}, int lines = 0) const;
    void complain(const QString& path, const QString& why);
    [[nodiscard]] Entry* entryAt(const QString& path);
    [[nodiscard]] Entry* entryOf(const FileId& id);

    const WatchedFolder& m_folder;
    Seams m_seams;
    Snapshot m_snapshot;
    ClientId m_client;
    qint64 m_epoch = 0;
    qsizetype m_known = 0;
    bool m_isConnected = false, m_hasBegun = false, m_hasTask = false;
    std::map<QString, Entry> m_entries;    ///< by FileId::value
    std::map<QString, Request> m_requests; ///< by message id: not acknowledged
    QSet<QString> m_notTaken;              ///< paths that the session does not take
    QSet<QString> m_complaints;            ///< each is told once
};

/// A session takes no more files than this, removed ones counted.
inline constexpr qsizetype mostSharedFiles = 200;

} // namespace jumpseat
