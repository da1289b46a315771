// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/reports/go_events.h"

#include "base/json.h"
#include "run/reports/report_text.h"
#include "run/reports/result_list.h"

#include <QJsonObject>

#include <algorithm>

namespace jumpseat {
namespace {

using namespace Qt::StringLiterals;

/// An event of a test, or of a build.
struct GoEvent {
    QString action, package, test, output, importPath, failedBuild;
    double elapsed = 0;
};

std::optional<GoEvent> goEvent(QByteArrayView line)
{
    if (!line.startsWith('{'))
        return {};
    const QJsonObject json = parseJson(line.toByteArray()).object();
    GoEvent event;
    event.elapsed = json["Elapsed"_L1].toDouble();
    event.action = json["Action"_L1].toString();
    event.package = json["Package"_L1].toString();
    event.test = json["Test"_L1].toString();
    event.output = json["Output"_L1].toString();
    event.importPath = json["ImportPath"_L1].toString();
    event.failedBuild = json["FailedBuild"_L1].toString();
    if (event.action.isEmpty() || (event.package.isEmpty() && event.importPath.isEmpty()))
        return {};
    return event;
}

/// "example.com/limiter [example.com/limiter.test]" is built for the tests of example.com/limiter.
QString builtPackage(const QString& importPath)
{
    const qsizetype bracket = importPath.indexOf(u'[');
    QString package = bracket < 0 ? importPath : importPath.sliced(bracket + 1);
    if (package.endsWith(u']'))
        package.chop(1);
    if (package.endsWith(".test"_L1))
        package.chop(5);
    return package;
}

bool isGosOwn(const QString& output)
{
    const QStringView text = QStringView(output).trimmed();
    return text.startsWith(u"=== ") || text.startsWith(u"--- PASS:") || text.startsWith(u"--- FAIL:")
        || text.startsWith(u"--- SKIP:");
}

void appendBounded(QString& text, const QString& output)
{
    if (text.size() <= report::longestMessage)
        text += QStringView(output).first(std::min(output.size(), 2 * report::longestMessage));
}

QString idOf(const QString& package, const QString& test)
{
    return package + u'.' + test;
}

/// A test that began.
struct GoTest {
    QString name, output = {};
    qsizetype order = 0;
};

struct GoPackage {
    QString output = {};
    bool failed = false; ///< one of its tests did
    QHash<QString, GoTest> tests = {};
};

class GoReader {
public:
    Result<TestReport> read(QByteArrayView report);

private:
    void take(const GoEvent& event);
    void takeOutput(const GoEvent& event);
    void endTest(const GoEvent& event, TestOutcome outcome);
    void endPackage(const GoEvent& event);
    void failBuild(const QString& package);
    void failUnended(const QString& package, const GoPackage& of);
    GoPackage* package(const QString& name);
    void begin(const GoEvent& event);

    ResultList m_results;
    QHash<QString, GoPackage> m_packages; ///< that have not ended
    QHash<QString, QString> m_builds;     ///< what was said of each
    qsizetype m_begun = 0;
    bool m_isGo = false;
};

Result<TestReport> GoReader::read(QByteArrayView report)
{
    ReportLines lines(report);
    while (const auto line = lines.next()) {
        if (const auto event = goEvent(*line))
            take(*event);
    }
    const int line = std::max(lines.number(), 1);
    if (!m_isGo)
        return std::unexpected(malformedAt(line, u"no line up to here is an event of go test"_s));
    if (m_packages.isEmpty() && !lines.endInside())
        return m_results.finish({});
    QStringList names = m_packages.keys();
    names.sort();
    for (const QString& name : std::as_const(names))
        failUnended(name, m_packages[name]);
    return m_results.finish(malformedAt(line, u"the report ends before its tests do"_s));
}

void GoReader::take(const GoEvent& event)
{
    m_isGo = true;
    if (event.action == u"output" || event.action == u"build-output")
        takeOutput(event);
    else if (event.action == u"build-fail")
        failBuild(builtPackage(event.importPath));
    else if (event.package.isEmpty())
        return;
    else if (event.action == u"run" || event.action == u"start")
        begin(event);
    else if (event.action != u"pass" && event.action != u"fail" && event.action != u"skip")
        return;
    else if (event.test.isEmpty())
        endPackage(event);
    else if (event.action == u"fail")
        endTest(event, TestOutcome::Failed);
    else
        endTest(event, event.action == u"pass" ? TestOutcome::Passed : TestOutcome::Skipped);
}

/// None when there are too many.
GoPackage* GoReader::package(const QString& name)
{
    const auto it = m_packages.find(name);
    if (it != m_packages.end())
        return &*it;
    return m_packages.size() < report::mostTests ? &*m_packages.insert(name, {}) : nullptr;
}

void GoReader::begin(const GoEvent& event)
{
    GoPackage* of = package(event.package);
    if (of && !event.test.isEmpty() && of->tests.size() < report::mostTests)
        of->tests.insert(event.test, { event.test, {}, m_begun++ });
}

void GoReader::takeOutput(const GoEvent& event)
{
    if (isGosOwn(event.output))
        return;
    if (event.package.isEmpty()) {
        if (m_builds.size() < report::mostTests)
            appendBounded(m_builds[builtPackage(event.importPath)], event.output);
    } else if (GoPackage* of = package(event.package)) {
        const auto test = of->tests.find(event.test);
        if (event.test.isEmpty())
            appendBounded(of->output, event.output);
        else if (test != of->tests.end())
            appendBounded(test->output, event.output);
    }
}

void GoReader::endTest(const GoEvent& event, TestOutcome outcome)
{
    QString said;
    if (GoPackage* of = package(event.package)) {
        said = of->tests.take(event.test).output.trimmed();
        of->failed = of->failed || outcome == TestOutcome::Failed;
    }
    m_results.add({ idOf(event.package, event.test), event.test, outcome, microseconds(event.elapsed),
                      outcome == TestOutcome::Passed ? QString() : said },
        SecondTime::SameTest);
}

void GoReader::endPackage(const GoEvent& event)
{
    const GoPackage ended = m_packages.take(event.package);
    failUnended(event.package, ended);
    const bool isExplained = ended.failed || !ended.tests.isEmpty();
    const bool isSaid = !event.failedBuild.isEmpty() && m_results.contains(event.package); // by build-fail
    if (event.action == u"fail" && !isExplained && !isSaid)
        m_results.add(
            { event.package, event.package, TestOutcome::Error, microseconds(event.elapsed), ended.output.trimmed() },
            SecondTime::SameTest);
}

void GoReader::failBuild(const QString& package)
{
    m_results.add({ package, package, TestOutcome::Error, 0, m_builds.take(package).trimmed() }, SecondTime::SameTest);
}

/// Tests that began and did not end, in the order in which they began.
void GoReader::failUnended(const QString& package, const GoPackage& of)
{
    QList<GoTest> tests = of.tests.values();
    std::ranges::sort(tests, {}, &GoTest::order);
    for (const GoTest& test : std::as_const(tests)) {
        const QString said = test.output.trimmed();
        m_results.add(
            { idOf(package, test.name), test.name, TestOutcome::Error, 0, said.isEmpty() ? u"did not end"_s : said },
            SecondTime::SameTest);
    }
}

} // namespace

Result<TestReport> readGoEvents(QByteArrayView report)
{
    return GoReader().read(report);
}

} // namespace jumpseat
