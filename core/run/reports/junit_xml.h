// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/reports/test_report.h"

namespace jumpseat {

/// JUnit XML: `testsuites` or `testsuite` with suites in any depth down to 64 and `testcase`s in them. What a case holds
/// besides failure, error and skipped (its output, its properties) is not looked at. With several of these the worst
/// counts, and their messages are joined. pytest's are told by the name of their suite, "pytest", which is what
/// `junit_suite_name` is unless somebody sets it.
///
/// It is read as UTF-8, whatever it says of itself, and characters that XML forbids are U+FFFD: programs under test print
/// them, and not every tool escapes them. Of a tag no more than 100 attributes are read.
[[nodiscard]] Result<TestReport> readJunitXml(QByteArrayView report);

} // namespace jumpseat
