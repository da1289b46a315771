// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/statements.h"

#include <QSqlError>
#include <QSqlRecord>

namespace jumpseat {

Result<void> Statements::run(const QString& sql, const QVariantList& parameters)
{
    const auto query = execute(sql, parameters);
    if (!query)
        return std::unexpected(query.error());
    (*query)->finish(); // an open cursor would stand in the way of the commit
    return {};
}

Result<QVariantList> Statements::row(const QString& sql, const QVariantList& parameters)
{
    const auto query = execute(sql, parameters);
    if (!query)
        return std::unexpected(query.error());
    QVariantList row;
    if ((*query)->next()) {
        for (int i = 0; i < (*query)->record().count(); ++i)
            row += (*query)->value(i);
    }
    // A failure while stepping looks like an empty answer, unless one asks.
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (error.isValid())
        return std::unexpected(storeError(m_connection.file(), error));
    return row;
}

Result<void> Statements::each(
    const QString& sql, const QVariantList& parameters, const std::function<Result<void>(const QSqlQuery&)>& take)
{
    const auto query = execute(sql, parameters);
    if (!query)
        return std::unexpected(query.error());
    Result<void> taken;
    while (taken && (*query)->next())
        taken = take(**query);
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (taken && error.isValid())
        return std::unexpected(storeError(m_connection.file(), error));
    return taken;
}

Result<QSqlQuery*> Statements::execute(const QString& sql, const QVariantList& parameters)
{
    auto it = m_prepared.find(sql);
    if (it == m_prepared.end()) {
        auto prepared = m_connection.prepare(sql);
        if (!prepared)
            return std::unexpected(prepared.error());
        it = m_prepared.emplace(sql, *std::move(prepared)).first;
    }
    QSqlQuery& query = it->second;
    for (qsizetype i = 0; i < parameters.size(); ++i)
        query.bindValue(int(i), parameters[i]);
    if (!query.exec())
        return std::unexpected(storeError(m_connection.file(), query.lastError()));
    return &query;
}

} // namespace jumpseat
