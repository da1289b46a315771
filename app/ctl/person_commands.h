// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

namespace jumpseat::ctl {

// What a person may ask for: to have what is stored about them, and to have it erased.
[[nodiscard]] Result<ExitCode> erase(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> handOverSessions(const Options& options, QTextStream& out);

} // namespace jumpseat::ctl
