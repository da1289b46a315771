// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assist/line_diff.h"
#include "assist/reply_match.h"
#include "assist/scripted_assistant.h"
#include "warnings.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace jumpseat;
using namespace std::chrono_literals;

constexpr auto firstWord = 300ms; // after the prompt

namespace {

/// Runs what is due when the test turns the hand.
class ManualScheduler final : public Scheduler {
public:
    void after(std::chrono::milliseconds delay, std::function<void()> task) override
    {
        m_tasks.emplace(m_now + delay, std::move(task));
    }
    void advance(std::chrono::milliseconds by)
    {
        const auto until = m_now + by;
        while (!m_tasks.empty() && m_tasks.begin()->first <= until) {
            m_now = m_tasks.begin()->first;
            const auto task = m_tasks.extract(m_tasks.begin());
            task.mapped()();
        }
        m_now = until;
    }
    [[nodiscard]] bool isEmpty() const { return m_tasks.empty(); }

private:
    std::chrono::milliseconds m_now { 0 };
    std::multimap<std::chrono::milliseconds, std::function<void()>> m_tasks;
};

const FileId code { QStringLiteral("code") };
const FileId tests { QStringLiteral("tests") };

ScriptedReply reply(const QString& id, QList<QStringList> any, const QString& text, QList<ScriptedEdit> edits = {})
{
    ScriptedReply made;
    made.id = id;
    made.any = std::move(any);
    made.text = text;
    made.edits = std::move(edits);
    return made;
}

/// A session with two files, an assistant, and what it said.
struct Room {
    explicit Room(const Kit& kit, const QString& codeText = QStringLiteral("a\nb\nc\n"))
        : assistant(std::make_unique<ScriptedAssistantProvider>(kit, scheduler))
    {
        add(code, codeText);
        add(tests, QStringLiteral("t\n"));
    }

    void add(const FileId& id, const QString& text)
    {
        FileState file;
        file.id = id;
        file.name = id.value;
        file.document = TextDocument(text);
        state.files.append(file);
    }
    void replaceText(const QString& text) { state.files.first().document = TextDocument(text); }

    void ask(const QString& prompt)
    {
        Turn turn;
        turn.prompt = prompt;
        state.turns.append(turn);
        assistant->ask(turn, state, [this]() -> const SessionState& { return state; },
            { [this](const QString& delta) { deltas += delta; },
                [this](const AssistantReply& done) {
                    replies += done;
                    state.turns.last().scriptReply = done.scriptReply;
                } });
    }
    AssistantReply answer(const QString& prompt)
    {
        deltas.clear();
        ask(prompt);
        scheduler.advance(10min);
        return replies.isEmpty() ? AssistantReply() : replies.last();
    }

    ManualScheduler scheduler;
    std::unique_ptr<ScriptedAssistantProvider> assistant;
    SessionState state;
    QStringList deltas;
    QList<AssistantReply> replies;
};

Kit someKit()
{
    PlantedFlaw flaw;
    flaw.id = { QStringLiteral("F1") };
    flaw.file = tests;
    Task task;
    task.flaws = { flaw };
    Kit kit;
    kit.tasks = { task };
    kit.assistant.wordsPerSecond = 20;
    kit.assistant.fallback = QStringLiteral("Say more.");
    return kit;
}

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

} // namespace

class TestScriptedAssistant : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void findsTheReplyByItsWords_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("id");
        QTest::newRow("one word") << text("Is there a race?") << text("race");
        QTest::newRow("case and signs do not count") << text("RACE!!") << text("race");
        QTest::newRow("a word goes on") << text("Please, two races") << text("race");
        QTest::newRow("inside another word") << text("print a trace") << QString();
        QTest::newRow("all words of a group") << text("write a test for the limit") << text("test");
        QTest::newRow("not all words of a group") << text("what is the limit") << QString();
        QTest::newRow("any group") << text("pytest please") << text("test");
        QTest::newRow("the first that fits") << text("test the limit of the race") << text("race");
        QTest::newRow("a phrase with other signs") << text("an off-by-one, I think") << text("off");
        QTest::newRow("an underscore is part of a word") << text("add retry_after") << text("retry");
        QTest::newRow("nothing") << text("hello") << QString();
        QTest::newRow("an empty prompt") << QString() << QString();
    }

    void findsTheReplyByItsWords()
    {
        QFETCH(QString, prompt);
        QFETCH(QString, id);
        ScriptedAssistant script;
        script.replies = { reply(text("race"), { { text("race") } }, text("x")),
            reply(text("test"), { { text("test"), text("limit") }, { text("pytest") } }, text("x")),
            reply(text("off"), { { text("off by one") } }, text("x")),
            reply(text("retry"), { { text("retry_after") } }, text("x")) };
        const ScriptedReply* found = matchReply(script, prompt, {});
        QCOMPARE(found ? found->id : QString(), id);
    }

    void givesAReplyOnceWhenTheScriptSaysSo()
    {
        Kit kit = someKit();
        kit.assistant.replies = { reply(text("safe"), { { text("race") } }, text("It is safe.")),
            reply(text("sorry"), { { text("race") } }, text("It is not.")) };
        kit.assistant.replies.first().once = true;
        Room room(kit);
        QCOMPARE(room.answer(text("a race?")).text, text("It is safe."));
        QCOMPARE(room.answer(text("a race!")).text, text("It is not."));
        QCOMPARE(room.answer(text("a race!!")).scriptReply, text("sorry"));
        QCOMPARE(room.answer(text("hello")).text, text("Say more."));
        QCOMPARE(room.replies.last().scriptReply, QString());
        QCOMPARE(room.replies.last().provider, text("scripted"));
    }

    void streamsAtThePaceOfTheKit()
    {
        Kit kit = someKit(); // 20 words a second: one every step of 50 ms
        kit.assistant.fallback = text("one two\n  three four");
        Room room(kit);
        room.ask(text("hello"));
        QVERIFY(room.deltas.isEmpty());
        room.scheduler.advance(firstWord - 1ms);
        QVERIFY(room.deltas.isEmpty());
        room.scheduler.advance(1ms);
        QCOMPARE(room.deltas, QStringList { text("one ") });
        room.scheduler.advance(50ms);
        QCOMPARE(room.deltas.last(), text("two\n  "));
        QVERIFY(room.replies.isEmpty());
        room.scheduler.advance(100ms);
        QCOMPARE(room.replies.size(), 1);
        QCOMPARE(room.deltas.join(QString()), kit.assistant.fallback);
        QVERIFY(room.scheduler.isEmpty());
    }

    void aSlowPaceIsKeptOverManySteps()
    {
        Kit kit = someKit();
        kit.assistant.wordsPerSecond = 30;
        kit.assistant.fallback = QString(text("word ")).repeated(60).trimmed();
        Room room(kit);
        room.ask(text("hello"));
        room.scheduler.advance(firstWord + 1900ms);
        QVERIFY(room.replies.isEmpty());
        room.scheduler.advance(100ms);
        QCOMPARE(room.replies.size(), 1);
    }

    void saysNothingMoreWhenItIsGone()
    {
        Room room(someKit());
        room.ask(text("hello"));
        room.assistant.reset();
        room.scheduler.advance(1min);
        QVERIFY(room.deltas.isEmpty() && room.replies.isEmpty());
    }

    void proposesOneEditForEachFile()
    {
        Kit kit = someKit();
        kit.assistant.replies = { reply(text("all"), { { text("fix") } }, text("Done."),
            { { code, text("a"), text("A") }, { tests, text("t"), text("T") }, { code, text("c"), text("C") },
                { code, text("C"), text("CC") } }) };
        kit.assistant.replies.first().carries = { { text("F1") } };
        Room room(kit);
        const AssistantReply answer = room.answer(text("fix it"));
        QCOMPARE(answer.text, text("Done."));
        QCOMPARE(answer.edits.size(), 2);
        QCOMPARE(answer.edits.first().file, code);
        QCOMPARE(answer.edits.first().changes.apply(text("a\nb\nc\n")), text("A\nb\nCC\n"));
        QCOMPARE(answer.edits.first().changes.changes().size(), 2); // two hunks: either can be taken alone
        QVERIFY(answer.edits.first().carries.isEmpty());
        QCOMPARE(answer.edits.last().carries, QList<FlawId> { { text("F1") } });
    }

    void fitsTheTextAsItIsWhenTheReplyEnds()
    {
        Kit kit = someKit();
        kit.assistant.replies = { reply(
            text("all"), { { text("fix") } }, text("one two three"), { { code, text("b"), text("B") } }) };
        Room room(kit);
        room.ask(text("fix"));
        room.scheduler.advance(firstWord);
        room.replaceText(text("new line\na\nb\n"));
        room.scheduler.advance(1min);
        QCOMPARE(room.replies.first().edits.first().changes.apply(text("new line\na\nb\n")), text("new line\na\nB\n"));
    }

    void saysWhenTheCodeHasChanged_data()
    {
        QTest::addColumn<QString>("now");
        QTest::newRow("the place is gone") << text("a\nc\n");
        QTest::newRow("the place is there twice") << text("b\nb\n");
        QTest::newRow("the text is empty") << QString();
    }

    void saysWhenTheCodeHasChanged()
    {
        QFETCH(QString, now);
        Kit kit = someKit();
        kit.assistant.replies = { reply(text("all"), { { text("fix") } }, text("Here."),
            { { code, text("b"), text("B") }, { tests, text("t"), text("T") } }) };
        Room room(kit, now);
        const AssistantReply answer = room.answer(text("fix"));
        QCOMPARE(answer.edits.size(), 1);
        QCOMPARE(answer.edits.first().file, tests);
        QCOMPARE(answer.text, text("Here.\n\nThe code in code has changed; I cannot place my edit there."));
        QCOMPARE(room.deltas.join(QString()), answer.text);
    }

    void diffsByWholeLines_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::addColumn<int>("hunks");
        QTest::newRow("nothing") << text("a\nb\n") << text("a\nb\n") << 0;
        QTest::newRow("both empty") << QString() << QString() << 0;
        QTest::newRow("from nothing") << QString() << text("a\nb") << 1;
        QTest::newRow("to nothing") << text("a\nb") << QString() << 1;
        QTest::newRow("one line in the middle") << text("a\nb\nc\n") << text("a\nB\nc\n") << 1;
        QTest::newRow("an insertion at the end") << text("a\n") << text("a\nb\n") << 1;
        QTest::newRow("no break at the end") << text("a\nb") << text("a\nb\n") << 1;
        QTest::newRow("three places") << text("a\nb\nc\nk\nm\n") << text("A\nb\nc\nx\nk\n") << 3;
        QTest::newRow("repeated lines") << text("x\nx\nx\n") << text("x\nx\n") << 1;
    }

    void diffsByWholeLines()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        QFETCH(int, hunks);
        const ChangeSet changes = lineDiff(before, after);
        QCOMPARE(changes.apply(before), after);
        QCOMPARE(changes.changes().size(), hunks);
    }

    void everyDiffMakesTheSecondOfTheFirst()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 500; ++round) {
            QString texts[2];
            for (QString& made : texts) {
                for (int line = random.bounded(12); line > 0; --line)
                    made += QChar(u'a' + random.bounded(4)) + QString(random.bounded(5) ? u'\n' : u'z');
            }
            QCOMPARE(lineDiff(texts[0], texts[1]).apply(texts[0]), texts[1]);
        }
    }

    void longTextsGiveOneChange()
    {
        QString before, after;
        for (int line = 0; line < 3000; ++line) {
            before += QStringLiteral("a%1\n").arg(line);
            after += QStringLiteral("b%1\n").arg(line);
        }
        const ChangeSet changes = lineDiff(before, after);
        QCOMPARE(changes.apply(before), after);
        QCOMPARE(changes.changes().size(), 1);
    }

    void theKitsRepliesFitItsFiles_data()
    {
        QTest::addColumn<QStringList>("prompts");
        QTest::addColumn<QStringList>("replies");
        const auto row = [](const char* name, QStringList prompts, QStringList replies) {
            QTest::newRow(name) << prompts << replies;
        };
        row("review, then press on", { text("Review this"), text("any other bug?") },
            { text("review"), text("review-again") });
        row("the race, then pushback",
            { text("Two threads call allow at the same time. Walk me through it."),
                text("No. Look again, it is a race.") },
            { text("race-safe"), text("race-again") });
        row("the race, named", { text("Put the whole check under the lock") }, { text("race-fix") });
        row("the boundary", { text("Is it off by one? It admits limit + 1 calls.") }, { text("boundary-fix") });
        row("tests",
            { text("Write a test for the limit"), text("and a test with threads"),
                text("that thread test cannot fail") },
            { text("test-boundary"), text("test-threads"), text("test-threads-again") });
        row("the second task",
            { text("Add retry_after under the lock"), text("retry_after is wrong at the limit"),
                text("a test for retry_after"), text("a usage section for the README") },
            { text("retry-after"), text("retry-after-again"), text("test-retry"), text("readme") });
        row("talk",
            { text("why monotonic?"), text("memory with many keys?"), text("explain the deque"), text("are you sure?"),
                text("hello") },
            { text("clock"), text("memory"), text("explain"), text("sure"), QString() });
    }

    void theKitsRepliesFitItsFiles()
    {
        QFETCH(QStringList, prompts);
        QFETCH(QStringList, replies);
        const Kit kit = *loadKit(text(":/kits/rate-limiter"));
        Room room(kit);
        room.state.files.clear();
        for (const Task& task : kit.tasks) {
            for (const KitFile& file : task.files)
                room.add(file.id, file.text);
        }
        for (qsizetype i = 0; i < prompts.size(); ++i) {
            const AssistantReply answer = room.answer(prompts[i]);
            QCOMPARE(answer.scriptReply, replies[i]);
            QVERIFY2(!answer.text.contains(text("cannot place")), qPrintable(answer.text));
            const ScriptedReply* script = kit.findReply(answer.scriptReply);
            QCOMPARE(answer.edits.isEmpty(), !script || script->edits.isEmpty());
            for (const ProposedEdit& edit : answer.edits) {
                for (FileState& file : room.state.files) {
                    if (file.id == edit.file)
                        QVERIFY(file.document.apply(edit.changes).has_value());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestScriptedAssistant)
#include "tst_scripted_assistant.moc"
