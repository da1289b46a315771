// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/reports/tap_diagnostics.h"
#include "run/reports/tap_line.h"
#include "run/reports/test_report.h"

#include <QBitArray>

namespace jumpseat {

/// How many tests a reader of TAP holds, in all levels together.
struct TapBudget {
    qsizetype kept = 0, leftOut = 0;
    [[nodiscard]] bool isSpent() const { return kept >= report::mostTests; }
    bool take(); ///< a place, if there is one
};

/// A test point, and what is known of it so far: lines that say more of it may follow.
struct TapOpenPoint {
    QString name;
    TapPoint point;
    bool announced = false;   ///< by "# Subtest:"; then a YAML block will follow
    bool isParent = false;    ///< of subtests
    bool childFailed = false; ///< one of these
    bool blockEnded = false;
    TapDiagnostics diagnostics = {};
    QString comments = {};

    /// It is a test and no mere group. `mayGoOn`: the report ends here, and perhaps in its middle.
    [[nodiscard]] bool isTest(bool mayGoOn) const;
    [[nodiscard]] TestResult result() const;
};

/// The tests of one depth below one parent.
class TapLevel {
public:
    /// What "# Subtest:" calls the next point, which may be the parent of a level below.
    std::optional<QString> announced;
    std::optional<TapOpenPoint> open;
    std::optional<int> plan;

    /// "ok computer": others have numbers, this has none.
    [[nodiscard]] bool isPrint(const TapPoint& point) const { return m_numbered && point.number == 0; }
    /// Opens a point; `children` are the tests of the level below, which it closes.
    void take(const TapPoint& point, QList<TestResult> children);
    /// No more will be said of the open point.
    void closePoint(TapBudget& budget, bool mayGoOn = false);
    /// Nor of any other: numbers of the plan that never came are errors.
    QList<TestResult> finish(TapBudget& budget, bool mayGoOn = false);
    /// Tests of a level below, which belong to `parent`.
    void adopt(QList<TestResult> children, const QString& parent);

private:
    int count(const TapPoint& point);
    void addMissing(TapBudget& budget);

    QList<TestResult> m_tests; ///< with ids that begin at this level
    QBitArray m_seen;          ///< numbers, as far as that many tests are kept
    qsizetype m_above = 0;     ///< points with larger numbers
    int m_last = 0;
    bool m_numbered = false;
};

} // namespace jumpseat
