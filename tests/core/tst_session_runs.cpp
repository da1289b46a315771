// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_assistant.h"
#include "fake_runner.h"
#include "manual_clock.h"
#include "sample_kit.h"
#include "session/live_session.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const FileId mainFile { QStringLiteral("main.py") };

Kit kitWithRuns()
{
    Kit kit = test::sampleKit();
    kit.tasks[0].run.command = { u"python3"_s, u"main.py"_s };
    kit.tasks[0].test = { { u"pytest"_s, u"--junitxml={report}"_s }, u"junit"_s };
    kit.tasks[0].terminal = true;
    kit.tasks[0].hidden.files = { { {}, u"test_hidden.py"_s, u"hidden\n"_s, false } };
    kit.tasks[0].hidden.recipe = { { u"pytest"_s, u"test_hidden.py"_s }, u"pytest"_s };
    return kit;
}

/// A session with its candidate and interviewer, and what it said.
struct Room {
    explicit Room(Kit kit = kitWithRuns(), SessionState state = {})
        : session({ u"s"_s }, std::move(kit), std::move(state), clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); }, [](const Transient&) {} }, &runner)
    {
        session.start(u"Ada Quill"_s, u"R. Lantern"_s);
        interviewer = session.join(Role::Interviewer, u"R. Lantern"_s, {});
        candidate = session.join(Role::Candidate, u"Ada Quill"_s, u"the notice"_s);
    }
    Result<void> run(bool test = false, const QString& messageId = {})
    {
        return session.execute(candidate, command::StartRun { messageId, test });
    }
    Result<void> openTerminal() { return session.execute(candidate, command::OpenTerminal { u"m"_s, 24, 80 }); }
    Result<void> type(const QString& text)
    {
        const auto* file = session.state().file(mainFile);
        return session.execute(candidate,
            command::Push { mainFile, file->version(),
                { { { u"a"_s }, ++m_typed, ChangeSet::replace(file->document.length(), 0, 0, text), u"input"_s,
                    {} } } });
    }
    template <class T> QList<T> all() const
    {
        QList<T> found;
        for (const auto& event : events) {
            if (const auto* payload = std::get_if<T>(&event->payload))
                found += *payload;
        }
        return found;
    }
    void wait(qint64 ms)
    {
        clock.advanceMs(ms);
        session.tick();
    }
    [[nodiscard]] const RunState& lastRun() const { return session.state().runs.last(); }

    test::ManualClock clock;
    test::FakeAssistant assistant;
    test::FakeRunner runner;
    QList<EventPtr> events;
    LiveSession session;
    ParticipantId candidate, interviewer;

private:
    qint64 m_typed = 0;
};

} // namespace

class TestSessionRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void aRunHasTheFilesAsTheyAre()
    {
        Room room;
        QVERIFY(room.type(u"# mine\n"_s));
        QVERIFY(room.run());
        QCOMPARE(room.runner.last().job.recipe.command, QStringList({ u"python3"_s, u"main.py"_s }));
        QCOMPARE(room.runner.filesOfLast(), QStringList({ u"main.py"_s, u"brief.md"_s }));
        QVERIFY(room.runner.last().job.files.first().text.startsWith(u"# mine\n"));
        QCOMPARE(room.lastRun().who, room.candidate);
        QCOMPARE(room.lastRun().command, u"python3 main.py"_s);
    }

    void whatItSaysIsRecordedInOrder()
    {
        Room room;
        QVERIFY(room.run());
        auto& job = room.runner.last();
        job.sink.said(OutputStream::Out, u"one"_s);
        QVERIFY(
            room.session.execute(room.candidate, command::GiveInput { u"m1"_s, room.lastRun().id, u"two\n"_s, false }));
        job.sink.said(OutputStream::Err, u"three"_s);
        test::FakeRunner::end(job, { 3, {}, 5000, {}, {} });
        const RunState& run = room.lastRun();
        QCOMPARE(run.output.size(), 3);
        QCOMPARE(run.output.at(1).stream, OutputStream::In);
        QCOMPARE(run.exitCode, 3);
        QVERIFY(run.isOver());
        QCOMPARE(job.done, QStringList({ u"input two\n"_s }));
        QVERIFY(!job.isHeld);
    }

    void oneRunAtATime()
    {
        Room room;
        QVERIFY(room.run());
        QCOMPARE(room.run(true).error().code, ErrorCode::Refused);
        QCOMPARE(
            room.session.execute(room.interviewer, command::StartRun { {}, false }).error().code, ErrorCode::Refused);
        test::FakeRunner::end(room.runner.last(), {});
        QVERIFY(room.run(true));
        QVERIFY(room.lastRun().isTest);
    }

    void aRepeatedRequestStartsNothing()
    {
        Room room;
        QVERIFY(room.run(false, u"m1"_s));
        test::FakeRunner::end(room.runner.last(), {});
        const auto before = room.session.state().runs.size();
        QVERIFY(room.run(false, u"m1"_s));
        QCOMPARE(room.session.state().runs.size(), before);
    }

    void resultsOfTestsAreRecordedBeforeTheEnd()
    {
        Room room;
        QVERIFY(room.run(true));
        const TestResult failed { u"t::a"_s, u"a"_s, TestOutcome::Failed, 7, u"1 != 2"_s };
        test::FakeRunner::end(room.runner.last(), { 1, {}, 5000, { failed }, {} });
        QCOMPARE(room.lastRun().tests, QList { failed });
        QVERIFY(std::holds_alternative<event::RunFinished>(room.events.last()->payload));
        QVERIFY(std::holds_alternative<event::TestsReported>(room.events.at(room.events.size() - 2)->payload));
    }

    void testsWithoutResultsSaySo()
    {
        Room room;
        QVERIFY(room.run(true));
        test::FakeRunner::end(room.runner.last(), { 0, {}, 5000, {}, u"no test was run"_s });
        QCOMPARE(room.lastRun().output.last().stream, OutputStream::Err);
        QCOMPARE(room.lastRun().output.last().text, u"No test results: no test was run\n"_s);
        QVERIFY(room.lastRun().tests.isEmpty());
    }

    void whoPrintedMuchGetsASmallerTerminal()
    {
        Room room;
        QVERIFY(room.openTerminal());
        const int before = room.runner.last().job.limits.outputKib;
        room.runner.last().sink.said(OutputStream::Out, QString(65 * 1024 * 1024, u'x'));
        test::FakeRunner::end(room.runner.last(), { 0, u"output"_s, 5000, {}, {} });
        QVERIFY(room.session.execute(room.candidate, command::OpenTerminal { u"again"_s, 24, 80 }));
        QVERIFY(room.runner.last().job.limits.outputKib < before);
    }

    void stoppingInterruptsAndThenKills()
    {
        Room room;
        QVERIFY(room.run());
        const RunId id = room.lastRun().id;
        QVERIFY(room.session.execute(room.interviewer, command::StopRun { id }));
        QCOMPARE(room.runner.last().done, QStringList({ u"interrupt"_s }));
        QVERIFY(room.session.wakeUs().has_value());
        room.wait(1'900);
        QCOMPARE(room.runner.last().done.size(), 1);
        room.wait(200);
        QCOMPARE(room.runner.last().done, QStringList({ u"interrupt"_s, u"kill"_s }));
        QVERIFY(!room.session.wakeUs());
        test::FakeRunner::end(room.runner.last(), { 9, u"signalled"_s, 1, {}, {} });
        QCOMPARE(room.lastRun().reason, u"stopped"_s);
    }

    void stoppingTwiceKillsAtOnce()
    {
        Room room;
        QVERIFY(room.run());
        for (int i = 0; i < 2; ++i)
            QVERIFY(room.session.execute(room.candidate, command::StopRun { room.lastRun().id }));
        QCOMPARE(room.runner.last().done, QStringList({ u"interrupt"_s, u"kill"_s }));
    }

    void theEndStopsWhatRunsAndRecordsItBefore()
    {
        Room room;
        QVERIFY(room.run());
        QVERIFY(room.openTerminal());
        QVERIFY(room.session.execute(room.interviewer, command::EndSession {}));
        QVERIFY(!room.runner.jobs.at(0)->isHeld);
        QVERIFY(!room.runner.jobs.at(1)->isHeld);
        QVERIFY(std::holds_alternative<event::SessionEnded>(room.events.last()->payload));
        for (const RunState& run : room.session.state().runs)
            QCOMPARE(run.reason, u"stopped"_s);
        QCOMPARE(room.run().error().code, ErrorCode::Refused);
    }

    void theNextTaskStopsWhatRuns()
    {
        Room room;
        QVERIFY(room.run());
        QVERIFY(room.session.execute(room.interviewer, command::StartTask { 1 }));
        QCOMPARE(room.lastRun().reason, u"stopped"_s);
        QCOMPARE(room.run().error().what, u"this task has nothing to run"_s);
    }

    void whatRanWhenTheProgramWasClosedIsLost()
    {
        Room before;
        QVERIFY(before.run());
        Room after(kitWithRuns(), before.session.state());
        QCOMPARE(after.session.state().runs.first().reason, u"lost"_s);
        QVERIFY(after.run());
        QCOMPARE(after.lastRun().id.value, u"R2"_s);
    }

    void nothingRunsWhereNothingCan()
    {
        Room room;
        room.runner.why = u"bubblewrap is not installed"_s;
        QCOMPARE(room.run().error().what, u"bubblewrap is not installed"_s);
        room.runner.why.reset();
        QCOMPARE(room.run().error().code, ErrorCode::Refused);
        QVERIFY(room.runner.jobs.empty());
        QVERIFY(room.session.state().runs.isEmpty());
    }

    void whoMayRun_data()
    {
        QTest::addColumn<bool>("shadow");
        QTest::addColumn<bool>("may");
        QTest::addRow("the interviewer may") << false << true;
        QTest::addRow("a shadow may not") << true << false;
    }
    void whoMayRun()
    {
        QFETCH(bool, shadow);
        QFETCH(bool, may);
        Room room;
        const ParticipantId who = shadow ? room.session.join(Role::Shadow, u"P. Vane"_s, {}) : room.interviewer;
        QCOMPARE(room.session.execute(who, command::StartRun {}).has_value(), may);
        QCOMPARE(room.session.execute(who, command::OpenTerminal {}).has_value(), false);
    }

    void hiddenTestsFollowARun()
    {
        Room room;
        QVERIFY(room.run());
        test::FakeRunner::end(room.runner.last(), {});
        QCOMPARE(room.runner.jobs.size(), 2U);
        QVERIFY(room.runner.last().job.isQuiet);
        QVERIFY(room.runner.filesOfLast().contains(u"test_hidden.py"_s));
        const TestResult failed { u"h::a"_s, u"a"_s, TestOutcome::Failed, 7, {} };
        test::FakeRunner::end(room.runner.last(), { 1, {}, 5000, { failed }, {} });
        QCOMPARE(room.session.state().hiddenTests.last().tests, QList { failed });
        QCOMPARE(visibilityOf(room.events.last()->payload), Visibility::InterviewersOnly);
        QVERIFY(room.session.state().runs.size() == 1);
    }

    void hiddenTestsAreNotRepeatedOverTheSameFiles()
    {
        Room room;
        for (int i = 0; i < 2; ++i) {
            QVERIFY(room.run());
            test::FakeRunner::end(room.runner.last(), {});
            if (i == 0)
                test::FakeRunner::end(room.runner.last(), {});
        }
        QCOMPARE(room.runner.jobs.size(), 3U);
        QVERIFY(room.session.execute(room.interviewer, command::TryHiddenTests {})); // unless somebody asks
        QCOMPARE(room.runner.jobs.size(), 4U);
    }

    void hiddenTestsOfTheTaskBeforeHaveTheirLastWord()
    {
        Room room;
        QVERIFY(room.run());
        test::FakeRunner::end(room.runner.last(), {});
        auto& running = room.runner.last();
        QVERIFY(room.type(u"# later\n"_s));
        QVERIFY(room.session.execute(room.interviewer, command::StartTask { 1 }));
        QCOMPARE(room.runner.jobs.size(), 2U);
        test::FakeRunner::end(running, {});
        QCOMPARE(room.runner.jobs.size(), 3U);
        QVERIFY(room.runner.last().job.files.first().text.startsWith(u"# later"));
        test::FakeRunner::end(room.runner.last(), {});
        QCOMPARE(room.session.state().hiddenTests.last().task.value, u"t1"_s);
    }

    void aTerminalIsRecordedAsACast()
    {
        Room room;
        QVERIFY(room.openTerminal());
        const RunId id = room.lastRun().id;
        room.clock.advanceMs(250);
        room.runner.last().sink.said(OutputStream::Out, u"$ "_s);
        QVERIFY(room.session.execute(room.candidate, command::TypeInTerminal { id, u"ls\r"_s }));
        QVERIFY(room.session.execute(room.candidate, command::ResizeTerminal { id, 30, 100 }));
        const QList<CastLine> expected { { 250'000, u"o"_s, u"$ "_s }, { 250'000, u"i"_s, u"ls\r"_s },
            { 250'000, u"r"_s, u"100x30"_s } };
        QCOMPARE(room.lastRun().cast, expected);
        QCOMPARE(room.runner.last().done, QStringList({ u"input ls\r"_s, u"resize 30 100"_s }));
        QCOMPARE(room.openTerminal().has_value(), true); // the same request again
        QCOMPARE(room.session.execute(room.candidate, command::OpenTerminal { u"n"_s, 24, 80 }).error().code,
            ErrorCode::Refused);
        QVERIFY(room.run()); // beside it
    }

    void editsReachTheTerminal()
    {
        Room room;
        QVERIFY(room.openTerminal());
        QVERIFY(room.type(u"# a\n"_s));
        QVERIFY(room.type(u"# b\n"_s));
        QVERIFY(room.session.execute(room.candidate, command::AddFile { u"m9"_s, u"notes.txt"_s, u"hello\n"_s }));
        room.wait(299);
        QVERIFY(room.runner.last().done.isEmpty());
        room.wait(1);
        QCOMPARE(room.runner.last().done,
            QStringList({ u"put main.py: # b\n# a\ndef f():\n    return 1\n"_s, u"put notes.txt: hello\n"_s }));
        const auto added = room.all<event::FileAdded>().last().file;
        QVERIFY(room.session.execute(room.candidate, command::RenameFile { u"m8"_s, added, u"words.txt"_s }));
        room.wait(300);
        QCOMPARE(room.runner.last().done.mid(2), QStringList({ u"put words.txt: hello\n"_s, u"remove notes.txt"_s }));
    }

    void aTerminalHasABearableSize()
    {
        Room room;
        QCOMPARE(room.session.execute(room.candidate, command::OpenTerminal { {}, 1, 80 }).error().code,
            ErrorCode::OutOfRange);
        QCOMPARE(room.session.execute(room.candidate, command::OpenTerminal { {}, 24, 501 }).error().code,
            ErrorCode::OutOfRange);
        QVERIFY(room.runner.jobs.empty());
    }
};

QTEST_MAIN(TestSessionRuns)
#include "tst_session_runs.moc"
