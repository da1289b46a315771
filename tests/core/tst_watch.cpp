// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "claude_lines.h"
#include "ctl/ctl.h"
#include "ctl/watch_command.h"
#include "host_stage.h"
#include "session/event_lines.h"
#include "share/watch_wire.h"
#include "share/wire.h"
#include "warnings.h"
#include "watch/transcript_finder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000; // ms; nothing here takes long, but machines are busy
const FileId mainFile { u"main.py"_s };

/// A host with a session, a made-up home with a folder of work, and the command in a thread.
struct Scene {
    QTemporaryDir dir;
    QString home = QFileInfo(dir.path()).canonicalFilePath() + u"/home"_s;
    QString folder = home + u"/work"_s;
    QString transcript = home + u"/.claude/projects/"_s + claudeFolderName(folder) + u"/conv.jsonl"_s;
    test::ClaudeLines claude { folder };
    SystemClock clock;
    std::unique_ptr<Workspace> workspace;
    test::Ear ear;
    std::unique_ptr<Host> host;
    std::shared_ptr<HostedSession> session;
    QString link;
    std::thread thread;
    std::atomic<bool> isInterrupted = false;
    std::atomic<int> exit = -1;
    QStringList answers; ///< to what is asked on the terminal; empty: there is none
    QString out, err;    ///< to be read when it has ended
    qint64 edits = 0;

    explicit Scene(bool watch = true)
    {
        QDir().mkpath(folder);
        openHost(0);
        event::AssistantPinned pinned;
        pinned.provider = u"scripted"_s;
        pinned.own = pinned.watch = watch;
        session = *host->create({ test::sampleKit(), u"Ada Quill"_s, u"R. Lantern"_s, pinned }, ear.sink());
        link = session->joinLink();
    }
    ~Scene()
    {
        isInterrupted = true;
        if (thread.joinable())
            thread.join();
    }
    Scene(const Scene&) = delete;
    Scene& operator=(const Scene&) = delete;

    void openHost(quint16 port)
    {
        workspace = *Workspace::open(dir.filePath(u"w.db"_s), Workspace::Mode::ReadWrite);
        Host::Config config;
        config.port = port;
        host = *Host::start(config, *workspace, clock);
    }
    void restartHost()
    {
        const SessionId id = session->id();
        const quint16 port = host->port();
        session.reset();
        host.reset();
        workspace.reset();
        openHost(port);
        {
            const std::lock_guard lock(ear.mutex);
            ear.events.clear(); // it hears all of them again
        }
        session = *host->resume(id, test::sampleKit(), ear.sink());
    }
    void start(const QStringList& words)
    {
        thread = std::thread([this, words] {
            QTextStream outStream(&out);
            QTextStream errStream(&err);
            ctl::WatchSeams seams;
            seams.variable = [this](const char* name) { return QByteArrayView(name) == "HOME" ? home : QString(); };
            seams.readLine = [this] { return link; };
            if (!answers.isEmpty())
                seams.ask = [this](const QString&) { return answers.isEmpty() ? QString() : answers.takeFirst(); };
            seams.isInterrupted = [this] { return isInterrupted.load(); };
            seams.interval = std::chrono::milliseconds(10);
            seams.delays = { std::chrono::milliseconds(20), std::chrono::milliseconds(200) };
            const int code = ctl::watchFolder(words, outStream, errStream, seams);
            outStream.flush();
            errStream.flush();
            exit = code;
        });
    }
    void startAgreed() { start({ folder, u"--join"_s, u"-"_s, u"--yes"_s }); }
    /// Until the command has ended by itself.
    int finish()
    {
        thread.join();
        return exit;
    }

    void put(const QString& name, const QByteArray& content) const { write(folder + u'/' + name, content, {}); }
    void tell(const QByteArray& lines) const { write(transcript, lines, QIODevice::Append); }
    static void write(const QString& path, const QByteArray& content, QIODevice::OpenMode how)
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | how));
        QCOMPARE(file.write(content), content.size());
    }
    [[nodiscard]] QByteArray get(const QString& name) const
    {
        QFile file(folder + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(not there)");
    }
    [[nodiscard]] QList<EventPtr> events()
    {
        const std::lock_guard lock(ear.mutex);
        return ear.events;
    }
    [[nodiscard]] SessionState state()
    {
        SessionState state;
        for (const EventPtr& event : events())
            (void)state.apply(event);
        return state;
    }
    template <class Payload> [[nodiscard]] int count()
    {
        const auto all = events();
        return int(std::ranges::count_if(
            all, [](const EventPtr& event) { return std::holds_alternative<Payload>(event->payload); }));
    }
    [[nodiscard]] QString shared(const QString& name)
    {
        const SessionState now = state();
        for (const FileState& file : now.files) {
            if (file.name == name && !file.removed)
                return file.document.text();
        }
        return u"(not there)"_s;
    }
    /// The interviewer types at the beginning of main.py.
    void interviewerTypes(const QString& text)
    {
        const SessionState now = state();
        const FileState& file = *now.file(mainFile);
        session->post(command::Push { mainFile, file.version(),
            { { session->clientId(), ++edits, ChangeSet::replace(file.document.length(), 0, 0, text), u"input"_s,
                {} } } });
    }
    /// "A" a letter for each origin of a line, by its first unit.
    [[nodiscard]] QString origins(const QString& name)
    {
        QString letters;
        const SessionState now = state();
        for (const FileState& file : now.files) {
            for (qint32 line = 0; file.name == name && line + 1 < file.document.lineCount(); ++line) {
                const qint32 at = file.document.lineStart(line);
                letters += originLetter(file.provenance.runs(at, at + 1).first().origin.kind);
            }
        }
        return letters;
    }
};

} // namespace

class TestWatch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void whatToolsAndEditorsDoIsInTheRecordWithItsOrigins()
    {
        Scene scene;
        scene.put(u"own.py"_s, "mine = 1\n");
        scene.tell(scene.claude.prompt(scene.clock.wallMs() - 3'600'000, u"an old question"_s));
        scene.startAgreed();
        QTRY_COMPARE_WITH_TIMEOUT(scene.shared(u"own.py"_s), u"mine = 1\n"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(scene.get(u"main.py"_s), QByteArray("def f():\n    return 1\n"), patience);
        const qint64 now = scene.clock.wallMs();
        const QString path = scene.folder + u"/own.py"_s;
        scene.tell(scene.claude.prompt(now, u"add a check"_s)
            + scene.claude.edit(now, u"t1"_s, path, u"mine = 1\n"_s, u"mine = 1\nassert mine > 0\n"_s));
        scene.put(u"own.py"_s, "mine = 1\nassert mine > 0\n");
        QTRY_COMPARE_WITH_TIMEOUT(scene.shared(u"own.py"_s), u"mine = 1\nassert mine > 0\n"_s, patience);
        scene.put(u"own.py"_s, "mine = 1\nassert mine > 0\ntyped = elsewhere\n");
        QTRY_COMPARE_WITH_TIMEOUT(scene.origins(u"own.py"_s), u"?A?"_s, patience);
        const SessionState state = scene.state();
        QCOMPARE(state.turns.size(), 1);
        QCOMPARE(state.turns.first().prompt, u"add a check"_s);
        QCOMPARE(state.toolCalls.size(), 1);
        QCOMPARE(state.watches.size(), 1);
        scene.isInterrupted = true;
        QCOMPARE(scene.finish(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(scene.count<event::WatchEnded>(), 1, patience);
        QVERIFY2(scene.out.contains(u"own.py: 1 line\n"_s), qPrintable(scene.out));
        QVERIFY2(scene.out.contains(u"Claude Code: 1 prompt, 1 tool call\n"_s), qPrintable(scene.out));
        QVERIFY(!scene.out.contains(scene.link.section(u'#', 1)));
        QCOMPARE(scene.err, QString());
        // What was agreed to is recorded word for word, and it is what was shown.
        for (const EventPtr& event : scene.events()) {
            if (const auto* started = std::get_if<event::WatchStarted>(&event->payload)) {
                QVERIFY(scene.out.contains(started->notice));
                QCOMPARE(started->folder, u"work"_s);
            }
        }
    }

    void othersEditsReachTheDisk()
    {
        Scene scene;
        scene.startAgreed();
        QTRY_COMPARE_WITH_TIMEOUT(scene.get(u"main.py"_s), QByteArray("def f():\n    return 1\n"), patience);
        scene.interviewerTypes(u"# look here\n"_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            scene.get(u"main.py"_s), QByteArray("# look here\ndef f():\n    return 1\n"), patience);
        scene.put(u"main.py"_s, "# look here\ndef f():\n    return 2\n");
        QTRY_COMPARE_WITH_TIMEOUT(scene.shared(u"main.py"_s), u"# look here\ndef f():\n    return 2\n"_s, patience);
    }

    void theEndOfTheSessionEndsIt()
    {
        Scene scene;
        scene.startAgreed();
        QTRY_COMPARE_WITH_TIMEOUT(scene.count<event::WatchStarted>(), 1, patience);
        scene.session->post(command::EndSession {});
        QCOMPARE(scene.finish(), 0);
        QVERIFY(scene.out.contains(u"The interview is over"_s));
    }

    void aRestartOfTheHostIsSurvived()
    {
        Scene scene;
        scene.startAgreed();
        QTRY_COMPARE_WITH_TIMEOUT(scene.get(u"main.py"_s), QByteArray("def f():\n    return 1\n"), patience);
        for (int i = 2; i < 5; ++i) {
            const QByteArray text = "def f():\n    return " + QByteArray::number(i) + "\n";
            scene.put(u"main.py"_s, text); // perhaps seen before the host goes, perhaps after
            scene.tell(scene.claude.prompt(scene.clock.wallMs(), u"question %1"_s.arg(i)));
            scene.restartHost();
            QTRY_COMPARE_WITH_TIMEOUT(scene.shared(u"main.py"_s).toUtf8(), text, patience);
            QTRY_COMPARE_WITH_TIMEOUT(scene.state().turns.size(), i - 1, patience);
        }
        QCOMPARE(scene.count<event::WatchStarted>(), 1);
        scene.isInterrupted = true;
        QCOMPARE(scene.finish(), 0);
    }

    // The host takes a connection that says 400 things in a second for a flood.
    void manyFilesThatChangedMeanwhileDoNotFloodTheHost()
    {
        constexpr int many = 190;
        Scene scene;
        const auto putAll = [&](const QByteArray& text) {
            for (int i = 0; i < many; ++i)
                scene.put(u"part%1.txt"_s.arg(i), text + QByteArray::number(i) + "\n");
        };
        putAll("one ");
        scene.startAgreed();
        const auto areAll = [&](const QString& text) {
            const SessionState now = scene.state();
            return many == std::ranges::count_if(now.files, [&](const FileState& file) {
                return !file.removed && file.document.text().startsWith(text);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(areAll(u"one "_s), patience);
        for (const char* text : { "two ", "three " }) {
            putAll(text);
            scene.restartHost();
            QTRY_VERIFY_WITH_TIMEOUT(areAll(QString::fromLatin1(text)), patience);
        }
        scene.isInterrupted = true;
        QCOMPARE(scene.finish(), 0);
        QCOMPARE(scene.out.count(u"No connection"_s), 2);
    }

    void whatMustNotLeaveDoesNot()
    {
        Scene scene;
        const QByteArray canary = "canary-7f3a";
        scene.write(scene.home + u"/outside.txt"_s, canary + "-outside\n", {});
        QVERIFY(QFile::link(scene.home + u"/outside.txt"_s, scene.folder + u"/link.txt"_s));
        QVERIFY(QDir().mkpath(scene.home + u"/other"_s));
        scene.write(scene.home + u"/other/in.txt"_s, canary + "-folder\n", {});
        QVERIFY(QFile::link(scene.home + u"/other"_s, scene.folder + u"/linked"_s));
        scene.put(u".gitignore"_s, "ignored.txt\n");
        for (const char* name : { ".env", ".env.local", "id_rsa", "server.pem", "aws-credentials.json", "ignored.txt",
                 ".hidden", ".git/config", "node_modules/a/i.js", "build/out.txt", "venv/x.py" })
            scene.put(QString::fromUtf8(name), canary + '-' + name + "\n");
        scene.put(u"open.txt"_s, "open\n");
        scene.startAgreed();
        QTRY_COMPARE_WITH_TIMEOUT(scene.shared(u"open.txt"_s), u"open\n"_s, patience);
        // Later too: a file that is sent becomes a link, a new one holds secrets, a tool reads one.
        scene.put(u"keys/secrets.yml"_s, canary + "-late\n");
        QVERIFY(QFile::remove(scene.folder + u"/open.txt"_s));
        QVERIFY(QFile::link(scene.home + u"/outside.txt"_s, scene.folder + u"/open.txt"_s));
        const qint64 now = scene.clock.wallMs();
        scene.tell(scene.claude.prompt(now, u"read it"_s)
            + scene.claude.tool(now, u"t1"_s, u"Read"_s, { { u"file_path"_s, scene.folder + u"/.env"_s } })
            + scene.claude.result(now, u"t1"_s, QString::fromUtf8(canary + "-told")));
        scene.put(u"last.txt"_s, "last\n");
        QTRY_COMPARE_WITH_TIMEOUT(scene.shared(u"last.txt"_s), u"last\n"_s, patience);
        QTRY_COMPARE_WITH_TIMEOUT(scene.count<event::ToolReturned>(), 1, patience);
        scene.isInterrupted = true;
        QCOMPARE(scene.finish(), 0);
        const QByteArray record = toEventLines({ scene.session->id(), {}, scene.events() });
        QVERIFY(record.contains("last.txt"));
        QVERIFY(!record.contains(canary));
        scene.session.reset();
        scene.host.reset();
        scene.workspace.reset();
        QFile database(scene.dir.filePath(u"w.db"_s));
        QVERIFY(database.open(QIODevice::ReadOnly));
        QVERIFY(!database.readAll().contains(canary));
        QVERIFY(!scene.out.contains(QString::fromUtf8(canary)));
    }

    void nothingIsSentWithoutAYes_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("answers");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("said");
        QTest::newRow("no") << QStringList {} << QStringList { u"n"_s } << 1 << u"Nothing was sent"_s;
        QTest::newRow("nothing") << QStringList {} << QStringList { QString() } << 1 << u"Nothing was sent"_s;
        QTest::newRow("no terminal") << QStringList {} << QStringList {} << 1 << u"--yes"_s;
        QTest::newRow("only said") << QStringList { u"--dry-run"_s } << QStringList {} << 0 << u"own.py"_s;
        QTest::newRow("no such option") << QStringList { u"--all"_s } << QStringList {} << 2 << u"all"_s;
    }
    void nothingIsSentWithoutAYes()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, answers);
        QFETCH(int, code);
        QFETCH(QString, said);
        Scene scene;
        scene.put(u"own.py"_s, "mine = 1\n");
        scene.answers = answers;
        scene.start(QStringList { scene.folder, u"--join"_s, u"-"_s } + words);
        QCOMPARE(scene.finish(), code);
        QVERIFY2((scene.out + scene.err).contains(said), qPrintable(scene.out + scene.err));
        QVERIFY(!(scene.out + scene.err).contains(scene.link.section(u'#', 1)));
        QCOMPARE(scene.count<event::ConsentGiven>(), 0);
        QVERIFY(!QFile::exists(scene.folder + u"/main.py"_s));
    }

    void differingVersionsAreAskedAbout_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QStringList>("answers");
        QTest::addColumn<QByteArray>("goesOn"); // empty: it ends with 1
        const QByteArray session("def f():\n    return 1\n");
        QTest::newRow("asked, local") << QStringList {} << QStringList { u"y"_s, u"local"_s } << QByteArray("local\n");
        QTest::newRow("asked, session") << QStringList {} << QStringList { u"y"_s, u"s"_s } << session;
        QTest::newRow("asked, neither") << QStringList {} << QStringList { u"y"_s, u""_s } << QByteArray();
        QTest::newRow("told") << QStringList { u"--yes"_s, u"--take"_s, u"local"_s } << QStringList {}
                              << QByteArray("local\n");
        QTest::newRow("not told") << QStringList { u"--yes"_s } << QStringList {} << QByteArray();
    }
    void differingVersionsAreAskedAbout()
    {
        QFETCH(QStringList, words);
        QFETCH(QStringList, answers);
        QFETCH(QByteArray, goesOn);
        Scene scene;
        scene.put(u"main.py"_s, "local\n");
        scene.answers = answers;
        scene.start(QStringList { scene.folder, u"--join"_s, u"-"_s } + words);
        if (goesOn.isEmpty()) {
            QCOMPARE(scene.finish(), 1);
            QCOMPARE(scene.get(u"main.py"_s), QByteArray("local\n"));
            QCOMPARE(scene.count<event::WatchStarted>(), 0);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(scene.shared(u"main.py"_s).toUtf8(), goesOn, patience);
        QTRY_COMPARE_WITH_TIMEOUT(scene.get(u"main.py"_s), goesOn, patience);
    }

    void whereItCannotGoOnItSaysSo_data()
    {
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<QString>("link"); // empty: the right one
        QTest::addColumn<QString>("said");
        QTest::newRow("a wrong token") << true << u"wrong"_s << u"the link does not work"_s;
        QTest::newRow("nobody there") << true << u"http://127.0.0.1:9/#token"_s << u"nobody answers at 127.0.0.1:9"_s;
        QTest::newRow("no link") << true << u"https://example.org/"_s << u"that is no join link"_s;
        QTest::newRow("not in this interview") << false << QString() << u"does not take in a folder"_s;
    }
    void whereItCannotGoOnItSaysSo()
    {
        QFETCH(bool, allowed);
        QFETCH(QString, link);
        QFETCH(QString, said);
        Scene scene(allowed);
        if (link == u"wrong")
            scene.link = scene.link.section(u'#', 0, 0) + u"#AAAAAAAAAAAAAAAAAAAAAA"_s;
        else if (!link.isEmpty())
            scene.link = link;
        scene.startAgreed();
        QVERIFY(scene.finish() != 0);
        QVERIFY2(scene.err.contains(said), qPrintable(scene.err));
        QVERIFY(!scene.err.contains(scene.link));
    }

    void largeActsFitIntoMessages()
    {
        QList<Act> acts;
        for (int i = 0; i < 40; ++i) {
            act::ToolEnded ended { .callId = u"t%1"_s.arg(i), .outcome = ToolOutcome::Ok, .output = {} };
            ended.output = QString(100'000, QChar(1)); // six bytes of JSON each
            acts += { Channel::Transcript, u"claude-code"_s, u"c"_s, 1, ended };
        }
        qsizetype count = 0;
        for (const QByteArray& frame : wire::actFrames(acts)) {
            QVERIFY(frame.size() < Host::Limits::message);
            QVERIFY(wire::decode(frame, { u"x"_s }));
            count += wire::decodeFromHost(frame)->json.value(u"acts"_s).toArray().size();
        }
        QCOMPARE(count, 40);
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
