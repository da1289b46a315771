// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/reports/test_report.h"

namespace jumpseat {

/// `go test -json`: test2json's events, and those of the build since Go 1.24. Lines that are no event are passed over.
///
/// What a test that failed or was skipped wrote is its message, without go's own "=== RUN" and "--- FAIL" lines. A test
/// with subtests is a test, too: it has code of its own, and is what `-run` names.
///
/// A package that fails although none of its tests did (it does not compile, main panics) is one error named after the
/// package, as is an import that does not compile. A test that began and did not end is an error: its package crashed
/// or, when that is not said either, the run was killed.
[[nodiscard]] Result<TestReport> readGoEvents(QByteArrayView report);

} // namespace jumpseat
