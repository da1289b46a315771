// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>
#include <QTextStream>

namespace jumpseat::ctl {

/// Runs a program in the sandbox that candidates' code runs in. `words` is what follows "sandbox" on the command line.
/// The exit code is the program's; 128 and the signal when it was killed, 124 when a limit ended it, 125 when it could not
/// be run, 2 for a wrong command line.
[[nodiscard]] int runInSandbox(const QStringList& words, QTextStream& out, QTextStream& err);

} // namespace jumpseat::ctl
