// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlError>
#include <QStringList>

#include <functional>

namespace jumpseat {

class Connection;

/// All that is SQLite's own: how a file is opened, its settings, its words for tables, its copy, its checks. The
/// other files of this room say what PostgreSQL would understand as well.
namespace sqlite {

enum class Access {
    Read,    ///< can neither write nor checkpoint
    Foreign, ///< of a file that somebody sent: nothing in it is trusted, and nothing beside it is looked at
    Write,   ///< of an existing file; synchronous=FULL
    Create,  ///< as Write, and the file may be new
};

// Opening.
[[nodiscard]] QString address(const QString& file, Access access);
[[nodiscard]] QString options(Access access);
[[nodiscard]] QStringList settings(Access access);
/// What no statement can set: limits for what a file that somebody sent may make the library do.
void restrain(Connection& connection, Access access);

// What it says when something fails.
/// Malformed: a row breaks a rule of the schema. Damaged, ReadOnly; Io for the rest.
[[nodiscard]] ErrorCode codeOf(const QSqlError& error);

// Words of the schema.
[[nodiscard]] QString createTable(const QString& name, const QString& columns);
[[nodiscard]] QString bytesType();
[[nodiscard]] QString noBytes(); ///< the empty value of that type
[[nodiscard]] QString isJson(const QString& column);
/// A text column's UTF-8 as it stands: saves going through UTF-16 and back.
[[nodiscard]] QString bytesOf(const QString& column);
/// The view `journal`: every event of every session as a row, for people with a shell.
[[nodiscard]] QString createJournalView();

// The file as a whole.
[[nodiscard]] Result<int> formatOf(Connection& connection);
[[nodiscard]] Result<void> setFormat(Connection& connection, quint32 applicationId, int format);
[[nodiscard]] Result<bool> hasTable(Connection& connection, const QString& table);
/// The definitions of everything in it, in order of name.
[[nodiscard]] Result<QStringList> definitions(Connection& connection);
/// Empty: the file holds together; else what does not. Reads every page.
[[nodiscard]] Result<QString> check(Connection& connection);
/// Write-ahead log and synchronous=FULL are in force. Durability stands on these two; a file on a network share,
/// for one, may refuse the first.
[[nodiscard]] bool isDurable(Connection& connection);
[[nodiscard]] Result<void> useLog(Connection& connection);
/// From then on the file is complete by itself: as a copy has to be that people carry about.
[[nodiscard]] Result<void> leaveLog(Connection& connection);
/// Takes the log into the file and empties it.
[[nodiscard]] Result<void> emptyLog(Connection& connection);
/// Copies the whole file as it is at this moment into a new one, while others may write. `done` is told pages
/// copied and pages in all; false ends it.
[[nodiscard]] Result<void> copy(
    Connection& connection, const QString& to, const std::function<bool(int done, int all)>& progress);
/// Nothing of what was deleted is left in the file or its log. Errors: Io, also while somebody reads.
[[nodiscard]] Result<void> forgetDeleted(Connection& connection);
/// The bytes of the file itself, as they stand on the disk. Through the library's own descriptor: closing another one
/// would drop its locks.
[[nodiscard]] Result<void> eachBlock(
    Connection& connection, const std::function<void(qint64 at, QByteArrayView bytes)>& take);

} // namespace sqlite

} // namespace jumpseat
