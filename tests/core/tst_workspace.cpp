// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/verify.h"
#include "store/file_access.h"
#include "store/journal_writer.h"
#include "store/workspace.h"
#include "warnings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <functional>
#include <unistd.h>

using namespace jumpseat;
using Mode = Workspace::Mode;

namespace {

// Stands for another program: any SQL on any file, through a connection of its own.
void sql(const QString& file, const QStringList& statements)
{
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("foreign"));
        database.setDatabaseName(file);
        QVERIFY(database.open());
        for (const QString& statement : statements) {
            QSqlQuery query(database);
            QVERIFY2(query.exec(statement), qPrintable(statement));
        }
    }
    QSqlDatabase::removeDatabase(QStringLiteral("foreign"));
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray read(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void makeWorkspace(const QString& file)
{
    QVERIFY(Workspace::open(file, Mode::ReadWrite).has_value());
}

void overwrite(const QString& path, qint64 at, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

template <class T> QString whatOf(const Result<T>& result)
{
    return result ? QString() : result.error().what;
}

using Prepare = std::function<void(const QString& file)>;

void notADatabase(const QString& file)
{
    write(file, QByteArray(4096, 'x'));
}

void shortText(const QString& file)
{
    write(file, "hello");
}

void foreignDatabase(const QString& file)
{
    sql(file, { QStringLiteral("CREATE TABLE birds (name TEXT)"), QStringLiteral("PRAGMA user_version = 1") });
}

void databaseOfAnotherApplication(const QString& file)
{
    sql(file, { QStringLiteral("CREATE TABLE birds (name TEXT)"), QStringLiteral("PRAGMA application_id = 42") });
}

void newerWorkspace(const QString& file)
{
    makeWorkspace(file);
    sql(file, { QStringLiteral("PRAGMA user_version = %1").arg(Workspace::schemaVersion + 1) });
}

void workspaceWithATableMissing(const QString& file)
{
    makeWorkspace(file);
    sql(file, { QStringLiteral("DROP TABLE scores") });
}

void workspaceWithAPageOverwritten(const QString& file)
{
    makeWorkspace(file);
    overwrite(file, 2 * 4096, QByteArray(4096, '\xff'));
}

void truncatedWorkspace(const QString& file)
{
    makeWorkspace(file);
    QVERIFY(QFile::resize(file, 4096));
}

void makeFolder(const QString& file)
{
    QVERIFY(QDir().mkdir(file));
}

void makePipe(const QString& file)
{
    QCOMPARE(::mkfifo(QFile::encodeName(file).constData(), 0600), 0);
}

// Runs `body` as somebody who may not do everything; root may write anywhere.
void asOrdinaryUser(const std::function<void()>& body)
{
    const bool root = ::geteuid() == 0;
    if (root && ::seteuid(65534) != 0)
        QSKIP("this build environment has no second user to become");
    body();
    if (root)
        QCOMPARE(::seteuid(0), 0);
}

} // namespace

Q_DECLARE_METATYPE(Prepare)

class TestWorkspace : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init() { test::failOnWarnings(); }

    void knowsDrivesOfOtherComputers_data()
    {
        QTest::addColumn<bool>("network");
        for (const char* type : { "nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs" })
            QTest::newRow(type) << true;
        for (const char* type : { "ext4", "btrfs", "xfs", "tmpfs", "overlay", "fuseblk", "ntfs3", "" })
            QTest::newRow(*type ? type : "nothing known") << false;
    }
    void knowsDrivesOfOtherComputers()
    {
        QFETCH(bool, network);
        const QByteArray type = QTest::currentDataTag();
        QCOMPARE(isNetworkFileSystem(type), network);
        QCOMPARE(networkFileSystem(m_dir.path()), QByteArray());
    }

    void createsAFileThatOpensAgain()
    {
        const QString file = m_dir.filePath(QStringLiteral("new.jumpseat"));
        {
            auto workspace = Workspace::open(file, Mode::ReadWrite);
            QVERIFY2(workspace.has_value(), qPrintable(whatOf(workspace)));
            QCOMPARE((*workspace)->sessions()->size(), 0);
        }
        const auto again = Workspace::open(file, Mode::ReadWrite);
        QVERIFY(again.has_value());
        QVERIFY(!(*again)->isReadOnly());
        QVERIFY(!QFile::exists(file + QStringLiteral(".new")));
    }

    void acceptsAnEmptyFileAsANewOne()
    {
        const QString file = m_dir.filePath(QStringLiteral("empty.jumpseat"));
        write(file, {});
        QVERIFY(Workspace::open(file, Mode::ReadWrite).has_value());
        QVERIFY(Workspace::open(file, Mode::ReadOnly).has_value());
    }

    void leavesADraftOfAKilledInstanceBehindIt()
    {
        const QString file = m_dir.filePath(QStringLiteral("draft.jumpseat"));
        write(file + QStringLiteral(".new"), QByteArray(5000, 'x'));
        write(file + QStringLiteral(".lock"), {});
        QVERIFY(Workspace::open(file, Mode::ReadWrite).has_value());
    }

    void refusesAndLeavesUnchanged_data()
    {
        QTest::addColumn<Prepare>("prepare");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<bool>("canBeRead");
        QTest::newRow("not a database") << Prepare(notADatabase) << ErrorCode::NotAWorkspace << false;
        QTest::newRow("a short text") << Prepare(shortText) << ErrorCode::NotAWorkspace << false;
        QTest::newRow("a database without an application id")
            << Prepare(foreignDatabase) << ErrorCode::NotAWorkspace << false;
        QTest::newRow("another application's database")
            << Prepare(databaseOfAnotherApplication) << ErrorCode::NotAWorkspace << false;
        QTest::newRow("a newer workspace") << Prepare(newerWorkspace) << ErrorCode::Newer << true;
        QTest::newRow("a table missing") << Prepare(workspaceWithATableMissing) << ErrorCode::Damaged << true;
        QTest::newRow("a page overwritten") << Prepare(workspaceWithAPageOverwritten) << ErrorCode::Damaged << true;
        QTest::newRow("cut short") << Prepare(truncatedWorkspace) << ErrorCode::Damaged << false;
        QTest::newRow("a folder") << Prepare(makeFolder) << ErrorCode::NotAWorkspace << false;
        QTest::newRow("a pipe") << Prepare(makePipe) << ErrorCode::NotAWorkspace << false;
    }

    void refusesAndLeavesUnchanged()
    {
        QFETCH(Prepare, prepare);
        QFETCH(ErrorCode, code);
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("w.jumpseat"));
        prepare(file);
        const bool readable = QFileInfo(file).isFile();
        const QByteArray before = readable ? read(file) : QByteArray();
        QFETCH(bool, canBeRead);
        if (canBeRead) {
            const auto opened = Workspace::open(file, Mode::ReadOnly);
            QVERIFY2(opened.has_value(), qPrintable(whatOf(opened)));
            QVERIFY((*opened)->problem().contains(file));
            QVERIFY((*opened)->sessions().has_value());
            QVERIFY(!JournalWriter::start(**opened, {}).has_value());
            QCOMPARE(read(file), before);
        }
        for (const Mode mode : { Mode::ReadOnly, Mode::ReadWrite }) {
            if (canBeRead && mode == Mode::ReadOnly)
                continue;
            const auto opened = Workspace::open(file, mode);
            QVERIFY(!opened.has_value());
            QCOMPARE(opened.error().code, code);
            QVERIFY2(whatOf(opened).contains(file) && whatOf(opened).endsWith(u'.'), qPrintable(whatOf(opened)));
            QCOMPARE(readable ? read(file) : QByteArray(), before);
        }
    }

    void saysWhenThereIsNothing()
    {
        const QString file = m_dir.filePath(QStringLiteral("none.jumpseat"));
        QCOMPARE(Workspace::open(file, Mode::ReadOnly).error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(file));
        QCOMPARE(Workspace::open({}, Mode::ReadOnly).error().code, ErrorCode::NotFound);
    }

    void makesNoFolderForANamedFile()
    {
        const QString file = m_dir.filePath(QStringLiteral("no/such/folder/w.jumpseat"));
        QCOMPARE(Workspace::open(file, Mode::ReadWrite).error().code, ErrorCode::NotFound);
        QVERIFY(!QFile::exists(m_dir.filePath(QStringLiteral("no"))));
    }

    void makesTheFolderOfTheDefaultFile()
    {
        const QString file = defaultWorkspaceFile();
        QDir(QFileInfo(file).path()).removeRecursively();
        QVERIFY(Workspace::open(file, Mode::ReadWrite).has_value());
        QDir(QFileInfo(file).path()).removeRecursively();
    }

    void keepsASecondInstanceOut()
    {
        const QString file = m_dir.filePath(QStringLiteral("two.jumpseat"));
        const QString link = m_dir.filePath(QStringLiteral("two-link.jumpseat"));
        auto first = Workspace::open(file, Mode::ReadWrite);
        QVERIFY(first.has_value());
        QVERIFY(QFile::link(file, link));
        QCOMPARE(Workspace::open(file, Mode::ReadWrite).error().code, ErrorCode::Locked);
        QCOMPARE(Workspace::open(link, Mode::ReadWrite).error().code, ErrorCode::Locked);
        QVERIFY(Workspace::open(file, Mode::ReadOnly).has_value());
        first->reset();
        QVERIFY(Workspace::open(file, Mode::ReadWrite).has_value());
    }

    void saysWhenTheFileIsReadOnly()
    {
        const QString file = m_dir.filePath(QStringLiteral("ro.jumpseat"));
        makeWorkspace(file);
        QVERIFY(QFile(m_dir.path()).setPermissions(QFile::Permissions(0x7777)));
        QVERIFY(QFile(file).setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        std::optional<ErrorCode> code;
        asOrdinaryUser([&] {
            const auto opened = Workspace::open(file, Mode::ReadWrite);
            code = opened ? std::nullopt : std::optional(opened.error().code);
        });
        QCOMPARE(code, ErrorCode::ReadOnly);
    }

    void readsInAReadOnlyFolderAndDoesNotWriteThere()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("w.jumpseat"));
        makeWorkspace(file);
        QVERIFY(QFile(file).setPermissions(QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile(dir.path()).setPermissions(QFile::Permissions(0x5555)));
        std::optional<ErrorCode> writing;
        bool reads = false;
        asOrdinaryUser([&] {
            const auto opened = Workspace::open(file, Mode::ReadWrite);
            writing = opened ? std::nullopt : std::optional(opened.error().code);
            const auto reader = Workspace::open(file, Mode::ReadOnly);
            reads = reader && (*reader)->sessions().has_value();
        });
        QVERIFY(QFile(dir.path()).setPermissions(QFile::Permissions(0x7777)));
        QCOMPARE(writing, ErrorCode::ReadOnly);
        QVERIFY(reads);
    }

    void opensANameWithOddCharacters()
    {
        const QString file = m_dir.filePath(QStringLiteral("a %41?mode=memory#ü.jumpseat"));
        makeWorkspace(file);
        QVERIFY(QFile::exists(file));
        QVERIFY(Workspace::open(file, Mode::ReadOnly).has_value());
    }

    // Whoever closes a descriptor of a file loses all his locks on it, SQLite's too.
    void aLookAtAFileLeavesItsLocksAlone()
    {
        const QString file = m_dir.filePath(QStringLiteral("looked-at.jumpseat"));
        makeWorkspace(file);
        const auto workspace = Workspace::open(file, Mode::ReadWrite);
        const auto writer = JournalWriter::start(**workspace, {});
        QVERIFY(writer.has_value());
        const auto locks = [&] {
            struct stat status {};
            ::stat(QFile::encodeName(file).constData(), &status);
            const QByteArray inode = ':' + QByteArray::number(qulonglong(status.st_ino)) + ' ';
            const QByteArrayList lines = read(QStringLiteral("/proc/locks")).split('\n');
            return std::ranges::count_if(lines, [&](const QByteArray& line) { return line.contains(inode); });
        };
        const auto held = locks();
        QVERIFY(held > 0);
        QVERIFY(Workspace::open(file, Mode::ReadOnly).has_value());
        QVERIFY(verify(file).has_value());
        QCOMPARE(locks(), held);
    }

    void hasStrictTablesAndOurMark()
    {
        const QString file = m_dir.filePath(QStringLiteral("schema.jumpseat"));
        makeWorkspace(file);
        const QByteArray header = read(file).first(100);
        QCOMPARE(header.sliced(68, 4), QByteArray("JmpS"));
        QCOMPARE(header.sliced(18, 2), QByteArray("\2\2")); // write-ahead log
        const QStringList expected { QStringLiteral("about"), QStringLiteral("candidates"), QStringLiteral("copies"),
            QStringLiteral("events"), QStringLiteral("evidence"), QStringLiteral("invites"), QStringLiteral("kits"),
            QStringLiteral("media"), QStringLiteral("scores"), QStringLiteral("segments"), QStringLiteral("sessions"),
            QStringLiteral("strays") };
        QCOMPARE(strictTables(file), expected);
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    }

private:
    static QStringList strictTables(const QString& file)
    {
        QStringList names;
        {
            auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("strict"));
            database.setDatabaseName(file);
            if (database.open()) {
                QSqlQuery query(database);
                query.exec(QStringLiteral(
                    "SELECT name FROM pragma_table_list WHERE strict = 1 AND schema = 'main' ORDER BY name"));
                while (query.next())
                    names += query.value(0).toString();
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("strict"));
        return names;
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
