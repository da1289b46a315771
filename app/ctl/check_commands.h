// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

namespace jumpseat::ctl {

// Whether a record is what was written, and what can be done when it is not.
[[nodiscard]] Result<ExitCode> verifyFile(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> recoverFile(const Options& options, QTextStream& out);

} // namespace jumpseat::ctl
