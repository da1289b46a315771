// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/ctest_console.h"

#include "run/reports/report_text.h"
#include "run/reports/result_list.h"

#include <QRegularExpression>

namespace jumpseat {
namespace {

using namespace Qt::StringLiterals;

TestOutcome outcomeOfStatus(QStringView status)
{
    if (status == u"Passed")
        return TestOutcome::Passed;
    if (status == u"Skipped" || status == u"Not Run (Disabled)")
        return TestOutcome::Skipped;
    return status == u"Not Run" ? TestOutcome::Error : TestOutcome::Failed;
}

/// Up to the status. The name may hold blanks and dots; ctest puts a blank and at least three dots behind it.
const QRegularExpression& ctestLine()
{
    static const QRegularExpression line(
        u"^ *\\d+/\\d+ Test +#\\d+: (.+?) \\.{3,}(?:   (?=Passed)|([A-Z][A-Za-z ]*)?\\*\\*\\*)"_s);
    return line;
}

/// Takes "  0.01 sec" off the end.
qint64 takeDuration(QStringView& status)
{
    status = status.trimmed();
    if (!status.endsWith(u" sec"))
        return 0;
    const QStringView rest = status.chopped(4);
    const qsizetype blank = rest.lastIndexOf(u' ');
    status = rest.first(std::max<qsizetype>(blank, 0)).trimmed();
    return microsecondsOf(rest.sliced(blank + 1));
}

std::optional<TestResult> ctestResult(const QString& line)
{
    if (!line.contains(u" Test ")) // as most lines: an expression costs more
        return {};
    const QRegularExpressionMatch match = ctestLine().match(line);
    if (!match.hasMatch())
        return {};
    QStringView status = QStringView(line).sliced(match.capturedEnd());
    const qint64 durationUs = takeDuration(status);
    const QString name = match.captured(1);
    TestResult result { name, name, outcomeOfStatus(status), durationUs, {} };
    if (result.outcome != TestOutcome::Passed) // "Subprocess aborted***Exception:"
        result.message = match.captured(2).isEmpty() ? status.toString() : match.captured(2);
    return result;
}

/// What stands between the results, and is no output of the test before it.
bool isCtestsOwn(const QString& line)
{
    static const QRegularExpression own(u"^(?: *Start +\\d+: |test \\d+$|\\d+% tests passed|No tests were found)"_s);
    return line.size() > 4 && own.match(line).hasMatch();
}

class CtestReader {
public:
    Result<TestReport> read(QByteArrayView report);

private:
    void take(const QString& line);
    void takeOutput(const QString& line);
    void close();

    ResultList m_results;
    std::optional<TestResult> m_last; ///< whose output may follow
    bool m_isStatusOpen = false;      ///< of m_last: it goes on in the next line
    bool m_isCtest = false, m_ended = false;
};

Result<TestReport> CtestReader::read(QByteArrayView report)
{
    ReportLines lines(report);
    while (const auto line = lines.next())
        take(QString::fromUtf8(withoutColours(*line)));
    close();
    const int number = std::max(lines.number(), 1);
    if (!m_isCtest)
        return std::unexpected(malformedAt(number, u"no line up to here is ctest's"_s));
    if (m_ended)
        return m_results.finish({});
    return m_results.finish(malformedAt(number, u"the report ends before its tests do"_s));
}

void CtestReader::take(const QString& line)
{
    if (auto result = ctestResult(line)) {
        close();
        m_last = std::move(result);
        m_isStatusOpen = !line.trimmed().endsWith(u" sec");
    } else if (isCtestsOwn(line)) {
        close();
        m_ended = m_ended || line.contains(u"tests passed") || line.startsWith(u"No tests");
    } else if (m_last && m_last->outcome != TestOutcome::Passed) {
        takeOutput(line);
    }
    m_isCtest = m_isCtest || m_last || m_ended || line.startsWith(u"Test project ");
}

void CtestReader::takeOutput(const QString& line)
{
    QStringView text = line;
    if (m_isStatusOpen && text.endsWith(u" sec")) {
        m_last->durationUs = takeDuration(text);
        m_isStatusOpen = false;
    }
    if (m_last->message.size() <= report::longestMessage)
        m_last->message += u'\n' + text.toString();
}

void CtestReader::close()
{
    if (!m_last)
        return;
    m_last->message = m_last->message.trimmed();
    m_results.add(*std::exchange(m_last, {}), SecondTime::SameTest);
}

} // namespace

Result<TestReport> readCtestConsole(QByteArrayView report)
{
    return CtestReader().read(report);
}

} // namespace jumpseat
