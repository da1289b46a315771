// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"
#include "store/workspace.h"
#include "store/writer_work.h"

#include <QString>

#include <future>
#include <memory>
#include <variant>

namespace jumpseat {

/// What can be asked of the writer, as values that may wait in its queue.
namespace job {

struct CreateSession {
    SessionId session;
    QString kitHash, kitId, kitTitle;
    int kitVersion = 1;
    QString snapshot;
    bool sample = false;
};
struct Append {
    SessionId session;
    EventPtr event;
};
struct AddInvite {
    QString tokenHash;
    Invite invite;
};
struct BindInvite {
    QString tokenHash;
    ParticipantId participant;
};
struct RevokeInvites {
    SessionId session;
};
struct RemoveSession {
    SessionId session;
};
/// Somebody waits for its outcome. Never tried again: what it is to do may no longer be right by then.
struct Work {
    WriterWork work;
    std::shared_ptr<std::promise<Result<void>>> outcome;
};

} // namespace job

struct Job {
    std::variant<job::CreateSession, job::Append, job::AddInvite, job::BindInvite, job::RevokeInvites,
        job::RemoveSession, job::Work>
        what;
    /// A commit with it failed, and SQLite cannot say whether it reached the disk all the same.
    bool uncertain = false;
    /// It can never be written; the others go on without it.
    bool rejected = false;
    qint64 weight = 0; ///< bytes it holds while it waits, about
};

/// What an event takes in memory, about; rising with its texts.
[[nodiscard]] qint64 weightOf(const Event& event);

} // namespace jumpseat
