// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "share/watch_link.h"

#include <chrono>
#include <functional>

namespace jumpseat::ctl {

/// Through which the command meets the computer.
struct WatchSeams {
    std::function<QString(const char*)> variable;        ///< of the environment
    std::function<QString()> readLine;                   ///< of the standard input
    std::function<QString(const QString& question)> ask; ///< on the terminal; not set: there is none
    std::function<bool()> isInterrupted;                 ///< Ctrl C was pressed
    std::chrono::milliseconds interval { 300 };          ///< between looks
    WatchLinkDelays delays = {};
};

/// Mirrors a folder of the candidate's into a session and tells what their AI tools do, until the session ends or they press
/// Ctrl C. `words` is what follows "watch" on the command line. Asks first; nothing is sent before.
[[nodiscard]] int watchFolder(const QStringList& words, QTextStream& out, QTextStream& err, const WatchSeams& seams);
/// The same with the computer's own terminal, environment and signals.
[[nodiscard]] int watchCommand(const QStringList& words, QTextStream& out, QTextStream& err);

} // namespace jumpseat::ctl
