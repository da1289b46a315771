// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

namespace jumpseat {

/// One connection to a file, bound to the thread that opened it.
class Connection {
public:
    using Access = sqlite::Access;
    /// Errors: Damaged, ReadOnly, Io.
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const QString& file, Access access);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] QSqlDatabase& database() { return m_database; }
    [[nodiscard]] const QString& file() const { return m_file; }
    /// Runs one statement without parameters.
    [[nodiscard]] Result<void> run(const QString& sql);
    /// First column of the first row; an invalid QVariant when there is none.
    [[nodiscard]] Result<QVariant> value(const QString& sql);
    /// A statement with `?` for its parameters, ready to be bound.
    [[nodiscard]] Result<QSqlQuery> prepare(const QString& sql);

private:
    Connection(QString name, QString file);
    Result<void> configure(Access access);

    QString m_name, m_file;
    QSqlDatabase m_database;
};

/// What SQLite said about `file`, as one of ours: see sqlite::codeOf.
[[nodiscard]] Error storeError(const QString& file, const QSqlError& error);

} // namespace jumpseat
