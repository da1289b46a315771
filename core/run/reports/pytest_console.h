// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/reports/test_report.h"

namespace jumpseat {

/// What pytest prints: with -v a line a test ("test_x.py::test_y PASSED [ 10%]"), with -rA a summary at the end ("FAILED
/// test_x.py::test_y - assert 1 == 2"). With both the results are put together; with neither, only failed tests have
/// names. No times are given.
///
/// In the summary a skipped test has no name, only the place that skipped it: its id is "test_x.py:60" there, and the
/// line is passed over when lines of that file told its tests already.
[[nodiscard]] Result<TestReport> readPytestConsole(QByteArrayView report);

} // namespace jumpseat
