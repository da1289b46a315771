// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"
#include "store/journal_job.h"

#include <QHash>

#include <map>

namespace jumpseat {

/// Why a job was not written.
struct WriteFailure {
    QString what;
    bool permanent = false; ///< it breaks a rule of the journal: trying again cannot help
};
using Written = std::expected<void, WriteFailure>;

/// Turns jobs into rows: the journal and, in the same transaction, what is kept from it for SQL.
class JournalRows {
public:
    explicit JournalRows(Connection& connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Written begin();
    [[nodiscard]] Written write(const Job& job);
    [[nodiscard]] Written commit();
    void rollback();

private:
    [[nodiscard]] Written writeJob(const job::CreateSession& create);
    [[nodiscard]] Written writeJob(const job::AddInvite& add);
    [[nodiscard]] Written writeJob(const job::BindInvite& bind);
    [[nodiscard]] Written writeJob(const job::RevokeInvites& revoke);
    [[nodiscard]] Written writeJob(const job::RemoveSession& remove);
    [[nodiscard]] Written append(const job::Append& append, bool uncertain);
    [[nodiscard]] Written insert(const SessionId& session, const Event& event);
    [[nodiscard]] Written alreadyThere(const SessionId& session, const Event& event);
    [[nodiscard]] Written project(const SessionId& session, const Event& event);
    [[nodiscard]] std::expected<Seq, WriteFailure> lastSeq(const SessionId& session);
    [[nodiscard]] std::expected<QVariantList, WriteFailure> firstRow(
        const QString& sql, const QVariantList& parameters);
    [[nodiscard]] Written run(const QString& sql, const QVariantList& parameters = {});
    [[nodiscard]] std::expected<QSqlQuery*, WriteFailure> execute(const QString& sql, const QVariantList& parameters);

    Connection& m_connection;
    std::map<QString, QSqlQuery> m_statements; // prepared once, by their text
    QHash<SessionId, Seq> m_lastSeq;           // forgotten at a rollback
};

} // namespace jumpseat
