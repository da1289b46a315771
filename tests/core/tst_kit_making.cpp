// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kitcheck/kit_check.h"
#include "kitmaking/kit_from_git.h"
#include "warnings.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

/// A repository with a real git, and nobody's settings.
struct Repository {
    Repository()
    {
        git({ u"init"_s, u"-q"_s, u"-b"_s, u"main"_s, u"."_s });
        put(u"app/users.py"_s, "def find():\n    pass\n");
        put(u"README.md"_s, "# Users\n");
        put(u"old.txt"_s, "goes\n");
        commit(u"Begin"_s);
        put(u"app/users.py"_s, "def find(name):\n    return name\n");
        put(u"app/new.py"_s, "NEW = 1\n");
        put(u".github/ci.yml"_s, "on: push\n");
        put(u"logo.bin"_s, QByteArray("\0\xff", 2));
        QFile::remove(folder.filePath(u"old.txt"_s));
        QFile::link(u"/etc/passwd"_s, folder.filePath(u"link"_s));
        commit(u"Find by name: \"quoted\"\n\nAs the ticket asks.\n\nSigned-off-by: Some Body <some@body.invalid>"_s);
    }
    void git(const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"GIT_CONFIG_GLOBAL"_s, u"/dev/null"_s);
        environment.insert(u"GIT_CONFIG_SYSTEM"_s, u"/dev/null"_s);
        process.setProcessEnvironment(environment);
        process.start(u"git"_s,
            QStringList { u"-c"_s, u"user.name=Nobody"_s, u"-c"_s, u"user.email=nobody@example.invalid"_s }
                + arguments);
        if (!process.waitForFinished() || process.exitCode() != 0)
            qFatal("%s", process.readAllStandardError().constData());
    }
    void put(const QString& name, const QByteArray& content)
    {
        QDir(folder.path()).mkpath(QFileInfo(name).path());
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("%ls cannot be written", qUtf16Printable(name));
    }
    void commit(const QString& message)
    {
        git({ u"add"_s, u"-A"_s });
        git({ u"commit"_s, u"-q"_s, u"-m"_s, message });
    }
    QTemporaryDir folder;
};

KitSketch sketch(KitKind kind = KitKind::Review)
{
    return { u"made"_s, u"A \"made\" kit"_s, kind, QDate(2026, 11, 23) };
}

} // namespace

class TestKitMaking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_place = std::make_unique<QTemporaryDir>();
        m_kit = m_place->filePath(u"made"_s);
    }

    void aNewKitHoldsWhatItPromises_data()
    {
        QTest::addColumn<int>("kind");
        for (const auto kind : { KitKind::Build, KitKind::Debug, KitKind::Review, KitKind::Design, KitKind::Algorithm })
            QTest::addRow("%s", qPrintable(kitKindName(kind))) << int(kind);
    }
    void aNewKitHoldsWhatItPromises()
    {
        QFETCH(int, kind);
        const auto written = makeKit(m_kit, sketch(KitKind(kind)));
        QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().what));
        QVERIFY(written->contains(u"kit.yaml"_s) && written->contains(u"kit.schema.json"_s));
        const auto kit = loadKit(m_kit);
        QVERIFY2(kit.has_value(), kit ? "" : qPrintable(kit.error().what));
        QCOMPARE(kit->title, u"A \"made\" kit"_s);
        QCOMPARE(kit->kind, KitKind(kind));
        const auto sandbox = Sandbox::find();
        QVERIFY(sandbox.has_value());
        const KitReport report = checkKit(*kit, *sandbox);
        for (const KitFault& fault : report.faults)
            qCritical("%d: %ls", fault.line, qUtf16Printable(fault.what));
        QVERIFY(report.faults.isEmpty() && report.missingTools.isEmpty());
        QCOMPARE(report.runs.isEmpty(), kit->tasks.first().hidden.files.isEmpty());
    }

    void whatIsThereStays()
    {
        QDir().mkpath(m_kit);
        QFile file(m_kit + u"/mine.txt"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(makeKit(m_kit, sketch()).error().code, ErrorCode::Refused);
        QVERIFY(QFile::exists(file.fileName()));
        QCOMPARE(QDir(m_kit).entryList(QDir::Files).size(), 1);
    }

    void whatIsNoKitIsRefused_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("title");
        QTest::addRow("upper case") << u"Made"_s << u"Kit"_s;
        QTest::addRow("a path") << u"../made"_s << u"Kit"_s;
        QTest::addRow("no title") << u"made"_s << u" "_s;
        QTest::addRow("a title of two lines") << u"made"_s << u"a\nb: c"_s;
    }
    void whatIsNoKitIsRefused()
    {
        QFETCH(QString, id);
        QFETCH(QString, title);
        QCOMPARE(makeKit(m_kit, { id, title, KitKind::Build, {} }).error().code, ErrorCode::Malformed);
        QVERIFY(!QFile::exists(m_kit));
    }

    void nothingIsLeftWhenItCannotBeMade()
    {
        QVERIFY(!makeKit(m_kit, sketch(), u"/no/such/templates"_s));
        QVERIFY(!QFile::exists(m_kit));
    }

    void twoCommitsMakeAPullRequest()
    {
        Repository repository;
        const auto made = makeKitFromGit(m_kit, sketch(), { repository.folder.path(), u"main^"_s, u"main"_s });
        QVERIFY2(made.has_value(), made ? "" : qPrintable(made.error().what));
        const auto kit = loadKit(m_kit);
        QVERIFY2(kit.has_value(), kit ? "" : qPrintable(kit.error().what));
        const PullRequest& pull = *kit->tasks.first().review;
        QStringList base, head;
        for (const KitFile& file : pull.base)
            base += file.name;
        for (const KitFile& file : pull.head)
            head += file.name;
        QCOMPARE(base, QStringList({ u"app/users.py"_s, u"old.txt"_s }));
        QCOMPARE(head, QStringList({ u"app/new.py"_s, u"app/users.py"_s }));
        QVERIFY(pull.description.contains(u"As the ticket asks."));
        QVERIFY(!pull.description.contains(u"Some Body"));
        QCOMPARE(made->leftOut.size(), 3); // a name with a dot, bytes, a link
    }

    void wholeTreesHaveWhatDidNotChangeToo()
    {
        Repository repository;
        const auto made = makeKitFromGit(m_kit, sketch(), { repository.folder.path(), u"main^"_s, u"main"_s, true });
        QVERIFY(made.has_value());
        QVERIFY(made->written.contains(u"base/README.md"_s) && made->written.contains(u"head/README.md"_s));
    }

    void whatCannotBeComparedIsSaid_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<int>("code");
        QTest::addRow("no such commit") << u"nowhere"_s << int(ErrorCode::NotFound);
        QTest::addRow("no change") << u"main"_s << int(ErrorCode::Refused);
        QTest::addRow("a file, not a commit") << u"main:README.md"_s << int(ErrorCode::NotFound);
    }
    void whatCannotBeComparedIsSaid()
    {
        QFETCH(QString, base);
        QFETCH(int, code);
        Repository repository;
        const auto made = makeKitFromGit(m_kit, sketch(), { repository.folder.path(), base, u"main"_s });
        QCOMPARE(int(made.error().code), code);
        QVERIFY(!QFile::exists(m_kit));
    }

    void whereNoRepositoryIsThereIsNoKit()
    {
        const QTemporaryDir empty;
        QCOMPARE(makeKitFromGit(m_kit, sketch(), { empty.path(), u"a"_s, u"b"_s }).error().code, ErrorCode::NotFound);
    }

private:
    std::unique_ptr<QTemporaryDir> m_place;
    QString m_kit;
};

QTEST_MAIN(TestKitMaking)
#include "tst_kit_making.moc"
