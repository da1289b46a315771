// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "session/event.h"

#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace jumpseat {

/// In which form a test run says what its tests came to. Each is defined by its tools and no standard but TAP:
/// - JUnit: the XML that Ant's JUnit task wrote first and others write alike: pytest --junitxml (families xunit1 and
///   xunit2), JUnit 5's console launcher (--reports-dir, the legacy reporter), ctest --output-junit, node's reporter.
/// - Tap: the Test Anything Protocol 13 and 14 (testanything.org), with what node 20 and Perl's Test::More make of it.
/// - Go: `go test -json`, an event a line (`go doc test2json`, `go help buildjson`).
/// - Ctest: what ctest prints, or its JUnit XML.
/// - Pytest: what pytest prints with -v or -rA, or its JUnit XML. Without either it names failed tests only.
enum class ReportFormat { JUnit, Tap, Go, Ctest, Pytest };
[[nodiscard]] QString reportFormatName(ReportFormat format); ///< "junit", "tap", "go", "ctest", "pytest"
[[nodiscard]] std::optional<ReportFormat> reportFormatFromName(QStringView name);

/// The tests of a run, in the order in which they ended.
///
/// A test's id is what the report calls it, so that it is the same in the next run:
/// - pytest, also in JUnit XML: its node id, "tests/test_limiter.py::TestWindow::test_slides" (see pytest_id.h)
/// - JUnit XML of others: "LimiterTest.burst()", class and name; the name alone where the class says nothing more
/// - TAP: the description; of a subtest "window > edge > one over"; "test 3" where there is none
/// - Go: "example.com/limiter.TestBurst/of_three", package and test
/// - ctest: the test's name
/// An id stands for one test. Where the format says something twice of one test (pytest of a test that fails and
/// cannot be cleaned up after, go test -count=2), the worse is kept: failed, error, skipped, passed. Where it has two
/// tests of one name (TAP, JUnit XML), the second is "works (2)".
///
/// Times are microseconds; 0 where the report gives none, or one that cannot be. The message is what the report says
/// of a failure or an error, or why a test was skipped. A test that is to be done (TAP's TODO, pytest's xfail) and
/// fails is skipped, not failed. One that a report promises or begins, and that never ended, is an error.
struct TestReport {
    QList<TestResult> tests = {};
    qsizetype leftOut = 0;         ///< tests above mostTests
    std::optional<Error> cut = {}; ///< set: the report ends in its middle, and `tests` are those before that
    friend bool operator==(const TestReport&, const TestReport&) = default;
};

namespace report {

inline constexpr qsizetype mostBytes = 16 * 1024 * 1024; ///< of a report
inline constexpr qsizetype mostTests = 5000;             ///< that are kept
inline constexpr qsizetype longestId = 400;              ///< in UTF-16 units, as is the name; what is cut ends in "…"
inline constexpr qsizetype longestMessage = 4000;

} // namespace report

/// Reads `report` as it was written: it may end anywhere, hold invalid UTF-8 (read as U+FFFD) or be made to harm.
///
/// A run that was killed leaves half a report. What was complete up to there is returned, with `cut` saying where it
/// ends; a last line without its line break is not believed. Of an XML report that is broken, what stood before that is
/// returned in the same way.
///
/// Errors: TooLarge; Malformed, with the line, when there is nothing to return: not this format, no test before the
/// report breaks off, or XML that brings declarations (of entities, say) along. The time this takes grows with the
/// length of the report and with nothing else: a second for 16 MiB of anything.
[[nodiscard]] Result<TestReport> readTestReport(ReportFormat format, QByteArrayView report);

} // namespace jumpseat
