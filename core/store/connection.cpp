// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include <QSqlError>
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

} // namespace

Error storeError(const QString& file, const QSqlError& error)
{
    const QString said = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const ErrorCode code = sqlite::codeOf(error);
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
    database.setDatabaseName(sqlite::address(file, access));
    database.setConnectOptions(sqlite::options(access));
    if (!database.open())
        return std::unexpected(storeError(file, database.lastError()));
    if (auto configured = connection->configure(access); !configured)
        return std::unexpected(configured.error());
    return connection;
}

Result<void> Connection::configure(Access access)
{
    for (const QString& setting : sqlite::settings(access)) {
        if (auto done = run(setting); !done)
            return done;
    }
    sqlite::restrain(*this, access);
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
