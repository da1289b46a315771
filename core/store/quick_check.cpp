// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/quick_check.h"

#include "store/journal_table.h"
#include "store/schema.h"
#include "store/workspace.h"

#include <QFileInfo>

namespace jumpseat {
namespace {

// Reading every page takes 0.1 s for 64 MiB. A larger file is checked in full only when the last program did not
// close it, which is when there is a reason to doubt it.
constexpr qint64 alwaysCheckedBytes = 64LL * 1024 * 1024;

bool needsFullCheck(const QString& file)
{
    return QFileInfo(file).size() <= alwaysCheckedBytes || QFileInfo(file + QStringLiteral("-wal")).size() > 0;
}

std::unexpected<Error> damaged(const QString& file, const QString& why)
{
    return fail(ErrorCode::Damaged, QStringLiteral("%1 is damaged: %2.").arg(file, why));
}

Result<QString> fact(Connection& connection, const QString& key)
{
    const auto value = connection.value(QStringLiteral("SELECT value FROM about WHERE key = '%1'").arg(key));
    return value ? Result<QString>(value->toString()) : std::unexpected(value.error());
}

std::unexpected<Error> newer(Connection& connection, int format)
{
    // A format so new that it does not even say so has to be asked for by its number.
    const QString program = fact(connection, QStringLiteral("program")).value_or(QString());
    const QString needed = program.isEmpty() ? QStringLiteral("one that knows format %1").arg(format)
                                             : QStringLiteral("version %1").arg(program);
    return fail(ErrorCode::Newer,
        QStringLiteral("%1 was written by a newer Jumpseat; to change it, %2 or later is needed.")
            .arg(connection.file(), needed));
}

Result<void> checkTables(Connection& connection)
{
    for (const QString& table : schema::tables()) {
        const auto found = sqlite::hasTable(connection, table);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            return damaged(connection.file(), QStringLiteral("the table %1 is missing").arg(table));
    }
    return {};
}

// A file that was put together from files of different moments: rows of sessions without the events they speak of.
Result<void> checkEnds(Connection& connection)
{
    const auto session = connection.value(
        QStringLiteral("SELECT id FROM sessions s WHERE last_seq > 0 "
                       "AND NOT EXISTS (SELECT 1 FROM events e WHERE e.session = s.id AND e.seq = s.last_seq "
                       "AND e.hash = s.head) "
                       "AND NOT EXISTS (SELECT 1 FROM segments g WHERE g.session = s.id AND g.last_seq = s.last_seq)"));
    if (!session)
        return std::unexpected(session.error());
    if (session->isValid())
        return damaged(connection.file(),
            QStringLiteral("the journal of session %1 does not end where it should").arg(session->toString()));
    return {};
}

Result<void> checkHead(Connection& connection, const SessionId& session, const ChainHead& noted)
{
    const auto hash = JournalTable(connection).hashOf(session, noted.seq);
    if (!hash)
        return std::unexpected(hash.error());
    if (hash->isEmpty())
        return damaged(connection.file(),
            QStringLiteral("session %1 was saved through event %2, and its journal ends before that; the file was cut "
                           "or an older copy was put back")
                .arg(session.value)
                .arg(noted.seq));
    if (*hash != noted.hash)
        return damaged(connection.file(),
            QStringLiteral("event %1 of session %2 is not the one that was saved").arg(noted.seq).arg(session.value));
    return {};
}

Result<void> checkAgainstSecondFile(Connection& connection)
{
    const auto noted = HeadsFile::read(connection.file()).heads;
    const auto present = headsIn(connection);
    if (!present)
        return std::unexpected(present.error());
    for (const auto& [session, head] : noted.asKeyValueRange()) {
        if (present->value(session) == head)
            continue;
        if (auto checked = checkHead(connection, session, head); !checked)
            return checked;
    }
    return {};
}

} // namespace

Result<QHash<SessionId, ChainHead>> headsIn(Connection& connection)
{
    QHash<SessionId, ChainHead> heads;
    Statements statements(connection);
    const auto read = statements.each(QStringLiteral("SELECT id, last_seq, head FROM sessions WHERE last_seq > 0"), {},
        [&](const QSqlQuery& row) -> Result<void> {
            heads.insert({ row.value(0).toString() }, { row.value(1).toLongLong(), row.value(2).toByteArray() });
            return {};
        });
    return read ? Result<QHash<SessionId, ChainHead>>(heads) : std::unexpected(read.error());
}

Result<void> checkQuickly(const QString& file)
{
    auto connection = Connection::open(file, Connection::Access::Read);
    if (!connection)
        return std::unexpected(connection.error());
    // Asked of SQLite and not of the header: the log may hold a newer one.
    const auto format = sqlite::formatOf(**connection);
    if (!format)
        return std::unexpected(format.error());
    if (*format > Workspace::schemaVersion)
        return newer(**connection, *format);
    if (needsFullCheck(file)) {
        const auto wrong = sqlite::check(**connection);
        if (!wrong)
            return std::unexpected(wrong.error());
        if (!wrong->isEmpty())
            return damaged(file, *wrong);
    }
    // An older format has neither all tables nor a chain.
    if (*format < Workspace::schemaVersion)
        return {};
    return checkTables(**connection).and_then([&] { return checkEnds(**connection); }).and_then([&] {
        return checkAgainstSecondFile(**connection);
    });
}

bool isReadableThoughNewer(const QString& file)
{
    auto connection = Connection::open(file, Connection::Access::Read);
    if (!connection)
        return false;
    const auto from = fact(**connection, QStringLiteral("readable_from"));
    return from && !from->isEmpty() && from->toInt() <= Workspace::schemaVersion;
}

} // namespace jumpseat
