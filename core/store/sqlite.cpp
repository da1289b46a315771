// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlite.h"

#include "store/connection.h"
#include "store/file_access.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlDriver>
#include <QUrl>
#include <QVariant>

#include <sqlite3.h>

namespace jumpseat::sqlite {
namespace {

// A read-only folder without a live writer: SQLite could not make its shared memory there and needs none.
bool isFrozen(const QString& file)
{
    return !QFileInfo::exists(file + QStringLiteral("-wal")) && !canWrite(QFileInfo(file).path());
}

int primaryCode(const QSqlError& error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

/// The library's own handle. Qt's driver and this file use the same shared library.
sqlite3* handleOf(Connection& connection)
{
    const QVariant handle = connection.database().driver()->handle();
    return *static_cast<sqlite3* const*>(handle.constData());
}

std::unexpected<Error> failed(const QString& file, sqlite3* database)
{
    return fail(ErrorCode::Io,
        QStringLiteral("%1 could not be written: %2 (SQLite %3).")
            .arg(file, QString::fromUtf8(sqlite3_errmsg(database)))
            .arg(sqlite3_extended_errcode(database)));
}

} // namespace

QString address(const QString& file, Access access)
{
    // A URI, because only there SQLite can be told not to create a missing file.
    const QString base = QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded);
    switch (access) {
    case Access::Foreign: return base + QStringLiteral("?mode=ro&immutable=1");
    case Access::Read:
        return base + (isFrozen(file) ? QStringLiteral("?mode=ro&immutable=1") : QStringLiteral("?mode=ro"));
    case Access::Write: return base + QStringLiteral("?mode=rw");
    case Access::Create: return base + QStringLiteral("?mode=rwc");
    }
    return base;
}

QString options(Access access)
{
    // The busy timeout covers the moment in which a writer that is just closing holds the file exclusively.
    const QString common = QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000");
    return access == Access::Read || access == Access::Foreign ? common + QStringLiteral(";QSQLITE_OPEN_READONLY")
                                                               : common;
}

QStringList settings(Access access)
{
    const QStringList reader { QStringLiteral("PRAGMA query_only = ON"),
        QStringLiteral("PRAGMA wal_autocheckpoint = 0") };
    switch (access) {
    case Access::Read: return reader;
    // https://www.sqlite.org/security.html, "Untrusted SQLite Database Files".
    case Access::Foreign:
        return reader
            + QStringList { QStringLiteral("PRAGMA trusted_schema = OFF"),
                  QStringLiteral("PRAGMA cell_size_check = ON") };
    // secure_delete: a session that is removed concerns a person, so its pages are overwritten too.
    case Access::Write:
    case Access::Create:
        return { QStringLiteral("PRAGMA synchronous = FULL"), QStringLiteral("PRAGMA foreign_keys = ON"),
            QStringLiteral("PRAGMA secure_delete = ON"), QStringLiteral("PRAGMA temp_store = MEMORY") };
    }
    return {};
}

void restrain(Connection& connection, Access access)
{
    if (access != Access::Foreign)
        return;
    sqlite3* const database = handleOf(connection);
    constexpr int largestValue = 128 * 1024 * 1024;
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, largestValue);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    for (const int setting : { SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW })
        sqlite3_db_config(database, setting, 0, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

ErrorCode codeOf(const QSqlError& error)
{
    switch (primaryCode(error)) {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: return ErrorCode::Malformed;
    case SQLITE_PERM:
    case SQLITE_READONLY: return ErrorCode::ReadOnly;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return ErrorCode::Damaged;
    default: return ErrorCode::Io;
    }
}

QString createTable(const QString& name, const QString& columns)
{
    return QStringLiteral("CREATE TABLE %1 (\n%2\n) STRICT, WITHOUT ROWID").arg(name, columns);
}

QString bytesType()
{
    return QStringLiteral("BLOB");
}

QString noBytes()
{
    return QStringLiteral("x''");
}

QString isJson(const QString& column)
{
    return QStringLiteral("json_valid(%1)").arg(column);
}

QString bytesOf(const QString& column)
{
    return QStringLiteral("CAST(%1 AS BLOB)").arg(column);
}

QString createJournalView()
{
    return QStringLiteral(R"(CREATE VIEW journal AS
SELECT session, seq, kind, actor, at_us, wall_ms, visibility, payload FROM events
UNION ALL
SELECT s.session, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value -> 6
FROM segments s, json_each(s.events))");
}

Result<int> formatOf(Connection& connection)
{
    const auto format = connection.value(QStringLiteral("PRAGMA user_version"));
    return format ? Result<int>(format->toInt()) : std::unexpected(format.error());
}

Result<void> setFormat(Connection& connection, quint32 applicationId, int format)
{
    if (auto done = connection.run(QStringLiteral("PRAGMA application_id = %1").arg(applicationId)); !done)
        return done;
    return connection.run(QStringLiteral("PRAGMA user_version = %1").arg(format));
}

Result<bool> hasTable(Connection& connection, const QString& table)
{
    const auto found =
        connection.value(QStringLiteral("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = '%1'").arg(table));
    return found ? Result<bool>(found->isValid()) : std::unexpected(found.error());
}

Result<QStringList> definitions(Connection& connection)
{
    auto query =
        connection.prepare(QStringLiteral("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"));
    if (!query)
        return std::unexpected(query.error());
    QStringList all;
    query->exec();
    while (query->next())
        all += query->value(0).toString();
    if (query->lastError().isValid())
        return std::unexpected(storeError(connection.file(), query->lastError()));
    return all;
}

Result<QString> check(Connection& connection)
{
    const auto verdict = connection.value(QStringLiteral("PRAGMA quick_check(1)"));
    if (!verdict)
        return std::unexpected(verdict.error());
    const QString said = verdict->toString();
    return said == QStringLiteral("ok") ? QString() : said.simplified();
}

bool isDurable(Connection& connection)
{
    constexpr int full = 2;
    const auto mode = connection.value(QStringLiteral("PRAGMA journal_mode = WAL"));
    const auto synchronous = connection.value(QStringLiteral("PRAGMA synchronous"));
    return mode && synchronous && mode->toString() == QStringLiteral("wal") && synchronous->toInt() == full;
}

Result<void> useLog(Connection& connection)
{
    return connection.run(QStringLiteral("PRAGMA journal_mode = WAL"));
}

Result<void> leaveLog(Connection& connection)
{
    const auto mode = connection.value(QStringLiteral("PRAGMA journal_mode = DELETE"));
    if (!mode)
        return std::unexpected(mode.error());
    if (mode->toString() != QStringLiteral("delete"))
        return fail(ErrorCode::Io, QStringLiteral("%1 is in use.").arg(connection.file()));
    return {};
}

Result<void> emptyLog(Connection& connection)
{
    // The first column says whether somebody stood in the way.
    const auto busy = connection.value(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    if (!busy)
        return std::unexpected(busy.error());
    if (busy->toInt() != 0)
        return fail(ErrorCode::Io, QStringLiteral("%1 is being read at the moment.").arg(connection.file()));
    return {};
}

Result<void> copy(Connection& connection, const QString& to, const std::function<bool(int, int)>& progress)
{
    auto target = Connection::open(to, Access::Create);
    if (!target)
        return std::unexpected(target.error());
    sqlite3* const from = handleOf(connection);
    sqlite3* const into = handleOf(**target);
    // In one read transaction, so that writers do not make the copy begin anew: it is the file of this moment. The
    // transaction begins with the first thing read.
    for (const QString& statement : { QStringLiteral("BEGIN"), QStringLiteral("SELECT 1 FROM sqlite_schema") }) {
        if (auto begun = connection.run(statement); !begun)
            return begun;
    }
    Result<void> result;
    sqlite3_backup* backup = sqlite3_backup_init(into, "main", from, "main");
    constexpr int pagesAtATime = 1000;
    int code = backup ? SQLITE_OK : SQLITE_ERROR;
    while (code == SQLITE_OK) {
        code = sqlite3_backup_step(backup, pagesAtATime);
        const int all = sqlite3_backup_pagecount(backup);
        if (code == SQLITE_OK && !progress(all - sqlite3_backup_remaining(backup), all))
            code = SQLITE_INTERRUPT;
    }
    sqlite3_backup_finish(backup);
    if (code == SQLITE_INTERRUPT)
        result = fail(ErrorCode::Refused, QStringLiteral("The copy was cancelled."));
    else if (code != SQLITE_DONE)
        result = failed(to, into);
    (void)connection.run(QStringLiteral("COMMIT"));
    return result;
}

Result<void> forgetDeleted(Connection& connection)
{
    // VACUUM writes the file anew without free pages. What the log still holds of the old ones is overwritten before
    // the log is cut, since cutting frees its blocks as they are. The log may be opened beside SQLite: the locks of
    // SQLite are on the file and its shared memory, and closing another descriptor of those would drop them.
    if (auto vacuumed = connection.run(QStringLiteral("VACUUM")); !vacuumed)
        return vacuumed;
    const auto busy = connection.value(QStringLiteral("PRAGMA wal_checkpoint(RESTART)"));
    if (!busy)
        return std::unexpected(busy.error());
    if (busy->toInt() != 0)
        return fail(ErrorCode::Io, QStringLiteral("%1 is being read at the moment.").arg(connection.file()));
    if (!overwrite(connection.file() + QStringLiteral("-wal")))
        return fail(ErrorCode::Io, QStringLiteral("The log of %1 could not be overwritten.").arg(connection.file()));
    return emptyLog(connection);
}

Result<void> eachBlock(Connection& connection, const std::function<void(qint64, QByteArrayView)>& take)
{
    sqlite3_file* file = nullptr;
    sqlite3_int64 size = 0;
    if (sqlite3_file_control(handleOf(connection), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file
        || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read.").arg(connection.file()));
    constexpr qint64 blockSize = 1024 * 1024;
    QByteArray block(blockSize, Qt::Uninitialized);
    for (qint64 at = 0; at < size; at += blockSize) {
        const qint64 length = std::min(blockSize, size - at);
        if (file->pMethods->xRead(file, block.data(), int(length), at) != SQLITE_OK)
            return fail(ErrorCode::Io, QStringLiteral("%1 cannot be read at byte %2.").arg(connection.file()).arg(at));
        take(at, QByteArrayView(block).first(length));
    }
    return {};
}

} // namespace jumpseat::sqlite
