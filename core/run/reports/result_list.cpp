// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/result_list.h"

#include "run/reports/report_text.h"

namespace jumpseat {
namespace {

int badness(TestOutcome outcome)
{
    switch (outcome) {
    case TestOutcome::Passed: return 0;
    case TestOutcome::Skipped: return 1;
    case TestOutcome::Error: return 2;
    case TestOutcome::Failed: return 3;
    }
    Q_UNREACHABLE_RETURN(3);
}

/// `said` says all that `message` does; consoles end in "..." what a line has no room for.
bool alreadySays(const QString& said, const QString& message)
{
    return said.contains(message)
        || (message.endsWith(QStringLiteral("...")) && said.startsWith(QStringView(message).chopped(3)));
}

QString joinedMessage(const TestResult& kept, const TestResult& again)
{
    const bool isWorse = badness(again.outcome) > badness(kept.outcome);
    const QString& first = isWorse ? again.message : kept.message;
    const QString& second = isWorse ? kept.message : again.message;
    if (first.size() >= report::longestMessage || alreadySays(first, second))
        return first;
    if (alreadySays(second, first))
        return second;
    return plainText(QStringView(first + u'\n' + second), report::longestMessage);
}

void takeIn(TestResult& kept, const TestResult& again)
{
    kept.message = joinedMessage(kept, again);
    kept.outcome = worseOf(kept.outcome, again.outcome);
    constexpr qint64 longest = 1'000'000'000'000'000; // a sum of times is one, too
    kept.durationUs = std::min(kept.durationUs + again.durationUs, longest);
}

TestResult cleaned(TestResult result)
{
    result.id =
        result.id.isEmpty() ? QStringLiteral("(no name)") : plainText(QStringView(result.id), report::longestId);
    result.name = plainText(QStringView(result.name), report::longestId);
    result.message = plainText(QStringView(result.message), report::longestMessage);
    return result;
}

} // namespace

TestOutcome worseOf(TestOutcome a, TestOutcome b)
{
    return badness(a) < badness(b) ? b : a;
}

void ResultList::add(TestResult result, SecondTime secondTime)
{
    result = cleaned(std::move(result));
    const auto place = m_places.constFind(result.id);
    if (place != m_places.cend() && secondTime == SecondTime::SameTest) {
        takeIn(m_report.tests[*place], result);
        return;
    }
    if (isFull()) {
        leaveOut(result.id, secondTime);
        return;
    }
    if (place != m_places.cend())
        result.id = unusedId(result.id);
    m_places.insert(result.id, m_report.tests.size());
    m_report.tests += std::move(result);
}

// They are only counted, so their ids are not kept for it.
void ResultList::leaveOut(const QString& id, SecondTime secondTime)
{
    const qsizetype known = m_leftOut.size();
    if (secondTime == SecondTime::SameTest)
        m_leftOut.insert(qHash(id));
    if (secondTime == SecondTime::AnotherTest || m_leftOut.size() > known)
        ++m_report.leftOut;
}

// The number stays visible where a long id is cut.
QString ResultList::unusedId(const QString& id)
{
    for (;;) {
        const QString number = QStringLiteral(" (%1)").arg(++m_times[id] + 1);
        const QString next = plainText(QStringView(id), report::longestId - number.size()) + number;
        if (!m_places.contains(next))
            return next;
    }
}

Result<TestReport> ResultList::finish(std::optional<Error> cut)
{
    if (cut && isEmpty())
        return std::unexpected(*std::move(cut));
    m_report.cut = std::move(cut);
    return std::move(m_report);
}

} // namespace jumpseat
