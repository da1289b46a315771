// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/event_mark.h"
#include "session/session_state.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

const ParticipantId ada { u"c1"_s };
const ParticipantId lantern { u"i1"_s };

/// A journal that is folded as it is written.
struct Journal {
    SessionState state;
    qint64 us = 0;

    Journal()
    {
        add({}, event::SessionStarted {});
        add(ada, event::ParticipantJoined { ada, Role::Candidate, u"Ada"_s });
        add(lantern, event::ParticipantJoined { lantern, Role::Interviewer, u"R. Lantern"_s });
        add({}, event::TaskStarted { { u"t1"_s }, 0, u"Mend it"_s, 20 });
        add({}, event::FileAdded { { u"f"_s }, { u"t1"_s }, u"main.py"_s, u"0123456789"_s, false });
        add(ada, event::PromptSent { { u"p1"_s }, u"how?"_s, {}, u"m1"_s });
    }
    Result<void> tryAdd(const ParticipantId& actor, event::Payload payload)
    {
        us += 1000;
        return state.apply({ state.lastSeq + 1, actor, us, 0, std::move(payload) });
    }
    Seq add(const ParticipantId& actor, event::Payload payload)
    {
        if (auto applied = tryAdd(actor, std::move(payload)); !applied)
            qFatal("%ls", qUtf16Printable(applied.error().what));
        return state.lastSeq;
    }
    void edit(const ParticipantId& actor, const ChangeSet& changes, const QString& userEvent = u"input.type"_s)
    {
        const qint64 version = state.files.first().version() + 1;
        add(actor, event::Edited { { u"f"_s }, version, { actor.value }, version, changes, userEvent, {} });
    }
    void rest(const ParticipantId& actor, qint32 anchor, qint32 head)
    {
        add(actor, event::CaretMoved { { u"f"_s }, state.files.first().version(), anchor, head });
    }
    [[nodiscard]] std::pair<qint32, qint32> caret(const ParticipantId& who) const
    {
        const CaretState caret = state.carets.value(who);
        return { caret.anchor, caret.head };
    }
    [[nodiscard]] qint32 length() const { return state.files.first().document.length(); }
};

using Place = std::pair<qint32, qint32>;

} // namespace

class TestFold : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void aToolCallAndItsResultAreOne()
    {
        Journal journal;
        const Seq called = journal.add({}, event::ToolCalled { { u"k1"_s }, { u"p1"_s }, u"grep"_s, u"allow"_s });
        QCOMPARE(journal.state.toolCalls.first().returnedSeq, 0);
        const Seq returned = journal.add({}, event::ToolReturned { { u"k1"_s }, true, u"no such file"_s, true });
        const ToolCallState& call = journal.state.toolCalls.first();
        QCOMPARE(call.tool, u"grep"_s);
        QCOMPARE(call.input, u"allow"_s);
        QCOMPARE(call.output, u"no such file"_s);
        QVERIFY(call.failed && call.truncated);
        QCOMPARE(call.calledSeq, called);
        QCOMPARE(call.returnedSeq, returned);
        QVERIFY(call.returnedUs > call.calledUs);
    }

    void aRunGathersItsOutputAndItsTests()
    {
        Journal journal;
        const RunId run { u"r1"_s };
        journal.add(ada, event::RunStarted { run, { u"t1"_s }, u"pytest -q"_s, true });
        journal.add({}, event::RunOutput { run, OutputStream::Out, u"one "_s });
        journal.add({}, event::RunOutput { run, OutputStream::Out, u"two"_s });
        journal.add({}, event::RunOutput { run, OutputStream::Err, u"trouble"_s });
        const TestResult failed { u"t::a"_s, u"a"_s, TestOutcome::Failed, 5, u"1 != 2"_s };
        journal.add({}, event::TestsReported { run, { failed } });
        QCOMPARE(journal.state.run(run)->finishedSeq, 0);
        const Seq ended = journal.add({}, event::RunFinished { run, 1, u"time is up"_s, 900 });
        const RunState& state = *journal.state.run(run);
        QCOMPARE(state.command, u"pytest -q"_s);
        QVERIFY(state.isTest);
        QCOMPARE(state.output.size(), 2);
        QCOMPARE(state.output.first().text, u"one two"_s);
        QCOMPARE(state.output.last().stream, OutputStream::Err);
        QCOMPARE(state.tests, QList { failed });
        QCOMPARE(state.exitCode, 1);
        QCOMPARE(state.reason, u"time is up"_s);
        QCOMPARE(state.durationUs, 900);
        QCOMPARE(state.finishedSeq, ended);
    }

    void reviewsFindingsFeedbackAndMediaAreKeptWithTheirAuthors()
    {
        Journal journal;
        journal.add(ada,
            event::ReviewCommented {
                { u"v1"_s }, {}, { u"f"_s }, 3, 4, ReviewSide::Old, u"blocking"_s, u"this races"_s });
        journal.add(lantern, event::FindingRecorded { { u"d1"_s }, { u"F1"_s }, 6, u"said it races"_s });
        journal.add(lantern, event::FeedbackWritten { u"Thank you."_s });
        journal.add(lantern, event::MediaAdded { { u"m1"_s }, u"board.png"_s, u"image/png"_s, 2048, u"ab"_s });
        journal.add({}, event::RecordRecovered { 9, 10, 12, u"a damaged page"_s });
        const SessionState& state = journal.state;
        QCOMPARE(state.reviewComments.first().who, ada);
        QCOMPARE(state.reviewComments.first().side, ReviewSide::Old);
        QCOMPARE(state.reviewComments.first().toLine, 4);
        QCOMPARE(state.findings.first().event, 6);
        QCOMPARE(state.findings.first().flaw.value, u"F1"_s);
        QCOMPARE(state.feedback.first().who, lantern);
        QCOMPARE(state.feedback.first().text, u"Thank you."_s);
        QCOMPARE(state.media.first().size, 2048);
        QCOMPARE(state.recoveries.first().lostTo, 12);
        QCOMPARE(state.recoveries.first().seq, state.lastSeq);
    }

    void whatNamesNothingKnownIsDamage_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("a result of no call") << 0;
        QTest::newRow("output of no run") << 1;
        QTest::newRow("the end of no run") << 2;
        QTest::newRow("tests of no run") << 3;
        QTest::newRow("a caret in no file") << 4;
        QTest::newRow("a caret behind the text") << 5;
        QTest::newRow("a caret in another version") << 6;
    }
    void whatNamesNothingKnownIsDamage()
    {
        QFETCH(int, which);
        const QList<event::Payload> payloads { event::ToolReturned { { u"k9"_s }, false, {}, false },
            event::RunOutput { { u"r9"_s }, OutputStream::Out, {} }, event::RunFinished { { u"r9"_s }, 0, {}, 0 },
            event::TestsReported { { u"r9"_s }, {} }, event::CaretMoved { { u"gone"_s }, 0, 0, 0 },
            event::CaretMoved { { u"f"_s }, 0, 0, 11 }, event::CaretMoved { { u"f"_s }, 1, 0, 0 } };
        Journal journal;
        const Seq before = journal.state.lastSeq;
        QCOMPARE(journal.tryAdd(ada, payloads.at(which)).error().code, ErrorCode::Damaged);
        QCOMPARE(journal.state.lastSeq, before);
        QVERIFY(journal.state.carets.isEmpty());
    }

    void aCaretGoesAlongWithEveryEdit()
    {
        Journal journal;
        journal.rest(ada, 4, 4);
        journal.rest(lantern, 2, 6);
        journal.edit(ada, ChangeSet::replace(10, 4, 4, u"ab"_s)); // typed at the caret, inside the other's selection
        QCOMPARE(journal.caret(ada), Place(6, 6));
        QCOMPARE(journal.caret(lantern), Place(2, 8));
        journal.edit(lantern, ChangeSet::replace(12, 6, 6, u"xy"_s)); // right at Ada's caret: it stays before it
        QCOMPARE(journal.caret(ada), Place(6, 6));
        QCOMPARE(journal.caret(lantern), Place(8, 8));
        journal.edit(ada, ChangeSet::replace(14, 0, 3, {}), u"delete.selection"_s);
        QCOMPARE(journal.caret(ada), Place(0, 0));
        QCOMPARE(journal.caret(lantern), Place(5, 5));
    }

    void aFormatterLeavesTheCaretWhereItWasInTheText()
    {
        Journal journal;
        journal.rest(ada, 5, 5);
        journal.edit(ada, ChangeSet::replace(10, 0, 2, u"    "_s), u"format"_s);
        QCOMPARE(journal.caret(ada), Place(7, 7));
    }

    void whoeverWritesHasACaretWithoutSayingSo()
    {
        Journal journal;
        journal.edit(ada, ChangeSet::replace(10, 3, 3, u"abc"_s));
        QCOMPARE(journal.caret(ada), Place(6, 6));
        QVERIFY(!journal.state.carets.contains(lantern));
    }

    void marksAreThoseOfTheDesign()
    {
        const auto mark = [](event::Payload payload) { return markOf(Event { 1, {}, 0, 0, std::move(payload) }); };
        const auto tests = [&](const QList<TestOutcome>& outcomes) {
            QList<TestResult> results;
            for (const TestOutcome outcome : outcomes)
                results.append({ u"t"_s, u"t"_s, outcome, 0, {} });
            return mark(event::TestsReported { {}, results });
        };
        QCOMPARE(mark(event::Pasted {}), EventMark::Paste);
        QCOMPARE(mark(event::RunStarted {}), EventMark::Run);
        QCOMPARE(tests({ TestOutcome::Passed, TestOutcome::Skipped }), EventMark::Pass);
        QCOMPARE(tests({ TestOutcome::Passed, TestOutcome::Failed }), EventMark::Fail);
        QCOMPARE(tests({ TestOutcome::Error }), EventMark::Fail);
        QCOMPARE(tests({}), EventMark::Fail);
        QCOMPARE(mark(event::CaretMoved {}), EventMark::None);
    }
};

QTEST_GUILESS_MAIN(TestFold)
#include "tst_fold.moc"
