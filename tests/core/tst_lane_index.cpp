// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/lane_index.h"
#include "warnings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1'000'000;
const ParticipantId me { u"i1"_s };
const ParticipantId rival { u"i2"_s };

Kit kitWithFlaws()
{
    Kit kit;
    Task task;
    task.id = { u"build"_s };
    task.files = { KitFile { { u"a"_s }, u"a.py"_s, u"if hits > limit:\n"_s, false } };
    task.flaws = { PlantedFlaw { { u"F1"_s }, false, u"off by one"_s, { u"a"_s }, u"hits > limit"_s, {} },
        PlantedFlaw { { u"F2"_s }, false, u"race"_s, { u"a"_s }, u"get(key)"_s, {} },
        PlantedFlaw { { u"C1"_s }, true, u"injected clock"_s, { u"a"_s }, u"hits"_s, {} } };
    kit.tasks = { task };
    return kit;
}

/// Feeds events with rising seq.
struct Feeder {
    LaneIndex index { kitWithFlaws(), me };
    Seq seq = 0;

    Seq at(qint64 us, event::Payload payload, const ParticipantId& actor = me)
    {
        index.append(Event { ++seq, actor, us, 0, std::move(payload) });
        return seq;
    }
    Seq type(qint64 us, OriginKind origin, qint32 units)
    {
        event::Edited edit;
        edit.changes = ChangeSet::replace(0, 0, 0, QString(units, u'x'));
        edit.origin.kind = origin;
        return at(us, edit);
    }
};

event::SuggestionOffered offer(const QString& id)
{
    event::SuggestionOffered offered;
    offered.suggestion = { id };
    return offered;
}

event::SuggestionDecided decide(const QString& id, Decision decision)
{
    event::SuggestionDecided decided;
    decided.suggestion = { id };
    decided.decision = decision;
    return decided;
}

event::TaskStarted task(int index)
{
    event::TaskStarted started;
    started.task = { u"build"_s };
    started.index = index;
    started.title = u"Build"_s;
    return started;
}

event::ScoreGiven score(std::optional<int> level)
{
    return { { u"verify"_s }, level };
}

} // namespace

class TestLaneIndex : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void suggestionIsASpanFromOfferToDecision()
    {
        Feeder f;
        const auto offered = f.at(10 * second, offer(u"S1"_s), {});
        const TimeScale scale(0, 100 * second, 1000);
        QVERIFY(f.index.suggestions().at(0).isOpen());
        QCOMPARE(f.index.suggestions().visible(scale, 0).size(), 1);
        const auto decided = f.at(32 * second, decide(u"S1"_s, Decision::Partly));
        const auto span = f.index.suggestions().at(0);
        QCOMPARE(span.startSeq, offered);
        QCOMPARE(span.endSeq, decided);
        QCOMPARE(span.endUs - span.startUs, 22 * second);
        QCOMPARE(span.kind, MarkKind::Partly);
        QCOMPARE(span.label, u"S1"_s);
        QCOMPARE(f.index.hit(Lane::Suggestions, scale, 105, MarkKinds::all())->seq, offered);
        QCOMPARE(f.index.hit(Lane::Suggestions, scale, 330, MarkKinds::all())->seq, decided);
        QCOMPARE(f.index.hit(Lane::Suggestions, scale, 180, MarkKinds::all())->seq, offered); // on the line between
        QVERIFY(!f.index.hit(Lane::Suggestions, scale, 400, MarkKinds::all()));
    }

    void decisionOfAnUnknownSuggestionIsPassedOver()
    {
        Feeder f;
        f.at(second, decide(u"S9"_s, Decision::Accepted));
        QCOMPARE(f.index.suggestions().size(), 0);
        QCOMPARE(f.index.lastSeq(), 1);
    }

    void replyIsFoundByAnyPartOfItsBar()
    {
        Feeder f;
        f.at(5 * second, event::PromptSent {});
        event::ReplyFinished reply;
        reply.startedUs = 8 * second;
        const auto seq = f.at(60 * second, reply, {});
        const TimeScale scale(20 * second, 40 * second, 500); // both ends lie outside
        QCOMPARE(f.index.replies().visible(scale, 0).size(), 1);
        QCOMPARE(f.index.hit(Lane::Assistant, scale, 250, MarkKinds::all())->seq, seq);
        QVERIFY(!f.index.hit(Lane::Assistant, scale, 250, MarkKinds::all().without(MarkKind::Reply)));
    }

    void longSpanIsFoundBehindManyShortOnes()
    {
        Feeder f;
        f.at(0, offer(u"S0"_s), {});
        for (int i = 1; i <= 500; ++i) {
            const auto id = u"S%1"_s.arg(i);
            f.at(i * second, offer(id), {});
            f.at(i * second + 1000, decide(id, Decision::Accepted));
        }
        const TimeScale late(600 * second, 700 * second, 1000);
        const auto visible = f.index.suggestions().visible(late, 0);
        QCOMPARE(visible.size(), 1);
        QCOMPARE(visible.first().label, u"S0"_s);
        f.at(650 * second, decide(u"S0"_s, Decision::Rejected));
        QCOMPARE(f.index.suggestions().visible(late, 0).size(), 1);
        QCOMPARE(f.index.suggestions().visible(TimeScale(660 * second, 700 * second, 1000), 0).size(), 0);
    }

    void tasksFollowOneAnotherAndEndWithTheSession()
    {
        Feeder f;
        f.at(0, task(0));
        f.at(30 * second, task(1));
        f.at(90 * second, event::SessionEnded {});
        QCOMPARE(f.index.tasks().size(), 2);
        QCOMPARE(f.index.tasks()[0].endUs, 30 * second);
        QCOMPARE(f.index.tasks()[1].endUs, 90 * second);
        QCOMPARE(f.index.tasks()[1].number, 2);
    }

    void flawRowsOpenWithTheirTaskAndCloseWhenJudged()
    {
        Feeder f;
        QCOMPARE(f.index.flaws().size(), 3);
        QCOMPARE(f.index.flaws()[0].startUs, -1);
        const auto begun = f.at(7 * second, task(0));
        QCOMPARE(f.index.flaws()[0].startUs, 7 * second);
        const TimeScale scale(0, 100 * second, 1000);
        QCOMPARE(f.index.hit(Lane::Flaws, scale, 500, MarkKinds::all(), 0)->seq, begun);
        const auto judged = f.at(60 * second, event::FlawJudged { { u"F1"_s }, FlawVerdict::Caught });
        QCOMPARE(f.index.flaws()[0].endUs, 60 * second);
        QCOMPARE(f.index.flaws()[2].endUs, stillOpen);
        QCOMPARE(f.index.hit(Lane::Flaws, scale, 590, MarkKinds::all(), 0)->seq, judged);
        QVERIFY(!f.index.hit(Lane::Flaws, scale, 800, MarkKinds::all(), 0));
        f.at(70 * second, event::FlawJudged { { u"F1"_s }, FlawVerdict::Open });
        QCOMPARE(f.index.flaws()[0].endUs, stillOpen);
    }

    void flawThatASuggestionCarriesOpensWhenItGoesIn()
    {
        Feeder f;
        f.at(1 * second, task(0));
        QCOMPARE(f.index.flaws()[1].startUs, -1);
        for (const auto& id : { u"S1"_s, u"S2"_s }) {
            auto offered = offer(id);
            offered.carries = { { u"F2"_s } };
            f.at(5 * second, offered, {});
        }
        f.at(6 * second, decide(u"S1"_s, Decision::Rejected));
        QCOMPARE(f.index.flaws()[1].startUs, -1);
        const auto taken = f.at(9 * second, decide(u"S2"_s, Decision::Edited));
        QCOMPARE(f.index.flaws()[1].startUs, 9 * second);
        QCOMPARE(f.index.flaws()[1].startSeq, taken);
    }

    void runsAndWhatTheirTestsCameToStandInOneLane()
    {
        Feeder f;
        const auto tests = [](TestOutcome outcome) {
            return event::TestsReported { { u"R"_s },
                { { u"a"_s, {}, TestOutcome::Passed, 0, {} }, { u"b"_s, {}, outcome, 0, {} } } };
        };
        f.at(10 * second, event::RunStarted { { u"R1"_s }, {}, u"python3 x.py"_s });
        f.at(20 * second, event::RunStarted { { u"R2"_s }, {}, u"pytest"_s, true });
        const auto failed = f.at(22 * second, tests(TestOutcome::Failed), {});
        f.at(30 * second, event::RunStarted { { u"R3"_s }, {}, u"pytest"_s, true });
        const auto skipped = f.at(32 * second, tests(TestOutcome::Skipped), {});
        f.at(33 * second, event::RunOutput { { u"R3"_s }, OutputStream::Out, u"x"_s }, {});
        QCOMPARE(f.index.count(Lane::Runs), 3); // runs, not marks
        QCOMPARE(f.index.marks(Lane::Runs).size(), 5);
        QCOMPARE(int(f.index.marks(Lane::Runs).at(0).detail), 0);
        QCOMPARE(int(f.index.marks(Lane::Runs).at(1).detail), 1);
        QCOMPARE(f.index.find(failed)->kind, MarkKind::Fail);
        QCOMPARE(f.index.find(skipped)->kind, MarkKind::Pass);
        const TimeScale scale(0, 100 * second, 1000);
        QCOMPARE(f.index.hit(Lane::Runs, scale, 221, MarkKinds::all())->seq, failed);
        QCOMPARE(f.index.hit(Lane::Runs, scale, 206, MarkKinds::all().without(MarkKind::Fail))->kind, MarkKind::Run);
        QVERIFY(!f.index.hit(Lane::Runs, scale, 500, MarkKinds::all()));
        QCOMPARE(f.index.next(32 * second, f.seq, MarkKinds::all()), std::nullopt);
    }

    void anotherRatersNotesAndScoresNeverEnterALane()
    {
        Feeder f;
        f.at(1 * second, event::NoteAdded { u"mine"_s, NoteTag::Behaviour });
        f.at(2 * second, event::NoteAdded { u"theirs"_s, NoteTag::Behaviour }, rival);
        f.at(3 * second, score(5), rival);
        f.at(4 * second, event::BookmarkAdded {}, rival);
        f.at(5 * second, score(4));
        f.at(6 * second, score(std::nullopt));
        QCOMPARE(f.index.count(Lane::You), 2);
        QVERIFY(!f.index.find(2));
        QVERIFY(!f.index.find(3));
        QCOMPARE(int(f.index.find(5)->detail), 4);
    }

    void everyMarkIsFoundWithinTwelvePixelsAndNoneBeyond()
    {
        QRandomGenerator random(3);
        Feeder f;
        QList<qint64> times;
        for (int i = 0; i < 300; ++i)
            times.append(random.bounded(3600) * second);
        std::ranges::sort(times);
        for (const auto us : times)
            f.at(us, event::PromptSent {});
        const TimeScale scale(0, 3600 * second, 1400);
        for (double x = 0; x < 1400; x += 3.7) {
            double nearest = 1e9;
            for (const auto us : times)
                nearest = std::min(nearest, std::abs(scale.xOf(us) - x));
            const auto hit = f.index.hit(Lane::Assistant, scale, x, MarkKinds::all());
            QCOMPARE(hit.has_value(), nearest <= 12);
            if (hit)
                QVERIFY(std::abs(std::abs(scale.xOf(hit->us) - x) - nearest) < 1e-6);
        }
    }

    void nothingIsLeftOutOfACrowdWithoutBeingCounted()
    {
        Feeder f;
        for (int i = 0; i < 50'000; ++i)
            f.at(i * 1000, event::PromptSent {});
        const TimeScale scale(0, 60 * second, 1000);
        qint64 counted = 0;
        const auto shown = f.index.marks(Lane::Assistant).visible(scale, MarkKinds::all(), 0, 12);
        for (const auto& mark : shown)
            counted += mark.count;
        QCOMPARE(counted, 50'000);
        QVERIFY(shown.size() <= 1000 / 12 + 2);
        // Closer up each one stands for itself.
        const auto& lane = f.index.marks(Lane::Assistant);
        LaneIndex sparse;
        for (int i = 0; i < 450; ++i)
            sparse.append(Event { i + 1, {}, i * 1000, 0, event::PromptSent {} });
        QCOMPARE(sparse.marks(Lane::Assistant).visible(scale, MarkKinds::all(), 0, 12).size(), 450);
        QCOMPARE(lane.size(), 50'000);
    }

    void crowdOfSuggestionsIsCountedAndReachesAsFarAsItsLast()
    {
        Feeder f;
        for (int i = 0; i < 3000; ++i) {
            const auto id = u"S%1"_s.arg(i);
            f.at(i * 10'000, offer(id), {});
            f.at(i * 10'000 + 5'000, decide(id, Decision::Accepted));
        }
        const TimeScale scale(0, 60 * second, 1000);
        qint64 counted = 0;
        qint64 end = 0;
        for (const auto& span : f.index.suggestions().visible(scale, 0, 12)) {
            counted += span.count;
            end = std::max(end, span.endUs);
        }
        QCOMPARE(counted, 3000);
        QCOMPARE(end, 2999 * 10'000 + 5'000);
    }

    void densityTellsWhoWroteMostOfAColumn()
    {
        Feeder f;
        for (int i = 0; i < 40; ++i)
            f.type(10 * second + i * 50'000, OriginKind::Candidate, 1);
        f.type(20 * second, OriginKind::Assistant, 600);
        f.type(20 * second + 1, OriginKind::Candidate, 2);
        const auto bars = f.index.edits().density(TimeScale(0, 60 * second, 600));
        QVERIFY(bars.size() > 8);
        const auto big =
            std::ranges::find_if(bars, [](const auto& bar) { return bar.origin == OriginKind::Assistant; });
        QVERIFY(big != bars.end());
        QCOMPARE(big->height, 1.0f);
        QCOMPARE(bars.first().origin, OriginKind::Candidate);
        QVERIFY(bars.first().height < 1);
        for (const auto& bar : bars)
            QVERIFY(bar.height > 0 && bar.height <= 1 && bar.width >= 1);
    }

    void densityDoesNotDependOnTheHistoryBeforeTheStretch()
    {
        QRandomGenerator random(4);
        Feeder whole;
        Feeder tail;
        for (int i = 0; i < 5000; ++i) {
            const auto origin = OriginKind(random.bounded(8));
            const auto units = 1 + random.bounded(40);
            const qint64 us = qint64(i) * 100'000;
            whole.type(us, origin, units);
            if (us >= 300 * second)
                tail.type(us, origin, units);
        }
        const TimeScale scale(310 * second, 400 * second, 700);
        QCOMPARE(whole.index.edits().density(scale), tail.index.edits().density(scale));
    }

    void columnsStayInPlaceWhilePanning()
    {
        Feeder f;
        for (int i = 0; i < 600; ++i)
            f.type(i * 333'333, OriginKind::Candidate, 1 + i % 7);
        const TimeScale scale(20 * second, 120 * second, 1000);
        const auto before = f.index.edits().density(scale);
        const auto after = f.index.edits().density(scale.panned(40));
        // The first bars are cut by the left end; of the others each one is there again, 40 px further left.
        int same = 0;
        for (const auto& bar : before) {
            for (const auto& moved : after)
                same += moved.x == bar.x - 40 && moved.height == bar.height;
        }
        QVERIFY(same > int(before.size()) * 8 / 10);
    }

    void stepsGoFromMarkToMarkAndSkipTyping()
    {
        Feeder f;
        f.type(1 * second, OriginKind::Candidate, 3);
        const auto prompt = f.at(2 * second, event::PromptSent {});
        f.type(3 * second, OriginKind::Candidate, 3);
        const auto offered = f.at(4 * second, offer(u"S1"_s), {});
        const auto decided = f.at(4 * second, decide(u"S1"_s, Decision::Accepted));
        const auto note = f.at(9 * second, event::NoteAdded { u"x"_s, NoteTag::Behaviour });
        QCOMPARE(f.index.next(0, 0, MarkKinds::all())->seq, prompt);
        QCOMPARE(f.index.next(2 * second, prompt, MarkKinds::all())->seq, offered);
        QCOMPARE(f.index.next(4 * second, offered, MarkKinds::all())->seq, decided);
        QCOMPARE(f.index.next(4 * second, decided, MarkKinds::all())->seq, note);
        QVERIFY(!f.index.next(9 * second, note, MarkKinds::all()));
        QCOMPARE(f.index.previous(4 * second, decided, MarkKinds::all())->seq, offered);
        QCOMPARE(f.index.previous(9 * second, note, MarkKinds::decisions())->seq, decided);
        QCOMPARE(f.index.next(0, 0, MarkKinds::decisions())->seq, decided);
        QVERIFY(!f.index.previous(2 * second, prompt, MarkKinds::all()));
    }

    void pasteIsAMarkAndAlsoTyping()
    {
        Feeder f;
        const auto seq = f.type(5 * second, OriginKind::Pasted, 80);
        QCOMPARE(f.index.marks(Lane::Edits).size(), 1);
        QCOMPARE(f.index.edits().size(), 1);
        QCOMPARE(f.index.find(seq)->kind, MarkKind::Paste);
    }

    void pasteIntoAQuestionIsAMarkAndNoTyping()
    {
        Feeder f;
        const auto seq = f.at(5 * second, event::Pasted { PastePlace::Question, u"text"_s, {}, 0, {} });
        QCOMPARE(f.index.find(seq)->kind, MarkKind::Paste);
        QCOMPARE(f.index.find(seq)->lane, Lane::Edits);
        QCOMPARE(f.index.marks(Lane::Edits).size(), 1);
        f.at(6 * second, event::CaretMoved {});
        QCOMPARE(f.index.marks(Lane::Edits).size(), 1);
    }

    void hiddenKindsAreNeitherShownNorHit()
    {
        Feeder f;
        f.at(10 * second, event::NoteAdded { u"x"_s, NoteTag::Behaviour });
        const auto mark = f.at(10 * second + 1, event::BookmarkAdded {});
        const TimeScale scale(0, 20 * second, 200);
        const auto kinds = MarkKinds::all().without(MarkKind::Note);
        QCOMPARE(f.index.marks(Lane::You).visible(scale, kinds, 0, 12).size(), 1);
        QCOMPARE(f.index.hit(Lane::You, scale, 100, kinds)->seq, mark);
    }

    void timeOfASeqAnswersForEveryEvent()
    {
        Feeder f;
        f.at(1 * second, event::PromptSent {});
        f.type(2 * second, OriginKind::Candidate, 1);
        QCOMPARE(f.index.timeOf(0), 0);
        QCOMPARE(f.index.timeOf(1), 1 * second);
        QCOMPARE(f.index.timeOf(2), 2 * second);
        QCOMPARE(f.index.timeOf(99), 2 * second);
    }
};

QTEST_GUILESS_MAIN(TestLaneIndex)
#include "tst_lane_index.moc"
