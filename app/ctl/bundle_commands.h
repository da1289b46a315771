// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

namespace jumpseat::ctl {

// Sessions that leave a workspace and come into one, and the whole of it as a copy.
[[nodiscard]] Result<ExitCode> exportSession(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> importFiles(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> backUpWorkspace(const Options& options, QTextStream& out);

} // namespace jumpseat::ctl
