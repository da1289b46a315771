// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_assistant.h"
#include "manual_clock.h"
#include "replay/replay_cursor.h"
#include "sample_kit.h"
#include "session/live_session.h"
#include "warnings.h"

#include <QTest>

using namespace jumpseat;

namespace {

const FileId mainFile { QStringLiteral("main.py") };

/// A session with its candidate c1 and interviewer i1 in it, and everything it said.
struct Room {
    explicit Room(SessionState state = {})
        : session({ QStringLiteral("s") }, test::sampleKit(), std::move(state), clock, assistant,
              { [this](EventPtr event) { events.append(std::move(event)); },
                  [this](const Transient& transient) { transients.append(transient); } })
    {
    }
    void everybodyJoins()
    {
        session.start(QStringLiteral("Ada Quill"), QStringLiteral("R. Lantern"));
        interviewer = session.join(Role::Interviewer, QStringLiteral("R. Lantern"), {});
        candidate = session.join(Role::Candidate, QStringLiteral("Ada Quill"), QStringLiteral("the notice"));
    }
    Result<void> type(const ParticipantId& who, const char* client, qint64 n, int from, const QString& text,
        const char* userEvent = "input.type", const SuggestionId& suggestion = {})
    {
        const auto* file = session.state().file(mainFile);
        return session.execute(who,
            command::Push { mainFile, file->version(),
                { { { QLatin1StringView(client) }, n, ChangeSet::replace(file->document.length(), from, from, text),
                    QLatin1StringView(userEvent), suggestion } } });
    }
    void completeCard(const ParticipantId& rater)
    {
        QVERIFY(session.execute(rater, command::GiveScore { { QStringLiteral("verifying") }, 4 }));
        QVERIFY(session.execute(rater, command::GiveScore { { QStringLiteral("ownership") }, notObserved }));
        QVERIFY(session.execute(rater, command::Recommend { Recommendation::Yes }));
    }
    QStringList kinds() const
    {
        QStringList result;
        for (const auto& event : events)
            result.append(kindOf(event->payload));
        return result;
    }
    OriginKind originAt(int pos) const { return session.state().file(mainFile)->provenance.at(pos).kind; }

    test::ManualClock clock;
    test::FakeAssistant assistant;
    QList<EventPtr> events;
    QList<Transient> transients;
    LiveSession session;
    ParticipantId candidate, interviewer;
};

} // namespace

class TestLiveSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void nothingOfTheCandidateIsRecordedBeforeConsent()
    {
        Room room;
        room.everybodyJoins();
        const QStringList expected { QStringLiteral("session.started"), QStringLiteral("file.added"),
            QStringLiteral("file.added"), QStringLiteral("participant.joined"), QStringLiteral("consent.given"),
            QStringLiteral("participant.joined"), QStringLiteral("task.started") };
        QCOMPARE(room.kinds(), expected);
        QCOMPARE(std::get<event::ConsentGiven>(room.events.at(4)->payload).notice, QStringLiteral("the notice"));
        QVERIFY(room.session.state().consented);
    }

    void editsKnowTheirAuthors_data()
    {
        QTest::addColumn<bool>("byCandidate");
        QTest::addColumn<QByteArray>("userEvent");
        QTest::addColumn<int>("origin");
        QTest::newRow("typed") << true << QByteArray("input.type") << int(OriginKind::Candidate);
        QTest::newRow("pasted") << true << QByteArray("input.paste") << int(OriginKind::Pasted);
        QTest::newRow("dropped") << true << QByteArray("input.drop") << int(OriginKind::Pasted);
        QTest::newRow("undone") << true << QByteArray("undo") << int(OriginKind::Unknown);
        QTest::newRow("no word of how") << true << QByteArray() << int(OriginKind::Unknown);
        QTest::newRow("interviewer") << false << QByteArray("input.type") << int(OriginKind::Interviewer);
    }
    void editsKnowTheirAuthors()
    {
        QFETCH(bool, byCandidate);
        QFETCH(QByteArray, userEvent);
        QFETCH(int, origin);
        Room room;
        room.everybodyJoins();
        QVERIFY(room.type(byCandidate ? room.candidate : room.interviewer, "x", 1, 0, QStringLiteral("#"), userEvent));
        QCOMPARE(int(room.originAt(0)), origin);
        QCOMPARE(room.originAt(1), OriginKind::Baseline);
    }

    void aPromptRunsItsWholeCourse()
    {
        Room room;
        room.everybodyJoins();
        const command::Ask ask { QStringLiteral("m1"), QStringLiteral("fix it"), { QStringLiteral("main.py") } };
        QVERIFY(room.session.execute(room.candidate, ask));
        QVERIFY(room.session.execute(room.candidate, ask)); // re-sent: harmless
        QCOMPARE(room.assistant.asked.size(), 1);
        room.assistant.stream(QStringLiteral("Like "));
        QCOMPARE(std::get<transient::ReplyDelta>(room.transients.last()).text, QStringLiteral("Like "));
        room.clock.advanceMs(1500);
        const qint32 length = room.assistant.state().file(mainFile)->document.length();
        room.assistant.finish({ QStringLiteral("Like this"), QStringLiteral("scripted"), QStringLiteral("fix"),
            { { mainFile, ChangeSet::replace(length, 9, 22, QStringLiteral("    return 2\n")),
                { { QStringLiteral("F1") } } } } });
        const auto& suggestion = room.session.state().suggestions.first();
        QCOMPARE(suggestion.id.value, QStringLiteral("S1"));
        QCOMPARE(suggestion.linesAdded, 1);
        QCOMPARE(suggestion.linesRemoved, 1);
        QCOMPARE(room.session.state().turns.first().replyEndedUs, 1'500'000);

        room.clock.advanceMs(4000);
        QVERIFY(room.type(room.candidate, "x", 1, 0, QStringLiteral("z"), "input.complete", suggestion.id));
        const command::Decide decide { QStringLiteral("m2"), suggestion.id, Decision::Accepted, 1 };
        QVERIFY(room.session.execute(room.candidate, decide));
        QVERIFY(room.session.execute(room.candidate, decide));
        QCOMPARE(room.originAt(0), OriginKind::Assistant);
        const auto& decided = room.session.state().suggestions.first();
        QCOMPARE(decided.decision, Decision::Accepted);
        QCOMPARE(decided.decidedUs - decided.offeredUs, 4'000'000);
        QCOMPARE(
            room.session
                .execute(room.candidate, command::Decide { QStringLiteral("m3"), suggestion.id, Decision::Rejected, 0 })
                .error()
                .code,
            ErrorCode::Refused);
    }

    void aPasteIntoTheQuestionSaysWhoseItIs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("copied");
        QTest::addColumn<int>("origin");
        QTest::addColumn<QString>("source");
        QTest::addColumn<int>("percent");
        const QString none;
        QTest::newRow("from outside") << QStringLiteral("nobody has written this here") << false
                                      << int(OriginKind::Pasted) << none << 0;
        QTest::newRow("what the assistant said") << QStringLiteral("window.append(now) and count") << false
                                                 << int(OriginKind::Assistant) << QStringLiteral("p1") << 100;
        QTest::newRow("from a file of the session")
            << QStringLiteral("def f():") << true << int(OriginKind::Baseline) << none << 0;
        QTest::newRow("a place where something else stands")
            << QStringLiteral("nobody has written this here") << true << int(OriginKind::Unknown) << none << 0;
    }
    void aPasteIntoTheQuestionSaysWhoseItIs()
    {
        QFETCH(QString, text);
        QFETCH(bool, copied);
        Room room;
        room.everybodyJoins();
        QVERIFY(
            room.session.execute(room.candidate, command::Ask { QStringLiteral("m1"), QStringLiteral("how?"), {} }));
        room.assistant.finish(
            { QStringLiteral("Use window.append(now) and count them."), QStringLiteral("scripted"), {}, {} });
        command::ReportPaste report { QStringLiteral("m2"), PastePlace::Question, text, {} };
        if (copied)
            report.source = command::TextPlace { mainFile, 0, 0 };
        QVERIFY(room.session.execute(room.candidate, report));
        QVERIFY(room.session.execute(room.candidate, report)); // re-sent: harmless
        const auto& pastes = room.session.state().pastes;
        QCOMPARE(pastes.size(), 1);
        QCOMPARE(pastes.first().text, text);
        QCOMPARE(pastes.first().who, room.candidate);
        QTEST(int(pastes.first().origin.kind), "origin");
        QTEST(pastes.first().origin.source, "source");
        QTEST(pastes.first().matchedPercent, "percent");
    }

    void rolesAreKept_data()
    {
        QTest::addColumn<bool>("candidate");
        QTest::addColumn<int>("which");
        QTest::newRow("candidates score nothing") << true << 0;
        QTest::newRow("candidates write no notes") << true << 1;
        QTest::newRow("candidates end nothing") << true << 2;
        QTest::newRow("candidates judge no flaws") << true << 3;
        QTest::newRow("interviewers decide nothing for the candidate") << false << 4;
        QTest::newRow("interviewers do not ask in the candidate's name") << false << 5;
        QTest::newRow("interviewers report no pastes") << false << 6;
        QTest::newRow("candidates submit no scorecard") << true << 7;
        QTest::newRow("candidates amend no scorecard") << true << 8;
    }
    void rolesAreKept()
    {
        QFETCH(bool, candidate);
        QFETCH(int, which);
        const QList<Command> commands { command::GiveScore { { QStringLiteral("verifying") }, 4 },
            command::AddNote { QStringLiteral("n"), {} }, command::EndSession {},
            command::JudgeFlaw { { QStringLiteral("F1") }, {} },
            command::Decide { QStringLiteral("m"), { QStringLiteral("S1") }, Decision::Accepted, 0 },
            command::Ask { QStringLiteral("m"), QStringLiteral("hi"), {} },
            command::ReportPaste { QStringLiteral("m"), PastePlace::Question, QStringLiteral("text"), {} },
            command::SubmitScorecard {}, command::AmendScorecard { QStringLiteral("because") } };
        Room room;
        room.everybodyJoins();
        const auto before = room.events.size();
        const auto result = room.session.execute(candidate ? room.candidate : room.interviewer, commands.at(which));
        QCOMPARE(result.error().code, ErrorCode::Forbidden);
        QCOMPARE(room.events.size(), before);
    }

    void badCommandsAreRefused_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<int>("code");
        QTest::newRow("level 6") << 0 << int(ErrorCode::OutOfRange);
        QTest::newRow("level -1") << 1 << int(ErrorCode::OutOfRange);
        QTest::newRow("unknown criterion") << 2 << int(ErrorCode::NotFound);
        QTest::newRow("evidence of the future") << 3 << int(ErrorCode::NotFound);
        QTest::newRow("evidence that is not there") << 4 << int(ErrorCode::NotFound);
        QTest::newRow("recommendation before the criteria") << 5 << int(ErrorCode::Refused);
        QTest::newRow("empty note") << 6 << int(ErrorCode::Malformed);
        QTest::newRow("unknown flaw") << 7 << int(ErrorCode::NotFound);
        QTest::newRow("unknown task") << 8 << int(ErrorCode::OutOfRange);
        QTest::newRow("the same task again") << 9 << int(ErrorCode::Refused);
        QTest::newRow("unknown hint") << 10 << int(ErrorCode::OutOfRange);
        QTest::newRow("unknown file") << 11 << int(ErrorCode::NotFound);
    }
    void badCommandsAreRefused()
    {
        QFETCH(int, which);
        QFETCH(int, code);
        const CriterionId known { QStringLiteral("verifying") };
        const QList<Command> commands { command::GiveScore { known, 6 }, command::GiveScore { known, -1 },
            command::GiveScore { { QStringLiteral("charm") }, 3 }, command::LinkEvidence { known, 999 },
            command::UnlinkEvidence { { QStringLiteral("e9") } }, command::Recommend { Recommendation::Yes },
            command::AddNote { QStringLiteral("  \n"), {} }, command::JudgeFlaw { { QStringLiteral("F9") }, {} },
            command::StartTask { 7 }, command::StartTask { 0 }, command::GiveHint { 3 },
            command::Push { { QStringLiteral("gone.py") }, 0, {} } };
        Room room;
        room.everybodyJoins();
        const auto before = room.events.size();
        QCOMPARE(int(room.session.execute(room.interviewer, commands.at(which)).error().code), code);
        QCOMPARE(room.events.size(), before);
    }

    void scoresEvidenceAndRecommendation()
    {
        Room room;
        room.everybodyJoins();
        const CriterionId verifying { QStringLiteral("verifying") };
        const auto run = [&](Command command) { return room.session.execute(room.interviewer, command).has_value(); };
        QVERIFY(run(command::GiveScore { verifying, 4 }));
        const auto count = room.events.size();
        QVERIFY(run(command::GiveScore { verifying, 4 })); // the same again is no new event
        QCOMPARE(room.events.size(), count);
        QVERIFY(run(command::LinkEvidence { verifying, 2 }));
        QVERIFY(run(command::LinkEvidence { verifying, 2 }));
        QVERIFY(run(command::GiveScore { { QStringLiteral("ownership") }, 0 }));
        QVERIFY(run(command::Recommend { Recommendation::Yes }));
        const auto card = room.session.state().scorecard(room.interviewer);
        QCOMPARE(card.levels.value(verifying), 4);
        QCOMPARE(card.evidenceFor(verifying).size(), 1);
        QCOMPARE(card.recommendation, Recommendation::Yes);
        QVERIFY(run(command::UnlinkEvidence { card.evidence.first().id }));
        QVERIFY(run(command::GiveScore { verifying, std::nullopt }));
        QVERIFY(!room.session.state().scorecard(room.interviewer).levels.contains(verifying));
    }

    void aScorecardIsSubmittedWhole()
    {
        Room room;
        room.everybodyJoins();
        const auto run = [&](Command command) { return room.session.execute(room.interviewer, command); };
        const auto submit = [&] { return run(command::SubmitScorecard {}); };
        QCOMPARE(submit().error().what, QStringLiteral("score Verifying output first, or mark it not observed"));
        QVERIFY(run(command::GiveScore { { QStringLiteral("verifying") }, 4 }));
        QCOMPARE(submit().error().code, ErrorCode::Refused);
        QVERIFY(run(command::GiveScore { { QStringLiteral("ownership") }, notObserved }));
        QCOMPARE(submit().error().what, QStringLiteral("give a recommendation first"));
        QVERIFY(run(command::Recommend { Recommendation::Yes }));
        room.session.committed(7, QStringLiteral("ab12"));
        QVERIFY(submit());
        const auto& submitted = std::get<event::ScorecardSubmitted>(room.events.last()->payload);
        QCOMPARE(submitted.headSeq, 7);
        QCOMPARE(submitted.headHash, QStringLiteral("ab12"));
        QCOMPARE(submit().error().code, ErrorCode::Refused);
        QCOMPARE(room.session.state().scorecard(room.interviewer).submittedSeq, room.events.last()->seq);
    }

    void aSubmittedScorecardStands_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<bool>("possible");
        QTest::newRow("no score") << 0 << false;
        QTest::newRow("no score taken back") << 1 << false;
        QTest::newRow("no evidence") << 2 << false;
        QTest::newRow("no evidence taken away") << 3 << false;
        QTest::newRow("no other recommendation") << 4 << false;
        QTest::newRow("but notes") << 5 << true;
        QTest::newRow("but bookmarks") << 6 << true;
        QTest::newRow("but flaws") << 7 << true;
    }
    void aSubmittedScorecardStands()
    {
        QFETCH(int, which);
        QFETCH(bool, possible);
        const CriterionId verifying { QStringLiteral("verifying") };
        Room room;
        room.everybodyJoins();
        QVERIFY(room.session.execute(room.interviewer, command::LinkEvidence { verifying, 2 }));
        room.completeCard(room.interviewer);
        QVERIFY(room.session.execute(room.interviewer, command::SubmitScorecard {}));
        const auto evidence = room.session.state().scorecard(room.interviewer).evidence.first().id;
        const QList<Command> commands { command::GiveScore { verifying, 5 },
            command::GiveScore { verifying, std::nullopt }, command::LinkEvidence { verifying, 3 },
            command::UnlinkEvidence { evidence }, command::Recommend { Recommendation::No },
            command::AddNote { QStringLiteral("n"), {} }, command::AddBookmark {},
            command::JudgeFlaw { { QStringLiteral("F1") }, FlawVerdict::Caught } };
        const auto before = room.events.size();
        const auto done = room.session.execute(room.interviewer, commands.at(which));
        QCOMPARE(done.has_value(), possible);
        if (!possible)
            QCOMPARE(done.error().what, QStringLiteral("your scorecard is submitted: amend it first, with a reason"));
        QCOMPARE(room.events.size(), before + possible);
    }

    void anAmendmentNeedsAReasonAndKeepsBothVersions()
    {
        Room room;
        room.everybodyJoins();
        const CriterionId verifying { QStringLiteral("verifying") };
        const auto run = [&](Command command) { return room.session.execute(room.interviewer, command); };
        const auto card = [&] { return room.session.state().scorecard(room.interviewer); };
        QCOMPARE(run(command::AmendScorecard { QStringLiteral("too early") }).error().code, ErrorCode::Refused);
        room.completeCard(room.interviewer);
        QVERIFY(run(command::SubmitScorecard {}));
        QCOMPARE(run(command::AmendScorecard { QStringLiteral(" \n") }).error().code, ErrorCode::Malformed);
        QVERIFY(card().isSubmitted());
        QVERIFY(run(command::AmendScorecard { QStringLiteral(" I had missed the race ") }));
        QVERIFY(!card().isSubmitted());
        QCOMPARE(card().amendments.first().reason, QStringLiteral("I had missed the race"));
        QCOMPARE(card().amendments.first().seq, room.events.last()->seq);
        QVERIFY(run(command::GiveScore { verifying, 2 }));
        QCOMPARE(card().submittedLevels.value(verifying), 4);
        QCOMPARE(card().amendedFrom(verifying), std::optional(4));
        QVERIFY(run(command::SubmitScorecard {}));
        QVERIFY(card().isSubmitted());
        QCOMPARE(card().amendedFrom(verifying), std::optional(4)); // still to be seen
        QCOMPARE(card().amendedFrom({ QStringLiteral("ownership") }), std::optional<int>());
        QCOMPARE(room.kinds().count(QStringLiteral("scorecard.submitted")), 2);
    }

    void everyRaterSubmitsForThemselvesAlsoAfterTheEnd()
    {
        Room room;
        room.everybodyJoins();
        const auto shadow = room.session.join(Role::Shadow, QStringLiteral("P. Vane"), {});
        QVERIFY(room.session.execute(room.interviewer, command::EndSession {}));
        room.completeCard(room.interviewer);
        QVERIFY(room.session.execute(room.interviewer, command::SubmitScorecard {}));
        QVERIFY(!room.session.state().scorecard(shadow).isSubmitted());
        room.completeCard(shadow);
        QVERIFY(room.session.execute(shadow, command::SubmitScorecard {}));
        QVERIFY(room.session.state().scorecard(shadow).isSubmitted());
    }

    void afterTheEndOnlyInterviewersWrite()
    {
        Room room;
        room.everybodyJoins();
        QVERIFY(room.session.execute(room.interviewer, command::EndSession {}));
        QCOMPARE(room.type(room.candidate, "x", 1, 0, QStringLiteral("#")).error().code, ErrorCode::Refused);
        QCOMPARE(room.session.execute(room.candidate, command::Ask { QStringLiteral("m"), QStringLiteral("hi"), {} })
                     .error()
                     .code,
            ErrorCode::Refused);
        QVERIFY(room.session.execute(room.interviewer, command::GiveScore { { QStringLiteral("verifying") }, 3 }));
    }

    void aSessionGoesOnWhereItStopped()
    {
        Room before;
        before.everybodyJoins();
        QVERIFY(before.type(before.candidate, "x", 1, 0, QStringLiteral("# mine\n")));
        QVERIFY(before.session.execute(
            before.candidate, command::Ask { QStringLiteral("m1"), QStringLiteral("fix it"), {} }));
        before.clock.advanceMs(9000);
        QVERIFY(before.session.execute(before.interviewer, command::AddBookmark {}));

        ReplayCursor stored(before.events);
        QVERIFY(stored.seekUs(stored.durationUs()));
        Room after(stored.state());
        after.session.start({}, {});
        QCOMPARE(after.assistant.asked, QList<PromptId> { { QStringLiteral("p1") } }); // it was never answered
        QVERIFY(after.session.nowUs() >= 9'000'000);
        const auto candidate =
            after.session.join(Role::Candidate, QStringLiteral("Ada Quill"), QStringLiteral("n"), before.candidate);
        QCOMPARE(candidate, before.candidate);
        QCOMPARE(after.session.state().file(mainFile)->document.text(),
            before.session.state().file(mainFile)->document.text());
        QCOMPARE(after.kinds().first(), QStringLiteral("session.resumed"));
        QVERIFY(!after.kinds().contains(QStringLiteral("consent.given")));
        QVERIFY(after.type(candidate, "x", 2, 0, QStringLiteral("!")));
    }

    void replayShowsEveryInstantAsItWas()
    {
        Room room;
        room.everybodyJoins();
        QStringList texts;
        for (int i = 1; i <= 50; ++i) {
            room.clock.advanceMs(100);
            QVERIFY(room.type(room.candidate, "x", i, i % 5, QString::number(i)));
            texts.append(room.session.state().file(mainFile)->document.text());
        }
        ReplayCursor cursor(room.events);
        for (int i : { 50, 3, 27, 1, 49, 50 }) {
            QVERIFY(cursor.seekUs(i * 100'000));
            QCOMPARE(cursor.state().file(mainFile)->document.text(), texts.at(i - 1));
        }
        QVERIFY(cursor.seekUs(0));
        QCOMPARE(cursor.state().file(mainFile)->version(), 0);
    }

    void aDamagedJournalIsNotApplied()
    {
        SessionState state;
        QCOMPARE(state.apply(Event { 2, {}, 0, 0, event::BookmarkAdded {} }).error().code, ErrorCode::Damaged);
        QVERIFY(state.apply(Event { 1, {}, 0, 0, event::BookmarkAdded {} }));
        const Event edit { 2, {}, 0, 0, event::Edited { mainFile, 1, {}, 1, ChangeSet::identity(3), {}, {} } };
        QCOMPARE(state.apply(edit).error().code, ErrorCode::Damaged);
        QCOMPARE(state.lastSeq, 1);
    }
};

QTEST_GUILESS_MAIN(TestLiveSession)
#include "tst_live_session.moc"
