// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_stage.h"
#include "warnings.h"

#include <QRandomGenerator>
#include <QTest>

using namespace jumpseat;
using namespace Qt::StringLiterals;
using Stage = test::LiveStage;

namespace {

constexpr qint64 second = 1'000'000;

Act made(Channel channel, act::What what, qint64 wallMs = 0)
{
    return { channel, u"claude-code"_s, u"conv"_s, wallMs, std::move(what) };
}

Act prompted(Channel channel, const QString& id, const QString& text, qint64 wallMs = 0)
{
    return made(channel, act::Prompted { .id = id, .text = text, .context = {} }, wallMs);
}

Act said(Channel channel, const QString& message, const QString& text, qint64 wallMs = 0)
{
    return made(channel,
        act::Said { .messageId = message, .requestId = {}, .model = u"m"_s, .text = text, .ending = {} }, wallMs);
}

Act used(Channel channel, const QString& call, const QString& command = {})
{
    return made(channel,
        act::ToolUsed { .callId = call,
            .messageId = {},
            .tool = u"Bash"_s,
            .kind = ToolKind::Shell,
            .input = {},
            .edits = {},
            .command = command });
}

Act ended(Channel channel, const QString& call, ToolOutcome outcome, const QString& output = {})
{
    return made(channel, act::ToolEnded { .callId = call, .outcome = outcome, .output = output });
}

Act usedTokens(Channel channel, const QString& request, qint64 input, qint64 output)
{
    act::Used what;
    what.requestId = request;
    what.inputTokens = input;
    what.outputTokens = output;
    return made(channel, what);
}

Act decided(Channel channel, const QString& call)
{
    return made(channel, act::ToolDecided { call, u"Bash"_s, true, u"person"_s, {} });
}

event::AssistantPinned ownTools()
{
    event::AssistantPinned pinned;
    pinned.provider = u"scripted"_s;
    pinned.own = pinned.watch = true;
    return pinned;
}

/// One turn as each channel tells of it.
QList<Act> turnBy(Channel channel)
{
    const bool isHook = channel == Channel::Hook;
    QList<Act> acts { prompted(channel, isHook ? u"prompt-1"_s : u"uuid-1"_s, u"make the tests pass"_s),
        used(channel, u"toolu_1"_s, u"pytest"_s), ended(channel, u"toolu_1"_s, ToolOutcome::Ok, u"2 passed"_s) };
    if (!isHook)
        acts += said(channel, u"msg_1"_s, u"Done."_s);
    return acts;
}

} // namespace

class TestOutsideActs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { test::failOnWarnings(); }

    void aTurnOfAnOwnToolBecomesEvents()
    {
        Stage stage(ownTools());
        stage.session.outside(turnBy(Channel::Gateway));
        QCOMPARE(stage.state().turns.size(), 1);
        const Turn& turn = stage.state().turns.first();
        QCOMPARE(turn.prompt, u"make the tests pass"_s);
        QCOMPARE(turn.reply, u"Done."_s);
        QCOMPARE(turn.from.tool, u"claude-code"_s);
        QCOMPARE(turn.from.channel, u"gateway"_s);
        QCOMPARE(turn.tools.size(), 1);
        const ToolCallState* call = stage.state().toolCall(turn.tools.first());
        QCOMPARE(call->command, u"pytest"_s);
        QCOMPARE(call->outcome, u"ok"_s);
        QCOMPARE(call->output, u"2 passed"_s);
        QVERIFY(stage.assistant.asked.isEmpty()); // nobody else answers it
    }

    void nothingIsRecordedBeforeConsentOrAfterTheEnd()
    {
        test::ManualClock clock;
        test::FakeAssistant assistant;
        QList<EventPtr> events;
        LiveSession early({ u"s"_s }, test::sampleKit(), {}, clock, assistant,
            { [&](EventPtr event) { events.append(std::move(event)); }, [](const Transient&) {} });
        early.start({}, u"R. Lantern"_s, ownTools());
        const auto before = events.size();
        early.outside(turnBy(Channel::Hook));
        QCOMPARE(events.size(), before);

        Stage stage(ownTools());
        QVERIFY(stage.session.execute(stage.interviewer, command::EndSession {}));
        const auto atEnd = stage.events.size();
        stage.session.outside(turnBy(Channel::Hook));
        QCOMPARE(stage.events.size(), atEnd);
    }

    void whatSeveralChannelsTellIsRecordedOnce_data()
    {
        QTest::addColumn<QList<int>>("order");
        const int g = int(Channel::Gateway), h = int(Channel::Hook), t = int(Channel::Transcript),
                  o = int(Channel::Telemetry);
        QTest::newRow("gateway, hook, transcript, telemetry") << QList<int> { g, h, t, o };
        QTest::newRow("transcript first") << QList<int> { t, g, o, h };
        QTest::newRow("hook first") << QList<int> { h, o, t, g };
        QTest::newRow("telemetry first") << QList<int> { o, t, h, g };
    }
    void whatSeveralChannelsTellIsRecordedOnce()
    {
        QFETCH(QList<int>, order);
        Stage stage(ownTools());
        for (const int channel : order)
            stage.session.outside(turnBy(Channel(channel)));
        QCOMPARE(stage.state().turns.size(), 1);
        QCOMPARE(stage.state().turns.first().reply, u"Done."_s);
        QCOMPARE(stage.state().toolCalls.size(), 1);
        QCOMPARE(stage.count("tool.called"), 1);
        QCOMPARE(stage.count("tool.returned"), 1);
    }

    void theSameWordsTwiceOnOneChannelAreTwoPrompts()
    {
        Stage stage(ownTools());
        for (const char* id : { "a", "b" }) {
            stage.session.outside({ prompted(Channel::Hook, QLatin1StringView(id), u"go on"_s) });
            stage.clock.advanceMs(5 * 1000);
        }
        QCOMPARE(stage.state().turns.size(), 2);
        // The transcript tells of both, and adds none.
        stage.session.outside(
            { prompted(Channel::Transcript, u"u1"_s, u"go on"_s), prompted(Channel::Transcript, u"u2"_s, u"go on"_s) });
        QCOMPARE(stage.state().turns.size(), 2);
        stage.session.outside({ prompted(Channel::Transcript, u"u3"_s, u"go on"_s) });
        QCOMPARE(stage.state().turns.size(), 3);
    }

    void aPromptWithoutItsWordsGetsThemLater()
    {
        Stage stage(ownTools());
        stage.session.outside({ prompted(Channel::Telemetry, u"p-7"_s, {}) });
        QCOMPARE(stage.state().turns.first().prompt, QString());
        stage.clock.advanceMs(3 * 1000);
        stage.session.outside({ prompted(Channel::Hook, u"p-7"_s, u"why does it fail?"_s) });
        QCOMPARE(stage.state().turns.size(), 1);
        QCOMPARE(stage.state().turns.first().prompt, u"why does it fail?"_s);
    }

    void aRejectionOfOneChannelIsNotUndoneByAnother()
    {
        Stage stage(ownTools());
        stage.session.outside(
            { prompted(Channel::Gateway, {}, u"clean up"_s), used(Channel::Gateway, u"t1"_s, u"rm -r build"_s) });
        stage.session.outside({ made(Channel::Telemetry,
            act::ToolDecided {
                .callId = u"t1"_s, .tool = u"Bash"_s, .accepted = false, .by = u"person"_s, .feedback = {} }) });
        stage.session.outside({ ended(Channel::Transcript, u"t1"_s, ToolOutcome::Rejected, u"The user said no"_s) });
        stage.session.outside({ ended(Channel::Gateway, u"t1"_s, ToolOutcome::Error, u"The user said no"_s) });
        const ToolCallState& call = stage.state().toolCalls.first();
        QCOMPARE(call.outcome, u"rejected"_s);
        QVERIFY(call.failed && !call.accepted);
        QCOMPARE(call.decidedBy, u"person"_s);
    }

    void typedFeedbackIsAddedToAKnownRejection()
    {
        Stage stage(ownTools());
        const auto decided = [](Channel channel, const QString& feedback) {
            return made(channel,
                act::ToolDecided {
                    .callId = u"t1"_s, .tool = u"Edit"_s, .accepted = false, .by = u"person"_s, .feedback = feedback });
        };
        stage.session.outside({ used(Channel::Hook, u"t1"_s), decided(Channel::Telemetry, {}),
            decided(Channel::Transcript, u"use the clock"_s), decided(Channel::Transcript, u"use the clock"_s) });
        QCOMPARE(stage.count("tool.decided"), 2);
        QCOMPARE(stage.state().toolCalls.first().feedback, u"use the clock"_s);
    }

    // Gemini CLI's telemetry and some of Cursor's hooks name no ids.
    void callsWithoutIdsAreHeldTogetherByTheirOrder()
    {
        Stage stage(ownTools());
        const auto decided = [](bool accepted) {
            return made(Channel::Telemetry,
                act::ToolDecided {
                    .callId = {}, .tool = u"Bash"_s, .accepted = accepted, .by = u"person"_s, .feedback = {} });
        };
        const auto call = [&](bool accepted, ToolOutcome outcome, const QString& output) {
            return QList<Act> { used(Channel::Telemetry, {}, u"pytest"_s), decided(accepted),
                ended(Channel::Telemetry, {}, outcome, output) };
        };
        stage.session.outside(call(true, ToolOutcome::Ok, u"2 passed"_s));
        stage.session.outside(call(false, ToolOutcome::Rejected, {}));
        QCOMPARE(stage.state().toolCalls.size(), 2);
        const ToolCallState &first = stage.state().toolCalls.at(0), &second = stage.state().toolCalls.at(1);
        QVERIFY(first.accepted && first.outcome == u"ok" && first.output == u"2 passed");
        QVERIFY(!second.accepted && second.decidedBy == u"person" && second.outcome == u"rejected");
        stage.session.outside({ ended(Channel::Telemetry, {}, ToolOutcome::Ok, u"of what?"_s) });
        QCOMPARE(stage.count("tool.returned"), 2); // none is open
    }

    void aCallToldWithoutItsInputGetsItLater()
    {
        Stage stage(ownTools());
        stage.session.outside({ made(Channel::Telemetry,
            act::ToolDecided {
                .callId = u"t1"_s, .tool = u"Bash"_s, .accepted = true, .by = u"person"_s, .feedback = {} }) });
        QCOMPARE(stage.state().toolCalls.first().command, QString());
        stage.session.outside({ used(Channel::Transcript, u"t1"_s, u"pytest"_s) });
        stage.session.outside({ used(Channel::Hook, u"t1"_s, u"pytest"_s) });
        QCOMPARE(stage.state().toolCalls.size(), 1);
        QCOMPARE(stage.state().toolCalls.first().command, u"pytest"_s);
        QCOMPARE(stage.count("tool.called"), 2);
        QVERIFY(stage.last<event::ToolCalled>().again);
        QCOMPARE(stage.state().turns.first().tools.size(), 1);
    }

    void anAnswerOrAResultWithoutItsBeginningHasAPlace()
    {
        Stage stage(ownTools());
        stage.session.outside({ said(Channel::Gateway, u"m1"_s, u"Hello."_s),
            ended(Channel::Gateway, u"t9"_s, ToolOutcome::Error, u"no"_s) });
        QCOMPARE(stage.state().turns.size(), 1);
        QCOMPARE(stage.state().turns.first().prompt, QString());
        QCOMPARE(stage.state().toolCalls.size(), 1);
        QVERIFY(stage.state().toolCalls.first().failed);
    }

    void anAgentsAnswersJoinUp()
    {
        Stage stage(ownTools());
        stage.session.outside({ prompted(Channel::Gateway, {}, u"go"_s), said(Channel::Gateway, u"m1"_s, u"First."_s),
            used(Channel::Gateway, u"t1"_s), said(Channel::Gateway, u"m2"_s, u"Then."_s) });
        QCOMPARE(stage.state().turns.first().reply, u"First.\n\nThen."_s);
    }

    void usageOfOneRequestIsCountedOnceAndItsCostAdded()
    {
        Stage stage(ownTools());
        const auto usage = [](Channel channel, qint64 cost) {
            return made(channel,
                act::Used { .requestId = u"req_1"_s,
                    .messageId = u"msg_1"_s,
                    .model = u"m"_s,
                    .inputTokens = 100,
                    .outputTokens = 20,
                    .costMicros = cost });
        };
        stage.session.outside({ usage(Channel::Gateway, 0) });
        stage.session.outside({ usage(Channel::Telemetry, 4200) });
        stage.session.outside({ usage(Channel::Transcript, 0) });
        const ModelTotals totals = stage.state().modelTotals();
        QCOMPARE(totals.requests, 1);
        QCOMPARE(totals.tokens(), 120);
        QCOMPARE(totals.costMicros, 4200);
    }

    // As Codex has it: an answer's id at the gateway, a message's in its transcript, none in its telemetry.
    void repliesAndUsageOfOneAnswerAreKnownWithoutAnIdInCommon()
    {
        Stage stage(ownTools());
        const auto twoAnswers = [](Channel channel, const QStringList& ids) {
            QList<Act> acts { prompted(channel, {}, u"go"_s) };
            for (const QString& id : ids) {
                acts += said(channel, id, u"Done.\n"_s);
                acts += usedTokens(channel, id, 90, 20);
            }
            return acts;
        };
        stage.session.outside(twoAnswers(Channel::Gateway, { u"resp_1"_s, u"resp_2"_s }));
        QCOMPARE(stage.state().turns.size(), 1);
        QCOMPARE(stage.state().turns.last().reply, u"Done.\n\n\nDone.\n"_s); // it did say so twice
        QCOMPARE(stage.state().modelUses.size(), 2);
        const auto seq = stage.state().lastSeq;
        stage.session.outside({ prompted(Channel::Transcript, {}, u"go"_s),
            said(Channel::Transcript, u"msg_1"_s, u"Done."_s), usedTokens(Channel::Transcript, {}, 90, 20),
            said(Channel::Transcript, u"msg_2"_s, u"Done."_s), usedTokens(Channel::Transcript, {}, 90, 20) });
        stage.session.outside(
            { usedTokens(Channel::Telemetry, {}, 90, 20), usedTokens(Channel::Telemetry, {}, 90, 20) });
        stage.session.outside({ said(Channel::Hook, {}, u"Done."_s) });
        QCOMPARE(stage.state().lastSeq, seq);
        // What only one of them has is new: another text, another request, a third one of the same size.
        stage.session.outside({ said(Channel::Hook, {}, u"Really done."_s) });
        stage.session.outside({ usedTokens(Channel::Telemetry, {}, 90, 21) });
        stage.session.outside({ usedTokens(Channel::Telemetry, {}, 90, 20) });
        QCOMPARE(stage.state().lastSeq, seq + 3);
        QCOMPARE(stage.state().modelUses.size(), 4);
    }

    // As Gemini CLI has it: its telemetry gives calls no ids, its transcript does.
    void aCallIsKnownWithoutAnIdInCommon_data()
    {
        QTest::addColumn<bool>("idsFirst");
        QTest::newRow("ids first") << true;
        QTest::newRow("ids later") << false;
    }
    void aCallIsKnownWithoutAnIdInCommon()
    {
        QFETCH(bool, idsFirst);
        const auto calls = [](Channel channel, const QString& id) {
            return QList<Act> { used(channel, id, u"make"_s), decided(channel, id),
                ended(channel, id, ToolOutcome::Ok, u"built"_s) };
        };
        Stage stage(ownTools());
        stage.session.outside({ prompted(Channel::Telemetry, {}, u"go"_s) });
        stage.session.outside(idsFirst ? calls(Channel::Transcript, u"c-1"_s) : calls(Channel::Telemetry, {}));
        QCOMPARE(stage.state().toolCalls.size(), 1);
        stage.session.outside(idsFirst ? calls(Channel::Telemetry, {}) : calls(Channel::Transcript, u"c-1"_s));
        QCOMPARE(stage.state().toolCalls.size(), 1);
        QCOMPARE(stage.state().toolCalls.first().output, u"built"_s);
        const auto known = stage.state().lastSeq;
        // Its id is known from now on, to a recorder that starts anew as well.
        stage.session.outside({ used(Channel::Hook, u"c-1"_s, u"make"_s) });
        QCOMPARE(stage.state().lastSeq, known);
        // The same work once more is another call, whoever tells of it.
        stage.session.outside(calls(Channel::Telemetry, {}));
        QCOMPARE(stage.state().toolCalls.size(), 2);
        stage.session.outside(calls(Channel::Transcript, u"c-2"_s));
        QCOMPARE(stage.state().toolCalls.size(), 2);
    }

    void aFailureIsAProblemOfTheModel()
    {
        Stage stage(ownTools());
        stage.session.outside(
            { made(Channel::Gateway, act::Failed { .requestId = u"r"_s, .status = 529, .what = u"overloaded"_s }) });
        QCOMPARE(stage.state().modelTotals().problems, 1);
        QCOMPARE(stage.last<event::ModelUsed>().status, 529);
    }

    void whatAnEditorOfferedIsRecordedOnce()
    {
        Stage stage(ownTools());
        const Act offer = made(Channel::Transcript,
            act::Offered { .id = u"o1"_s, .path = u"a.py"_s, .text = u"x"_s, .accepted = true, .linesAdded = 1 });
        stage.session.outside({ offer, offer });
        QCOMPARE(stage.state().editorOffers.size(), 1);
    }

    void whatComesTogetherKeepsItsDistances()
    {
        Stage stage(ownTools());
        stage.clock.advanceMs(60 * 1000);
        // The tool's clock is two hours off; what counts is how long before the newest.
        const qint64 wall = stage.clock.wallMs() + 7'200'000;
        stage.session.outside({ prompted(Channel::Telemetry, u"p"_s, u"hello"_s, wall - 20'000),
            said(Channel::Telemetry, u"m"_s, u"hi"_s, wall) });
        const Turn& turn = stage.state().turns.first();
        QCOMPARE(turn.replyEndedUs - turn.promptUs, 20 * second);
        QCOMPARE(turn.replyEndedUs, stage.state().lastUs);
    }

    void aReaderOfTheJournalSeesTheSame()
    {
        Stage stage(ownTools());
        auto* random = QRandomGenerator::global();
        for (int i = 0; i < 300; ++i) {
            const auto channel = Channel(1 + random->bounded(4));
            const QString id = QString::number(random->bounded(8));
            switch (random->bounded(6)) {
            case 0:
                stage.session.outside({ prompted(channel, random->bounded(2) ? id : QString(), u"words "_s + id) });
                break;
            case 1:
                stage.session.outside({ said(channel, random->bounded(2) ? id : QString(), u"reply "_s + id) });
                break;
            case 2: stage.session.outside({ used(channel, id) }); break;
            case 3: stage.session.outside({ ended(channel, id, ToolOutcome(random->bounded(6)), u"out"_s) }); break;
            case 4: stage.session.outside({ made(channel, act::Interrupted {}) }); break;
            default:
                stage.session.outside(
                    { made(channel, act::Used { .requestId = id, .messageId = {}, .model = {}, .inputTokens = 5 }) });
                break;
            }
            stage.clock.advanceMs(random->bounded(200) * 1000);
        }
        const SessionState again = stage.folded();
        QCOMPARE(again.lastSeq, stage.state().lastSeq);
        QCOMPARE(again.outside, stage.state().outside);
        QCOMPARE(again.modelTotals(), stage.state().modelTotals());
        QCOMPARE(again.turns.size(), stage.state().turns.size());
        for (qsizetype i = 0; i < again.turns.size(); ++i)
            QCOMPARE(again.turns.at(i).reply, stage.state().turns.at(i).reply);
        QSet<QString> calls;
        for (const ToolCallState& call : again.toolCalls)
            calls.insert(call.from.id);
        QCOMPARE(calls.size(), again.toolCalls.size()); // no call twice
    }

    void anImportGoesWhereItHappened()
    {
        Stage stage(ownTools());
        const qint64 startMs = stage.clock.wallMs();
        stage.clock.advanceMs(1800 * 1000);
        QVERIFY(stage.session.execute(stage.interviewer, command::EndSession {}));
        command::ImportActs import;
        import.file.name = u"session.jsonl"_s;
        import.file.source = u"claude-code"_s;
        import.file.sha256 = u"00"_s;
        import.acts = { prompted(Channel::Transcript, u"u"_s, u"during"_s, startMs + 600'000),
            said(Channel::Transcript, u"m"_s, u"yes"_s, startMs + 610'000),
            prompted(Channel::Transcript, u"early"_s, u"before"_s, startMs - 60'000),
            prompted(Channel::Transcript, u"late"_s, u"after"_s, startMs + 4'000'000) };
        QVERIFY(stage.session.execute(stage.interviewer, import));
        QCOMPARE(stage.state().turns.size(), 1);
        QCOMPARE(stage.state().turns.first().promptUs, 600 * second);
        QCOMPARE(stage.state().turns.first().replyEndedUs, 610 * second);
        const auto& summary = stage.state().imports.first().import;
        QCOMPARE(summary.acts, 2);
        QCOMPARE(summary.elsewhen, 2);
        const auto twice = stage.session.execute(stage.interviewer, import);
        QVERIFY(!twice && twice.error().code == ErrorCode::Refused);
        const auto byCandidate = stage.session.execute(stage.candidate, import);
        QVERIFY(!byCandidate && byCandidate.error().code == ErrorCode::Forbidden);
    }

    void sessionTimeStandsStillWhileTheProgramIsClosed()
    {
        SessionState state;
        const auto apply = [&](Seq seq, qint64 us, qint64 wall, event::Payload payload) {
            QVERIFY(state.apply(Event { seq, {}, us, wall, std::move(payload) }));
        };
        apply(1, 0, 1'000'000, event::SessionStarted {});
        apply(2, 60 * second, 1'060'000, event::BookmarkAdded {});
        apply(3, 60 * second, 5'000'000, event::SessionResumed {});
        QCOMPARE(state.sessionTimeOf(1'030'000), std::optional(30 * second));
        QCOMPARE(state.sessionTimeOf(3'000'000), std::optional(60 * second)); // nobody was there
        QCOMPARE(state.sessionTimeOf(5'010'000), std::optional(70 * second));
        QVERIFY(!state.sessionTimeOf(999'999));
        QCOMPARE(state.wallMsOf(30 * second), 1'030'000);
        QCOMPARE(state.wallMsOf(70 * second), 5'010'000);
        apply(4, 70 * second, 5'010'000, event::SessionEnded {});
        QVERIFY(!state.sessionTimeOf(5'011'000));
    }

    void watchingNeedsThePinAndANotice()
    {
        Stage without;
        const command::StartWatch start { u"work"_s, u"what is sent"_s, { u"claude-code"_s } };
        QVERIFY(!without.session.execute(without.candidate, start));
        QVERIFY(!without.session.execute(without.candidate, command::TellActs { turnBy(Channel::Transcript) }));
        Stage stage(ownTools());
        QVERIFY(!stage.session.execute(stage.candidate, command::TellActs { turnBy(Channel::Transcript) })); // not yet
        QVERIFY(!stage.session.execute(stage.candidate, command::StartWatch { u"work"_s, {}, {} }));
        QVERIFY(stage.session.execute(stage.candidate, start));
        QVERIFY(stage.session.execute(stage.candidate, command::TellActs { turnBy(Channel::Transcript) }));
        QCOMPARE(stage.state().turns.size(), 1);
        QVERIFY(stage.session.execute(stage.candidate, command::EndWatch { u"done"_s }));
        QCOMPARE(stage.state().watches.first().why, u"done"_s);
        QVERIFY(!stage.session.execute(stage.interviewer, start));
    }

    void aStopReachesTheAssistantOnce()
    {
        Stage stage;
        QVERIFY(stage.session.execute(stage.candidate, command::Ask { u"m1"_s, u"explain"_s, {} }));
        QVERIFY(stage.session.execute(stage.candidate, command::StopReply { { u"p1"_s } }));
        QVERIFY(stage.session.execute(stage.candidate, command::StopReply { { u"p1"_s } }));
        QCOMPARE(stage.assistant.stopped, QList<PromptId> { { u"p1"_s } });
        QCOMPARE(stage.count("assistant.stopped"), 1);
        AssistantReply part { .text = u"It is"_s, .provider = u"scripted"_s };
        part.ending = u"stopped"_s;
        stage.assistant.finish(part);
        QCOMPARE(stage.state().turns.first().ending, u"stopped"_s);
        QVERIFY(!stage.session.execute(stage.candidate, command::StopReply { { u"p9"_s } }));
    }

    void retryAndPushbackNameWhatTheyAreAbout()
    {
        Stage stage;
        QVERIFY(stage.session.execute(stage.candidate, command::Ask { u"m1"_s, u"explain"_s, {} }));
        stage.assistant.finish({ .text = u"wrong"_s, .provider = u"scripted"_s });
        QVERIFY(
            stage.session.execute(stage.candidate, command::Ask { u"m2"_s, u"no"_s, {}, { u"p1"_s }, u"pushback"_s }));
        QCOMPARE(stage.state().turns.last().as, u"pushback"_s);
        QCOMPARE(stage.state().turns.last().about.value, u"p1"_s);
        QVERIFY(
            !stage.session.execute(stage.candidate, command::Ask { u"m3"_s, u"no"_s, {}, { u"p7"_s }, u"retry"_s }));
        QVERIFY(
            !stage.session.execute(stage.candidate, command::Ask { u"m4"_s, u"no"_s, {}, { u"p1"_s }, u"shout"_s }));
    }

    void nothingIsAskedWhereThereIsNoAssistant()
    {
        event::AssistantPinned none;
        none.provider = u"none"_s;
        Stage stage(none);
        QVERIFY(!stage.session.execute(stage.candidate, command::Ask { u"m1"_s, u"explain"_s, {} }));
        QVERIFY(stage.state().turns.isEmpty());
    }

    void aCompletionIsRecordedWhenItWasSeen()
    {
        event::AssistantPinned pinned;
        pinned.provider = u"openai-chat"_s;
        pinned.completes = true;
        Stage stage(pinned);
        const FileId file { u"main.py"_s };
        QVERIFY(stage.session.execute(stage.candidate, command::Complete { u"m1"_s, file, 0, 8 }));
        const auto before = stage.events.size();
        stage.assistant.completion({ u"  # sums\n"_s });
        QCOMPARE(stage.events.size(), before);
        const auto came = std::get<transient::CompletionCame>(stage.transients.last());
        QCOMPARE(came.text, u"  # sums\n"_s);
        QCOMPARE(came.messageId, u"m1"_s);
        QVERIFY(stage.session.execute(stage.candidate, command::ReportShown { u"m2"_s, came.suggestion }));
        QCOMPARE(stage.events.size(), before + 2);
        const SuggestionState* suggestion = stage.state().suggestion(came.suggestion);
        QVERIFY(suggestion && suggestion->inlined && suggestion->shownUs >= 0);
        QVERIFY(stage.session.execute(stage.candidate, command::ReportShown { u"m2"_s, came.suggestion })); // a repeat
        QCOMPARE(stage.events.size(), before + 2);
        stage.clock.advanceMs(2 * 1000);
        QVERIFY(stage.session.execute(
            stage.candidate, command::Decide { u"m3"_s, came.suggestion, Decision::Accepted, 1 }));
        QCOMPARE(suggestion->id, came.suggestion);
        QCOMPARE(stage.state().suggestion(came.suggestion)->decidedUs
                - stage.state().suggestion(came.suggestion)->readFromUs(),
            2 * second);
        QVERIFY(!stage.session.execute(stage.candidate, command::ReportShown { u"m4"_s, { u"G0-9"_s } }));
        QVERIFY(!stage.session.execute(stage.candidate, command::Complete { u"m5"_s, file, 7, 0 })); // another version
    }

    void aCompletionForAnotherTextIsEmpty()
    {
        event::AssistantPinned pinned;
        pinned.provider = u"openai-chat"_s;
        pinned.completes = true;
        Stage stage(pinned);
        const FileId file { u"main.py"_s };
        QVERIFY(stage.session.execute(stage.candidate, command::Complete { u"m1"_s, file, 0, 0 }));
        QVERIFY(stage.session.execute(stage.candidate,
            command::Push { file, 0,
                { { { u"x"_s }, 1, ChangeSet::replace(stage.state().file(file)->document.length(), 0, 0, u"#"_s),
                    u"input.type"_s, {} } } }));
        stage.assistant.completion({ u"late"_s });
        const auto came = std::get<transient::CompletionCame>(stage.transients.last());
        QVERIFY(came.text.isEmpty() && came.suggestion.isEmpty());
        QVERIFY(!Stage().session.execute({ u"c1"_s }, command::Complete { u"m1"_s, file, 0, 0 })); // not pinned
    }
};

QTEST_GUILESS_MAIN(TestOutsideActs)
#include "tst_outside_acts.moc"
