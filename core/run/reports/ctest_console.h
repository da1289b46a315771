// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/reports/test_report.h"

namespace jumpseat {

/// What ctest prints: "2/3 Test #2: burst ....***Failed    0.01 sec". The reason ("Timeout", "Exception: SegFault") is
/// the message, with the output that follows under --output-on-failure. A test that is disabled or says so is skipped;
/// one that could not be started, or whose fixture failed, is an error.
[[nodiscard]] Result<TestReport> readCtestConsole(QByteArrayView report);

} // namespace jumpseat
