// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit.h"
#include "warnings.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

// Runs what a candidate would run, and prints the names of the tests that fail.
constexpr auto runner = R"(
import test_limiter
for name, test in sorted(vars(test_limiter).items()):
    if name.startswith("test_"):
        try:
            test()
        except Exception:
            print(name)
)";

// What the interviewer knows and the tests of the draft do not: the two planted flaws.
constexpr auto hiddenChecks = R"(

def test_hidden_f1():
    limiter = RateLimiter(limit=10, period=60, clock=FakeClock())
    assert sum(limiter.allow("alice") for _ in range(30)) == 10


def test_hidden_f2():
    barrier = threading.Barrier(2)

    class Meeting(dict):
        def get(self, key, default=None):
            value = super().get(key, default)
            if value is None:
                try:
                    barrier.wait(timeout=0.3)
                except threading.BrokenBarrierError:
                    pass
            return value

    limiter = RateLimiter(limit=10, period=60, clock=FakeClock())
    limiter._windows = Meeting()
    threads = [threading.Thread(target=limiter.allow, args=("new",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(limiter._windows["new"].hits) == 2
)";

} // namespace

/// The kit's Python is run for real: the flaws are flaws, the good edits mend them, the bad ones do not.
class TestLimiterKit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const auto kit = loadKit(u":/kits/rate-limiter"_s);
        QVERIFY(kit.has_value());
        m_kit = *kit;
    }
    void init() { test::failOnWarnings(); }

    void theCodeBehavesAsTheScriptSays_data()
    {
        QTest::addColumn<QStringList>("replies");
        QTest::addColumn<QStringList>("failing");
        const QString f1 = u"test_hidden_f1"_s, f2 = u"test_hidden_f2"_s;
        const QString boundary = u"test_refuses_the_call_after_the_limit"_s;
        const QString period = u"test_a_call_counts_for_exactly_the_period"_s;
        const QString newKey = u"test_a_new_key_gets_one_window"_s;
        const QString retry = u"test_retry_after_names_the_next_allowed_moment"_s;
        const auto row = [](const char* name, const QStringList& replies, const QStringList& failing) {
            QTest::newRow(name) << replies << failing;
        };
        row("the draft: its own tests see neither flaw", {}, { f1, f2 });
        row("the first review mends neither", { u"review"_s }, { f1, f2 });
        row("the comment that calls it safe", { u"race-safe"_s }, { f1, f2 });
        row("a thread test that cannot fail", { u"test-threads"_s }, { f1, f2 });
        row("boundary tests tell", { u"test-boundary"_s }, { period, f1, f2, boundary });
        row("the boundary mended", { u"test-boundary"_s, u"boundary-fix"_s }, { f2 });
        row("the boundary mended and tested at once", { u"fix-and-test"_s }, { f2 });
        row("a thread test that tells", { u"test-threads-again"_s }, { newKey, f1, f2 });
        row("the race mended", { u"test-threads-again"_s, u"race-fix"_s }, { f1 });
        row("the race mended after pushback", { u"race-safe"_s, u"race-again"_s }, { f1 });
        row("both mended", { u"boundary-fix"_s, u"race-fix"_s }, {});
        row("retry_after as first offered", { u"boundary-fix"_s, u"race-fix"_s, u"retry-after"_s, u"test-retry"_s },
            { retry });
        row("retry_after put right",
            { u"boundary-fix"_s, u"race-fix"_s, u"retry-after"_s, u"retry-after-again"_s, u"test-retry"_s }, {});
        row("everything, the needless too",
            { u"review"_s, u"race-safe"_s, u"race-again"_s, u"fix-and-test"_s, u"test-threads"_s,
                u"test-threads-again"_s, u"retry-after"_s, u"retry-after-again"_s, u"test-retry"_s, u"readme"_s },
            {});
    }

    void theCodeBehavesAsTheScriptSays()
    {
        QFETCH(QStringList, replies);
        QFETCH(QStringList, failing);
        QHash<FileId, QString> texts;
        for (const Task& task : std::as_const(m_kit.tasks)) {
            for (const KitFile& file : task.files)
                texts[file.id] = file.text;
        }
        for (const QString& id : std::as_const(replies)) {
            QVERIFY(m_kit.findReply(id));
            for (const ScriptedEdit& edit : m_kit.findReply(id)->edits) {
                QCOMPARE(texts[edit.file].count(edit.find), 1);
                texts[edit.file].replace(edit.find, edit.replace);
            }
        }
        texts[{ u"tests"_s }] += QLatin1StringView(hiddenChecks);
        failing.sort();
        QCOMPARE(run(texts), failing);
    }

private:
    // Names of the failing tests, sorted.
    QStringList run(const QHash<FileId, QString>& texts) const
    {
        const QTemporaryDir dir;
        write(dir.filePath(u"run.py"_s), QLatin1StringView(runner));
        for (const Task& task : m_kit.tasks) {
            for (const KitFile& file : task.files)
                write(dir.filePath(file.name), texts[file.id]);
        }
        QProcess python;
        python.setWorkingDirectory(dir.path());
        python.start(u"python3"_s, { u"-B"_s, u"run.py"_s });
        if (!python.waitForFinished(20'000) || python.exitCode() != 0)
            return { u"python3 failed: "_s + python.errorString() + QString::fromUtf8(python.readAllStandardError()) };
        return QString::fromUtf8(python.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    }

    static void write(const QString& path, const QString& text)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.toUtf8());
    }

    Kit m_kit;
};

QTEST_GUILESS_MAIN(TestLimiterKit)
#include "tst_limiter_kit.moc"
