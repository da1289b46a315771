// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/test_report.h"
#include "warnings.h"

#include <QSet>
#include <QTest>

#include <functional>

// A candidate's program writes its own report, or something in its place: whatever comes, it is read in time that
// grows with its length, into a report that keeps its limits.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array allFormats { ReportFormat::JUnit, ReportFormat::Tap, ReportFormat::Go, ReportFormat::Ctest,
    ReportFormat::Pytest };

/// `before`, `line` so many times, `after`.
QByteArray repeated(
    int count, const QByteArray& before, const std::function<QByteArray(int)>& line, const QByteArray& after)
{
    QByteArray report = before;
    for (int i = 1; i <= count; ++i)
        report += line(i);
    return report + after;
}

/// A report of `count` failed tests.
QByteArray manyTests(ReportFormat format, int count)
{
    const auto numbered = [](const char* text) {
        return [text](int i) { return QByteArray(text).replace('@', QByteArray::number(i)); };
    };
    switch (format) {
    case ReportFormat::JUnit:
        return repeated(count, "<testsuite>",
            numbered(
                "<testcase classname='A' name='t@' time='0.012'><failure message='@ is not 2'>at A.java:@</failure>"
                "</testcase>"),
            "</testsuite>");
    case ReportFormat::Tap:
        return repeated(count, "TAP version 14\n",
            numbered("# Subtest: t@\nnot ok @ - t@\n  ---\n  duration_ms: 12\n  error: |-\n    @ is not 2\n  ...\n"),
            "1.." + QByteArray::number(count) + '\n');
    case ReportFormat::Go:
        return repeated(count, "",
            numbered("{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"t@\"}\n"
                     "{\"Action\":\"output\",\"Package\":\"p\",\"Test\":\"t@\",\"Output\":\"=== RUN   t@\\n\"}\n"
                     "{\"Action\":\"output\",\"Package\":\"p\",\"Test\":\"t@\",\"Output\":\"a_test.go:@: not 2\\n\"}\n"
                     "{\"Action\":\"fail\",\"Package\":\"p\",\"Test\":\"t@\",\"Elapsed\":0.012}\n"),
            "{\"Action\":\"fail\",\"Package\":\"p\"}\n");
    case ReportFormat::Ctest:
        return repeated(count, "",
            numbered("      Start @: t@\n@/9 Test #@: t@ .....***Failed   0.01 sec\n@ is not 2\n\n"),
            "0% tests passed\n");
    case ReportFormat::Pytest:
        return repeated(count, "", numbered("a.py::t@ FAILED      [  1%]\n"), "== short test summary info ==\n")
            + repeated(count, "", numbered("FAILED a.py::t@ - @ is not 2\n"), "1 failed in 1s\n");
    }
    return {};
}

/// One failed test with this name and message.
QByteArray oneTest(ReportFormat format, const QByteArray& name, const QByteArray& message)
{
    switch (format) {
    case ReportFormat::JUnit:
        return "<testsuite><testcase name='" + name + "'><failure message='" + message + "'/></testcase></testsuite>";
    case ReportFormat::Tap: return "not ok 1 - " + name + "\n  ---\n  error: '" + message + "'\n  ...\n1..1\n";
    case ReportFormat::Go:
        return "{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"" + name
            + "\"}\n{\"Action\":\"output\",\"Package\":\"p\",\"Test\":\"" + name + "\",\"Output\":\"" + message
            + "\"}\n{\"Action\":\"fail\",\"Package\":\"p\",\"Test\":\"" + name
            + "\"}\n{\"Action\":\"fail\",\"Package\":\"p\"}\n";
    case ReportFormat::Ctest:
        return "1/1 Test #1: " + name + " ....***Failed 0 sec\n" + message + "\n0% tests passed\n";
    case ReportFormat::Pytest:
        return "== short test summary info ==\nFAILED " + name + " - " + message + "\n1 failed in 1s\n";
    }
    return {};
}

QByteArray billionLaughs(const char* kind)
{
    QByteArray xml = "<?xml version='1.0'?>\n<!DOCTYPE testsuite [\n<!ENTITY a0 'ha'>\n";
    for (int i = 1; i < 10; ++i)
        xml += "<!ENTITY a" + QByteArray::number(i) + " '" + ("&a" + QByteArray::number(i - 1) + ';').repeated(10)
            + "'>\n";
    return xml + "]>\n<testsuite><testcase name='" + (qstrcmp(kind, "name") == 0 ? "&a9;" : "x") + "'><failure>"
        + (qstrcmp(kind, "text") == 0 ? "&a9;" : "") + "</failure></testcase></testsuite>";
}

/// What holds whatever was read.
void checkLimits(const Result<TestReport>& report)
{
    if (!report) {
        QVERIFY(!report.error().what.isEmpty());
        return;
    }
    QVERIFY(report->tests.size() <= report::mostTests);
    QSet<QString> ids;
    for (const TestResult& test : report->tests) {
        QVERIFY(!test.id.isEmpty() && test.id.size() <= report::longestId);
        QVERIFY(test.name.size() <= report::longestId);
        QVERIFY(test.message.size() <= report::longestMessage);
        QVERIFY(test.durationUs >= 0);
        for (const QString& text : { test.id, test.name, test.message })
            QVERIFY(text.isValidUtf16() && !text.contains(QChar(QChar::Null)));
        ids += test.id;
    }
    QCOMPARE(ids.size(), report->tests.size());
}

} // namespace

class TestHostileReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void atMostFiveThousandTestsAreKept_data() { formats(); }
    void atMostFiveThousandTestsAreKept()
    {
        QFETCH(ReportFormat, format);
        for (const int count : { 5000, 5001, 30'000 }) {
            const auto report = readTestReport(format, manyTests(format, count));
            QVERIFY(report);
            QCOMPARE(report->tests.size(), 5000);
            QCOMPARE(report->leftOut, count - 5000);
            for (const TestResult& test : report->tests)
                QVERIFY(test.outcome == TestOutcome::Failed && test.message.contains(u"not 2"));
            checkLimits(report);
        }
    }

    void fiveThousandTests_data() { formats(); }
    void fiveThousandTests()
    {
        QFETCH(ReportFormat, format);
        const QByteArray bytes = manyTests(format, 5000);
        QBENCHMARK
        {
            QVERIFY(readTestReport(format, bytes).has_value());
        }
    }

    void longTextsAreCut_data() { formats(); }
    void longTextsAreCut()
    {
        QFETCH(ReportFormat, format);
        // The cut falls into the middle of a pair.
        for (const QByteArray& letter : { "xxxx"_ba, "\xF0\x9F\x98\x80"_ba }) {
            const QByteArray aMebibyte = letter.repeated(1 << 18);
            const auto report = readTestReport(format, oneTest(format, "a::" + aMebibyte, aMebibyte));
            QVERIFY(report);
            QCOMPARE(report->tests.size(), 1);
            checkLimits(report);
            const TestResult& test = report->tests.first();
            QVERIFY(test.id.endsWith(u'…') && test.id.size() > 390);
            QVERIFY(test.message.endsWith(u'…') && test.message.size() > 3990);
        }
    }

    void bytesThatAreNoTextAreMarked_data() { formats(); }
    void bytesThatAreNoTextAreMarked()
    {
        QFETCH(ReportFormat, format);
        const auto report = readTestReport(format, oneTest(format, "a\x01z", "\xff\xfe\xed\xa0\x80 b\x7f"));
        checkLimits(report);
        QVERIFY(report);
        const TestResult& test = report->tests.first();
        QVERIFY2(test.id.endsWith(u"a\ufffdz"), qPrintable(test.id));
        if (format == ReportFormat::Go) // test2json writes UTF-8; a line that is none is no event
            return;
        QVERIFY(test.message.contains(u"\ufffd\ufffd"));
        QVERIFY(test.message.contains(u" b\ufffd"));
    }

    void sixteenMebibytesAreTheMost_data() { formats(); }
    void sixteenMebibytesAreTheMost()
    {
        QFETCH(ReportFormat, format);
        const auto tooLarge = readTestReport(format, QByteArray(17 * 1024 * 1024, '\n'));
        QVERIFY(!tooLarge);
        QCOMPARE(tooLarge.error().code, ErrorCode::TooLarge);
        const auto justFits = readTestReport(format, QByteArray(16 * 1024 * 1024, 'x'));
        QCOMPARE(justFits.error().code, ErrorCode::Malformed);
    }

    void declarationsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("a billion laughs in a text") << billionLaughs("text");
        QTest::newRow("a billion laughs in a name") << billionLaughs("name");
        QTest::newRow("declared and not used") << billionLaughs("");
        QTest::newRow("a file of the machine")
            << "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><testsuite><testcase name='&b;'/></testsuite>"_ba;
        QTest::newRow("attributes for every tag")
            << "<!DOCTYPE a [" + "<!ATTLIST a b CDATA 'c'>"_ba.repeated(100'000) + "]><testsuite/>";
        QTest::newRow("a quoted bracket before") << "<!DOCTYPE a SYSTEM '[' [<!ENTITY b 'c'>]><testsuite/>"_ba;
    }
    void declarationsAreRefused()
    {
        QFETCH(QByteArray, xml);
        for (const auto format : { ReportFormat::JUnit, ReportFormat::Ctest, ReportFormat::Pytest }) {
            const auto report = readTestReport(format, xml);
            QVERIFY(!report);
            QCOMPARE(report.error().code, ErrorCode::Malformed);
            QVERIFY(report.error().what.endsWith(u"declarations of its own, which are not read."));
        }
    }

    void whatTakesOthersLongIsRead_data()
    {
        QTest::addColumn<QByteArray>("report");
        QTest::newRow("a million tags deep") << "<testsuite>"_ba + "<testsuite>"_ba.repeated(1'000'000);
        QTest::newRow("a million attributes")
            << repeated(1'000'000, "<testsuite", [](int i) { return " a" + QByteArray::number(i) + "=''"; }, "/>");
        QTest::newRow("a million dots in a class") << "<testsuite name='pytest'><testcase name='x' classname='"
                + "a."_ba.repeated(1'000'000) + "'/></testsuite>";
        QTest::newRow("a million levels of blanks") << "1..1\n"_ba + QByteArray(4'000'000, ' ') + "ok 1\n";
        QTest::newRow("subtests as deep as fits") << repeated(
            2000, "", [](int i) { return QByteArray(4 * (i - 1), ' ') + "# Subtest: s\n"; }, "ok 1 - x\n1..1\n");
        QTest::newRow("many plans that owe all") << "    1..5000\nok 1 - a\n"_ba.repeated(200'000);
        QTest::newRow("a plan for everything") << "1..2147483647\nok 2147483647 - x\nok 99999999999 y\n"_ba;
        QTest::newRow("a block without an end") << "not ok 1\n  ---\n  error: |-\n"_ba + "    x\n"_ba.repeated(500'000);
        QTest::newRow("JSON, a million deep") << "{\"Action\":"_ba + QByteArray(1'000'000, '[') + "\n";
        QTest::newRow("tests that begin and never end") << repeated(
            200'000, "",
            [](int i) { return "{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"" + QByteArray::number(i) + "\"}\n"; },
            "");
        QTest::newRow("a line of dots and stars") << "1/1 Test #1: a"_ba + " ...***"_ba.repeated(1'000'000) + "\n";
        QTest::newRow("a line of blanks") << "1/1 Test #1: a ...***"_ba + QByteArray(8'000'000, ' ') + "x\n";
        QTest::newRow("a line of colons") << "== short test summary info ==\nFAILED "_ba
                + ".py::["_ba.repeated(1'000'000) + "\nSKIPPED [1] " + QByteArray(1'000'000, ':') + "\n";
        QTest::newRow("skips by the million")
            << "== short test summary info ==\n"_ba + "SKIPPED [999999] a:1: b\n"_ba.repeated(100'000);
        QTest::newRow("escape sequences without an end") << "a\x1b["_ba.repeated(500'000) + "\n";
        QTest::newRow("nothing but line breaks") << QByteArray(2'000'000, '\n');
        QTest::newRow("NUL bytes") << QByteArray(1'000'000, '\0') + "\n";
        QTest::newRow("one test again and again") << "<testsuite name='pytest'>"_ba
                + "<testcase classname='a' name='b'><error message='c'/></testcase>"_ba.repeated(50'000)
                + "</testsuite>";
    }
    void whatTakesOthersLongIsRead() // within the time limit of a test program, also with sanitizers
    {
        QFETCH(QByteArray, report);
        for (const ReportFormat format : allFormats)
            checkLimits(readTestReport(format, report));
    }

private:
    static void formats()
    {
        QTest::addColumn<ReportFormat>("format");
        for (const ReportFormat format : allFormats)
            QTest::newRow(qPrintable(reportFormatName(format))) << format;
    }
};

QTEST_GUILESS_MAIN(TestHostileReport)
#include "tst_hostile_report.moc"
