// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "store/event_consumer.h"

#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace jumpseat {

class FileLock;
enum class FileKind;

/// A row of the list of sessions.
struct SessionRow {
    SessionId id;
    QString candidate, interviewer;
    QString kitId, kitTitle;
    int kitVersion = 1;
    qint64 startedWallMs = 0;
    qint64 durationUs = 0;
    Seq events = 0;
    bool ended = false;
    bool sample = false;     ///< came with the program
    qint64 erasedWallMs = 0; ///< when its content was erased; 0: it was not
};

/// An invitation as stored: the token itself is never kept, only its SHA-256.
struct Invite {
    SessionId session;
    Role role = Role::Candidate;
    ParticipantId participant; ///< empty until somebody joined with it
    qint64 expiresWallMs = 0;
    bool revoked = false;
};

/// One SQLite file with all of a team's sessions. Opening it locks it against a second writer.
///
/// Durability: WAL and synchronous=FULL; exactly one connection writes and checkpoints (JournalWriter's), readers
/// never do (SQLite before 3.51.3 can lose commits otherwise).
class Workspace {
public:
    enum class Mode { ReadWrite, ReadOnly };
    static constexpr int schemaVersion = 2;

    /// Opens or (ReadWrite) creates. Errors: Locked, NotAWorkspace, Newer, ReadOnly, Damaged, NotFound, Io; each
    /// leaves the file as it was. ReadOnly also opens a damaged or newer file as far as it can be read.
    [[nodiscard]] static Result<std::unique_ptr<Workspace>> open(const QString& file, Mode mode);
    ~Workspace();

    /// Why a file that was opened read-only must not be written: it is damaged, or newer. Empty: nothing is wrong.
    [[nodiscard]] const QString& problem() const { return m_problem; }

    [[nodiscard]] const QString& file() const { return m_file; }
    /// What readers open: the file itself, or a copy of an older one in today's format.
    [[nodiscard]] const QString& readableFile() const { return m_readFile; }
    [[nodiscard]] bool isReadOnly() const { return m_mode == Mode::ReadOnly; }

    // Readers; each call is one short query on the calling thread's own read-only connection.
    [[nodiscard]] Result<QList<SessionRow>> sessions() const;
    [[nodiscard]] Result<SessionRow> session(const SessionId& id) const;
    [[nodiscard]] Result<QList<EventPtr>> events(const SessionId& id, Seq after = 0) const;
    /// The same piece by piece, so that the caller can use the first while the next are decoded; see readEvents.
    [[nodiscard]] Result<void> eachEvents(const SessionId& id, Seq after, const EventConsumer& take) const;
    /// The chain of this session had this hash once, as a receipt says (see PROTOCOL.md).
    [[nodiscard]] bool isOnRecord(const SessionId& id, const QByteArray& hash) const;
    /// The newest usable invite with this token. Unauthorized when there is none.
    [[nodiscard]] Result<Invite> inviteByToken(const QString& token, qint64 nowWallMs) const;
    /// The rubric stored with a session, as JSON text.
    [[nodiscard]] Result<QByteArray> storedKit(const SessionId& id) const;

private:
    friend class JournalWriter;
    Workspace(QString file, Mode mode, std::shared_ptr<FileLock> lock);
    static Result<std::unique_ptr<Workspace>> openForReading(const QString& file, FileKind kind);
    static Result<std::unique_ptr<Workspace>> openForWriting(const QString& file);
    Result<void> copyWithLog();
    Result<void> readOlderFormat();

    QString m_file;
    Mode m_mode;
    QString m_readFile; // the file itself, or a copy: in today's format, or of what cannot be read in place
    std::unique_ptr<QTemporaryDir> m_copyFolder;
    QString m_problem;
    std::shared_ptr<FileLock> m_lock; // shared with the writer: the lock lasts as long as anybody may write
};

/// Where a user's workspace is when none is named: under the platform's data folder.
[[nodiscard]] QString defaultWorkspaceFile();

} // namespace jumpseat
