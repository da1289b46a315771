// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/journal_reader.h"
#include "store/journal_table.h"
#include "store/token_hash.h"
#include "store/workspace.h"

#include <QSqlError>
#include <QVariant>

namespace jumpseat {
namespace {

// Calls `row` for each row of the answer. Every call opens a connection of its own: 0.2 ms, and nothing to keep
// apart by thread or to close in the right order.
Result<void> forEachRow(const QString& file, const QString& sql, const QVariantList& parameters,
    const std::function<Result<void>(const QSqlQuery&)>& row)
{
    auto connection = Connection::open(file, Connection::Access::Read);
    if (!connection)
        return std::unexpected(connection.error());
    auto query = (*connection)->prepare(sql);
    if (!query)
        return std::unexpected(query.error());
    for (const QVariant& parameter : parameters)
        query->addBindValue(parameter);
    if (!query->exec())
        return std::unexpected(storeError(file, query->lastError()));
    while (query->next()) {
        if (auto taken = row(*query); !taken)
            return taken;
    }
    if (query->lastError().isValid())
        return std::unexpected(storeError(file, query->lastError()));
    return {};
}

QString sessionColumns()
{
    return QStringLiteral("SELECT s.id, c.name, s.interviewer, k.id, k.title, k.version, s.started_ms, "
                          "s.duration_us, s.last_seq, s.ended, s.sample, s.erased_ms FROM sessions s "
                          "JOIN candidates c ON c.id = s.candidate_id JOIN kits k ON k.hash = s.kit_hash ");
}

SessionRow sessionRow(const QSqlQuery& query)
{
    return { .id = { query.value(0).toString() },
        .candidate = query.value(1).toString(),
        .interviewer = query.value(2).toString(),
        .kitId = query.value(3).toString(),
        .kitTitle = query.value(4).toString(),
        .kitVersion = query.value(5).toInt(),
        .startedWallMs = query.value(6).toLongLong(),
        .durationUs = query.value(7).toLongLong(),
        .events = query.value(8).toLongLong(),
        .ended = query.value(9).toBool(),
        .sample = query.value(10).toBool(),
        .erasedWallMs = query.value(11).toLongLong() };
}

std::unexpected<Error> noSuchSession(const SessionId& id)
{
    return fail(ErrorCode::NotFound, QStringLiteral("There is no session %1 in this workspace.").arg(id.value));
}

} // namespace

Result<QList<SessionRow>> Workspace::sessions() const
{
    QList<SessionRow> rows;
    const auto read = forEachRow(m_readFile, sessionColumns() + QStringLiteral("ORDER BY s.started_ms DESC, s.id"), {},
        [&](const QSqlQuery& query) -> Result<void> {
            rows += sessionRow(query);
            return {};
        });
    if (!read)
        return std::unexpected(read.error());
    return rows;
}

Result<SessionRow> Workspace::session(const SessionId& id) const
{
    std::optional<SessionRow> found;
    const auto read = forEachRow(m_readFile, sessionColumns() + QStringLiteral("WHERE s.id = ?"), { id.value },
        [&](const QSqlQuery& query) -> Result<void> {
            found = sessionRow(query);
            return {};
        });
    if (!read)
        return std::unexpected(read.error());
    return found ? Result<SessionRow>(*found) : noSuchSession(id);
}

Result<QList<EventPtr>> Workspace::events(const SessionId& id, Seq after) const
{
    QList<EventPtr> all;
    const auto read = eachEvents(id, after, [&](QList<EventPtr> some) -> Result<void> {
        all += std::move(some);
        return {};
    });
    if (!read)
        return std::unexpected(read.error());
    return all;
}

Result<void> Workspace::eachEvents(const SessionId& id, Seq after, const EventConsumer& take) const
{
    const auto row = session(id);
    if (!row)
        return std::unexpected(row.error());
    if (row->erasedWallMs > 0)
        return fail(ErrorCode::Refused, QStringLiteral("What session %1 held was erased.").arg(id.value));
    auto connection = Connection::open(m_readFile, Connection::Access::Read);
    if (!connection)
        return std::unexpected(connection.error());
    return readEvents(**connection, id, after, take);
}

bool Workspace::isOnRecord(const SessionId& id, const QByteArray& hash) const
{
    auto connection = Connection::open(m_readFile, Connection::Access::Read);
    return connection && JournalTable(**connection).seqOf(id, hash).value_or(0) > 0;
}

Result<Invite> Workspace::inviteByToken(const QString& token, qint64 nowWallMs) const
{
    std::optional<Invite> found;
    const auto read = forEachRow(m_readFile,
        QStringLiteral("SELECT session, role, participant, expires_ms FROM invites "
                       "WHERE token_sha256 = ? AND revoked = 0 AND expires_ms > ?"),
        { tokenHash(token), nowWallMs }, [&](const QSqlQuery& query) -> Result<void> {
            found = Invite { .session = { query.value(0).toString() },
                .role = roleFromName(query.value(1).toString()),
                .participant = { query.value(2).toString() },
                .expiresWallMs = query.value(3).toLongLong() };
            return {};
        });
    if (!read)
        return std::unexpected(read.error());
    if (!found)
        return fail(ErrorCode::Unauthorized, QStringLiteral("This link is unknown, expired or withdrawn."));
    return *found;
}

Result<QByteArray> Workspace::storedKit(const SessionId& id) const
{
    std::optional<QByteArray> found;
    const auto read = forEachRow(m_readFile,
        QStringLiteral("SELECT k.snapshot FROM sessions s JOIN kits k ON k.hash = s.kit_hash WHERE s.id = ?"),
        { id.value }, [&](const QSqlQuery& query) -> Result<void> {
            found = query.value(0).toString().toUtf8();
            return {};
        });
    if (!read)
        return std::unexpected(read.error());
    return found ? Result<QByteArray>(*found) : noSuchSession(id);
}

} // namespace jumpseat
