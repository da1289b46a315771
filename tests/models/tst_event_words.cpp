// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "all_events.h"
#include "models/assistant_words.h"
#include "models/session_model.h"
#include "session_script.h"
#include "warnings.h"

using namespace jumpseat;
using namespace jumpseat::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(jumpseat::event::Payload)

class TestEventWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void whatAssists_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("origin");
        QTest::addColumn<bool>("own");
        QTest::addColumn<QString>("words");
        const QString script = u"Scripted assistant, same replies for every candidate"_s, address = u"https://a.b"_s;
        QTest::newRow("the kit's script") << u"scripted"_s << QString() << false << script;
        QTest::newRow("the script beside own tools")
            << u"scripted"_s << QString() << true << script + u", own tools too"_s;
        QTest::newRow("a model") << u"anthropic"_s << address << false << u"m-1 of House"_s;
        QTest::newRow("a model for own tools as well")
            << u"ollama"_s << address << true << u"m-1 of House, own tools too"_s;
        QTest::newRow("nothing") << u"none"_s << QString() << false << u"No assistant"_s;
        QTest::newRow("own tools alone") << u"none"_s << QString() << true << u"The candidate's own tools"_s;
    }
    void whatAssists()
    {
        QFETCH(QString, provider);
        QFETCH(QString, origin);
        QFETCH(bool, own);
        event::AssistantPinned pinned;
        pinned.provider = provider;
        pinned.origin = origin;
        pinned.own = own;
        pinned.model = u"m-1"_s;
        pinned.service = u"House"_s;
        QTEST(pinnedWords(pinned), "words");
        QCOMPARE(
            pinnedWords(std::nullopt), u"Scripted assistant, same replies for every candidate"_s); // of old records
    }

    void whatIsSaid_data()
    {
        QTest::addColumn<event::Payload>("payload");
        QTest::addColumn<QString>("words");
        const auto row = [](const char* name, event::Payload payload, const QString& words) {
            QTest::newRow(name) << std::move(payload) << words;
        };
        row("a caret", event::CaretMoved { limiterFile, 0, 14, 14 }, u"Ines Fable moved to line 2 of limiter.py"_s);
        row("a caret in a longer text", event::CaretMoved { limiterFile, 9, 9, 9000 },
            u"Ines Fable moved in limiter.py"_s);
        row("a paste into the question", event::Pasted { PastePlace::Question, u"def allow():\n    pass"_s, {}, 0, {} },
            u"Ines Fable pasted into the question: def allow():…"_s);
        row("a paste into the terminal", event::Pasted { PastePlace::Terminal, u"pytest"_s, {}, 0, {} },
            u"Ines Fable pasted into the terminal: pytest"_s);
        row("a paste that a newer program knows", event::Pasted { PastePlace::Elsewhere, u"x"_s, {}, 0, {} },
            u"Ines Fable pasted: x"_s);
        row("a tool", event::ToolCalled { {}, {}, u"grep"_s, u"-n allow"_s }, u"The assistant called grep: -n allow"_s);
        row("its result", event::ToolReturned { {}, false, u"12: def allow"_s, false },
            u"The call returned: 12: def allow"_s);
        row("its failure", event::ToolReturned { {}, true, u"no such file"_s, false },
            u"The call failed: no such file"_s);
        row("a run", event::RunStarted { {}, {}, u"python limiter.py"_s, false }, u"Ran: python limiter.py"_s);
        row("a run of tests", event::RunStarted { {}, {}, u"pytest -q"_s, true }, u"Ran the tests: pytest -q"_s);
        row("output", event::RunOutput { {}, OutputStream::Err, u"Traceback\nmore"_s }, u"Output: Traceback…"_s);
        row("an end", event::RunFinished { {}, 1, {}, 0 }, u"The run ended with code 1"_s);
        row("a stop", event::RunFinished { {}, -1, u"time"_s, 0 }, u"The run stopped: its time was over"_s);
        row("tests",
            event::TestsReported {
                {}, { { {}, {}, TestOutcome::Passed, 0, {} }, { {}, {}, TestOutcome::Failed, 0, {} } } },
            u"1 of 2 test(s) passed"_s);
        row("a review comment",
            event::ReviewCommented { {}, {}, limiterFile, 3, 4, ReviewSide::New, {}, u"this races"_s },
            u"Ines Fable commented on limiter.py:3: this races"_s);
        row("an answer to one",
            event::ReviewCommented { {}, { u"v1"_s }, limiterFile, 3, 4, ReviewSide::New, {}, u"true"_s },
            u"Ines Fable answered a review comment: true"_s);
        row("a finding", event::FindingRecorded { {}, { u"F2"_s }, 1, u"said it races"_s },
            u"Finding on F2: said it races"_s);
        row("a finding of something else", event::FindingRecorded { {}, {}, 1, u"saw a leak"_s },
            u"Finding: saw a leak"_s);
        row("a submission", event::ScorecardSubmitted { 9, {} }, u"Scorecard submitted"_s);
        row("an amendment", event::ScorecardAmended { u"a race"_s }, u"Scorecard opened again: a race"_s);
        row("feedback", event::FeedbackWritten { u"Thank you."_s }, u"Feedback: Thank you."_s);
        row("an attachment", event::MediaAdded { {}, u"board.png"_s, {}, 1, {} }, u"Attached board.png"_s);
        row("a recovery", event::RecordRecovered { 9, 10, 12, u"a damaged page"_s },
            u"The record was mended, events 10 to 12 are lost: a damaged page"_s);
        row("a recovery without loss", event::RecordRecovered { 9, 0, 0, u"a damaged page"_s },
            u"The record was mended: a damaged page"_s);
        row("a kind of the future", event::Unknown { u"hologram"_s, {} }, u"Unknown event \"hologram\""_s);
    }
    void whatIsSaid()
    {
        QFETCH(event::Payload, payload);
        SessionScript script;
        script.begin();
        const SessionModel model(sampleKit(), script.events);
        QTEST(model.describe(Event { 9, candidateId, 0, 0, payload }), "words");
    }

    void everyKindHasWordsOfItsOwn()
    {
        SessionScript script;
        script.begin();
        const SessionModel model(sampleKit(), script.events);
        for (const auto& payload : oneOfEach()) {
            const QString words = model.describe(Event { 9, candidateId, 0, 0, payload });
            QVERIFY2(!words.isEmpty(), qPrintable(kindOf(payload)));
            QVERIFY2(!words.startsWith(u"Unknown"_s), qPrintable(kindOf(payload)));
        }
    }
};

QTEST_GUILESS_MAIN(TestEventWords)
#include "tst_event_words.moc"
