// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace jumpseat {

/// What stands at a path, told from the first bytes alone: SQLite is never let near a file that is not ours.
enum class FileKind { Missing, Empty, Workspace, Bundle };

/// Errors: NotAWorkspace, Io (cannot be read).
[[nodiscard]] Result<FileKind> inspectFile(const QString& path);

} // namespace jumpseat
