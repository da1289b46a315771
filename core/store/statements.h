// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

#include <QVariantList>

#include <functional>
#include <map>

namespace jumpseat {

/// Statements with parameters on one connection, prepared once each. Errors are those of storeError.
class Statements {
public:
    explicit Statements(Connection& connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Result<void> run(const QString& sql, const QVariantList& parameters = {});
    /// The first row; empty when there is none.
    [[nodiscard]] Result<QVariantList> row(const QString& sql, const QVariantList& parameters = {});
    /// `take` each row in turn; its error ends it.
    [[nodiscard]] Result<void> each(
        const QString& sql, const QVariantList& parameters, const std::function<Result<void>(const QSqlQuery&)>& take);

private:
    [[nodiscard]] Result<QSqlQuery*> execute(const QString& sql, const QVariantList& parameters);

    Connection& m_connection;
    std::map<QString, QSqlQuery> m_prepared; // by their text
};

/// Qt binds a null QString as NULL; every text column of ours is NOT NULL.
[[nodiscard]] inline QString notNull(const QString& text)
{
    return text.isNull() ? QStringLiteral("") : text;
}

} // namespace jumpseat
