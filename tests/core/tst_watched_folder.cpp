// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "warnings.h"
#include "watch/ignore_rules.h"
#include "watch/smallest_change.h"
#include "watch/watched_folder.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

#include <git2.h>
#include <unistd.h>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

/// A folder of a test's own.
struct Ground {
    QTemporaryDir dir;

    [[nodiscard]] QString path(const QString& name) const { return dir.filePath(name); }
    void put(const QString& name, const QByteArray& content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    [[nodiscard]] QByteArray get(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    [[nodiscard]] QStringList names() const
    {
        return QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }
    [[nodiscard]] WatchedFolder open(WatchLimits limits = {}) const { return *WatchedFolder::open(dir.path(), limits); }
};

} // namespace

class TestWatchedFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void theNameSaysWhatIsLeftOut_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<LeftOut>("why");
        QTest::newRow("source") << u"src/limiter.py"_s << LeftOut::No;
        QTest::newRow("an ignore file") << u".gitignore"_s << LeftOut::No;
        QTest::newRow("hidden") << u".bashrc"_s << LeftOut::Hidden;
        QTest::newRow("git's own") << u".git/config"_s << LeftOut::Hidden;
        QTest::newRow("an editor's settings") << u".vscode/tasks.json"_s << LeftOut::Hidden;
        QTest::newRow("packages") << u"node_modules/left/pad.js"_s << LeftOut::Built;
        QTest::newRow("a cache") << u"a/__pycache__/x.py"_s << LeftOut::Built;
        QTest::newRow("environment variables") << u".env"_s << LeftOut::Secret;
        QTest::newRow("of production") << u"app/.env.production"_s << LeftOut::Secret;
        QTest::newRow("a certificate's key") << u"server.pem"_s << LeftOut::Secret;
        QTest::newRow("a key of ssh's") << u"id_ed25519"_s << LeftOut::Secret;
        QTest::newRow("credentials") << u"aws-credentials.json"_s << LeftOut::Secret;
        QTest::newRow("secrets") << u"config/my_secrets.yml"_s << LeftOut::Secret;
        QTest::newRow("a folder of secrets") << u"secrets/a.txt"_s << LeftOut::Secret;
        QTest::newRow("a program about passwords") << u"password.py"_s << LeftOut::No;
        QTest::newRow("a secretary") << u"secretary.txt"_s << LeftOut::No;
        QTest::newRow("a copy of this program's") << u"a.py.session-copy"_s << LeftOut::Copy;
        QTest::newRow("upwards") << u"../a.py"_s << LeftOut::Hidden;
        QTest::newRow("absolute") << u"/etc/passwd"_s << LeftOut::Secret;
        QTest::newRow("no name of a session's") << u"a:b.py"_s << LeftOut::Name;
    }
    void theNameSaysWhatIsLeftOut()
    {
        QFETCH(QString, path);
        QFETCH(LeftOut, why);
        QCOMPARE(leftOutByName(path), why);
    }

    void aLookFindsTextAndSaysWhatItLeavesOut()
    {
        const Ground ground;
        ground.put(u"a.py"_s, "print(1)\n");
        ground.put(u"src/b.py"_s, "print('\xc3\xa4')\n");
        ground.put(u"picture.png"_s, QByteArray("\x89PNG\0\x01", 6));
        ground.put(u"latin.txt"_s, "caf\xe9\n");
        ground.put(u"large.txt"_s, QByteArray(600 * 1024, 'x'));
        ground.put(u".env"_s, "KEY=1\n");
        ground.put(u"node_modules/x/i.js"_s, "1\n");
        ground.put(u"own/pyvenv.cfg"_s, "home = /usr\n");
        ground.put(u"own/lib.py"_s, "1\n");
        QVERIFY(QFile::link(u"/etc/hostname"_s, ground.path(u"host.txt"_s)));
        QVERIFY(QFile::link(u"/etc"_s, ground.path(u"system"_s)));
        QCOMPARE(::mkfifo(ground.path(u"pipe"_s).toUtf8().constData(), 0600), 0);
        const Snapshot seen = ground.open().look({});
        QCOMPARE(seen.files.keys(), (QStringList { u"a.py"_s, u"src/b.py"_s }));
        QCOMPARE(seen.files.value(u"src/b.py"_s).text.text(), u"print('ä')\n"_s);
        QCOMPARE(seen.leftOut,
            (QMap<QString, LeftOut> { { u".env"_s, LeftOut::Secret }, { u"host.txt"_s, LeftOut::Link },
                { u"large.txt"_s, LeftOut::TooLarge }, { u"latin.txt"_s, LeftOut::NoText },
                { u"node_modules/"_s, LeftOut::Built }, { u"own/"_s, LeftOut::Built },
                { u"picture.png"_s, LeftOut::NoText }, { u"pipe"_s, LeftOut::Special },
                { u"system"_s, LeftOut::Link } }));
    }

    void gitIgnoreIsHonoured_data()
    {
        QTest::addColumn<bool>("repository");
        QTest::newRow("in a repository") << true;
        QTest::newRow("in a plain folder") << false;
    }
    void gitIgnoreIsHonoured()
    {
        QFETCH(bool, repository);
        const Ground ground;
        if (repository) {
            git_libgit2_init();
            git_repository* made = nullptr;
            QCOMPARE(git_repository_init(&made, ground.dir.path().toUtf8().constData(), 0), 0);
            git_repository_free(made);
            git_libgit2_shutdown();
        }
        ground.put(u".gitignore"_s, "# local\n*.log\n/top.txt\nlogs/\n!kept.log\ndeep/**/x.txt\n");
        for (const char* name : { "a.log", "kept.log", "top.txt", "sub/top.txt", "logs/a.txt", "deep/a/b/x.txt",
                 "sub/.gitignore", "sub/own.txt" })
            ground.put(QString::fromUtf8(name), QByteArray(name) == "sub/.gitignore" ? "own.txt\n" : "text\n");
        const WatchedFolder folder = ground.open();
        const Snapshot seen = folder.look({});
        QCOMPARE(
            seen.files.keys(), (QStringList { u".gitignore"_s, u"kept.log"_s, u"sub/.gitignore"_s, u"sub/top.txt"_s }));
        QCOMPARE(seen.leftOut.value(u"logs/"_s), LeftOut::Ignored);
        QCOMPARE(seen.leftOut.value(u"sub/own.txt"_s), LeftOut::Ignored);
        ground.put(u".gitignore"_s, "*.txt\n"); // other rules count from the next look on
        const Snapshot later = folder.look(seen);
        QCOMPARE(later.files.keys(), (QStringList { u".gitignore"_s, u"a.log"_s, u"kept.log"_s, u"sub/.gitignore"_s }));
        QCOMPARE(changes(seen, later).withdrawn, QStringList { u"sub/top.txt"_s });
    }

    void limitsKeepWhatIsKnown()
    {
        const Ground ground;
        ground.put(u"m.txt"_s, "m\n");
        ground.put(u"n.txt"_s, "n\n");
        const WatchedFolder folder = ground.open({ .fileBytes = 100, .files = 2, .allBytes = 1'000 });
        const Snapshot before = folder.look({});
        ground.put(u"a.txt"_s, "a\n");
        const Snapshot after = folder.look(before);
        QCOMPARE(after.files.keys(), (QStringList { u"m.txt"_s, u"n.txt"_s }));
        QCOMPARE(after.leftOut.value(u"a.txt"_s), LeftOut::TooMany);
        const Snapshot few = ground.open({ .fileBytes = 100, .files = 9, .allBytes = 3 }).look({});
        QCOMPARE(few.files.keys(), QStringList { u"a.txt"_s });
        QCOMPARE(few.leftOut.value(u"m.txt"_s), LeftOut::TooMuch);
    }

    void changesAreNamed()
    {
        const Ground ground;
        for (const char* name : { "same", "edited", "gone", "old-name", "grows" })
            ground.put(QString::fromUtf8(name), QByteArray(name) + "\n");
        const WatchedFolder folder = ground.open();
        const Snapshot before = folder.look({});
        ground.put(u"edited"_s, "EDITED\n");
        ground.put(u"new"_s, "new\n");
        ground.put(u"grows"_s, QByteArray(600 * 1024, 'x'));
        QVERIFY(QFile::remove(ground.path(u"gone"_s)));
        QVERIFY(QFile::rename(ground.path(u"old-name"_s), ground.path(u"new-name"_s)));
        const FolderChanges found = changes(before, folder.look(before));
        QCOMPARE(found.added, QStringList { u"new"_s });
        QCOMPARE(found.changed, QStringList { u"edited"_s });
        QCOMPARE(found.removed, QStringList { u"gone"_s });
        QCOMPARE(found.withdrawn, QStringList { u"grows"_s });
        QCOMPARE(found.renamed, (QList<FolderChanges::Rename> { { u"old-name"_s, u"new-name"_s } }));
    }

    void aChangeOfTheSameSizeInTheSameInstantIsSeen()
    {
        const Ground ground;
        ground.put(u"a"_s, "0\n");
        const WatchedFolder folder = ground.open();
        Snapshot seen = folder.look({});
        for (int i = 1; i < 200; ++i) {
            const QByteArray content = QByteArray::number(i % 10) + '\n';
            ground.put(u"a"_s, content);
            seen = folder.look(seen);
            QCOMPARE(seen.files.value(u"a"_s).text.text(), QString::fromLatin1(content));
        }
    }

    void textsGoBackAsTheyCame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("Unix") << QByteArray("a\nb");
        QTest::newRow("Windows") << QByteArray("a\r\nb\r\n");
        QTest::newRow("mixed, with old Macintosh's") << QByteArray("a\r\nb\nc\rd\r\r\n\n");
        QTest::newRow("a mark") << QByteArray("\xEF\xBB\xBF"
                                              "a\n");
        QTest::newRow("two marks") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF"
                                                 "a\n");
        QTest::newRow("beyond the basic plane") << QByteArray("\xF0\x9F\x99\x82\n");
    }
    void textsGoBackAsTheyCame()
    {
        QFETCH(QByteArray, bytes);
        const auto text = DiskText::fromBytes(bytes);
        QVERIFY(text);
        QVERIFY(!text->text().contains(u'\r'));
        QCOMPARE(text->toBytes(), bytes);
    }

    void newLinesEndAsTheOthersDo()
    {
        const DiskText text = *DiskText::fromBytes("one\r\ntwo\r\nthree\n");
        const DiskText more = *text.changed(smallestChange(text.text(), u"one\nnew\ntwo\nthree\n"_s));
        QCOMPARE(more.toBytes(), QByteArray("one\r\nnew\r\ntwo\r\nthree\n"));
        const DiskText less = *more.changed(smallestChange(more.text(), u"one\nthree\n"_s));
        QCOMPARE(less.toBytes(), QByteArray("one\r\nthree\n"));
    }

    void whatIsNoTextIsRefused()
    {
        QVERIFY(!DiskText::fromBytes(QByteArray("a\0b", 3)));
        QVERIFY(!DiskText::fromBytes("\xff\xfe"));
        QVERIFY(!DiskText::fromBytes("\xed\xa0\x80")); // half a pair
    }

    void smallestChangesFitAndCutNoCharacter()
    {
        QRandomGenerator random(7);
        const QStringList words { u"a"_s, u"b "_s, u"🙂"_s, u"🙃"_s, u"\n"_s, u"x = 1\n"_s, u"é"_s };
        for (int round = 0; round < 3'000; ++round) {
            const auto text = [&] {
                QString made;
                for (quint32 i = random.bounded(14u); i-- > 0;)
                    made += words.at(random.bounded(int(words.size())));
                return made;
            };
            const QString before = text();
            const QString after = text();
            const ChangeSet change = smallestChange(before, after);
            QCOMPARE(*change.apply(before), after);
            change.eachChange([](const ChangeSet::ChangeView& each) { QVERIFY(TextDocument::isSound(each.text)); });
            QString built = before;
            for (const ChangeSet& part : inParts(change, 3)) {
                QVERIFY(part.insertedLength() <= 4);
                built = *part.apply(built);
                QVERIFY(TextDocument::isSound(built));
            }
            QCOMPARE(built, after);
        }
    }

    void aSmallChangeStaysSmall()
    {
        const ChangeSet change = smallestChange(u"def f(a):\n    return a + 1\n"_s, u"def f(a):\n    return a + 2\n"_s);
        QCOMPARE(change.changes().size(), 1);
        QCOMPARE(change.changes().first().text, u"2"_s);
        const ChangeSet other = smallestChange(u"return first(a, b)\n"_s, u"while (queue) { drop(); }\n"_s);
        QCOMPARE(other.changes().size(), 1); // one line for another, not torn to pieces
    }

    void writingTouchesOnlyWhatIsAsExpected()
    {
        const Ground ground;
        ground.put(u"a.py"_s, "one\n");
        QCOMPARE(::chmod(ground.path(u"a.py"_s).toUtf8().constData(), 0750), 0);
        const WatchedFolder folder = ground.open();
        const Snapshot seen = folder.look({});
        const SeenFile before = seen.files.value(u"a.py"_s);
        const auto written = folder.write(u"a.py"_s, DiskText(u"two\n"_s), &before);
        QVERIFY2(written, written ? "" : qPrintable(written.error().what));
        QCOMPARE(ground.get(u"a.py"_s), QByteArray("two\n"));
        QVERIFY(QFileInfo(ground.path(u"a.py"_s)).isExecutable());
        QCOMPARE(folder.write(u"a.py"_s, DiskText(u"three\n"_s), &before).error().code, ErrorCode::Stale);
        QCOMPARE(folder.write(u"a.py"_s, DiskText(u"three\n"_s), nullptr).error().code, ErrorCode::Stale);
        QCOMPARE(folder.write(u"b.py"_s, DiskText(u"three\n"_s), &before).error().code, ErrorCode::Stale);
        QVERIFY(folder.write(u"new/deep/c.py"_s, DiskText(u"c\n"_s), nullptr));
        QCOMPARE(ground.get(u"a.py"_s), QByteArray("two\n"));
        QCOMPARE(ground.get(u"new/deep/c.py"_s), QByteArray("c\n"));
        QCOMPARE(ground.names(), (QStringList { u"a.py"_s, u"new"_s })); // nothing of its own is left
    }

    void nothingOutsideIsWritten_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("upwards") << u"../escaped.py"_s;
        QTest::newRow("through a link to a folder") << u"away/escaped.py"_s;
        QTest::newRow("a link in the file's place") << u"link.py"_s;
        QTest::newRow("a hook") << u".git/hooks/pre-commit"_s;
        QTest::newRow("a start-up file") << u".bashrc"_s;
        QTest::newRow("absolute") << u"/tmp/escaped.py"_s;
    }
    void nothingOutsideIsWritten()
    {
        QFETCH(QString, path);
        const Ground outside;
        outside.put(u"target.py"_s, "untouched\n");
        const Ground ground;
        QVERIFY(QFile::link(outside.dir.path(), ground.path(u"away"_s)));
        QVERIFY(QFile::link(outside.path(u"target.py"_s), ground.path(u"link.py"_s)));
        const WatchedFolder folder = ground.open();
        const QStringList before = ground.names();
        const SeenFile expected { DiskText(u"untouched\n"_s), {}, false };
        QVERIFY(!folder.write(path, DiskText(u"bad\n"_s), nullptr));
        QVERIFY(!folder.write(path, DiskText(u"bad\n"_s), &expected));
        QVERIFY(!folder.rename(u"link.py"_s, u"../moved.py"_s));
        QCOMPARE(outside.names(), QStringList { u"target.py"_s });
        QCOMPARE(outside.get(u"target.py"_s), QByteArray("untouched\n"));
        QCOMPARE(ground.names(), before);
        QVERIFY(!QFile::exists(u"/tmp/escaped.py"_s));
    }

    void aFolderThatBecameALinkIsNotEntered()
    {
        const Ground outside;
        outside.put(u"a.py"_s, "canary\n");
        const Ground ground;
        ground.put(u"sub/a.py"_s, "mine\n");
        const WatchedFolder folder = ground.open();
        const Snapshot before = folder.look({});
        QVERIFY(QDir(ground.path(u"sub"_s)).removeRecursively());
        QVERIFY(QFile::link(outside.dir.path(), ground.path(u"sub"_s)));
        const Snapshot after = folder.look(before);
        QVERIFY(after.files.isEmpty());
        QCOMPARE(after.leftOut.value(u"sub"_s), LeftOut::Link);
    }

    void copiesGetNamesOfTheirOwn()
    {
        const Ground ground;
        ground.put(u"a.py"_s, "one\n");
        const WatchedFolder folder = ground.open();
        QCOMPARE(*folder.writeCopy(u"a.py"_s, DiskText(u"x\n"_s), sessionCopyEnding), u"a.py.session-copy"_s);
        QCOMPARE(*folder.writeCopy(u"a.py"_s, DiskText(u"y\n"_s), sessionCopyEnding), u"a.py-2.session-copy"_s);
        const Snapshot seen = folder.look({});
        QCOMPARE(seen.files.keys(), QStringList { u"a.py"_s });
        const SeenFile file = seen.files.value(u"a.py"_s);
        QCOMPARE(*folder.setAside(u"a.py"_s, file, localCopyEnding), u"a.py.local-copy"_s);
        QCOMPARE(ground.get(u"a.py.local-copy"_s), QByteArray("one\n"));
        QVERIFY(!folder.setAside(u"a.py"_s, file, localCopyEnding));
    }

    void aLookAtWhatHasNotChangedIsCheap()
    {
        const Ground ground;
        for (int i = 0; i < 400; ++i)
            ground.put(u"src/%1/file%2.py"_s.arg(i % 20).arg(i), QByteArray("x = 1\n").repeated(1'000));
        const WatchedFolder folder = ground.open();
        Snapshot seen = folder.look({});
        QCOMPARE(seen.files.size(), 400);
        QBENCHMARK
        {
            seen = folder.look(seen);
        }
        QCOMPARE(seen.files.size(), 400);
    }

    void whatHoldsEverythingIsNotWatched()
    {
        QCOMPARE(WatchedFolder::open(u"/"_s).error().code, ErrorCode::Refused);
        QCOMPARE(WatchedFolder::open(QDir::homePath()).error().code, ErrorCode::Refused);
        QCOMPARE(WatchedFolder::open(u"/no/such/folder"_s).error().code, ErrorCode::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestWatchedFolder)
#include "tst_watched_folder.moc"
