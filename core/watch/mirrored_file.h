// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/collab_client.h"
#include "watch/watched_folder.h"

namespace jumpseat {

/// A file as the session tells of it.
struct SharedFile {
    FileId id;
    QString name;
    bool isReadOnly = false;
    QString text;
    qint64 version = 0;
};

/// One file that a session and a folder have in common, between the two. It knows what the host has confirmed, what is on
/// its way there, what the disk held when it was last seen, and what of the others' edits the disk does not have yet.
/// Whichever side changes, the other side's change is moved over it: both end with the same text and nothing is lost.
class MirroredFile {
public:
    /// `disk`: what the local file has of it; it may lag behind or be ahead: local() takes it from there.
    MirroredFile(ClientId client, const SharedFile& shared, SeenFile disk);

    [[nodiscard]] const FileId& id() const { return m_id; }
    [[nodiscard]] bool isReadOnly() const { return m_isReadOnly; }
    [[nodiscard]] qint64 version() const { return m_client.version(); }
    [[nodiscard]] QString confirmedHash() const;
    [[nodiscard]] const QString& shown() const { return m_shown; } ///< the confirmed text with the own pending edits
    [[nodiscard]] const SeenFile& disk() const { return m_disk; }
    [[nodiscard]] bool isSettled() const { return !m_client.hasPending() && m_unwritten.isEmpty(); }

    /// The file on disk is this now. Returns how many lines were changed, 0 for none; they are pending from then on.
    int local(const SeenFile& now);
    /// The host's next version, made by `client`. Error: WrongLength; the copies differ.
    [[nodiscard]] Result<void> receive(const ClientId& client, const ChangeSet& changes);

    /// What the file on disk is to become, over disk(); nullopt when it has everything.
    [[nodiscard]] std::optional<DiskText> toWrite() const;
    void written(SeenFile file);

    [[nodiscard]] std::optional<command::Push> takePush() { return m_client.takePush(mostUnitsAPush); }
    void pushFailed() { m_client.pushFailed(); }

    static constexpr qint64 mostUnitsAPush = 100'000; ///< 600 KiB of JSON at the worst, where 1 MiB is allowed

private:
    FileId m_id;
    bool m_isReadOnly;
    CollabClient m_client;
    QString m_confirmed, m_shown;
    SeenFile m_disk;
    ChangeSet m_unwritten; ///< from disk() to shown()
};

} // namespace jumpseat
