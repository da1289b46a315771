// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/event_mime.h"
#include "models/run_control.h"
#include "models/run_words.h"
#include "models/runs_model.h"
#include "models/session_model.h"
#include "run_script.h"
#include "warnings.h"

#include <QAbstractItemModelTester>
#include <QStringListModel>

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

void play(SessionModel& session, const QList<EventPtr>& events)
{
    const DesktopSink sink = session.feed();
    for (const EventPtr& event : events)
        sink.event(event);
    QTRY_COMPARE(session.state().lastSeq, events.last()->seq);
}

QStringList column(const QAbstractItemModel& model, int role)
{
    QStringList values;
    for (int row = 0; row < model.rowCount(); ++row)
        values += model.index(row, 0).data(role).toString();
    return values;
}

RunScript afternoon()
{
    RunScript script;
    script.begin();
    script.start(10, "R1", u"python3 limiter.py"_s);
    script.prints(10.2, "R1", u"ok\n"_s);
    script.ends(11, "R1");
    script.start(20, "R2", u"pytest"_s, true);
    script.reports(22, "R2", 5, 2);
    script.ends(22.1, "R2", 1);
    script.start(30, "R3", u"pytest"_s, true);
    script.reports(31, "R3", 7, 0);
    script.ends(31.1, "R3");
    script.start(40, "R4", u"python3 limiter.py"_s);
    script.ends(60, "R4", 0, u"time"_s, 20'000'000);
    script.open(70, "R5", 24, 80);
    return script;
}

} // namespace

class TestRunsModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        // The tester asks for a type that a program without windows does not have, and Qt says so, once.
        QStringListModel model({ u"x"_s });
        const QAbstractItemModelTester tester(&model);
    }
    void init() { failOnWarnings(); }

    void everyRunSaysWhatCameOfIt()
    {
        SessionModel session(RunScript::kit(), afternoon().events);
        RunsModel model(&session);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QCOMPARE(column(model, RunsModel::CommandRole),
            (QStringList {
                u"python3 limiter.py"_s, u"pytest"_s, u"pytest"_s, u"python3 limiter.py"_s, u"Terminal"_s }));
        QCOMPARE(column(model, RunsModel::OutcomeRole),
            (QStringList { u"ended with code 0"_s, u"2 of 7 failed"_s, u"7 passed"_s, u"stopped: its time was over"_s,
                u"open 0:00"_s }));
        const auto mark = [&](int row) { return EventMark(model.index(row).data(RunsModel::MarkRole).toInt()); };
        QCOMPARE(mark(0), EventMark::Run);
        QCOMPARE(mark(1), EventMark::Fail);
        QCOMPARE(mark(2), EventMark::Pass);
        QVERIFY(model.index(3).data(RunsModel::StoppedRole).toBool());
        QVERIFY(!model.index(2).data(RunsModel::StoppedRole).toBool());
        QCOMPARE(model.index(4).data(RunsModel::KindRole).toInt(), int(RunsModel::Terminal));
        QCOMPARE(model.index(1).data(RunsModel::FailedRole).toInt(), 2);
        QCOMPARE(model.index(1).data(Qt::AccessibleTextRole).toString(), u"00:20, Ines Fable, pytest, 2 of 7 failed"_s);
    }

    void liveAndRecordedAreTheSame()
    {
        const auto events = afternoon().events;
        SessionModel recorded(RunScript::kit(), events);
        RunsModel replay(&recorded);
        SessionModel session(RunScript::kit());
        RunsModel live(&session);
        QAbstractItemModelTester tester(&live, Mode::QtTest);
        QSignalSpy inserted(&live, &QAbstractItemModel::rowsInserted);
        play(session, events);
        QCOMPARE(inserted.size(), 5);
        for (const int role : { int(RunsModel::CommandRole), int(RunsModel::SeqRole), int(RunsModel::MarkRole) })
            QCOMPARE(column(live, role), column(replay, role));
    }

    void theRowsFollowThePlayhead()
    {
        SessionModel session(RunScript::kit(), afternoon().events);
        RunsModel model(&session);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        session.seek(21'000'000);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(1).data(RunsModel::OutcomeRole).toString(), u"running 0:01"_s);
        session.seek(5'000'000);
        QCOMPARE(model.rowCount(), 0);
        session.seek(90'000'000);
        QCOMPARE(model.rowCount(), 5);
    }

    void everyEventOfARunLeadsToItsRow()
    {
        const auto script = afternoon();
        SessionModel session(RunScript::kit(), script.events);
        RunsModel model(&session);
        for (const EventPtr& event : script.events) {
            const RunId id = runOf(*event);
            const QModelIndex index = model.indexOf(event->seq);
            QCOMPARE(index.isValid(), !id.isEmpty());
            QCOMPARE(index.data(RunsModel::IdRole).toString(), id.value);
        }
        QVERIFY(!model.indexOf(0).isValid());
        QVERIFY(!model.indexOf(9'999).isValid());
    }

    void aRowIsDraggedAsItsStart()
    {
        SessionModel session(RunScript::kit(), afternoon().events);
        RunsModel model(&session);
        QVERIFY(model.index(1).flags().testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> mime(model.mimeData({ model.index(1) }));
        QCOMPARE(draggedEvent(mime.get()), session.state().runs.at(1).startedSeq);
    }

    void outcomesAreWords_data()
    {
        QTest::addColumn<int>("failed");
        QTest::addColumn<bool>("over");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<QString>("words");
        QTest::newRow("tests, program still on") << 0 << false << 0 << QString() << u"3 passed"_s;
        QTest::newRow("a failing test explains its code") << 1 << true << 1 << QString() << u"1 of 4 failed"_s;
        QTest::newRow("a code without a failed test is said")
            << 0 << true << 3 << QString() << u"3 passed, ended with code 3"_s;
        QTest::newRow("a limit is said") << 1 << true << 0 << u"time"_s
                                         << u"1 of 4 failed, stopped: its time was over"_s;
    }
    void outcomesAreWords()
    {
        QFETCH(int, failed);
        QFETCH(bool, over);
        QFETCH(int, code);
        QFETCH(QString, reason);
        RunState run;
        run.tests = QList<TestResult>(3, { u"a"_s, {}, TestOutcome::Passed, 0, {} })
            + QList<TestResult>(failed, { u"b"_s, {}, TestOutcome::Failed, 0, {} });
        run.finishedSeq = over ? 9 : 0;
        run.exitCode = code;
        run.reason = reason;
        QTEST(runOutcomeWords(run), "words");
    }

    void aHostileCommandIsOneLineOfMarks()
    {
        RunScript script;
        script.begin();
        script.start(1, "R1", u"rm\n\x1b[2J\u202E"_s + QString(100'000, u'x'));
        SessionModel session(RunScript::kit(), script.events);
        RunsModel model(&session);
        const QString shown = model.index(0).data(RunsModel::CommandRole).toString();
        QVERIFY(shown.startsWith(u"rm ␛[2J\uFFFDxx"_s));
        QVERIFY(shown.size() < 600);
    }

    void whyNothingCanBeRunIsSaid()
    {
        RunScript script;
        script.begin();
        SessionModel session(RunScript::kit());
        QCOMPARE(whyNotRun(session, true), u"this task has no tests to run"_s); // no task yet
        play(session, script.events);
        QVERIFY(!session.whyNoRuns()); // nothing heard: the host says no if it must
        QCOMPARE(whyNotRun(session, true), QString());
        session.feed().transient(transient::RunningKnown { u"no bwrap here"_s });
        QTRY_VERIFY(session.whyNoRuns());
        QCOMPARE(whyNotRun(session, true), u"no bwrap here"_s);
        session.feed().transient(transient::RunningKnown {});
        QTRY_COMPARE(whyNotRun(session, false), QString());
        script.start(5, "R1", u"pytest"_s, true);
        session.feed().event(script.events.last());
        QTRY_COMPARE(whyNotRun(session, false), u"a run goes on already"_s);
        QCOMPARE(whyNotStop(session, session.state().openRun(false)), QString());
        SessionModel replay(RunScript::kit(), script.events);
        QCOMPARE(whyNotRun(replay, true), u"only while the session is live"_s);
        QVERIFY(!whyNotStop(replay, replay.state().openRun(false)).isEmpty());
    }

    void aTaskWithoutRecipesHasNothingToRun()
    {
        RunScript script;
        script.begin();
        SessionModel session(sampleKit());
        play(session, script.events);
        QVERIFY(!hasSomethingToRun(session));
        QCOMPARE(whyNotRun(session, false), u"this task has nothing to run"_s);
    }
};

QTEST_GUILESS_MAIN(TestRunsModel)
#include "tst_runs_model.moc"
