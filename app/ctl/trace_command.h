// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

#include <QTextStream>

namespace jumpseat::ctl {

/// Prints who wrote the final lines of a session (Agent Trace, git-ai), or its conversation (OTLP).
[[nodiscard]] Result<ExitCode> traceOfSession(const Options& options, QTextStream& out);

} // namespace jumpseat::ctl
