// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connection.h"

namespace jumpseat::schema {

/// "JmpS" in the header of every workspace: tells our files from other SQLite databases.
inline constexpr quint32 applicationId = 0x4A6D7053;

/// Brings an open database (empty, or of an older version) to Workspace::schemaVersion, one transaction a step.
[[nodiscard]] Result<void> migrate(Connection& connection);

/// The tables that every workspace has.
[[nodiscard]] QStringList tables();

} // namespace jumpseat::schema
