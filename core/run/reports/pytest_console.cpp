// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/pytest_console.h"

#include "run/reports/pytest_line.h"
#include "run/reports/report_text.h"
#include "run/reports/result_list.h"

#include <QSet>

namespace jumpseat {
namespace {

using namespace Qt::StringLiterals;

class PytestReader {
public:
    Result<TestReport> read(QByteArrayView report);

private:
    void take(const QString& line);
    void takeSummary(const QString& line);
    void takeSkips(const PytestSkips& skips);
    void closeMessage();

    ResultList m_results;
    QSet<QString> m_files;            ///< whose tests -v told
    std::optional<TestResult> m_last; ///< of the summary; the lines behind it may be more of its message
    bool m_isPytest = false, m_inSummary = false, m_ended = false;
};

Result<TestReport> PytestReader::read(QByteArrayView report)
{
    ReportLines lines(report);
    while (const auto line = lines.next())
        take(QString::fromUtf8(withoutColours(*line)));
    closeMessage();
    const int number = std::max(lines.number(), 1);
    if (!m_isPytest)
        return std::unexpected(malformedAt(number, u"no line up to here is pytest's"_s));
    if (m_ended)
        return m_results.finish({});
    return m_results.finish(malformedAt(number, u"the report ends before its tests do"_s));
}

void PytestReader::take(const QString& line)
{
    if (isPytestsLastLine(line)) {
        closeMessage();
        m_isPytest = m_ended = true;
        m_inSummary = false;
    } else if (line.startsWith(u'=') && line.contains(u" short test summary info ")) {
        m_isPytest = m_inSummary = true;
    } else if (m_inSummary) {
        takeSummary(line);
    } else if (auto test = pytestVerboseLine(line)) {
        m_isPytest = true;
        if (m_files.size() < report::mostTests)
            m_files += test->id.section(u"::"_s, 0, 0);
        m_results.add(*std::move(test), SecondTime::SameTest);
    } else if (line.startsWith(u'=') && line.contains(u" test session starts ")) {
        m_isPytest = true;
    }
}

void PytestReader::takeSummary(const QString& line)
{
    if (const auto skips = pytestSkips(line)) {
        closeMessage();
        takeSkips(*skips);
    } else if (auto test = pytestSummaryLine(line)) {
        closeMessage();
        m_last = std::move(test);
    } else if (line.startsWith(u"!!!")) { // "Interrupted: 1 error during collection"
        closeMessage();
    } else if (m_last && !m_last->message.isEmpty() && m_last->message.size() <= report::longestMessage) {
        m_last->message += u'\n' + line;
    }
}

void PytestReader::takeSkips(const PytestSkips& skips)
{
    if (m_files.contains(skips.file))
        return;
    int left = skips.tests;
    for (; left > 0 && !m_results.isFull(); --left)
        m_results.add({ skips.place, skips.place, TestOutcome::Skipped, 0, skips.reason }, SecondTime::AnotherTest);
    m_results.leaveOut(left);
}

void PytestReader::closeMessage()
{
    if (m_last)
        m_results.add(*std::exchange(m_last, {}), SecondTime::SameTest);
}

} // namespace

Result<TestReport> readPytestConsole(QByteArrayView report)
{
    return PytestReader().read(report);
}

} // namespace jumpseat
