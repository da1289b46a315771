// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/reports/test_report.h"

#include <QHash>
#include <QSet>

namespace jumpseat {

/// What an id that comes a second time stands for, see TestReport.
enum class SecondTime { SameTest, AnotherTest };

/// Collects results within the limits of a report: texts are cleaned and cut, ids made to stand for one test each.
class ResultList {
public:
    void add(TestResult result, SecondTime secondTime);
    void leaveOut(qsizetype tests) { m_report.leftOut += tests; }
    [[nodiscard]] bool contains(const QString& id) const { return m_places.contains(id); }
    [[nodiscard]] bool isFull() const { return m_report.tests.size() >= report::mostTests; }
    [[nodiscard]] bool isEmpty() const { return m_report.tests.isEmpty(); }
    /// What was collected; with an error and nothing collected, the error.
    [[nodiscard]] Result<TestReport> finish(std::optional<Error> cut);

private:
    void leaveOut(const QString& id, SecondTime secondTime);
    [[nodiscard]] QString unusedId(const QString& id);

    TestReport m_report;
    QHash<QString, qsizetype> m_places; ///< by id, among the tests that were kept
    QHash<QString, int> m_times;        ///< how often an id that came again did
    QSet<size_t> m_leftOut;             ///< hashes of the ids of tests that may come a second time
};

/// The worse of two is what counts.
[[nodiscard]] TestOutcome worseOf(TestOutcome a, TestOutcome b);

} // namespace jumpseat
