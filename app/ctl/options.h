// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

namespace jumpseat::ctl {

struct Options {
    enum Command { Help, Version, List, Show, Events, Kits, BenchTrace };
    Command command = Help;
    QString session; ///< of Show and Events: an id, the beginning of one, or "last"
    QString workspace;
    QString trace; ///< of BenchTrace: a file
    bool json = false;
};

/// Error: Malformed, with what is wrong with the command line.
[[nodiscard]] Result<Options> parseOptions(const QStringList& arguments);

[[nodiscard]] QString helpText();

} // namespace jumpseat::ctl
