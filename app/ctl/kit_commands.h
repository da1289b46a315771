// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"

#include <QStringList>
#include <QTextStream>

namespace jumpseat::ctl {

/// For authors of kits. `words` is what follows "kit" on the command line: check FOLDER, preview FOLDER.
[[nodiscard]] int kitCommand(const QStringList& words, QTextStream& out, QTextStream& err);

} // namespace jumpseat::ctl
