// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/sandbox.h"
#include "run/task_folder.h"
#include "warnings.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

RunRequest shell(const QString& script)
{
    return { .command = { u"sh"_s, u"-c"_s, script } };
}

/// All that one run said.
struct Heard {
    bool started = false;
    QByteArray output, errors;

    RunSink sink()
    {
        return { [this] { started = true; }, [this](const QByteArray& bytes) { output += bytes; },
            [this](const QByteArray& bytes) { errors += bytes; } };
    }
};

} // namespace

/// The sandbox as the program uses it. What hostile programs may try in it stands in tests/sandbox.
class TestSandbox : public QObject {
    Q_OBJECT

    Result<Sandbox> m_sandbox = fail(ErrorCode::NotFound, {});

private Q_SLOTS:
    void initTestCase()
    {
        m_sandbox = Sandbox::find();
        QVERIFY2(m_sandbox, m_sandbox ? "" : qPrintable(m_sandbox.error().what));
    }
    void init() { test::failOnWarnings(); }

    void aTrialSaysWhetherItWorksHere() { QVERIFY(m_sandbox->probe()); }

    void aRunGetsAControlGroupWhereThereAreSome_data()
    {
        QTest::addColumn<QByteArray>("script"); // in place of systemd-run
        QTest::addColumn<bool>("there");
        QTest::addRow("systemd gives scopes")
            << QByteArray("echo \"$@\" >> \"$RECORD\"; "
                          "while [ \"$1\" != -- ]; do shift; done; shift; exec \"$@\"")
            << true;
        QTest::addRow("no manager answers") << QByteArray("exit 1") << false;
    }
    void aRunGetsAControlGroupWhereThereAreSome()
    {
        QFETCH(QByteArray, script);
        QFETCH(bool, there);
        const QTemporaryDir folder;
        const QString record = folder.filePath(u"words"_s);
        QFile fake(folder.filePath(u"systemd-run"_s));
        QVERIFY(fake.open(QIODevice::WriteOnly));
        fake.write("#!/bin/sh\nRECORD='" + record.toUtf8() + "'\n" + script + "\n");
        fake.close();
        QVERIFY(fake.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        const QByteArray path = qgetenv("PATH"), runtime = qgetenv("XDG_RUNTIME_DIR");
        qputenv("PATH", QFile::encodeName(folder.path()) + ':' + path);
        qputenv("XDG_RUNTIME_DIR", "/tmp");
        Sandbox sandbox = *m_sandbox;
        sandbox.useScopes();
        qputenv("PATH", path);
        qputenv("XDG_RUNTIME_DIR", runtime);
        QCOMPARE(sandbox.hasScopes(), there);
        RunRequest request = shell(u"echo runs; env"_s);
        request.limits.memory = 100ULL << 20;
        Heard heard;
        const auto outcome = sandbox.run(request, heard.sink());
        QVERIFY(outcome);
        QVERIFY(heard.output.startsWith("runs\n"));
        QVERIFY(!heard.output.contains("XDG_RUNTIME_DIR"));
        QFile words(record);
        QCOMPARE(words.open(QIODevice::ReadOnly), there);
        if (there)
            QVERIFY(words.readAll().split('\n').at(1).contains("--property=MemoryMax=155189248")); // 100 + 48 MiB
    }

    void outputErrorsAndCodeAreToldApart()
    {
        Heard heard;
        const auto outcome = m_sandbox->run(shell(u"echo out; echo err >&2; exit 3"_s), heard.sink());
        QVERIFY(outcome);
        QVERIFY(heard.started);
        QCOMPARE(heard.output, "out\n");
        QCOMPARE(heard.errors, "err\n");
        QCOMPARE(outcome->end, RunEnd::Exited);
        QCOMPARE(outcome->code, 3);
        QVERIFY(outcome->durationUs > 0 && outcome->peakMemory > 0);
        QVERIFY(outcome->files.isEmpty());
    }

    void ends_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<RunLimits>("limits");
        QTest::addColumn<RunEnd>("end");
        QTest::newRow("by itself") << u"true"_s << RunLimits {} << RunEnd::Exited;
        QTest::newRow("by a signal") << u"kill -SEGV $$"_s << RunLimits {} << RunEnd::Signalled;
        QTest::newRow("by time") << u"sleep 60"_s << RunLimits { .wallMs = 200 } << RunEnd::Time;
        QTest::newRow("by processor time") << u"while :; do :; done"_s << RunLimits { .cpuMs = 200 } << RunEnd::Cpu;
        QTest::newRow("by memory") << u"head -c 300000000 /dev/zero | tail"_s << RunLimits { .memory = 64 << 20 }
                                   << RunEnd::Memory;
        QTest::newRow("by output") << u"yes"_s << RunLimits { .output = 10'000 } << RunEnd::Output;
        QTest::newRow("by a file that is too large")
            << u"exec head -c 9000000 /dev/zero > x"_s << RunLimits { .disk = 8 << 20 } << RunEnd::Disk;
    }
    void ends()
    {
        QFETCH(QString, script);
        QFETCH(RunLimits, limits);
        QFETCH(RunEnd, end);
        RunRequest request = shell(script);
        request.limits = limits;
        Heard heard;
        const auto outcome = m_sandbox->run(request, heard.sink());
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().what));
        QCOMPARE(runEndName(outcome->end), runEndName(end));
        QVERIFY(quint64(heard.output.size()) <= limits.output);
    }

    void aReportIsReadAlsoWhenTheTimeWasUp()
    {
        RunRequest request = shell(u"echo half > {report}; sleep 60"_s);
        request.limits.wallMs = 300;
        const auto outcome = m_sandbox->run(request);
        QVERIFY(outcome);
        QCOMPARE(outcome->end, RunEnd::Time);
        QCOMPARE(outcome->report, "half\n");
    }

    /// However much else is on its way.
    void theLastWordsComeWithALargeReport()
    {
        const QString script = u"head -c 15000000 /dev/zero > {report}; head -c 60000 /dev/zero | tr '\\0' x"_s;
        Heard heard;
        const auto outcome = m_sandbox->run(shell(script), heard.sink());
        QVERIFY(outcome);
        QCOMPARE(outcome->report.size(), 15'000'000);
        QCOMPARE(heard.output.size(), 60'000);
    }

    void filesGoInAndOnlyChangesComeBack()
    {
        RunRequest request =
            shell(u"cat sub/in.txt; ./tool; echo new > sub/new.txt; echo x >> changed.txt; rm gone.txt"_s);
        request.files = { { u"sub/in.txt"_s, "in\n" }, { u"tool"_s, "#!/bin/sh\necho tool\n", true },
            { u"changed.txt"_s, "a\n" }, { u"gone.txt"_s, "b" }, { u"same.txt"_s, QByteArray(100'000, 's') } };
        request.copyBack = true;
        Heard heard;
        auto outcome = m_sandbox->run(request, heard.sink());
        QVERIFY(outcome);
        QCOMPARE(heard.output, "in\ntool\n");
        std::ranges::sort(outcome->files, {}, &RunFile::name);
        const QList<RunFile> expected { { u"changed.txt"_s, "a\nx\n" }, { u"sub/new.txt"_s, "new\n" } };
        QCOMPARE(outcome->files, expected);
        QVERIFY(!outcome->filesCut);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name :
            { "", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a/.", "a/", "new\nline", "esc\x1b" })
            QTest::newRow(*name ? name : "nothing") << QString::fromLatin1(name);
        QTest::newRow("a part of 256 bytes") << QString(256, u'a');
    }
    void names()
    {
        QFETCH(QString, name);
        RunRequest request = shell(u"true"_s);
        request.files = { { name, "x" } };
        const auto outcome = m_sandbox->run(request);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Malformed);
    }

    void whatCannotBeStartedIsSaid()
    {
        const auto outcome = m_sandbox->run({ .command = { u"no-such-program"_s } });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Refused);
        QVERIFY2(outcome.error().what.contains(u"no-such-program"_s), qPrintable(outcome.error().what));
        QVERIFY(!m_sandbox->run({}));
    }

    void inputIsPassedOnAndEnds()
    {
        RunControl control;
        QVERIFY(control.input("hello "));
        QVERIFY(control.input("there"));
        control.endInput();
        Heard heard;
        const auto outcome = m_sandbox->run(shell(u"cat"_s), heard.sink(), &control);
        QVERIFY(outcome);
        QCOMPARE(heard.output, "hello there");
    }

    void aRunCanBeInterruptedAndKilled_data()
    {
        QTest::addColumn<bool>("terminal");
        QTest::newRow("pipes") << false;
        QTest::newRow("terminal") << true;
    }
    void aRunCanBeInterruptedAndKilled()
    {
        QFETCH(bool, terminal);
        RunRequest request = shell(u"trap 'echo interrupted; exit 9' INT; echo ready; while :; do sleep 0.05; done"_s);
        if (terminal)
            request.terminal.emplace();
        RunControl control;
        QByteArray output;
        RunSink sink;
        sink.output = [&](const QByteArray& bytes) {
            output += bytes;
            if (bytes.contains("ready"))
                control.interrupt();
        };
        const auto interrupted = m_sandbox->run(request, sink, &control);
        QVERIFY(interrupted);
        QCOMPARE(interrupted->code, 9);
        QVERIFY2(output.contains("interrupted"), output.constData());

        RunControl killer;
        sink.output = [&](const QByteArray&) { killer.kill(); };
        const auto killed = m_sandbox->run(request, sink, &killer);
        QVERIFY(killed);
        QCOMPARE(killed->end, RunEnd::Cancelled);

        RunControl before;
        before.kill();
        const auto never = m_sandbox->run(shell(u"sleep 60"_s), {}, &before);
        QVERIFY(!never || never->end == RunEnd::Cancelled);
    }

    /// Its own, with job control; resizing reaches it; closing ends everything.
    void aTerminalIsATerminal()
    {
        RunRequest request { .command = { u"sh"_s, u"-i"_s } };
        request.terminal = box::Terminal { 40, 120 };
        RunControl control;
        QByteArray output;
        RunSink sink;
        int done = 0;
        const auto typed = [&](const QByteArray& text) {
            output.clear();
            ++done;
            QVERIFY(control.input(text));
        };
        sink.output = [&](const QByteArray& bytes) {
            output += bytes;
            if (done == 0 && output.contains("$ ")) {
                typed("stty size; tty; echo si''ze\n");
            } else if (done == 1 && output.contains("size\r\n") && output.endsWith("$ ")) {
                QVERIFY2(output.contains("40 120") && output.contains("/dev/"), output.constData());
                control.resize({ 10, 20 });
                typed("sh -c 'trap \"exit 0\" INT; echo rea\"\"dy; while :; do sleep 0.05; done'\n");
            } else if (done == 2 && output.contains("ready\r\n")) {
                typed({});
                control.interrupt();
            } else if (done == 3 && output.contains("$ ")) {
                typed("stty size; exit 4\n");
            } else if (done == 4 && output.contains("10 20")) {
                ++done;
            }
        };
        const auto outcome = m_sandbox->run(request, sink, &control);
        QVERIFY(outcome);
        QVERIFY2(done == 5, output.constData());
        QCOMPARE(outcome->end, RunEnd::Exited);
        QCOMPARE(outcome->code, 4);
    }

    void severalThreadsRunAtOnce()
    {
        std::atomic<int> good = 0;
        QList<std::thread*> threads;
        for (int i = 0; i < 6; ++i) {
            threads += new std::thread([&, i] {
                Heard heard;
                const auto outcome = m_sandbox->run(shell(u"echo %1; cat"_s.arg(i)), heard.sink());
                if (outcome && outcome->code == 0 && heard.output == QByteArray::number(i) + '\n')
                    ++good;
            });
        }
        for (std::thread* thread : threads) {
            thread->join();
            delete thread;
        }
        QCOMPARE(good, 6);
    }

    void aDamagedRequestIsRefused()
    {
        box::Request request;
        request.command = { "true" };
        request.environment = { "A=b" };
        request.files = { { "a/b", std::string("x\0y", 3), true } };
        request.terminal = box::Terminal { 1, 2 };
        request.limits.disk = 77;
        const std::string whole = box::encode(request);
        const auto again = box::decodeRequest(whole);
        QVERIFY(again);
        QCOMPARE(box::encode(*again), whole);
        for (size_t length = 0; length < whole.size(); ++length)
            QVERIFY(!box::decodeRequest(std::string_view(whole).substr(0, length)));
        QVERIFY(!box::decodeRequest(whole + "x"));
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) { // must neither crash nor take memory for what is not there
            std::string damaged = whole;
            for (int n = random.bounded(4); n >= 0; --n)
                damaged[random.bounded(quint32(damaged.size()))] = char(random.bounded(256));
            if (const auto decoded = box::decodeRequest(damaged))
                QVERIFY(box::encode(*decoded).size() == damaged.size());
        }
    }

    void framesAreTakenFromAnyPieces()
    {
        const std::string bytes =
            box::frame(box::Frame::Output, "abc") + box::frame(box::Frame::Done) + box::frame(box::Frame::Errors, "d");
        for (size_t size = 1; size <= bytes.size(); ++size) {
            box::FrameReader reader;
            QByteArray seen;
            for (size_t at = 0; at < bytes.size(); at += size) {
                reader.add(std::string_view(bytes).substr(at, size));
                while (const auto taken = reader.next())
                    seen += char(taken->type) + QByteArray::fromStdString(taken->body) + '|';
            }
            QCOMPARE(seen, "Oabc|D|Xd|");
        }
        box::FrameReader reader;
        reader.add(std::string("O\xff\xff\xff\xff", 5));
        QVERIFY(!reader.next());
        QVERIFY(reader.isBroken());
    }

    void aFolderIsReadAndWrittenWithoutLinks()
    {
        QTemporaryDir dir, elsewhere;
        const auto write = [](const QString& path, const QByteArray& text) {
            QFile file(path);
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write(dir.filePath(u"a.txt"_s), "a") && write(elsewhere.filePath(u"secret"_s), "s"));
        QVERIFY(QDir(dir.path()).mkpath(u"sub/.git"_s) && write(dir.filePath(u"sub/b"_s), "b")
            && write(dir.filePath(u"sub/.git/config"_s), "c"));
        QVERIFY(QFile::link(elsewhere.filePath(u"secret"_s), dir.filePath(u"link"_s)));
        QVERIFY(QFile::link(elsewhere.path(), dir.filePath(u"folder"_s)));
        const auto folder = TaskFolder::open(dir.path());
        QVERIFY(folder);
        const QList<RunFile> expected { { u"a.txt"_s, "a" }, { u"sub/b"_s, "b" } };
        QCOMPARE(folder->read().value_or(QList<RunFile>()), expected);

        QVERIFY(folder->put({ u"new/deep/x"_s, "x" }));
        QVERIFY(folder->put({ u"link"_s, "mine" })); // takes its place
        QVERIFY(!QFileInfo(dir.filePath(u"link"_s)).isSymLink());
        QFile secret(elsewhere.filePath(u"secret"_s));
        QVERIFY(secret.open(QIODevice::ReadOnly));
        QCOMPARE(secret.readAll(), "s");
        for (const QString& name : { u"folder/x"_s, u"../x"_s, u"/tmp/x"_s, u"a.txt/x"_s, u""_s })
            QVERIFY2(!folder->put({ name, "x" }), qPrintable(name));
        QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), QStringList { u"secret"_s });
        QVERIFY(!TaskFolder::open(dir.filePath(u"none"_s)));
    }
};

QTEST_GUILESS_MAIN(TestSandbox)
#include "tst_sandbox.moc"
