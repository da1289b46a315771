// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

namespace jumpseat::ctl {

// The commands that only read.
[[nodiscard]] Result<ExitCode> list(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> show(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> events(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> kits(const Options& options, QTextStream& out);
[[nodiscard]] Result<ExitCode> measureTrace(const Options& options, QTextStream& out);

} // namespace jumpseat::ctl
