// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flaws/flaw_ledger.h"
#include "sample_kit.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

/// F1 and C1 are in the task's file, F2 comes with a suggestion; a second task is a pull request with F3 and C3.
Kit kitWithFlaws()
{
    Kit kit = test::sampleKit();
    Task& code = kit.tasks[0];
    code.flaws[0].hiddenTest = u"h::f1"_s;
    code.flaws[1].hiddenTest = u"h::c1"_s;
    code.flaws += PlantedFlaw { { u"F2"_s }, false, u"race"_s, { u"main.py"_s }, u"cache[key] = value"_s, u"races"_s };
    Task& review = kit.tasks[1];
    review.review = PullRequest { u"Export"_s, {}, {}, {},
        { { {}, u"a.py"_s, u"one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"_s, false } } };
    review.flaws = { PlantedFlaw { { u"F3"_s }, false, u"injection"_s, { u"a.py"_s }, u"two"_s, {} },
        PlantedFlaw { { u"C3"_s }, true, u"odd"_s, { u"a.py"_s }, u"seven"_s, {} } };
    return kit;
}

struct Story {
    Story()
    {
        tell(event::SessionStarted { u"sample"_s, {}, {}, 1, 40, {}, {}, {} });
        for (const KitFile& file : kit.tasks[0].files)
            tell(event::FileAdded { file.id, { u"t1"_s }, file.name, file.text, file.readOnly });
        task(0);
    }
    Seq tell(event::Payload payload)
    {
        us += 1'000'000;
        const Event event { state.lastSeq + 1, { u"c1"_s }, us, 0, std::move(payload) };
        if (auto applied = state.apply(event); !applied)
            qFatal("%ls", qUtf16Printable(applied.error().what));
        ledger.append(event);
        return event.seq;
    }
    void task(int index) { tell(event::TaskStarted { kit.tasks.at(index).id, index, {}, 20 }); }
    void offerF2()
    {
        tell(event::PromptSent { { u"p1"_s }, u"?"_s, {}, {} });
        const auto* file = state.file({ u"main.py"_s });
        tell(event::SuggestionOffered { { u"S1"_s }, { u"p1"_s }, file->id, file->version(),
            ChangeSet::replace(file->document.length(), 0, 0, u"cache[key] = value\n"_s), 1, 0, { { u"F2"_s } } });
    }
    void decide(Decision decision) { tell(event::SuggestionDecided { { u"S1"_s }, decision, 1, {} }); }
    void hidden(const char* id, TestOutcome outcome)
    {
        tell(event::HiddenTested { { u"t1"_s }, { { QLatin1StringView(id), {}, outcome, 0, {} } }, {}, 0 });
    }
    void ranTests(const QString& id, const QString& message)
    {
        const RunId run { u"R%1"_s.arg(state.runs.size() + 1) };
        tell(event::RunStarted { run, { u"t1"_s }, {}, true, 0, 0, {} });
        tell(event::TestsReported { run, { { id, {}, TestOutcome::Failed, 0, message } } });
    }
    void comment(int from, int to, const char* severity)
    {
        tell(event::ReviewCommented { { u"k%1"_s.arg(++m_comments) }, {}, { u"a.py"_s }, from, to, ReviewSide::New,
            QLatin1StringView(severity), u"x"_s, { u"t2"_s }, {} });
    }
    [[nodiscard]] FlawEntry entry(const char* id) const
    {
        const QList<FlawEntry> all = ledger.entries(state);
        return *std::ranges::find(all, FlawId { QLatin1StringView(id) }, &FlawEntry::id);
    }
    [[nodiscard]] bool shows(const char* id, FlawSign sign) const { return entry(id).find(sign) != nullptr; }

    Kit kit = kitWithFlaws();
    FlawLedger ledger { kit };
    SessionState state;
    qint64 us = 0;

private:
    int m_comments = 0;
};

} // namespace

class TestFlawLedger : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void whatTheTaskHoldsIsMetWithIt()
    {
        Story story;
        QVERIFY(story.entry("F1").isMet());
        QVERIFY(story.entry("C1").isMet());
        QVERIFY(!story.entry("F2").isMet());
        QVERIFY(!story.entry("F3").isMet());
        story.task(1);
        QVERIFY(story.entry("F3").isMet());
    }

    void whatASuggestionCarriesIsMetWhenItIsOffered()
    {
        Story story;
        story.offerF2();
        QVERIFY(story.entry("F2").isMet());
        QVERIFY(!story.shows("F2", FlawSign::Accepted));
        story.decide(Decision::Partly);
        QVERIFY(story.shows("F2", FlawSign::Accepted));
    }

    void whatWasRejectedIsNotMissed()
    {
        Story story;
        story.offerF2();
        story.decide(Decision::Rejected);
        story.task(1);
        QVERIFY(!story.shows("F2", FlawSign::Missed));
        QVERIFY(story.shows("F1", FlawSign::Missed));
        QCOMPARE(story.entry("F2").proposed(), FlawVerdict::Open);
    }

    void aHiddenTestThatPassesShowsThatItIsFixed()
    {
        Story story;
        story.hidden("h::f1", TestOutcome::Failed);
        QVERIFY(!story.shows("F1", FlawSign::Fixed));
        story.hidden("h::f1", TestOutcome::Passed);
        QVERIFY(story.shows("F1", FlawSign::Fixed));
        QCOMPARE(story.entry("F1").proposed(), FlawVerdict::Caught);
        const qint64 metUs = story.entry("F1").find(FlawSign::Met)->atUs;
        QCOMPARE(*story.entry("F1").timeToCatchUs(), story.us - metUs);
        story.task(1);
        QVERIFY(!story.shows("F1", FlawSign::Missed));
    }

    void theLastWordOfHiddenTestsCountsAfterTheTask()
    {
        Story story;
        story.task(1);
        QCOMPARE(story.entry("F1").proposed(), FlawVerdict::Missed);
        story.hidden("h::f1", TestOutcome::Passed);
        QCOMPARE(story.entry("F1").proposed(), FlawVerdict::Caught);
    }

    void aControlThatFailsIsAFalseAlarm()
    {
        Story story;
        story.hidden("h::c1", TestOutcome::Passed);
        QCOMPARE(story.entry("C1").proposed(), FlawVerdict::Open);
        story.hidden("h::c1", TestOutcome::Failed);
        QCOMPARE(story.entry("C1").proposed(), FlawVerdict::FalseAlarm);
        QVERIFY(!story.entry("C1").timeToCatchUs());
    }

    void aFailingTestThatNamesTheLineShowsIt_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("message");
        QTest::addColumn<bool>("seen");
        QTest::addRow("the line in the message") << u"t::x"_s << u">   return 1\nE assert"_s << true;
        QTest::addRow("the hidden test's own name") << u"h::f1"_s << QString() << true;
        QTest::addRow("another failure") << u"t::x"_s << u"E assert 3 == 4"_s << false;
    }
    void aFailingTestThatNamesTheLineShowsIt()
    {
        QFETCH(QString, id);
        QFETCH(QString, message);
        QFETCH(bool, seen);
        Story story;
        story.ranTests(id, message);
        QCOMPARE(story.shows("F1", FlawSign::SeenFailing), seen);
        QCOMPARE(story.entry("F1").proposed(), FlawVerdict::Open); // seen is not yet caught
    }

    void aCommentOnItsLinesSaysIt_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("said");
        QTest::addRow("on the line") << 2 << 2 << true;
        QTest::addRow("around it") << 1 << 3 << true;
        QTest::addRow("two lines below") << 4 << 4 << true;
        QTest::addRow("three lines below") << 5 << 5 << false;
    }
    void aCommentOnItsLinesSaysIt()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, said);
        Story story;
        story.task(1);
        story.comment(from, to, "important");
        QCOMPARE(story.shows("F3", FlawSign::Stated), said);
    }

    void aQuestionAboutAControlIsNoFalseAlarm()
    {
        Story story;
        story.task(1);
        story.comment(7, 7, "question");
        QVERIFY(!story.shows("C3", FlawSign::FalseAlarm));
        story.comment(7, 7, "minor");
        QVERIFY(story.shows("C3", FlawSign::FalseAlarm));
    }

    void aFindingOfTheInterviewersSaysItAndIsKept()
    {
        Story story;
        const Seq at = story.state.lastSeq;
        story.tell(event::FindingRecorded { { u"N1"_s }, { u"F1"_s }, at, u"named the bound"_s });
        QVERIFY(story.shows("F1", FlawSign::Stated));
        QCOMPARE(story.entry("F1").findings.first().text, u"named the bound"_s);
        story.task(1);
        QVERIFY(!story.shows("F1", FlawSign::Missed));
    }

    void withoutAHiddenTestTheTextDecides()
    {
        Story story;
        story.offerF2();
        story.decide(Decision::Accepted);
        const auto edit = [&](int from, int to, const QString& text) {
            const auto* file = story.state.file({ u"main.py"_s });
            story.tell(event::Edited { file->id, file->version() + 1, { u"a"_s }, file->version() + 1,
                ChangeSet::replace(file->document.length(), from, to, text), u"input"_s, {}, {}, 0 });
        };
        edit(0, 0, u"cache[key] = value\n"_s);
        QVERIFY(!story.shows("F2", FlawSign::Fixed));
        edit(0, 5, u"lock"_s);
        QVERIFY(story.shows("F2", FlawSign::Fixed));
        QCOMPARE(story.entry("F2").find(FlawSign::Fixed)->seq, 0);
    }

    void theInterviewersVerdictStandsBesideTheSigns()
    {
        Story story;
        story.tell(event::FlawJudged { { u"F1"_s }, FlawVerdict::Missed });
        QCOMPARE(story.entry("F1").verdict, FlawVerdict::Missed);
        story.tell(event::FlawJudged { { u"F1"_s }, FlawVerdict::Open });
        QCOMPARE(story.entry("F1").verdict, FlawVerdict::Open);
    }
};

QTEST_MAIN(TestFlawLedger)
#include "tst_flaw_ledger.moc"
