// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal_job.h"
#include "store/journal_table.h"

namespace jumpseat {

/// Turns jobs into rows: the journal and, in the same transaction, what is kept from it for SQL.
///
/// ErrorCode::Malformed: the job breaks a rule of the journal, so trying again cannot help.
class JournalRows {
public:
    explicit JournalRows(Connection& connection)
        : m_statements(connection)
        , m_journal(connection)
    {
    }

    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> write(const Job& job);
    [[nodiscard]] Result<void> commit();
    void rollback();
    /// Somebody else wrote on this connection: nothing that was read before can be believed.
    void forget() { m_journal.forget(); }
    /// Where the journals end that the last commit added to.
    [[nodiscard]] const QHash<SessionId, ChainHead>& committedHeads() const { return m_journal.settled(); }

private:
    [[nodiscard]] Result<void> writeJob(const job::Work&) { return {}; } // has a transaction of its own
    [[nodiscard]] Result<void> writeJob(const job::CreateSession& create);
    [[nodiscard]] Result<void> writeJob(const job::AddInvite& add);
    [[nodiscard]] Result<void> writeJob(const job::BindInvite& bind);
    [[nodiscard]] Result<void> writeJob(const job::RevokeInvites& revoke);
    [[nodiscard]] Result<void> writeJob(const job::RemoveSession& remove);
    [[nodiscard]] Result<void> append(const job::Append& append, bool uncertain);
    [[nodiscard]] Result<void> alreadyThere(const SessionId& session, const Event& event);
    [[nodiscard]] Result<void> project(const SessionId& session, const Event& event);

    Statements m_statements;
    JournalTable m_journal;
};

} // namespace jumpseat
