// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/pytest_id.h"
#include "run/reports/test_report.h"
#include "warnings.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

// Reports of real runs, kept in tests/golden/reports/FORMAT with what is read of them beside them (see
// tests/fixtures/reports/make_reports.sh): JUMPSEAT_UPDATE_GOLDEN=1 writes that anew; look at the difference before you
// commit it. What the tools do not write on a good day stands here in rows.

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray bytesOf(const QString& path)
{
    QFile in(path);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

struct GoldenReport {
    QString path, name; ///< `name`: "tap/node.tap"
    ReportFormat format = ReportFormat::JUnit;
    QByteArray bytes;
};

QList<GoldenReport> goldenReports()
{
    const QDir folder(QStringLiteral(SOURCE_DIR "/tests/golden/reports"));
    QList<GoldenReport> all;
    QDirIterator files(folder.path(), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString name = folder.relativeFilePath(path);
        if (!name.endsWith(u".json"))
            all += { path, name, *reportFormatFromName(name.section(u'/', 0, 0)), bytesOf(path) };
    }
    std::ranges::sort(all, {}, &GoldenReport::name);
    return all;
}

QByteArray jsonOf(const TestReport& report)
{
    QJsonArray tests;
    for (const TestResult& test : report.tests)
        tests += QJsonObject { { u"id"_s, test.id }, { u"name"_s, test.name },
            { u"outcome"_s, testOutcomeName(test.outcome) }, { u"duration_us"_s, test.durationUs },
            { u"message"_s, test.message } };
    QJsonObject json { { u"tests"_s, tests } };
    if (report.cut)
        json.insert(u"cut"_s, report.cut->what);
    return QJsonDocument(json).toJson();
}

/// "failed a.B.c: why", a test a line.
QString briefly(const Result<TestReport>& report)
{
    if (!report)
        return errorName(report.error().code) + u": "_s + report.error().what;
    QStringList lines;
    for (const TestResult& test : report->tests)
        lines += testOutcomeName(test.outcome) + u' ' + test.id
            + (test.message.isEmpty() ? QString() : u": "_s + test.message);
    if (report->cut)
        lines += u"cut: "_s + report->cut->what;
    return lines.join(u'\n');
}

/// A test of a plan that was given before the tests: it has no name as long as it did not run.
bool isOwed(const TestResult& test)
{
    return test.message == u"did not run" && test.outcome == TestOutcome::Error;
}

} // namespace

class TestTestReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void formatsHaveNames()
    {
        for (const auto format :
            { ReportFormat::JUnit, ReportFormat::Tap, ReportFormat::Go, ReportFormat::Ctest, ReportFormat::Pytest })
            QVERIFY(reportFormatFromName(reportFormatName(format)) == format);
        QCOMPARE(reportFormatName(ReportFormat::JUnit), u"junit"_s);
        QVERIFY(!reportFormatFromName(u"subunit"));
    }

    void realReportsAreReadAsTheyWere_data()
    {
        QTest::addColumn<GoldenReport>("report");
        QVERIFY(goldenReports().size() > 15);
        for (const GoldenReport& report : goldenReports())
            QTest::newRow(qPrintable(report.name)) << report;
    }
    void realReportsAreReadAsTheyWere()
    {
        QFETCH(GoldenReport, report);
        const auto read = readTestReport(report.format, report.bytes);
        QVERIFY2(read, qPrintable(read ? QString() : read.error().what));
        const QString golden = report.path + u".json"_s;
        if (qEnvironmentVariableIsSet("JUMPSEAT_UPDATE_GOLDEN")) {
            QFile out(golden);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(jsonOf(*read));
        }
        QCOMPARE(jsonOf(*read), bytesOf(golden));
    }

    void halfAReportNamesNoTestThatTheWholeDoesNot_data() { realReportsAreReadAsTheyWere_data(); }
    void halfAReportNamesNoTestThatTheWholeDoesNot()
    {
        QFETCH(GoldenReport, report);
        const auto whole = readTestReport(report.format, report.bytes);
        QVERIFY(whole && !whole->cut);
        QSet<QString> ids;
        for (const TestResult& test : whole->tests)
            ids += test.id;
        QCOMPARE(ids.size(), whole->tests.size());
        qsizetype most = 0;
        for (qsizetype length = 0; length < report.bytes.size(); ++length) {
            const auto half = readTestReport(report.format, QByteArrayView(report.bytes).first(length));
            if (!half) {
                QVERIFY2(half.error().what.startsWith(u"Line "), qPrintable(half.error().what));
                continue;
            }
            for (const TestResult& test : half->tests)
                QVERIFY2(ids.contains(test.id) || isOwed(test), qPrintable(u"%1: %2"_s.arg(length).arg(test.id)));
            most = std::max(most, half->tests.size());
        }
        QVERIFY(most >= whole->tests.size() - 1); // the last may end with the report
        QCOMPARE(briefly(readTestReport(report.format, report.bytes)), briefly(whole));
    }

    void aKilledRunShowsWhatFinished_data()
    {
        QTest::addColumn<QString>("report");
        QTest::addColumn<QString>("cutBefore");
        QTest::addColumn<int>("tests");
        QTest::newRow("JUnit XML, in the middle of a case") << u"junit/pytest.xml"_s << u"E       Val"_s << 9;
        QTest::newRow("TAP, in a subtest of a subtest") << u"tap/node.tap"_s << u"    1..2"_s << 6;
        QTest::newRow("go test, while two tests run") << u"go/tests.jsonl"_s << u"--- FAIL: TestBurst"_s << 4;
        QTest::newRow("ctest, while a test hangs") << u"ctest/console.txt"_s << u" 4/14 Test"_s << 3;
        QTest::newRow("pytest -v, while a test hangs") << u"pytest/verbose-and-summary.txt"_s << u" ERROR   "_s << 11;
    }
    void aKilledRunShowsWhatFinished()
    {
        QFETCH(QString, report);
        QFETCH(QString, cutBefore);
        QFETCH(int, tests);
        for (const GoldenReport& golden : goldenReports()) {
            if (golden.name != report)
                continue;
            const qsizetype end = golden.bytes.indexOf(cutBefore.toUtf8());
            QVERIFY(end > 0);
            const auto read = readTestReport(golden.format, golden.bytes.first(end));
            QVERIFY(read && read->cut);
            QCOMPARE(read->cut->code, ErrorCode::Malformed);
            QCOMPARE(read->tests.size(), tests);
        }
    }

    void pytestsNodeIdsAreFoundAgain_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("className");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("id");
        const auto row = [](const char* what, const QString& file, const QString& className, const QString& name,
                             const QString& id) { QTest::newRow(what) << file << className << name << id; };
        row("a function", {}, u"test_limiter"_s, u"test_burst"_s, u"test_limiter.py::test_burst"_s);
        row("a method", {}, u"test_limiter.TestX"_s, u"test_y"_s, u"test_limiter.py::TestX::test_y"_s);
        row("a class in a class", {}, u"test_a.TestX.TestY"_s, u"test_z"_s, u"test_a.py::TestX::TestY::test_z"_s);
        row("in a folder", {}, u"tests.test_a.TestX"_s, u"test_y"_s, u"tests/test_a.py::TestX::test_y"_s);
        row("in a folder like a test", {}, u"test_unit.test_a"_s, u"test_y"_s, u"test_unit/test_a.py::test_y"_s);
        row("named the other way round", {}, u"a_test.TestX"_s, u"test_y"_s, u"a_test.py::TestX::test_y"_s);
        row("a file called otherwise", {}, u"lib.checks.TestX"_s, u"test_y"_s, u"lib/checks.py::TestX::test_y"_s);
        row("parameters", {}, u"test_a"_s, u"test_y[a.b::c/d]"_s, u"test_a.py::test_y[a.b::c/d]"_s);
        row("an import that fails", {}, QString(), u"tests.test_a"_s, u"tests/test_a.py"_s);
        row("nothing but a class", {}, u"Limiter"_s, u"test_y"_s, u"Limiter.py::test_y"_s);
        row("the file is given", u"checks/Limits.py"_s, u"checks.Limits.Small"_s, u"test_y"_s,
            u"checks/Limits.py::Small::test_y"_s);
        row("inherited", u"tests/base.py"_s, u"tests.test_a.TestX"_s, u"test_y"_s, u"tests/test_a.py::TestX::test_y"_s);
    }
    void pytestsNodeIdsAreFoundAgain()
    {
        QFETCH(QString, file);
        QFETCH(QString, className);
        QFETCH(QString, name);
        QTEST(pytestId(file, className, name), "id");
    }

    void whatToolsMayWriteIsUnderstood_data();
    void whatToolsMayWriteIsUnderstood()
    {
        QFETCH(ReportFormat, format);
        QFETCH(QByteArray, report);
        QTEST(briefly(readTestReport(format, report)), "expected");
    }

    void timesAreMicroseconds_data()
    {
        QTest::addColumn<QByteArray>("time");
        QTest::addColumn<qint64>("us");
        QTest::newRow("plain") << "0.012345"_ba << qint64(12'345);
        QTest::newRow("thousands") << "1,234.5"_ba << qint64(1'234'500'000);
        QTest::newRow("none") << ""_ba << qint64(0);
        QTest::newRow("negative") << "-3"_ba << qint64(0);
        QTest::newRow("not a number") << "NaN"_ba << qint64(0);
        QTest::newRow("infinite") << "inf"_ba << qint64(0);
        QTest::newRow("longer than anybody waits") << "1e300"_ba << qint64(0);
        QTest::newRow("a word") << "soon"_ba << qint64(0);
    }
    void timesAreMicroseconds()
    {
        QFETCH(QByteArray, time);
        const QByteArray xml = "<testsuite><testcase name='a' time='" + time + "'/></testsuite>";
        const QByteArray tap = "1..1\nok 1 - a\n  ---\n  duration_ms: " + time + "\n  ...\n";
        const auto fromXml = readTestReport(ReportFormat::JUnit, xml);
        const auto fromTap = readTestReport(ReportFormat::Tap, tap);
        QVERIFY(fromXml && fromTap);
        QTEST(fromXml->tests.first().durationUs, "us");
        if (!time.contains(','))
            QCOMPARE(fromTap->tests.first().durationUs, (fromXml->tests.first().durationUs + 500) / 1000);
    }
};

void TestTestReport::whatToolsMayWriteIsUnderstood_data()
{
    QTest::addColumn<ReportFormat>("format");
    QTest::addColumn<QByteArray>("report");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* what, ReportFormat format, const QByteArray& report, const QString& expected) {
        QTest::newRow(what) << format << report << expected;
    };
    using enum ReportFormat;
    row("JUnit: suites in suites", JUnit,
        "<testsuites><testsuite name='a'><testsuite><testcase classname='A' name='x'/></testsuite>"
        "<testcase classname='A' name='y'><system-out>&lt;failure/></system-out></testcase></testsuite></testsuites>",
        u"passed A.x\npassed A.y"_s);
    row("JUnit: several failures of one case", JUnit,
        "<testsuite><testcase name='x'><failure message='one'/><error message='two'/><failure>three</failure>"
        "</testcase></testsuite>",
        u"failed x: one\ntwo\nthree"_s);
    row("JUnit: the output of a test is not looked at", JUnit,
        "<testsuite><testcase name='x'><system-out><failure message='no'/></system-out></testcase></testsuite>",
        u"passed x"_s);
    row("JUnit: two tests of one name", JUnit,
        "<testsuite><testcase name='x'/><testcase name='x'><skipped/></testcase><testcase name='x (2)'/></testsuite>",
        u"passed x\nskipped x (2)\npassed x (2) (2)"_s);
    row("JUnit: pytest says twice what became of one test", JUnit,
        "<testsuite name='pytest'><testcase classname='test_a' name='test_x'/><testcase classname='test_a' "
        "name='test_x'><error message='teardown'/></testcase></testsuite>",
        u"error test_a.py::test_x: teardown"_s);
    row("JUnit: googletest's disabled test", JUnit,
        "<testsuites><testsuite><testcase classname='A' name='x' status='notrun' result='suppressed'/></testsuite>"
        "</testsuites>",
        u"skipped A.x"_s);
    row("JUnit: characters that XML forbids", JUnit, "<testsuite><testcase name='a\x01\xff'/></testsuite>",
        u"passed a\ufffd\ufffd"_s);
    row("JUnit: a name is missing", JUnit, "<testsuite><testcase/></testsuite>", u"passed (no name)"_s);
    row("JUnit: no tests", JUnit, "<testsuites/>", QString());
    row("JUnit: nothing", JUnit, "", u"malformed: Line 1: no test is complete before the report breaks off."_s);
    row("JUnit: another document", JUnit, "<html/>", u"malformed: Line 1: this is XML, but no JUnit report."_s);
    row("JUnit: not XML", JUnit, "ok 1\n", u"malformed: Line 1: the report is not XML from here on."_s);
    row("JUnit: broken after a test", JUnit, "<testsuite>\n<testcase name='x'/>\n<testcase name='y'></testsuite>",
        u"passed x\ncut: Line 3: the report is not XML from here on."_s);
    row("JUnit: a document type that declares nothing", JUnit,
        "<!DOCTYPE testsuite SYSTEM 'junit.dtd'><testsuite><testcase name='x'/></testsuite>", u"passed x"_s);
    row("JUnit: declarations inside CDATA are text", JUnit,
        "<testsuite><testcase name='x'><failure><![CDATA[<!DOCTYPE a [<!ENTITY b 'c'>]>]]></failure></testcase>"
        "</testsuite>",
        u"failed x: <!DOCTYPE a [<!ENTITY b 'c'>]>"_s);
    row("TAP: the plan first, a test missing", Tap, "1..3\nok 1 - a\nok 3 - c\n",
        u"passed a\npassed c\nerror test 2: did not run"_s);
    row("TAP: no descriptions, no numbers", Tap, "ok\nnot ok\n# because\n1..2\n",
        u"passed test 1\nfailed test 2: because"_s);
    row("TAP: two tests of one name", Tap, "1..2\nok 1 - a\nnot ok 2 - a\n", u"passed a\nfailed a (2)"_s);
    row("TAP: windows line ends, escapes", Tap, "1..1\r\nok 1 - a \\# b \\\\# skip c\r\n", u"skipped a # b \\: c"_s);
    row("TAP: everything skipped", Tap, "1..0 # SKIP no network\n", QString());
    row("TAP: all of a failing suite is to be done", Tap,
        "# Subtest: s\n    not ok 1 - a\n    1..1\nnot ok 1 - s # TODO later\n1..1\n", u"skipped s > a"_s);
    row("TAP: a suite that fails by itself", Tap, "# Subtest: s\n    ok 1 - a\n    1..1\nnot ok 1 - s\n1..1\n",
        u"passed s > a\nfailed s"_s);
    row("TAP: a hook that fails", Tap,
        "not ok 1 - a\n  ---\n  failureType: 'hookFailed'\n  error: \"it's gone\"\n  ...\n1..1\n",
        u"error a: it's gone"_s);
    row("TAP: a report that breaks off in a suite", Tap, "# Subtest: s\n    ok 1 - a\n    not ok 2 - b\n    o",
        u"passed s > a\nfailed s > b\ncut: Line 3: the report ends before its tests do."_s);
    row("TAP: a point not yet followed by its block", Tap, "# Subtest: s\nok 1 - s\n",
        u"malformed: Line 2: the report ends before its tests do."_s);
    row("TAP: bails out in a subtest", Tap, "1..2\n# Subtest: s\n    ok 1 - a\n    Bail out! no disk\nok 1 - s\n",
        u"passed s > a\nerror test 1: did not run\nerror test 2: did not run\nerror Bail out!: no disk"_s);
    row("TAP: none", Tap, "hello\nokay\n1..x\n", u"malformed: Line 3: no line up to here is TAP."_s);
    row("Go: a package is tested twice", Go,
        R"({"Action":"run","Package":"p","Test":"T"}
{"Action":"pass","Package":"p","Test":"T","Elapsed":0.1}
{"Action":"run","Package":"p","Test":"T"}
{"Action":"output","Package":"p","Test":"T","Output":"a.go:1: \ud800 second time\n"}
{"Action":"fail","Package":"p","Test":"T","Elapsed":0.1}
{"Action":"fail","Package":"p"}
)",
        u"failed p.T: a.go:1: \ufffd second time"_s);
    row("Go: a test does not end", Go, "{\"Action\":\"run\",\"Package\":\"p\",\"Test\":\"T\"}\nnoise\n",
        u"error p.T: did not end\ncut: Line 2: the report ends before its tests do."_s);
    row("Go: none", Go, "{\"a\":1}\n{\n", u"malformed: Line 2: no line up to here is an event of go test."_s);
    row("ctest: no tests", Ctest, "Test project /p\nNo tests were found!!!\n", QString());
    row("ctest: none", Ctest, "make: nothing to be done\n", u"malformed: Line 1: no line up to here is ctest's."_s);
    row("pytest: no tests", Pytest, "no tests ran in 0.01s\n", QString());
    row("pytest: several tests skipped at one place", Pytest,
        "== short test summary info ==\nSKIPPED [2] test_a.py:3: no redis\n2 skipped in 0.01s\n",
        u"skipped test_a.py:3: no redis\nskipped test_a.py:3 (2): no redis"_s);
    row("pytest: prints like its own before the summary", Pytest,
        "PASSED test_a.py::test_x\n== short test summary info ==\nPASSED test_a.py::test_y\n2 passed in 0.01s\n",
        u"passed test_a.py::test_y"_s);
    row("pytest: none", Pytest, "Traceback\n", u"malformed: Line 1: no line up to here is pytest's."_s);
}

QTEST_GUILESS_MAIN(TestTestReport)
#include "tst_test_report.moc"
