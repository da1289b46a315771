// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/archive/import.h"
#include "store/journal_table.h"

namespace jumpseat {

/// Merges the one session of a bundle into a workspace by their ids, inside a transaction.
class ImportMerge {
public:
    ImportMerge(Connection& into, Connection& from, const CheckedBundle& bundle, const ImportOptions& options);
    [[nodiscard]] Result<Imported> run();

private:
    struct Here {
        bool known = false;
        ChainHead head;
        qint64 erasedWallMs = 0;
    };
    [[nodiscard]] Result<Here> whatIsHere();
    [[nodiscard]] Result<bool> kitsAgree();
    [[nodiscard]] Result<ImportOutcome> compare(const Here& here);
    [[nodiscard]] Result<Seq> firstDifference(Seq most);
    [[nodiscard]] Result<Imported> take(ImportOutcome outcome, const Here& here);
    [[nodiscard]] Result<void> makeRoom();
    [[nodiscard]] Result<void> addRows();
    [[nodiscard]] Result<void> addEvents(Seq after);
    [[nodiscard]] Result<void> addRest();
    [[nodiscard]] Result<void> checkWhatCame();

    Connection& m_into;
    Connection& m_from;
    const CheckedBundle& m_bundle;
    const ImportOptions& m_options;
    const SessionId m_session;
    Statements m_writing, m_reading;
    JournalTable m_ours, m_theirs;
};

} // namespace jumpseat
