// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/archive/recovery.h"
#include "store/archive/salvage.h"
#include "store/journal_table.h"

namespace jumpseat {

/// Writes what was salvaged into a new workspace. Inside a transaction.
class RecoveredRows {
public:
    RecoveredRows(Connection& connection, const FoundRows& found, qint64 nowWallMs);

    [[nodiscard]] Result<RecoveredSession> addSession(
        const SessionId& session, const FoundSession& found, Salvaged salvaged);
    [[nodiscard]] Result<void> addCopies();

private:
    [[nodiscard]] Result<QString> addKit(const FoundSession& found, const Salvaged& salvaged, bool& lost);
    [[nodiscard]] Result<void> addRow(
        const SessionId& session, const FoundSession& found, const Salvaged& salvaged, const QString& kitHash);
    [[nodiscard]] Result<void> addEvents(const SessionId& session, const Salvaged& salvaged);
    [[nodiscard]] Result<void> addStrays(const SessionId& session, const FoundSession& found, const Salvaged& salvaged);
    [[nodiscard]] Result<int> addMedia(const SessionId& session, const FoundSession& found);
    [[nodiscard]] Result<void> addDerived(
        const SessionId& session, const FoundSession& found, const Salvaged& salvaged);

    Connection& m_connection;
    const FoundRows& m_found;
    const qint64 m_nowWallMs;
    Statements m_statements;
    JournalTable m_journal;
};

} // namespace jumpseat
