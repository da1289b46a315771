// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace jumpseat {

/// Those that kits may name: "python3", "pytest", "node", ...
[[nodiscard]] QStringList knownTools();
/// Those of `tools` that programs in the sandbox would not find on this computer.
[[nodiscard]] QStringList missingTools(const QStringList& tools);
/// What to install for a tool, as Debian calls the package; empty for an unknown one.
[[nodiscard]] QString packageFor(const QString& tool);

} // namespace jumpseat
