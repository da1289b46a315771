// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reports of tests as a candidate's program may write them. The first byte chooses the format, the rest is the report.
// What is read keeps its limits and can be recorded, and a report that breaks off names no test that the whole does not.

#include "base/json.h"
#include "fuzz.h"
#include "run/reports/test_report.h"

#include <QSet>

using namespace jumpseat;
using fuzz::require;

namespace {

constexpr int formats = 5;

void checkTest(const TestResult& test)
{
    require(!test.id.isEmpty() && test.id.size() <= report::longestId, "an id is there, and no longer than stated");
    require(test.name.size() <= report::longestId, "a name is no longer than stated");
    require(test.message.size() <= report::longestMessage, "a message is no longer than stated");
    require(test.durationUs >= 0, "no test takes less than no time");
    for (const QString& text : { test.id, test.name, test.message })
        require(text.isValidUtf16(), "what is read is valid Unicode");
}

void checkRecord(const TestReport& report)
{
    const event::TestsReported event { { QStringLiteral("r") }, report.tests };
    const QByteArray json = QJsonDocument(payloadToJson(event)).toJson(QJsonDocument::Compact);
    const auto again = payloadFromJson(QString::fromLatin1(event::TestsReported::kind), parseJson(json).object());
    require(again && std::get<event::TestsReported>(*again).tests == report.tests, "tests come back from the journal");
}

QSet<QString> idsOf(const TestReport& report)
{
    QSet<QString> ids;
    for (const TestResult& test : report.tests)
        ids += test.id;
    return ids;
}

void checkHalf(ReportFormat format, QByteArrayView half, const QSet<QString>& ids)
{
    const auto read = readTestReport(format, half);
    if (!read)
        return;
    for (const TestResult& test : read->tests) {
        const bool isOwed = test.message == QStringLiteral("did not run"); // a number of the plan
        require(isOwed || ids.contains(test.id), "half a report names no test that the whole does not");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size == 0)
        return 0;
    const auto format = ReportFormat(data[0] % formats);
    const QByteArrayView bytes(reinterpret_cast<const char*>(data) + 1, qsizetype(size) - 1);
    const auto report = readTestReport(format, bytes);
    require(report == readTestReport(format, bytes), "a report reads the same each time");
    if (!report)
        require(!report.error().what.isEmpty(), "an error says what is wrong");
    const QSet<QString> ids = report ? idsOf(*report) : QSet<QString>();
    if (report) {
        for (const TestResult& test : report->tests)
            checkTest(test);
        require(ids.size() == report->tests.size(), "an id stands for one test");
        require(report->tests.size() <= report::mostTests, "no more tests than stated");
        checkRecord(*report);
    }
    constexpr int cuts = 8;
    for (int cut = 1; cut < cuts; ++cut)
        checkHalf(format, bytes.first(bytes.size() * cut / cuts), ids);
    return 0;
}
