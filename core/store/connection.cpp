// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/file_access.h"

#include <QFileInfo>
#include <QSqlError>
#include <QUrl>
#include <QVariant>

#include <atomic>

namespace jumpseat {
namespace {

// Qt SQL shares connections by name over all threads, so each one gets a name of its own.
QString freshName()
{
    static std::atomic<quint64> count = 0;
    return QStringLiteral("jumpseat-%1").arg(++count);
}

// A read-only folder without a live writer: SQLite could not make its shared memory there and needs none.
bool isFrozen(const QString& file)
{
    return !QFileInfo::exists(file + QStringLiteral("-wal")) && !canWrite(QFileInfo(file).path());
}

// A URI, because only there SQLite can be told not to create a missing file.
QString uri(const QString& file, Connection::Access access)
{
    QString base = QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded);
    switch (access) {
    case Connection::Access::Read:
        return base + (isFrozen(file) ? QStringLiteral("?mode=ro&immutable=1") : QStringLiteral("?mode=ro"));
    case Connection::Access::Write: return base + QStringLiteral("?mode=rw");
    case Connection::Access::Create: return base + QStringLiteral("?mode=rwc");
    }
    return base;
}

// SQLite's primary result codes.
constexpr int sqlitePerm = 3, sqliteReadOnly = 8, sqliteCorrupt = 11, sqliteNotADatabase = 26;

ErrorCode codeOf(const QSqlError& error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case sqlitePerm:
    case sqliteReadOnly: return ErrorCode::ReadOnly;
    case sqliteCorrupt:
    case sqliteNotADatabase: return ErrorCode::Damaged;
    default: return ErrorCode::Io;
    }
}

} // namespace

Error storeError(const QString& file, const QSqlError& error)
{
    const QString said = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const ErrorCode code = codeOf(error);
    const QString form = code == ErrorCode::Damaged ? QStringLiteral("%1 is damaged: %2 (SQLite %3).")
        : code == ErrorCode::ReadOnly               ? QStringLiteral("%1 cannot be written: %2 (SQLite %3).")
                                                    : QStringLiteral("%1 could not be used: %2 (SQLite %3).");
    return { code, form.arg(file, said, error.nativeErrorCode()) };
}

Connection::Connection(QString name, QString file)
    : m_name(std::move(name))
    , m_file(std::move(file))
    , m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
{
}

Connection::~Connection()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<Connection>> Connection::open(const QString& file, Access access)
{
    std::unique_ptr<Connection> connection(new Connection(freshName(), file));
    QSqlDatabase& database = connection->m_database;
    database.setDatabaseName(uri(file, access));
    // The busy timeout covers the moment in which a writer that is just closing holds the file exclusively.
    database.setConnectOptions(access == Access::Read
            ? QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=5000")
            : QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=5000"));
    if (!database.open())
        return std::unexpected(storeError(file, database.lastError()));
    if (auto configured = connection->configure(access); !configured)
        return std::unexpected(configured.error());
    return connection;
}

Result<void> Connection::configure(Access access)
{
    const QStringList reader { QStringLiteral("PRAGMA query_only = ON"),
        QStringLiteral("PRAGMA wal_autocheckpoint = 0") };
    // secure_delete: a session that is removed concerns a person, so its pages are overwritten too.
    const QStringList writer { QStringLiteral("PRAGMA synchronous = FULL"), QStringLiteral("PRAGMA foreign_keys = ON"),
        QStringLiteral("PRAGMA secure_delete = ON") };
    for (const QString& pragma : access == Access::Read ? reader : writer) {
        if (auto done = run(pragma); !done)
            return done;
    }
    return {};
}

Result<void> Connection::run(const QString& sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return std::unexpected(storeError(m_file, query.lastError()));
    return {};
}

Result<QVariant> Connection::value(const QString& sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return std::unexpected(storeError(m_file, query.lastError()));
    if (query.next())
        return query.value(0);
    // A failure while stepping looks like an empty answer, unless one asks.
    if (query.lastError().isValid())
        return std::unexpected(storeError(m_file, query.lastError()));
    return QVariant();
}

Result<QSqlQuery> Connection::prepare(const QString& sql)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return std::unexpected(storeError(m_file, query.lastError()));
    return query;
}

} // namespace jumpseat
