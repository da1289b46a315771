// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_stage.h"
#include "text/text_hash.h"
#include "warnings.h"
#include "watch/folder_mirror.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <deque>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const FileId mainFile { u"main.py"_s };

/// A live session and a mirror of a folder, with a wire between them that holds messages back until they are let go.
struct Desk {
    QTemporaryDir dir;
    test::LiveStage stage;
    WatchedFolder folder;
    std::optional<FolderMirror> mirror;
    QList<MirrorNews> news;
    ClientId client { u"watch"_s };
    std::deque<Command> toHost;
    std::deque<EventPtr> toMirror;
    struct Pull {
        FileId file;
        qint64 version;
    };
    std::deque<Pull> pulls;
    qsizetype told = 0; ///< events that are on their way
    bool isConnected = false, mustBeginAnew = false;
    qint64 others = 0;

    Desk()
        : folder(*WatchedFolder::open(dir.path()))
    {
        mirror.emplace(folder,
            FolderMirror::Seams { [this](const Command& command) {
                                     if (isConnected)
                                         toHost.push_back(command);
                                 },
                [this](
                    const FileId& file, qint64 version, qint64, const QString&) { pulls.push_back({ file, version }); },
                [this](const MirrorNews& each) { news += each; }, [this] { mustBeginAnew = true; } });
    }
    [[nodiscard]] QString path(const QString& name) const { return dir.filePath(name); }
    void put(const QString& name, const QByteArray& content) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    [[nodiscard]] QByteArray get(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    [[nodiscard]] const FileState* file(const QString& name) const
    {
        for (const FileState& each : stage.state().files) {
            if (!each.removed && each.name == name)
                return &each;
        }
        return nullptr;
    }
    [[nodiscard]] QString shared(const QString& name) const
    {
        const FileState* found = file(name);
        return found ? found->document.text() : u"(not there)"_s;
    }
    [[nodiscard]] FolderMirror::Shared welcome() const
    {
        FolderMirror::Shared shared;
        shared.hasTask = true;
        shared.known = stage.state().files.size();
        for (const FileState& each : stage.state().files) {
            if (!each.removed)
                shared.files += { each.id, each.name, each.readOnly, each.document.text(), each.version() };
        }
        return shared;
    }
    void begin(TakeSide side = TakeSide::Session)
    {
        isConnected = true;
        told = stage.events.size();
        const auto shared = welcome();
        mirror->begin(client, shared, side);
    }
    void cut()
    {
        isConnected = false;
        toHost.clear();
        toMirror.clear();
        pulls.clear();
        mirror->disconnected();
    }
    void comeBack()
    {
        isConnected = true;
        toMirror.clear();
        told = stage.events.size();
        const auto shared = welcome();
        mirror->comeBack(shared);
    }
    /// One message reaches the host.
    void hostHears()
    {
        if (toHost.empty())
            return;
        const Command command = toHost.front();
        toHost.pop_front();
        const QString mid = messageIdOf(command);
        const bool isRepeat = stage.state().wasDone(mid);
        const auto done = stage.session.execute(stage.candidate, command);
        if (isRepeat)
            mirror->done(mid);
        if (const auto* push = std::get_if<command::Push>(&command); push && !done)
            mirror->refused(push->file, errorName(done.error().code), done.error().what);
        else if (!done)
            mirror->failed(mid, done.error().what);
    }
    void queueEvents()
    {
        for (; told < stage.events.size(); ++told)
            toMirror.push_back(stage.events.at(told));
    }
    /// One message reaches the mirror.
    void mirrorHears()
    {
        queueEvents();
        if (toMirror.empty())
            return;
        const EventPtr event = toMirror.front();
        toMirror.pop_front();
        if (const auto* edit = std::get_if<event::Edited>(&event->payload))
            mirror->updates(edit->file, edit->version - 1, { { edit->client, edit->changes } }, {});
        if (const auto* added = std::get_if<event::FileAdded>(&event->payload))
            mirror->fileAdded({ added->file, added->name, added->readOnly, added->text, 0 }, added->messageId);
        if (const auto* renamed = std::get_if<event::FileRenamed>(&event->payload))
            mirror->fileRenamed(renamed->file, renamed->name, renamed->messageId);
        if (const auto* removed = std::get_if<event::FileRemoved>(&event->payload))
            mirror->fileRemoved(removed->file, removed->messageId);
    }
    void answerPulls()
    {
        for (; !pulls.empty(); pulls.pop_front()) {
            const FileState* file = stage.state().file(pulls.front().file);
            QList<FolderMirror::Accepted> missed;
            for (qint64 v = pulls.front().version; v < file->version(); ++v)
                missed += { file->history.at(v).client(), file->history.at(v).changes() };
            mirror->updates(file->id, pulls.front().version, missed, textHash(file->document.text()));
        }
    }
    /// Until nothing moves any more.
    void settle()
    {
        for (int i = 0; i < 12; ++i) {
            mirror->look();
            for (queueEvents(); !toHost.empty() || !toMirror.empty() || !pulls.empty(); queueEvents()) {
                hostHears();
                mirrorHears();
                answerPulls();
            }
        }
    }
    /// Somebody else's edit in the session.
    void edit(const FileId& id, qint32 from, qint32 to, const QString& text)
    {
        const FileState& file = *stage.state().file(id);
        const command::Push push { id, file.version(),
            { { { u"desk"_s }, ++counts[id.value], ChangeSet::replace(file.document.length(), from, to, text),
                u"input"_s, {} } } };
        QVERIFY(stage.session.execute(stage.interviewer, push));
    }
    QHash<QString, qint64> counts;

    [[nodiscard]] int countOf(MirrorNews::Kind kind) const
    {
        return int(std::ranges::count(news, kind, &MirrorNews::kind));
    }
};

} // namespace

class TestFolderMirror : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void theSessionsFilesComeIntoTheFolderAndTheFoldersIntoTheSession()
    {
        Desk desk;
        desk.put(u"own.py"_s, "mine = 1\n");
        desk.begin();
        desk.settle();
        QCOMPARE(desk.get(u"main.py"_s), QByteArray("def f():\n    return 1\n"));
        QCOMPARE(desk.get(u"brief.md"_s), QByteArray("Read me.\n"));
        QCOMPARE(desk.shared(u"own.py"_s), u"mine = 1\n"_s);
        QVERIFY(desk.mirror->isSettled());
        for (const OriginRun& run : desk.file(u"own.py"_s)->provenance.runs())
            QCOMPARE(run.origin.kind, OriginKind::Unknown);
    }

    void changesGoBothWays()
    {
        Desk desk;
        desk.begin();
        desk.settle();
        desk.put(u"main.py"_s, "def f():\n    return 2\n");
        desk.settle();
        QCOMPARE(desk.shared(u"main.py"_s), u"def f():\n    return 2\n"_s);
        QCOMPARE(std::get<event::Edited>(desk.stage.events.last()->payload).userEvent, u"input.watch"_s);
        desk.edit(mainFile, 0, 0, u"# hi\n"_s);
        desk.settle();
        QCOMPARE(desk.get(u"main.py"_s), QByteArray("# hi\ndef f():\n    return 2\n"));
        QVERIFY(desk.mirror->isSettled());
    }

    void whatBothSidesDoAtOnceIsThereInTheEnd()
    {
        Desk desk;
        desk.begin();
        desk.settle();
        desk.edit(mainFile, 0, 0, u"# theirs\n"_s);
        desk.put(u"main.py"_s, "def f():\n    return 1\n# mine\n");
        desk.mirror->look();
        desk.edit(mainFile, 4, 4, u"!"_s);
        desk.put(u"main.py"_s, "def f():\n    return 1\n# mine\n# again\n");
        desk.settle();
        QCOMPARE(desk.shared(u"main.py"_s), u"# th!eirs\ndef f():\n    return 1\n# mine\n# again\n"_s);
        QCOMPARE(desk.get(u"main.py"_s), desk.shared(u"main.py"_s).toUtf8());
    }

    void differingVersionsAreBothKept_data()
    {
        QTest::addColumn<TakeSide>("side");
        QTest::addColumn<QByteArray>("goesOn");
        QTest::addColumn<QString>("copy");
        QTest::addColumn<QByteArray>("kept");
        const QByteArray local("local\n"), session("def f():\n    return 1\n");
        QTest::newRow("local") << TakeSide::Local << local << u"main.py.session-copy"_s << session;
        QTest::newRow("session") << TakeSide::Session << session << u"main.py.local-copy"_s << local;
    }
    void differingVersionsAreBothKept()
    {
        QFETCH(TakeSide, side);
        QFETCH(QByteArray, goesOn);
        QFETCH(QString, copy);
        QFETCH(QByteArray, kept);
        Desk desk;
        desk.put(u"main.py"_s, "local\n");
        desk.mirror->look();
        QCOMPARE(desk.mirror->differing(desk.welcome().files), QStringList { u"main.py"_s });
        desk.begin(side);
        desk.settle();
        QCOMPARE(desk.get(u"main.py"_s), goesOn);
        QCOMPARE(desk.shared(u"main.py"_s).toUtf8(), goesOn);
        QCOMPARE(desk.get(copy), kept);
        QVERIFY(!desk.file(copy));
    }

    void filesAreAddedRenamedAndRemoved()
    {
        Desk desk;
        desk.begin();
        desk.settle();
        desk.put(u"src/new.py"_s, "x = 1\n");
        desk.settle();
        QCOMPARE(desk.shared(u"src/new.py"_s), u"x = 1\n"_s);
        QVERIFY(QFile::rename(desk.path(u"src/new.py"_s), desk.path(u"src/other.py"_s)));
        desk.settle();
        QCOMPARE(desk.stage.count("file.renamed"), 1);
        QCOMPARE(desk.shared(u"src/other.py"_s), u"x = 1\n"_s);
        QVERIFY(QFile::remove(desk.path(u"src/other.py"_s)));
        desk.mirror->look(); // an editor may be about to write it anew
        QVERIFY(desk.toHost.empty());
        desk.settle();
        QVERIFY(!desk.file(u"src/other.py"_s));
        QCOMPARE(desk.stage.count("file.removed"), 1);
    }

    void aFileThatIsEmptyForAMomentLosesNothing()
    {
        Desk desk;
        desk.begin();
        desk.settle();
        const auto edits = desk.stage.count("edit");
        desk.put(u"main.py"_s, "");
        desk.mirror->look();
        desk.put(u"main.py"_s, "def f():\n    return 3\n");
        desk.settle();
        QCOMPARE(desk.stage.count("edit"), edits + 1);
        desk.put(u"main.py"_s, "");
        desk.settle();
        QCOMPARE(desk.shared(u"main.py"_s), QString());
    }

    void whatTheSessionRenamesAndRemovesIsRenamedAndPutAsideHere()
    {
        Desk desk;
        desk.begin();
        desk.settle();
        QVERIFY(desk.stage.session.execute(
            desk.stage.candidate, command::RenameFile { u"r1"_s, mainFile, u"lib/core.py"_s }));
        desk.settle();
        QCOMPARE(desk.get(u"lib/core.py"_s), QByteArray("def f():\n    return 1\n"));
        QVERIFY(!QFile::exists(desk.path(u"main.py"_s)));
        QVERIFY(desk.stage.session.execute(desk.stage.candidate, command::RemoveFile { u"r2"_s, mainFile }));
        desk.settle();
        QVERIFY(!QFile::exists(desk.path(u"lib/core.py"_s)));
        QCOMPARE(desk.get(u"lib/core.py.session-copy"_s), QByteArray("def f():\n    return 1\n"));
        QCOMPARE(desk.stage.count("file.added"), desk.stage.state().files.size());
    }

    void namesThatWouldDoHarmAreNotWritten()
    {
        Desk desk;
        QVERIFY(desk.stage.session.execute(
            desk.stage.candidate, command::AddFile { u"m1"_s, u".git/hooks/pre-commit"_s, u"echo bad\n"_s }));
        desk.begin();
        QVERIFY(
            desk.stage.session.execute(desk.stage.candidate, command::AddFile { u"m2"_s, u".bashrc"_s, u"bad\n"_s }));
        desk.settle();
        QVERIFY(!QFile::exists(desk.path(u".git"_s)));
        QVERIFY(!QFile::exists(desk.path(u".bashrc"_s)));
        QCOMPARE(desk.countOf(MirrorNews::NotDone), 2);
    }

    void aReadOnlyFileIsNotSent()
    {
        Desk desk;
        desk.begin();
        desk.settle();
        desk.put(u"brief.md"_s, "Scribbled.\n");
        desk.settle();
        QCOMPARE(desk.shared(u"brief.md"_s), u"Read me.\n"_s);
        QCOMPARE(desk.get(u"brief.md"_s), QByteArray("Scribbled.\n"));
        QCOMPARE(desk.countOf(MirrorNews::NotDone), 1);
    }

    void aLargeFileGoesInSeveralMessages()
    {
        Desk desk;
        const QByteArray content = QByteArray("0123456789abcde\n").repeated(30'000);
        desk.put(u"big.txt"_s, content);
        desk.begin();
        desk.settle();
        QCOMPARE(desk.shared(u"big.txt"_s).toUtf8(), content);
        for (const EventPtr& event : std::as_const(desk.stage.events)) {
            if (const auto* edit = std::get_if<event::Edited>(&event->payload))
                QVERIFY(edit->changes.insertedLength() <= MirroredFile::mostUnitsAPush);
        }
    }

    void aSessionThatIsFullIsLeftInPeace()
    {
        Desk desk;
        for (int i = 0; i < mostSharedFiles + 10; ++i)
            desk.put(u"f%1.txt"_s.arg(i), QByteArray::number(i));
        desk.begin();
        desk.settle();
        desk.settle(); // some at each look
        QCOMPARE(desk.stage.state().files.size(), mostSharedFiles);
        QCOMPARE(desk.countOf(MirrorNews::NotDone), 12); // ten, and two that the session brought
        desk.settle();
        QCOMPARE(desk.countOf(MirrorNews::NotDone), 12);
    }

    void anotherTextBeginsAnew()
    {
        Desk desk;
        desk.begin();
        desk.settle();
        desk.mirror->updates(mainFile, desk.file(u"main.py"_s)->version(), {}, u"00000000"_s);
        QVERIFY(desk.mustBeginAnew);
        desk.cut();
        desk.client = { u"watch-2"_s };
        desk.put(u"main.py"_s, "def f():\n    return 7\n");
        desk.begin(TakeSide::Local);
        desk.settle();
        QCOMPARE(desk.shared(u"main.py"_s), u"def f():\n    return 7\n"_s);
    }

    /// Each side writes lines that nobody else has, at chosen places, while messages are held back and connections cut.
    void whateverBothSidesDoTheyEndAlikeAndNothingIsLost_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void whateverBothSidesDoTheyEndAlikeAndNothingIsLost()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        Desk desk;
        desk.begin();
        desk.settle();
        QStringList written;
        for (int step = 0; step < 120; ++step) {
            switch (random.bounded(9)) {
            case 0:
            case 1: { // an own line in the file on disk
                QByteArrayList lines = desk.get(u"main.py"_s).split('\n');
                written += u"local%1🙂"_s.arg(step);
                lines.insert(random.bounded(int(lines.size())), written.last().toUtf8());
                desk.put(u"main.py"_s, lines.join('\n'));
                break;
            }
            case 2:
            case 3: { // a word of the interviewer's, in the middle of a line too, but not of one that is looked for
                const QString text = desk.shared(u"main.py"_s);
                const qsizetype line = text.indexOf(u'\n', random.bounded(int(text.size()) + 1));
                written += u"remote%1"_s.arg(step);
                const qint32 at = line < 0 ? qint32(text.size()) : qint32(line + 1);
                desk.edit(mainFile, at, at, written.last() + u'\n');
                break;
            }
            case 4: desk.mirror->look(); break;
            case 5: desk.hostHears(); break;
            case 6: desk.mirrorHears(); break;
            case 7: desk.answerPulls(); break;
            default:
                if (random.bounded(4) == 0) {
                    desk.cut();
                    if (random.bounded(2) == 0)
                        desk.mirror->look();
                    desk.comeBack();
                }
            }
        }
        desk.settle();
        QVERIFY(!desk.mustBeginAnew);
        QVERIFY(desk.mirror->isSettled());
        QCOMPARE(desk.get(u"main.py"_s), desk.shared(u"main.py"_s).toUtf8());
        for (const QString& each : std::as_const(written))
            QCOMPARE(desk.shared(u"main.py"_s).count(each + u'\n') + desk.shared(u"main.py"_s).endsWith(each), 1);
    }
};

QTEST_GUILESS_MAIN(TestFolderMirror)
#include "tst_folder_mirror.moc"
