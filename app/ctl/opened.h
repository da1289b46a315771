// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/options.h"
#include "store/journal_writer.h"
#include "store/workspace.h"

#include <QTextStream>

namespace jumpseat::ctl {

/// A workspace and, where it may be written, its writer.
struct Opened {
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<JournalWriter> writer; ///< null: for reading only
    QString whyNot;                        ///< then the reason
};

/// For a command that changes it. Takes the lock. Errors: Locked (Jumpseat has it open), and those of opening.
[[nodiscard]] Result<Opened> openToChange(const Options& options);
/// For a command that makes a copy, which is to be noted in the workspace if that can be. Never makes a new workspace.
[[nodiscard]] Result<Opened> openToCopy(const Options& options);
/// Says so when the copy could not be noted: after an erasure nobody will be told of it.
void sayWhetherNoted(const Opened& opened, QTextStream& out);

} // namespace jumpseat::ctl
