// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

namespace jumpseat::ctl {

/// A recorded terminal as an asciicast file, version 2: a header, then a line for each thing that it said or was given.
/// Errors: those of reading a session, and NotFound when there is no such terminal in it.
[[nodiscard]] Result<ExitCode> castOfTerminal(const Options& options, QTextStream& out);

} // namespace jumpseat::ctl
