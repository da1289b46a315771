// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>

namespace jumpseat {

enum class WorkspaceChoice { TryAgain, OpenReadOnly, Recover, OtherFile, NewFile };

/// A workspace that cannot be opened, in words: what it is, what was kept, what to do.
struct WorkspaceProblem {
    QString heading, kept, advice;
    QString details;                ///< the technical sentence, for whoever helps
    QList<WorkspaceChoice> choices; ///< the first is the one to take
};
[[nodiscard]] WorkspaceProblem describeProblem(const Error& error, const QString& file);
/// The same of a workspace that is damaged or newer and could be opened for reading all the same.
[[nodiscard]] WorkspaceProblem describeReadOnly(const Error& error, const QString& file);

} // namespace jumpseat
