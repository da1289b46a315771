// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit.h"
#include "kit/unwrap.h"
#include "warnings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;

namespace {

const QString kitsRoot = QStringLiteral(":/kits");

QByteArray validKit()
{
    return R"(id: k
version: 2
title: A kit
minutes: 30
rubric:
  id: r
  title: R
  version: 1
  criteria:
    - id: a
      title: A
      shown: You do A.
      anchors: {1: low, 3: mid, 5: high}
tasks:
  - id: t
    title: T
    minutes: 30
    brief: Do it.
    files:
      - {id: f, name: f.py}
      - {id: g, name: g.md, read_only: true}
    flaws:
      - {id: F1, title: fault, file: f, marker: b = 2, why: because}
assistant:
  fallback: Say more.
  replies:
    - id: one
      when: [[fix]]
      text: Here.
      edits:
        - {file: f, find: b = 2, replace: b = 3}
      carries: [F1]
    - id: two
      when: [[more]]
      text: Again.
      edits:
        - {file: f, find: b = 3, replace: b = 4}
)";
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void writeKit(const QString& folder, const QByteArray& yaml, const QByteArray& code = "a = 1\r\nb = 2\r\n")
{
    QVERIFY(QDir().mkpath(folder));
    write(folder + QStringLiteral("/kit.yaml"), yaml);
    write(folder + QStringLiteral("/f.py"), code);
    write(folder + QStringLiteral("/g.md"), "read me\n");
}

} // namespace

class TestKit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void readsWhatTheAuthorWrote()
    {
        QTemporaryDir dir;
        writeKit(dir.path(), validKit());
        const auto kit = loadKit(dir.path());
        QVERIFY2(kit.has_value(), qPrintable(kit ? QString() : kit.error().what));
        QCOMPARE(kit->version, 2);
        QCOMPARE(kit->rubric.criteria.first().anchors[0], QStringLiteral("low"));
        QVERIFY(kit->rubric.criteria.first().anchors[1].isEmpty());
        QCOMPARE(kit->tasks.first().files.first().text, QStringLiteral("a = 1\nb = 2\n"));
        QVERIFY(kit->tasks.first().files.last().readOnly);
        QCOMPARE(kit->findFlaw({ QStringLiteral("F1") })->title, QStringLiteral("fault"));
        QVERIFY(!kit->findFlaw({ QStringLiteral("F2") }));
        QCOMPARE(kit->findReply(QStringLiteral("one"))->edits.first().replace, QStringLiteral("b = 3"));
        QVERIFY(!kit->findReply(QStringLiteral("three")));
        QCOMPARE(kit->contentHash.size(), 64);
    }

    void joinsTheLinesOfAParagraph_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* name, const char* written, const char* shown) {
            QTest::newRow(name) << QString::fromUtf8(written) << QString::fromUtf8(shown);
        };
        row("one line", "a b\n", "a b");
        row("a paragraph", "a\nb\nc", "a b c");
        row("two paragraphs", "a\nb\n\nc\nd\n", "a b\n\nc d");
        row("a list", "a:\n\n- b\n  c\n- d\n\ne", "a:\n\n- b c\n- d\n\ne");
        row("a list without a gap", "a\n- b\n- c", "a\n- b\n- c");
        row("a block of code", "a\n```\nx = 1\n    y\n\nz\n```\nb\nc", "a\n```\nx = 1\n    y\n\nz\n```\nb c");
        row("nothing", "", "");
    }

    void joinsTheLinesOfAParagraph()
    {
        QFETCH(QString, written);
        QFETCH(QString, shown);
        QCOMPARE(unwrapped(written), shown);
    }

    void theHashCoversEveryFile()
    {
        QTemporaryDir dir;
        writeKit(dir.path(), validKit());
        const QString first = loadKit(dir.path())->contentHash;
        QCOMPARE(loadKit(dir.path())->contentHash, first);
        write(dir.filePath(QStringLiteral("g.md")), "read me too\n");
        QVERIFY(loadKit(dir.path())->contentHash != first);
    }

    void saysWhatIsWrongAndWhere_data()
    {
        QTest::addColumn<QByteArray>("find");
        QTest::addColumn<QByteArray>("replace");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* find, const char* replace, const char* message) {
            QTest::newRow(name) << QByteArray(find) << QByteArray(replace) << QString::fromUtf8(message);
        };
        row("not YAML", "id: k\n", "id: [k\n", "kit.yaml:2: ");
        row("a list, not names", "id: k\nversion: 2\ntitle: A kit\nminutes: 30\n", "- k\n", "kit.yaml:");
        row("no id", "id: k\n", "", "kit.yaml:1: the kit needs \"id\".");
        row("a misspelled name", "minutes: 30\nrubric", "mins: 30\nrubric", "the kit needs \"minutes\".");
        row("an unknown name", "title: A kit\n", "title: A kit\nauthor: me\n",
            "kit.yaml:4: the kit has no \"author\".");
        row("a version that is no number", "version: 2", "version: new",
            "kit.yaml:2: \"version\" must be a number from 1 on.");
        row("minutes that do not add up", "minutes: 30\nrubric", "minutes: 45\nrubric",
            "kit.yaml:4: the tasks take 30 minutes together, not 45.");
        row("an anchor missing", ", 3: mid", "", "kit.yaml:13: the anchors needs \"3\".");
        row("no criteria",
            "    - id: a\n      title: A\n      shown: You do A.\n"
            "      anchors: {1: low, 3: mid, 5: high}\n",
            "", "the rubric needs a list \"criteria\".");
        row("two files of one id", "id: g,", "id: f,", "kit.yaml:21: there are two of file \"f\".");
        row("two files of one name", "name: g.md", "name: f.py", "kit.yaml:21: there are two files \"f.py\".");
        row("two replies of one id", "id: two", "id: one", "there are two of reply \"one\".");
        row("a file that is not there", "name: g.md", "name: h.md", "h.md does not exist.");
        row("a file elsewhere", "name: g.md", "name: ../../etc/passwd", "is not the name of a file of the kit.");
        row("a marker that is not there", "marker: b = 2", "marker: c = 2",
            "the marker of F1 must stand in one line of f.py, it is there 0 times.");
        row("a marker that is there twice", "marker: b = 2", "marker: \"=\"", "it is there 2 times.");
        row("a flaw in an unknown file", "file: f, marker", "file: x, marker", "kit.yaml:23: there is no file \"x\".");
        row("an edit that fits nowhere", "find: b = 2", "find: c = 2",
            "kit.yaml:31: \"find\" must stand in f.py exactly once, it is there 0 times.");
        row("an edit that fits twice", "find: b = 2", "find: \"=\"", "it is there 2 times.");
        row("an edit of a read-only file", "file: f, find: b = 2", "file: g, find: read", "g.md is read-only.");
        row("an edit that changes nothing", "replace: b = 3", "replace: b = 2", "the edit changes nothing.");
        row("a reply without keywords", "when: [[fix]]", "when: []", "\"when\" is empty.");
        row("keywords that are no list", "when: [[fix]]", "when: [fix]",
            "each entry of \"when\" must be a list of keywords.");
        row("a keyword of signs only", "when: [[fix]]", "when: [[\"!?\"]]", "a keyword needs a letter or a digit.");
        row("an unknown flaw", "carries: [F1]", "carries: [F9]", "there is no flaw \"F9\".");
        row("no assistant", "assistant:", "helper:", "the kit needs \"assistant\".");
    }

    void saysWhatIsWrongAndWhere()
    {
        QFETCH(QByteArray, find);
        QFETCH(QByteArray, replace);
        QFETCH(QString, message);
        QTemporaryDir dir;
        QByteArray yaml = validKit();
        const auto at = yaml.indexOf(find);
        QVERIFY(at >= 0);
        writeKit(dir.path(), yaml.replace(at, find.size(), replace));
        const auto kit = loadKit(dir.path());
        QVERIFY(!kit.has_value());
        QCOMPARE(kit.error().code, ErrorCode::Malformed);
        QVERIFY2(kit.error().what.startsWith(QStringLiteral("kit.yaml:")), qPrintable(kit.error().what));
        QVERIFY2(kit.error().what.contains(message), qPrintable(kit.error().what));
    }

    void survivesHostileInput_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a NUL") << QByteArray("id: \0", 5);
        QTest::newRow("not UTF-8") << QByteArray("id: \xff\xfe");
        QTest::newRow("deep nesting") << QByteArray(20'000, '[');
        QTest::newRow("a laughing alias") << QByteArray("id: &a [x]\nversion: *a\ntitle: *b\n");
        QTest::newRow("a scalar") << QByteArray("hello");
        QTest::newRow("too large") << QByteArray(2 * 1024 * 1024, 'x');
    }

    void survivesHostileInput()
    {
        QFETCH(QByteArray, yaml);
        QTemporaryDir dir;
        writeKit(dir.path(), yaml);
        const auto kit = loadKit(dir.path());
        QVERIFY(!kit.has_value());
        QVERIFY(!kit.error().what.isEmpty());
    }

    void saysWhenThereIsNoKit()
    {
        QCOMPARE(loadKit(QStringLiteral("/no/such/folder")).error().code, ErrorCode::NotFound);
    }

    void listsWhatLoadsAndReportsTheRest()
    {
        QTemporaryDir dir;
        writeKit(dir.filePath(QStringLiteral("z")), validKit().replace("id: k\n", "id: a\n"));
        writeKit(dir.filePath(QStringLiteral("y")), validKit());
        writeKit(dir.filePath(QStringLiteral("x")), "hello");
        QVERIFY(QDir().mkpath(dir.filePath(QStringLiteral("no-kit"))));
        QStringList problems;
        const QList<Kit> kits = loadKits(dir.path(), &problems);
        QCOMPARE(kits.size(), 2);
        QCOMPARE(kits.first().id, QStringLiteral("a"));
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().startsWith(dir.filePath(QStringLiteral("x"))));
    }

    void theProgramsKitsLoad()
    {
        QStringList problems;
        const QList<Kit> kits = loadKits(kitsRoot, &problems);
        QCOMPARE(problems, QStringList());
        QVERIFY(!kits.isEmpty());
        const auto limiter = loadKit(kitsRoot + QStringLiteral("/rate-limiter"));
        QVERIFY(limiter.has_value());
        QCOMPARE(limiter->rubric.criteria.size(), 4);
        QCOMPARE(limiter->tasks.size(), 2);
        QVERIFY(limiter->findFlaw({ QStringLiteral("C1") })->control);
        for (const Task& task : limiter->tasks)
            QVERIFY(!task.questions.isEmpty() && !task.hints.isEmpty() && !task.handIn.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKit)
#include "tst_kit.moc"
