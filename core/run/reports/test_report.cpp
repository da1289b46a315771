// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/test_report.h"

#include "run/reports/ctest_console.h"
#include "run/reports/go_events.h"
#include "run/reports/junit_xml.h"
#include "run/reports/pytest_console.h"
#include "run/reports/tap.h"

#include <array>

namespace jumpseat {
namespace {

constexpr std::array formatNames { "junit", "tap", "go", "ctest", "pytest" };

bool isXml(QByteArrayView report)
{
    return report.trimmed().startsWith('<'); // nothing that a console says begins so
}

} // namespace

QString reportFormatName(ReportFormat format)
{
    return QString::fromLatin1(formatNames[size_t(format)]);
}

std::optional<ReportFormat> reportFormatFromName(QStringView name)
{
    for (size_t i = 0; i < formatNames.size(); ++i) {
        if (name == QLatin1StringView(formatNames[i]))
            return ReportFormat(i);
    }
    return {};
}

Result<TestReport> readTestReport(ReportFormat format, QByteArrayView report)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    if (report.size() > report::mostBytes)
        return fail(ErrorCode::TooLarge,
            QStringLiteral("The report has %1 bytes, and %2 at most are read.")
                .arg(report.size())
                .arg(report::mostBytes));
    if (report.startsWith(mark))
        report.slice(mark.size());
    switch (format) {
    case ReportFormat::JUnit: return readJunitXml(report);
    case ReportFormat::Tap: return readTap(report);
    case ReportFormat::Go: return readGoEvents(report);
    case ReportFormat::Ctest: return isXml(report) ? readJunitXml(report) : readCtestConsole(report);
    case ReportFormat::Pytest: return isXml(report) ? readJunitXml(report) : readPytestConsole(report);
    }
    Q_UNREACHABLE_RETURN(fail(ErrorCode::Malformed, QString()));
}

} // namespace jumpseat
