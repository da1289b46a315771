// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/reports/test_report.h"

namespace jumpseat {

/// TAP 13 and 14. Lines that are not TAP are the program's own prints and are passed over; once a point has a number,
/// those without one are prints too ("ok computer").
///
/// Subtests stand four blanks deeper, before the point of their parent. A parent that only sums them up is no test; one
/// that fails by itself is. What it is called is known from "# Subtest:" before, so that subtests of a report that
/// breaks off have their ids; without that comment they are left out there. A point so announced is followed by its YAML
/// block (as node writes it), which tells an empty suite from a test: at the end of a report it counts as passed only
/// with that block.
///
/// A number of the plan that never came is the error "did not run", so a run that dies of a crash shows what it owed.
/// With the plan behind the tests (node) a report that breaks off owes nothing that could be named: see `cut`.
/// "Bail out!" is an error of that name. Comments behind a failed point are its message if no YAML block has one.
[[nodiscard]] Result<TestReport> readTap(QByteArrayView report);

} // namespace jumpseat
