// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

namespace jumpseat::schema {

// In the header of the file: they tell ours from other SQLite databases, and workspaces from bundles.
inline constexpr quint32 applicationId = 0x4A6D7053; ///< "JmpS": a workspace
inline constexpr quint32 bundleId = 0x4A6D7042;      ///< "JmpB": a bundle

/// Brings an open database (empty, or of an older version) to Workspace::schemaVersion, in one transaction.
[[nodiscard]] Result<void> migrate(Connection& connection, quint32 id = applicationId);
[[nodiscard]] Result<void> migrateTo(Connection& connection, int format, quint32 id = applicationId);

/// Empty: the tables and views are those that migrate() makes, to the letter; else what is not. A file that somebody
/// sent is not asked anything before: a view or trigger in it could answer as it likes.
[[nodiscard]] Result<QString> difference(Connection& connection);
/// The same of an older format.
[[nodiscard]] Result<QString> differenceFrom(Connection& connection, int format);

/// The tables that every workspace has.
[[nodiscard]] QStringList tables();

} // namespace jumpseat::schema
