// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "theme/theme.h"

#include <QSize>
#include <QStringList>

#include <optional>

namespace jumpseat {

/// What the command line asked for.
struct Options {
    QString workspace;  ///< empty: the user's own
    QString newSession; ///< kit to begin a session with
    QString candidate;
    QString assistant;                    ///< see choiceFromWords()
    bool ownTools = false, watch = false; ///< see event::AssistantPinned
    QString open;                         ///< session: its id, the beginning of it, or "last"
    QString screenshot;
    std::optional<ThemeChoice> theme; ///< none: as it was chosen before
    QSize size;
    quint16 port = 0; ///< 0: the usual one
    bool lan = false;
    bool exitAfterScreenshot = false;
    QString answer; ///< --help and --version: print this and stop
};

/// Errors: Malformed, with a sentence that says what is wrong.
[[nodiscard]] Result<Options> parseOptions(const QStringList& arguments);

} // namespace jumpseat
