// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QStringList>
#include <QTextStream>

namespace jumpseat::ctl {

/// Where the program's sentences are translated.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(jumpseatctl)
};

enum ExitCode { Done = 0, Failed = 1, Misused = 2 };

/// The whole program: `arguments` as main() has them, the program's name first.
[[nodiscard]] int run(const QStringList& arguments, QTextStream& out, QTextStream& err);

} // namespace jumpseat::ctl
