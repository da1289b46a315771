// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <memory>

namespace jumpseat {

/// One SQLite connection, bound to the thread that opened it.
class Connection {
public:
    enum class Access {
        Read,   ///< can neither write nor checkpoint
        Write,  ///< of an existing file; synchronous=FULL
        Create, ///< as Write, and the file may be new
    };
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

/// What SQLite said about `file`, as one of ours: Damaged, ReadOnly, or Io for the rest.
[[nodiscard]] Error storeError(const QString& file, const QSqlError& error);

} // namespace jumpseat
