// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

namespace jumpseat::ctl {

/// `import FILE...`: bundles (see importFiles) and files that AI tools keep, told apart by content. With --dry-run says what
/// is in the latter and stores nothing; folders stand for all of those below them.
[[nodiscard]] Result<ExitCode> importAnything(const Options& options, QTextStream& out);

} // namespace jumpseat::ctl
