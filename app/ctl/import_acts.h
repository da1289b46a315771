// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ctl/ctl.h"
#include "ctl/options.h"

#include <QTextStream>

namespace jumpseat::ctl {

/// import --session SESSION FILE...: takes what AI tools wrote into the record of a session, each act once. Says for each
/// file how many acts were taken, known, and of another time.
[[nodiscard]] Result<ExitCode> storeTranscripts(const Options& options, const QStringList& files, QTextStream& out);

} // namespace jumpseat::ctl
