// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <QString>

#include <optional>

namespace jumpseat {

/// "tests/test_x.py::test_y SKIPPED (no redis) [ 10%]", one of -v.
[[nodiscard]] std::optional<TestResult> pytestVerboseLine(const QString& line);

/// "XFAIL test_x.py::test_y - known: drift", one of the summary.
[[nodiscard]] std::optional<TestResult> pytestSummaryLine(const QString& line);

/// "SKIPPED [2] test_x.py:60: no redis": so many tests.
struct PytestSkips {
    int tests = 0;
    QString file, place; ///< "test_x.py", "test_x.py:60"
    QString reason;
};
[[nodiscard]] std::optional<PytestSkips> pytestSkips(const QString& line);

/// "=== 1 failed, 3 passed in 0.12s ===", with or without the "=".
[[nodiscard]] bool isPytestsLastLine(const QString& line);

} // namespace jumpseat
