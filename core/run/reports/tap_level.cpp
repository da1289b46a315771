// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/tap_level.h"

#include <algorithm>
#include <utility>

namespace jumpseat {
namespace {

QString tapNumberName(int number)
{
    return QStringLiteral("test %1").arg(number);
}

bool isBad(const TestResult& test)
{
    return test.outcome == TestOutcome::Failed || test.outcome == TestOutcome::Error;
}

TestOutcome outcomeOf(const TapOpenPoint& open)
{
    const TapPoint& point = open.point;
    if (point.directive == TapDirective::Skip || (point.directive == TapDirective::ToDo && !point.isOk))
        return TestOutcome::Skipped;
    if (point.isOk)
        return TestOutcome::Passed;
    return open.diagnostics.couldNotRun() ? TestOutcome::Error : TestOutcome::Failed;
}

} // namespace

bool TapBudget::take()
{
    const bool fits = !isSpent();
    ++(fits ? kept : leftOut);
    return fits;
}

bool TapOpenPoint::isTest(bool mayGoOn) const
{
    if (isParent && (point.isOk || point.directive != TapDirective::None))
        return false;
    if (isParent && childFailed)
        return diagnostics.saysWhyItFailed() && !diagnostics.failedBySubtests();
    if (outcomeOf(*this) != TestOutcome::Passed)
        return true;
    return !announced || (!diagnostics.isSuite() && (blockEnded || !mayGoOn));
}

TestResult TapOpenPoint::result() const
{
    TestResult result { name, name, outcomeOf(*this), diagnostics.durationUs(), {} };
    if (result.outcome == TestOutcome::Skipped)
        result.message = point.reason;
    else if (isBad(result))
        result.message = diagnostics.message().isEmpty() ? comments.trimmed() : diagnostics.message();
    return result;
}

int TapLevel::count(const TapPoint& point)
{
    m_numbered = m_numbered || point.number > 0;
    m_last = point.number > 0 ? point.number : m_last + 1;
    if (m_last <= report::mostTests) {
        if (m_seen.isEmpty())
            m_seen.resize(report::mostTests + 1);
        m_seen.setBit(m_last);
    } else {
        ++m_above;
    }
    return m_last;
}

void TapLevel::take(const TapPoint& point, QList<TestResult> children)
{
    const int number = count(point);
    TapOpenPoint next { .name = point.description, .point = point, .announced = announced.has_value() };
    next.isParent = !children.isEmpty();
    if (announced && (next.isParent || next.name.isEmpty()))
        next.name = *announced; // under that name its subtests are known already
    if (next.name.isEmpty())
        next.name = tapNumberName(number);
    for (TestResult& child : children) {
        if (point.directive == TapDirective::ToDo && isBad(child))
            child.outcome = TestOutcome::Skipped;
    }
    next.childFailed = std::ranges::any_of(children, isBad);
    adopt(std::move(children), next.name);
    open = std::move(next);
    announced.reset();
}

void TapLevel::adopt(QList<TestResult> children, const QString& parent)
{
    for (TestResult& child : children) {
        if (!parent.isEmpty())
            child.id = parent + QStringLiteral(" > ") + child.id;
    }
    m_tests += std::move(children);
}

void TapLevel::closePoint(TapBudget& budget, bool mayGoOn)
{
    if (open && open->isTest(mayGoOn) && budget.take())
        m_tests += open->result();
    open.reset();
}

// Many levels may promise many tests: those that nobody keeps are counted, not looked for.
void TapLevel::addMissing(TapBudget& budget)
{
    const int promised = plan.value_or(0);
    qsizetype missing = promised - m_seen.count(true) - m_above;
    m_seen.resize(report::mostTests + 1);
    for (int number = 1; number <= std::min<qsizetype>(promised, report::mostTests) && !budget.isSpent(); ++number) {
        if (m_seen.testBit(number))
            continue;
        budget.take();
        --missing;
        m_tests +=
            { tapNumberName(number), tapNumberName(number), TestOutcome::Error, 0, QStringLiteral("did not run") };
    }
    budget.leftOut += std::max<qsizetype>(missing, 0);
}

QList<TestResult> TapLevel::finish(TapBudget& budget, bool mayGoOn)
{
    closePoint(budget, mayGoOn);
    if (plan)
        addMissing(budget);
    return std::exchange(m_tests, {});
}

} // namespace jumpseat
