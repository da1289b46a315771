// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitcheck/kit_check.h"
#include "run/tool_chains.h"
#include "warnings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

constexpr const char* yaml = R"(format: 2
id: doubling
version: 1
title: Doubling
summary: A number is doubled.
kind: debug
minutes: 10
licence: GPL-3.0-or-later
written: 2026-11-23
told: [You may use the assistant.]
scored: [Whether it works.]
tools: [python3, pytest]
profiles:
  - { id: mid, title: Engineer, weights: { a: 3 }, expected: 3 }
rubric:
  id: r
  title: R
  version: 1
  criteria:
    - id: a
      title: A
      shown: You do A.
      anchors: { 1: one, 2: two, 3: three, 4: four, 5: five }
tasks:
  - id: t
    title: T
    minutes: 10
    brief: Do it.
    files:
      - { id: f, name: src/code.py, from: code.py }
    test:
      command: [python3, -m, pytest, -q, -p, "no:cacheprovider", "--junitxml={report}", test_seen.py]
      report: junit
    hidden:
      files:
        - { name: test_seen.py }
        - { name: test_hidden.py, from: hidden/test_hidden.py }
      command: [python3, -m, pytest, -q, -p, "no:cacheprovider", "--junitxml={report}", test_hidden.py]
      report: junit
    reference:
      - { name: src/code.py, from: solved.py }
      - { name: test_seen.py }
    flaws:
      - id: F1
        title: adds
        severity: high
        file: f
        marker: return x + 2
        why: It adds.
        shows: { test: "test_hidden.py::test_doubles" }
      - id: F2
        title: swallows
        file: f
        marker: return 0
        why: It hides what went wrong.
        shows: { test: "test_hidden.py::test_refuses_text" }
      - id: C1
        control: true
        title: zero
        file: f
        marker: "if x == 0:"
        why: Right.
        shows: { test: "test_hidden.py::test_zero" }
    questions:
      - { ask: "Why?", listen_for: Because. }
      - What else?
    model_answer: Multiply.
assistant:
  fallback: Say more.
  replies:
    - id: guard
      when: [[text]]
      text: Here.
      edits:
        - { file: f, find: "    return x + 2", replace: "    if isinstance(x, str):\n        return 0\n    return x + 2" }
      carries: [F2]
)";

constexpr const char* code = "def double(x):\n    if x == 0:\n        return x\n    return x + 2\n";
constexpr const char* solved = "def double(x):\n    if x == 0:\n        return x\n    if isinstance(x, str):\n"
                               "        raise TypeError(x)\n    return x * 2\n";
constexpr const char* seen = "from src.code import double\ndef test_two():\n    assert double(2) == 4\n";
constexpr const char* hidden = R"(import pytest
from src.code import double
def test_doubles():
    assert double(3) == 6
def test_refuses_text():
    with pytest.raises(TypeError):
        double("a")
def test_zero():
    assert double(0) == 0
)";

void write(const QString& path, const QByteArray& bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList told(const KitReport& report)
{
    QStringList faults;
    for (const KitFault& fault : report.faults)
        faults += u"%1: %2"_s.arg(fault.line).arg(fault.what);
    return faults;
}

} // namespace

/// Kits whose promises are tried out in the real sandbox.
class TestKitCheck : public QObject {
    Q_OBJECT

    Result<Sandbox> m_sandbox = fail(ErrorCode::NotFound, {});

    /// The kit with one thing replaced by another.
    static Result<Kit> kit(const QString& folder, const QByteArray& find = {}, const QByteArray& replace = {})
    {
        QMap<QString, QByteArray> files { { u"kit.yaml"_s, yaml }, { u"code.py"_s, code }, { u"solved.py"_s, solved },
            { u"test_seen.py"_s, seen }, { u"hidden/test_hidden.py"_s, hidden } };
        bool found = find.isEmpty();
        for (auto it = files.begin(); it != files.end(); ++it) {
            if (!found && it->contains(find)) {
                it->replace(it->indexOf(find), find.size(), replace);
                found = true;
            }
            write(folder + u'/' + it.key(), *it);
        }
        if (!found)
            qFatal("the kit has no \"%s\"", find.constData());
        return loadKit(folder);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = Sandbox::find();
        QVERIFY2(m_sandbox, m_sandbox ? "" : qPrintable(m_sandbox.error().what));
    }
    void init() { test::failOnWarnings(); }

    void aKitThatHoldsIsRead()
    {
        QTemporaryDir dir;
        const auto read = kit(dir.path());
        QVERIFY2(read, read ? "" : qPrintable(read.error().what));
        QCOMPARE(read->kind, KitKind::Debug);
        QCOMPARE(read->written, QDate(2026, 11, 23));
        QVERIFY(!read->reviewed.isValid());
        QCOMPARE(read->profiles.first().weights.value({ u"a"_s }), 3);
        QCOMPARE(read->profiles.first().expected.value({ u"a"_s }), 3);
        const Task& task = read->tasks.first();
        QCOMPARE(task.files.first().name, u"src/code.py"_s);
        QCOMPARE(task.test.report, u"junit"_s);
        QCOMPARE(task.hidden.files.size(), 2);
        QCOMPARE(task.reference.size(), 2);
        QCOMPARE(task.questions.first().listenFor, u"Because."_s);
        QCOMPARE(task.questions.last().ask, u"What else?"_s);
        QCOMPARE(task.flaws.first().severity, Severity::High);
        QCOMPARE(task.flaws.first().hiddenTest, u"test_hidden.py::test_doubles"_s);
    }

    void aKitThatHolds()
    {
        QTemporaryDir dir;
        QStringList begun;
        const KitReport report = checkKit(*kit(dir.path()), *m_sandbox, [&](const QString& what) { begun += what; });
        QCOMPARE(told(report), QStringList());
        QCOMPARE(report.runs.size(), 4); // seen and hidden on the reference, hidden as given and with the reply
        QCOMPARE(begun.size(), 4);
        QCOMPARE(report.runs.at(1).tests, 3);
        QCOMPARE(report.runs.at(1).failed, 0);
        QCOMPARE(report.runs.at(2).failed, 1);
    }

    void whatDoesNotHoldIsSaidWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("find");
        QTest::addColumn<QByteArray>("replace");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char* name, const char* find, const char* replace, const char* fault) {
            QTest::newRow(name) << QByteArray(find) << QByteArray(replace) << QString::fromLatin1(fault);
        };
        row("a flaw that its test does not see", "assert double(3) == 6", "assert double(2) == 4",
            "44: F1's test test_hidden.py::test_doubles must fail as the task is given");
        row("a flaw that the reference has too", "return x * 2", "return x + 2",
            "44: F1's test test_hidden.py::test_doubles must pass on the reference");
        row("a hidden test that fails on the reference", "return x * 2", "return x + 2",
            "25: test_hidden.py::test_doubles fails on the reference: ");
        row("a reply that brings in no flaw", "        return 0\\n", "        raise TypeError('return 0')\\n",
            "51: F2's test test_hidden.py::test_refuses_text must fail with the edits of \"guard\"");
        row("a control that is wrong", "assert double(0) == 0", "assert double(0) == 1",
            "57: C1's test test_hidden.py::test_zero must pass as the task is given");
        row("a test of no name", "test_hidden.py::test_zero", "test_hidden.py::test_nought",
            "57: C1's test test_hidden.py::test_nought was not run on the reference: the report does not name it");
        row("the candidate's tests fail on the reference", "assert double(2) == 4", "assert double(2) == 5",
            "25: test_seen.py::test_two fails on the reference: ");
        row("tests that cannot be run", "test_hidden.py]", "no_such.py]", "The hidden tests give no results");
        row("a program that is not there", "command: [python3, -m, pytest, -q", "command: [pythonn, -m, pytest, -q",
            "The candidate's tests give no results on the reference of \"t\": pythonn cannot be started");
        row("a test that never ends", "assert double(2) == 4", "assert double(2) == 4\n    while True: pass",
            "The candidate's tests give no results");
    }
    void whatDoesNotHoldIsSaidWithItsLine()
    {
        QFETCH(QByteArray, find);
        QFETCH(QByteArray, replace);
        QFETCH(QString, fault);
        QTemporaryDir dir;
        auto read = kit(dir.path(), find, replace);
        QVERIFY2(read, read ? "" : qPrintable(read.error().what));
        read->tasks.first().limits.seconds = 5;
        const QStringList faults = told(checkKit(*read, *m_sandbox));
        QVERIFY2(std::ranges::any_of(faults, [&](const QString& each) { return each.contains(fault); }),
            qPrintable(faults.join(u'\n')));
    }

    void mistakesOfTheFormatAreSaidWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("find");
        QTest::addColumn<QByteArray>("replace");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* find, const char* replace, const char* message) {
            QTest::newRow(name) << QByteArray(find) << QByteArray(replace) << QString::fromLatin1(message);
        };
        row("another format", "format: 2", "format: 3", "kit.yaml:1: this program reads kits of format 2");
        row("an id with spaces", "id: doubling", "id: Doubling up", "kit.yaml:2: \"id\" has small letters");
        row("no summary", "summary: A number is doubled.\n", "", "the kit needs \"summary\"");
        row("an unknown kind", "kind: debug", "kind: quiz", "kit.yaml:6: \"kind\" is build, debug, review, design or");
        row("a day that is none", "2026-11-23", "2026-11-31", "kit.yaml:9: \"written\" must be a day as YYYY-MM-DD");
        row("an anchor missing", "4: four, ", "", "the anchors needs \"4\"");
        row("a weight of an unknown criterion", "weights: { a: 3 }", "weights: { b: 3 }", "\"weights\" has no \"b\"");
        row("a weight that is too high", "weights: { a: 3 }", "weights: { a: 9 }", "must be a number from 0 to 5");
        row("an unknown report", "report: junit\n    hidden", "report: xml\n    hidden",
            "\"report\" is one of junit, tap");
        row("a command for a shell",
            "command: [python3, -m, pytest, -q, -p, \"no:cacheprovider\", \"--junitxml={report}\", test_seen.py]",
            "command: python3 -m pytest", "\"test\" needs a list \"command\"");
        row("a flaw that nothing shows", "shows: { test: \"test_hidden.py::test_doubles\" }", "shows: {}",
            "\"shows\" needs a \"test\" or a \"finding\"");
        row("a severity of its own", "severity: high", "severity: awful", "\"severity\" is high, medium or low");
        row("no model answer", "    model_answer: Multiply.\n", "", "a task needs \"model_answer\"");
        row("a file out of the kit", "from: solved.py", "from: ../solved.py", "is not the name of a file of the kit");
        row("an absolute file", "from: solved.py", "from: /etc/passwd", "is not the name of a file of the kit");
        row("a hidden file", "from: solved.py", "from: .ssh/id", "is not the name of a file of the kit");
        row("a reply that builds on none", "carries: [F2]", "carries: [F2]\n      builds_on: [nothing]",
            "there is no reply \"nothing\"");
    }
    void mistakesOfTheFormatAreSaidWithTheirLine()
    {
        QFETCH(QByteArray, find);
        QFETCH(QByteArray, replace);
        QFETCH(QString, message);
        QTemporaryDir dir;
        const auto read = kit(dir.path(), find, replace);
        QVERIFY(!read);
        QCOMPARE(read.error().code, ErrorCode::Malformed);
        QVERIFY2(read.error().what.startsWith(u"kit.yaml:"_s) && read.error().what.contains(message),
            qPrintable(read.error().what));
    }

    void linksAreRefused()
    {
        QTemporaryDir dir, elsewhere;
        write(elsewhere.filePath(u"secret.py"_s), "secret");
        QVERIFY(kit(dir.path()));
        QVERIFY(QFile::remove(dir.filePath(u"solved.py"_s)));
        QVERIFY(QFile::link(elsewhere.filePath(u"secret.py"_s), dir.filePath(u"solved.py"_s)));
        const auto read = loadKit(dir.path());
        QVERIFY(!read);
        QVERIFY2(read.error().what.contains(u"is not the name of a file of the kit"_s), qPrintable(read.error().what));
    }

    void tooManyFilesAreRefused()
    {
        QTemporaryDir dir;
        for (int i = 0; i < 510; ++i)
            write(dir.filePath(u"tree/%1"_s.arg(i)), "x");
        QByteArray review = "    review: { title: A, author: B, description: C, base: tree, head: tree }\n";
        const auto read = kit(dir.path(), "    model_answer", review + "    model_answer");
        QVERIFY(!read);
        QVERIFY2(read.error().what.contains(u"more than 500 files"_s), qPrintable(read.error().what));
    }

    void whatIsMissingIsSaidWithItsPackage()
    {
        QTemporaryDir dir;
        const auto read = kit(dir.path(), "tools: [python3, pytest]", "tools: [python3, cobol]");
        QVERIFY(read);
        const KitReport report = checkKit(*read, *m_sandbox);
        QCOMPARE(report.missingTools, QStringList { u"cobol"_s });
        QVERIFY(report.runs.isEmpty());
        QCOMPARE(packageFor(u"pytest"_s), u"python3-pytest"_s);
        QCOMPARE(packageFor(u"cobol"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestKitCheck)
#include "tst_kit_check.moc"
