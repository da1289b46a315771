// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/chain.h"

#include <QHash>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace jumpseat {

/// Where each session's journal ended, kept in a second file beside the workspace, FILE.heads: a chain alone cannot
/// see that its tail was cut (a deleted log, an older copy put back). Written after the workspace and never before
/// it, so it may lag behind by a moment and is never ahead of an honest file.
///
/// Text, a line each, the last one of a session counts; a damaged or half-written line is passed over:
///
///     SESSION SEQ HASH CHECK      CHECK: the first 8 hex digits of the SHA-256 of what stands before it
///     SESSION 0 - CHECK           the session was removed
class HeadsFile {
public:
    struct Read {
        QHash<SessionId, ChainHead> heads;
        bool missing = false; ///< there is no such file: nothing can be said about a tail
        int damagedLines = 0;
    };
    [[nodiscard]] static QString nameFor(const QString& workspaceFile);
    [[nodiscard]] static Read read(const QString& workspaceFile);
    /// Replaces the file by one line a session. Error: Io.
    [[nodiscard]] static Result<void> write(const QString& workspaceFile, const QHash<SessionId, ChainHead>& heads);

    /// Starts the thread that writes: syncing a second file must not hold up the next commit.
    explicit HeadsFile(const QString& workspaceFile);
    ~HeadsFile(); ///< writes what is left, shortened to one line a session

    // Any thread.
    void note(const SessionId& session, const ChainHead& head);
    /// Blocks until it is on the disk: called before the session itself goes, or its absence would look like damage.
    void forget(const SessionId& session);

private:
    void run();
    void pause(std::unique_lock<std::mutex>& lock);
    void put(const QHash<SessionId, ChainHead>& waiting, const QHash<SessionId, ChainHead>& all);
    void add(const QHash<SessionId, ChainHead>& heads);

    QString m_file;
    QHash<SessionId, ChainHead> m_heads; ///< all that is known
    QHash<SessionId, ChainHead> m_waiting;
    std::mutex m_mutex;
    std::condition_variable m_wake, m_written;
    quint64 m_noted = 0, m_done = 0;
    bool m_stopping = false, m_urgent = false;
    std::thread m_thread;
};

} // namespace jumpseat
