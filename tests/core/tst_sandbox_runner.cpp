// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner/sandbox_runner.h"
#include "warnings.h"

#include <QCoreApplication>
#include <QTest>
#include <QTimer>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

/// The test's own thread is the session's.
class LoopScheduler final : public Scheduler {
public:
    void after(std::chrono::milliseconds delay, std::function<void()> task) override
    {
        QTimer::singleShot(delay, qApp, std::move(task));
    }
};

struct Heard {
    QString output, errors;
    qsizetype parts = 0;
    std::optional<RunEnding> ending;
    QElapsedTimer since;
    qint64 firstMs = -1;
};

struct Stage {
    Stage()
        : runner(
              [](std::function<void()> task) {
                  QMetaObject::invokeMethod(qApp, std::move(task), Qt::QueuedConnection);
              },
              scheduler, [] {})
    {
    }
    [[nodiscard]] bool isReady()
    {
        return QTest::qWaitFor([this] { return runner.unavailable().has_value(); }, 15'000);
    }
    static RunJob job(const QString& script, int seconds = 10)
    {
        RunJob job { .recipe = { { u"sh"_s, u"-c"_s, script }, {} } };
        job.limits.seconds = seconds;
        return job;
    }
    Runner::Sink into(Heard& heard)
    {
        heard.since.start();
        return { [&heard](OutputStream stream, const QString& text) {
                    if (heard.firstMs < 0)
                        heard.firstMs = heard.since.elapsed();
                    ++heard.parts;
                    (stream == OutputStream::Out ? heard.output : heard.errors) += text;
                },
            [&heard](const RunEnding& ending) { heard.ending = ending; } };
    }
    static bool waitFor(const Heard& heard)
    {
        return QTest::qWaitFor([&] { return heard.ending.has_value(); }, 30'000);
    }

    LoopScheduler scheduler;
    SandboxRunner runner;
};

} // namespace

class TestSandboxRunner : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        test::failOnWarnings();
        m_stage = std::make_unique<Stage>();
        QVERIFY(m_stage->isReady());
        QCOMPARE(*m_stage->runner.unavailable(), QString());
    }
    void cleanup() { m_stage.reset(); }

    void bothStreamsAndTheCodeArrive()
    {
        Heard heard;
        const auto hand = m_stage->runner.start(Stage::job(u"echo out; echo err >&2; exit 3"_s), m_stage->into(heard));
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.output, u"out\n"_s);
        QCOMPARE(heard.errors, u"err\n"_s);
        QCOMPARE(heard.ending->exitCode, 3);
        QCOMPARE(heard.ending->reason, QString());
    }

    void filesAreThereAndInputIsRead()
    {
        Heard heard;
        RunJob job = Stage::job(u"cat a.txt; read line; echo got $line"_s);
        job.files = { { u"a.txt"_s, u"of the task\n"_s } };
        const auto hand = m_stage->runner.start(std::move(job), m_stage->into(heard));
        QVERIFY(hand->input(u"this\n"_s));
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.output, u"of the task\ngot this\n"_s);
    }

    void lettersAreNotCutBetweenParts()
    {
        Heard heard;
        const auto hand = m_stage->runner.start(
            Stage::job(u"printf '\\303'; sleep 0.2; printf '\\266\\377'"_s), m_stage->into(heard));
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.output, u"\u00f6\ufffd"_s);
    }

    void muchOutputComesInFewParts()
    {
        Heard heard;
        RunJob job = Stage::job(u"i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done"_s, 30);
        const auto hand = m_stage->runner.start(std::move(job), m_stage->into(heard));
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.output.count(u'\n'), 20'000);
        QVERIFY2(heard.parts < 20'000 / 10, qPrintable(QString::number(heard.parts)));
    }

    void limitsAreNamed()
    {
        Heard heard;
        const auto hand = m_stage->runner.start(Stage::job(u"sleep 60"_s, 1), m_stage->into(heard));
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.ending->reason, u"time"_s);
    }

    void aProgramThatIsNotThereIsSaidInWords()
    {
        Heard heard;
        RunJob job { .recipe = { { u"no-such-program"_s }, {} } };
        const auto hand = m_stage->runner.start(std::move(job), m_stage->into(heard));
        QVERIFY(Stage::waitFor(heard));
        QVERIFY2(heard.ending->reason.contains(u"no-such-program"), qPrintable(heard.ending->reason));
    }

    void interruptingIsCtrlC()
    {
        Heard heard;
        const auto hand = m_stage->runner.start(
            Stage::job(u"trap 'echo caught; exit 7' INT; echo ready; while :; do sleep 0.1; done"_s),
            m_stage->into(heard));
        QVERIFY(QTest::qWaitFor([&] { return heard.output == u"ready\n"; }, 10'000));
        hand->interrupt();
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.output, u"ready\ncaught\n"_s);
        QCOMPARE(heard.ending->exitCode, 7);
    }

    void lettingGoKillsAndSaysNothing()
    {
        Heard heard;
        {
            const auto hand = m_stage->runner.start(Stage::job(u"echo ready; sleep 60"_s), m_stage->into(heard));
            QVERIFY(QTest::qWaitFor([&] { return !heard.output.isEmpty(); }, 10'000));
        }
        Heard next, third; // both places are free again at once
        const auto second = m_stage->runner.start(Stage::job(u"echo two"_s), m_stage->into(next));
        const auto last = m_stage->runner.start(Stage::job(u"echo three"_s), m_stage->into(third));
        QVERIFY(Stage::waitFor(next));
        QVERIFY(Stage::waitFor(third));
        QVERIFY(!heard.ending);
    }

    void twoAtOnceAndQuietOnesLast()
    {
        QStringList order;
        const auto sink = [&order](const QString& name) {
            return Runner::Sink { [](OutputStream, const QString&) {},
                [&order, name](const RunEnding&) { order += name; } };
        };
        RunJob quiet = Stage::job(u"true"_s);
        quiet.isQuiet = true;
        std::vector<std::unique_ptr<RunningJob>> hands;
        hands.push_back(m_stage->runner.start(Stage::job(u"read x"_s), sink(u"first"_s)));
        hands.push_back(m_stage->runner.start(Stage::job(u"read x"_s), sink(u"second"_s)));
        hands.push_back(m_stage->runner.start(std::move(quiet), sink(u"quiet"_s)));
        hands.push_back(m_stage->runner.start(Stage::job(u"true"_s), sink(u"third"_s)));
        QVERIFY(hands[0]->input(u"go\n"_s));
        QVERIFY(QTest::qWaitFor([&] { return order.size() == 3; }, 20'000));
        QCOMPARE(order, QStringList({ u"first"_s, u"third"_s, u"quiet"_s }));
        QVERIFY(hands[1]->input(u"go\n"_s));
        QVERIFY(QTest::qWaitFor([&] { return order.size() == 4; }, 20'000));
    }

    void testsAreRead()
    {
        Heard heard;
        RunJob job { .recipe = { { u"sh"_s, u"-c"_s,
                                     u"printf 'TAP version 13\\nok 1 - works\\nnot ok 2 - does not\\n1..2\\n'"_s },
                         u"tap"_s } };
        const auto hand = m_stage->runner.start(std::move(job), m_stage->into(heard));
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.ending->tests.size(), 2);
        QCOMPARE(heard.ending->tests.at(1).outcome, TestOutcome::Failed);
        QCOMPARE(heard.ending->problem, QString());
    }

    void aTerminalIsOneAndGetsFilesWhileItRuns()
    {
        Heard heard;
        RunJob job = Stage::job(u"test -t 0 && stty size; while read line; do $line; done"_s);
        job.rows = 33;
        job.columns = 99;
        job.files = { { u"old.txt"_s, u"old\n"_s } };
        const auto hand = m_stage->runner.start(std::move(job), m_stage->into(heard));
        QVERIFY(QTest::qWaitFor([&] { return heard.output.contains(u"33 99"); }, 10'000));
        hand->putFile({ u"sub/new.txt"_s, u"put there\n"_s });
        hand->removeFile(u"old.txt"_s);
        hand->resize(20, 50);
        QVERIFY(QTest::qWaitFor(
            [&] { // what was put and what is typed go different ways
                heard.output.clear();
                if (!hand->input(u"cat sub/new.txt\nls\nstty size\n"_s))
                    return false;
                QTest::qWait(100);
                return heard.output.contains(u"put there") && !heard.output.contains(u"old.txt")
                    && heard.output.contains(u"20 50");
            },
            10'000));
        hand->kill();
        QVERIFY(Stage::waitFor(heard));
        QCOMPARE(heard.ending->reason, u"stopped"_s);
    }

    void aFileIsNotWrittenThroughALink()
    {
        Heard heard;
        RunJob job = Stage::job(u"echo safe > target; ln -s target link; echo ready; "
                                "while test -L link; do sleep 0.02; done; cat target link; ls .."_s);
        const auto hand = m_stage->runner.start(std::move(job), m_stage->into(heard));
        QVERIFY(QTest::qWaitFor([&] { return heard.output == u"ready\n"; }, 10'000));
        hand->putFile({ u"../outside"_s, u"new\n"_s });
        hand->putFile({ u"link"_s, u"new\n"_s });
        QVERIFY(Stage::waitFor(heard));
        QVERIFY2(heard.output.startsWith(u"ready\nsafe\nnew\n"), qPrintable(heard.output));
        QVERIFY2(!heard.output.contains(u"outside"), qPrintable(heard.output));
    }

    void goingAwayKillsWhatRuns()
    {
        Heard heard;
        const auto hand = m_stage->runner.start(Stage::job(u"echo ready; sleep 60"_s), m_stage->into(heard));
        QVERIFY(QTest::qWaitFor([&] { return !heard.output.isEmpty(); }, 10'000));
        QElapsedTimer took;
        took.start();
        m_stage.reset();
        QVERIFY(took.elapsed() < 5'000);
        QVERIFY(!heard.ending);
    }

private:
    std::unique_ptr<Stage> m_stage;
};

QTEST_MAIN(TestSandboxRunner)
#include "tst_sandbox_runner.moc"
