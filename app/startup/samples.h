// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <QList>
#include <QString>

namespace jumpseat {

class JournalWriter;
class KitShelf;
class Workspace;

/// The recorded interviews that come with the program.
namespace samples {

/// Writes every `folder`/*.jumpseat-events that the workspace does not have yet; returns how many are new.
/// Errors: Malformed, NotFound (its kit), Io (not durable in time). What was written before stays.
[[nodiscard]] Result<int> importInto(const Workspace& workspace, JournalWriter& journal, const KitShelf& kits,
    const QString& folder = QStringLiteral(":/samples"));

} // namespace samples
} // namespace jumpseat
