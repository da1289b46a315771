// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/event.h"
#include "store/chain.h"
#include "store/workspace.h"
#include "store/writer_work.h"

#include <functional>
#include <memory>

namespace jumpseat {

/// The only writer of a workspace: one thread, one connection, group commit.
///
/// Events that arrive while a commit is under way share the next one, so one commit's fsync serves them all and a
/// lone keystroke never waits for company.
class JournalWriter {
public:
    struct Callbacks {
        /// Every event of `session` up to `head` is durable. Called on the writer's thread, after the commit.
        std::function<void(const SessionId& session, const ChainHead& head)> committed;
        /// There is room again after isFull(). On the writer's thread.
        std::function<void()> relieved = {};
        /// Writing fails and is retried every second (empty: works again). On the writer's thread.
        std::function<void(const QString& what)> failing;
    };
    /// Asked before each commit, on the writer's thread: a non-empty answer is what the disk "says". For tests.
    using Fault = std::function<QString()>;

    /// Errors: ReadOnly, Locked (this workspace has a writer already), Damaged, Io.
    [[nodiscard]] static Result<std::unique_ptr<JournalWriter>> start(
        const Workspace& workspace, Callbacks callbacks, Fault fault = {});
    /// Writes what is queued, checkpoints, closes.
    ~JournalWriter();

    /// What waits has come to its bound: whoever can hold back what they would append should, until relieved() is
    /// told. What is appended all the same is taken in, so that nothing is lost that cannot wait elsewhere. Any thread.
    [[nodiscard]] bool isFull() const;

    // Any thread. Queued in call order; nothing blocks.
    void createSession(const SessionId& id, const Kit& kit, bool sample = false);
    void append(const SessionId& session, EventPtr event);
    void addInvite(const QString& token, const Invite& invite);
    void bindInvite(const QString& token, const ParticipantId& participant);
    void revokeInvites(const SessionId& session);
    void removeSession(const SessionId& session);

    /// Carries out work of this room on the writer's connection, after all that was queued before. Blocks for its
    /// outcome; not for the writer's own thread. Error also: Io, at once, while nothing can be written.
    [[nodiscard]] Result<void> work(WriterWork work);

    /// Blocks until all that was queued before is durable; false when a try to write it fails (it is tried again all the
    /// same), when `timeoutMs` passed, or when something can never be written (a gap in the numbers, an unknown session).
    bool flush(int timeoutMs = 10'000);

private:
    JournalWriter();
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat
