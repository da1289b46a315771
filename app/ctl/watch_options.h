// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "watch/folder_mirror.h"

#include <QStringList>

namespace jumpseat::ctl {

struct WatchOptions {
    QString folder;
    QString link; ///< may be empty with --dry-run
    QString name; ///< who joins, when the session does not know it
    std::optional<TakeSide> take;
    bool yes = false, dryRun = false, noTranscripts = false, json = false;
};

/// `words` is what follows "watch"; `variable` reads the environment, `readLine` the standard input for --join -.
/// Errors: Malformed, with a sentence that does not repeat the link.
[[nodiscard]] Result<WatchOptions> parseWatchOptions(const QStringList& words,
    const std::function<QString(const char*)>& variable, const std::function<QString()>& readLine);

} // namespace jumpseat::ctl
