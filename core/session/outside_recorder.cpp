// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/outside_recorder.h"

#include "base/json.h"

#include <algorithm>
#include <ranges>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// How far apart two channels may tell of one thing: telemetry waits for its batch, a transcript for its line.
constexpr qint64 sameThingUs = 120'000'000;

QString useName(ToolKind kind)
{
    switch (kind) {
    case ToolKind::Edit: return u"edit"_s;
    case ToolKind::Shell: return u"shell"_s;
    case ToolKind::Other: break;
    }
    return {};
}

bool hasMore(const ToolCallState& call, const act::ToolUsed& told)
{
    const auto isNew = [](const auto& known, const auto& now) { return known.isEmpty() && !now.isEmpty(); };
    return isNew(call.tool, told.tool) || isNew(call.input, told.input) || isNew(call.command, told.command)
        || isNew(call.edits, told.edits);
}

/// Some channels of a tool do not name it.
bool isOneConversation(const Outside& known, const Act& act)
{
    return known.conversation == act.conversation || known.conversation.isEmpty() || act.conversation.isEmpty();
}

QString speakerOf(const Act& act)
{
    return channelName(act.channel) + u' ' + act.tool + u' ' + act.conversation;
}

/// JSON is laid out in as many ways as there are channels.
bool isSameWork(const ToolCallState& call, const act::ToolUsed& what)
{
    if (!call.command.isEmpty() && !what.command.isEmpty())
        return call.command == what.command;
    if (!call.edits.isEmpty() && !what.edits.isEmpty())
        return call.edits == what.edits;
    return parseJson(call.input.toUtf8()) == parseJson(what.input.toUtf8());
}

qint64 timeOf(const SessionState& state, qint64 happenedUs)
{
    return happenedUs ? happenedUs : state.lastUs;
}

} // namespace

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, qint64 happenedUs)
{
    return std::visit([&](const auto& what) { return take(act, what, happenedUs); }, act.what);
}

Outside OutsideRecorder::outsideOf(const Act& act, qint64 happenedUs, const QString& id, const QString& alias) const
{
    return { channelName(act.channel), act.tool, act.conversation, id, alias, happenedUs };
}

bool OutsideRecorder::knows(char16_t what, const QString& id) const
{
    return !id.isEmpty() && m_seams.state().outside.contains(QChar(what) + id);
}

bool OutsideRecorder::toldByAnother(char16_t what, const QString& id, const Act& act) const
{
    return knows(what, id) && m_seams.state().outside.value(QChar(what) + id) != channelName(act.channel);
}

const Turn* OutsideRecorder::sameWords(const Act& act, const QString& text, qint64 happenedUs) const
{
    const SessionState& state = m_seams.state();
    const qint64 us = timeOf(state, happenedUs);
    const QString channel = channelName(act.channel);
    for (const Turn& turn : state.turns | std::views::reverse) {
        if (!turn.from.isThere() || turn.from.tool != act.tool || qAbs(us - turn.promptUs) > sameThingUs)
            continue;
        const bool isSame = turn.prompt.isEmpty() || text.isEmpty() || turn.prompt.trimmed() == text.trimmed();
        if (isOneConversation(turn.from, act) && isSame && turn.from.channel != channel
            && !m_tellers.value(turn.id).contains(channel))
            return &turn;
    }
    return nullptr;
}

/// One channel gives a message the id of the answer it came in, another its own, a third none: then the words tell. The
/// channel that spoke first of a reply is believed when it says something twice.
bool OutsideRecorder::saidByAnother(const Act& act, const QString& text, qint64 happenedUs) const
{
    const SessionState& state = m_seams.state();
    const qint64 us = timeOf(state, happenedUs);
    const auto framed = [](const QString& part) { return u"\n\n"_s + part.trimmed() + u"\n\n"_s; };
    const auto isSame = [&](const Turn& turn) {
        return turn.from.tool == act.tool && isOneConversation(turn.from, act) && !turn.repliedBy.isEmpty()
            && turn.repliedBy.first() != channelName(act.channel) && qAbs(us - turn.replyEndedUs) <= sameThingUs
            && framed(turn.reply).contains(framed(text));
    };
    return !text.trimmed().isEmpty()
        && std::ranges::any_of(state.turns | std::views::reverse | std::views::take(20), isSame);
}

/// Requests of which one channel tells the id and another only the tokens.
const ModelUseState* OutsideRecorder::usedByAnother(
    const Act& act, const act::Used& what, const QString& id, qint64 happenedUs) const
{
    const SessionState& state = m_seams.state();
    const QString channel = channelName(act.channel);
    const qint64 us = timeOf(state, happenedUs);
    const auto isSame = [&](const ModelUseState& known) {
        const event::ModelUsed& used = known.used;
        return used.from.isThere() && used.from.channel != channel && used.from.tool == act.tool
            && isOneConversation(used.from, act) && (used.from.id.isEmpty() || id.isEmpty())
            && qAbs(us - known.atUs) <= sameThingUs && used.inputTokens == what.inputTokens
            && used.outputTokens == what.outputTokens && !m_users.value(known.seq).contains(channel);
    };
    // The oldest first: they are told in the order in which they were made.
    const auto newest = std::max(qsizetype(0), state.modelUses.size() - 200);
    const auto found = std::find_if(state.modelUses.begin() + newest, state.modelUses.end(), isSame);
    return what.inputTokens + what.outputTokens > 0 && found != state.modelUses.end() ? &*found : nullptr;
}

/// Calls that one channel tells with ids and another without.
const ToolCallState* OutsideRecorder::calledByAnother(
    const Act& act, const act::ToolUsed& what, qint64 happenedUs) const
{
    const SessionState& state = m_seams.state();
    const QString channel = channelName(act.channel);
    const qint64 us = timeOf(state, happenedUs);
    const auto isSame = [&](const ToolCallState& call) {
        return call.from.isThere() && call.from.channel != channel && call.from.tool == act.tool
            && isOneConversation(call.from, act) && (call.from.id.isEmpty() || what.callId.isEmpty())
            && qAbs(us - call.calledUs) <= sameThingUs && call.tool == what.tool && isSameWork(call, what)
            && !m_callers.value(call.id).contains(channel);
    };
    const auto newest = std::max(qsizetype(0), state.toolCalls.size() - 200);
    const auto found = std::find_if(state.toolCalls.begin() + newest, state.toolCalls.end(), isSame);
    return found != state.toolCalls.end() ? &*found : nullptr;
}

const Turn* OutsideRecorder::lastTurn(const Act& act) const
{
    for (const Turn& turn : m_seams.state().turns | std::views::reverse) {
        if (turn.from.isThere() && turn.from.tool == act.tool && isOneConversation(turn.from, act))
            return &turn;
    }
    return nullptr;
}

PromptId OutsideRecorder::turnFor(const Act& act, qint64 happenedUs)
{
    if (const Turn* turn = lastTurn(act))
        return turn->id;
    // An answer whose question nobody told of: it has a place all the same.
    const PromptId id { u"p%1"_s.arg(m_seams.state().turns.size() + 1) };
    m_seams.record({},
        event::PromptSent {
            .prompt = id, .text = {}, .context = {}, .messageId = {}, .from = outsideOf(act, happenedUs, {}) });
    return id;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::Prompted& what, qint64 happenedUs)
{
    const SessionState& state = m_seams.state();
    const ParticipantState* candidate = state.candidate();
    const ParticipantId who = candidate ? candidate->id : ParticipantId();
    const Turn* known = knows(u'p', what.id) ? state.turn({ state.outside.value(u'p' + what.id) }) : nullptr;
    if (!known)
        known = sameWords(act, what.text, happenedUs);
    if (!known) {
        const PromptId id { u"p%1"_s.arg(state.turns.size() + 1) };
        m_seams.record(who,
            event::PromptSent { .prompt = id,
                .text = what.text,
                .context = what.context,
                .messageId = {},
                .queued = what.queued,
                .from = outsideOf(act, happenedUs, what.id) });
        return Outcome::Taken;
    }
    m_tellers[known->id] += channelName(act.channel);
    if (!known->prompt.isEmpty() || what.text.isEmpty())
        return Outcome::Known;
    m_seams.record(who,
        event::PromptSent { .prompt = known->id,
            .text = what.text,
            .context = what.context,
            .messageId = {},
            .queued = what.queued,
            .from = outsideOf(act, happenedUs, what.id),
            .again = true });
    return Outcome::Completed;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::Said& what, qint64 happenedUs)
{
    if (what.text.isEmpty() && what.ending.isEmpty())
        return Outcome::Empty;
    if (toldByAnother(u'm', what.messageId, act) || toldByAnother(u'm', what.requestId, act))
        return Outcome::Known;
    if (saidByAnother(act, what.text, happenedUs))
        return Outcome::Known;
    static const QStringList endings { u"stopped"_s, u"cut"_s, u"length"_s, u"refused"_s, u"budget"_s, u"failed"_s };
    const bool isNamed = what.ending.isEmpty() || endings.contains(what.ending);
    const PromptId prompt = turnFor(act, happenedUs);
    m_seams.record({},
        event::ReplyFinished { .prompt = prompt,
            .text = what.text,
            .provider = act.tool,
            .scriptReply = {},
            .startedUs = timeOf(m_seams.state(), happenedUs),
            .model = what.model,
            .ending = isNamed ? what.ending : u"failed"_s,
            .why = isNamed ? QString() : what.ending,
            .from = outsideOf(act, happenedUs, what.messageId, what.requestId) });
    return Outcome::Taken;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::ToolUsed& what, qint64 happenedUs)
{
    // Without an id each use is a call of its own.
    const ToolCallState* known = what.callId.isEmpty() ? nullptr : calledBefore(act, what.callId, {});
    m_spokenOf.remove(speakerOf(act));
    bool getsItsId = false;
    if (!known) {
        known = calledByAnother(act, what, happenedUs);
        getsItsId = known && !what.callId.isEmpty();
        if (known) {
            m_callers[known->id] += channelName(act.channel);
            m_spokenOf[speakerOf(act)] = known->id;
        }
    }
    if (known && !getsItsId && !hasMore(*known, what))
        return Outcome::Known;
    const PromptId prompt = known ? known->prompt : turnFor(act, happenedUs);
    const ToolCallId id = known ? known->id : ToolCallId { u"t%1"_s.arg(m_seams.state().toolCalls.size() + 1) };
    m_seams.record({},
        event::ToolCalled { .call = id,
            .prompt = prompt,
            .tool = what.tool,
            .input = what.input,
            .use = useName(what.kind),
            .command = what.command,
            .edits = what.edits,
            .byAgent = what.byAgent,
            .from = outsideOf(act, happenedUs, what.callId),
            .again = known != nullptr });
    return known ? Outcome::Completed : Outcome::Taken;
}

/// The call that is spoken of. Some tools give theirs no ids: then it is the newest of its conversation that is not over,
/// by the same channel, and of the tool's name if that is told.
const ToolCallState* OutsideRecorder::calledBefore(const Act& act, const QString& callId, const QString& tool) const
{
    const SessionState& state = m_seams.state();
    if (!callId.isEmpty())
        return knows(u'c', callId) ? state.toolCall({ state.outside.value(u'c' + callId) }) : nullptr;
    if (const auto known = m_spokenOf.constFind(speakerOf(act)); known != m_spokenOf.end())
        return state.toolCall(*known);
    for (const ToolCallState& call : state.toolCalls | std::views::reverse) {
        const Outside& from = call.from;
        if (from.isThere() && from.id.isEmpty() && from.tool == act.tool && from.channel == channelName(act.channel)
            && from.conversation == act.conversation && call.returnedSeq == 0 && (tool.isEmpty() || call.tool == tool))
            return &call;
    }
    return nullptr;
}

/// As before; one that nobody told of is recorded now, so that what became of it has a place.
ToolCallId OutsideRecorder::callFor(const Act& act, const QString& callId, const QString& tool, qint64 happenedUs)
{
    if (const ToolCallState* known = calledBefore(act, callId, tool))
        return known->id;
    (void)take(act,
        act::ToolUsed { .callId = callId, .messageId = {}, .tool = tool, .input = {}, .edits = {}, .command = {} },
        happenedUs);
    return m_seams.state().toolCalls.last().id;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::ToolDecided& what, qint64 happenedUs)
{
    if (what.callId.isEmpty() && what.tool.isEmpty())
        return Outcome::Empty;
    const ToolCallId id = callFor(act, what.callId, what.tool, happenedUs);
    const ToolCallState* call = m_seams.state().toolCall(id);
    const bool isDecided = !call->decidedBy.isEmpty(), isKnown = isDecided && call->accepted == what.accepted;
    if (isKnown && (what.feedback.isEmpty() || !call->feedback.isEmpty()))
        return Outcome::Known;
    const ParticipantState* candidate = m_seams.state().candidate();
    m_seams.record(candidate && what.by == u"person" ? candidate->id : ParticipantId(),
        event::ToolDecided { id, what.accepted, what.by.isEmpty() ? u"rule"_s : what.by, what.feedback,
            outsideOf(act, happenedUs, what.callId), isDecided });
    return isKnown ? Outcome::Completed : Outcome::Taken;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::ToolEnded& what, qint64 happenedUs)
{
    if (what.callId.isEmpty() && !calledBefore(act, {}, {}))
        return Outcome::Empty;
    const ToolCallId id = callFor(act, what.callId, {}, happenedUs);
    const ToolCallState* call = m_seams.state().toolCall(id);
    const bool isKnown = call->returnedSeq != 0;
    const bool bringsMore = (call->output.isEmpty() && !what.output.isEmpty())
        || (call->durationUs == 0 && what.durationUs > 0)
        || (call->outcome != toolOutcomeName(what.outcome) && what.outcome > ToolOutcome::Error);
    if (isKnown && !bringsMore)
        return Outcome::Known;
    const bool isBad = what.outcome != ToolOutcome::Ok && what.outcome != ToolOutcome::None;
    // A plain "error" of one channel does not undo another's "rejected".
    const bool keeps = isKnown && what.outcome <= ToolOutcome::Error && !call->outcome.isEmpty();
    m_seams.record({},
        event::ToolReturned { .call = id,
            .failed = keeps ? call->failed : isBad,
            .output = what.output,
            .truncated = what.truncated,
            .outcome = keeps ? call->outcome : toolOutcomeName(what.outcome),
            .durationUs = what.durationUs,
            .from = outsideOf(act, happenedUs, what.callId) });
    return isKnown ? Outcome::Completed : Outcome::Taken;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::Interrupted&, qint64 happenedUs)
{
    const SessionState& state = m_seams.state();
    const Turn* turn = lastTurn(act);
    if (!turn)
        return Outcome::Empty;
    if (turn->stoppedUs >= 0 && qAbs(timeOf(state, happenedUs) - turn->stoppedUs) < sameThingUs)
        return Outcome::Known;
    const ParticipantState* candidate = state.candidate();
    m_seams.record(candidate ? candidate->id : ParticipantId(),
        event::AssistantStopped { turn->id, outsideOf(act, happenedUs, {}) });
    return Outcome::Taken;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::Used& what, qint64 happenedUs)
{
    const QString id = what.requestId.isEmpty() ? what.messageId : what.requestId;
    const QString alias = what.requestId.isEmpty() ? QString() : what.messageId;
    const auto isSame = [&](const ModelUseState& known) {
        const Outside& from = known.used.from;
        return (!id.isEmpty() && (from.id == id || from.alias == id))
            || (!alias.isEmpty() && (from.id == alias || from.alias == alias));
    };
    const SessionState& state = m_seams.state();
    const bool mayBeKnown = knows(u'u', id) || knows(u'u', alias);
    const auto known = mayBeKnown ? std::ranges::find_if(state.modelUses, isSame) : state.modelUses.end();
    if (known == state.modelUses.end()) {
        if (const ModelUseState* another = usedByAnother(act, what, id, happenedUs)) {
            m_users[another->seq] += channelName(act.channel);
            return Outcome::Known;
        }
    }
    event::ModelUsed used { lastTurn(act) ? lastTurn(act)->id : PromptId(), what.model, what.inputTokens,
        what.outputTokens, what.cachedTokens, what.costMicros, what.durationUs, what.status, {},
        outsideOf(act, happenedUs, id, alias) };
    if (known != state.modelUses.end()) {
        const event::ModelUsed& before = known->used;
        const bool bringsMore = (before.costMicros == 0 && used.costMicros > 0)
            || (before.inputTokens + before.outputTokens == 0 && used.inputTokens + used.outputTokens > 0);
        if (!bringsMore)
            return Outcome::Known;
        used.prompt = before.prompt;
        used.inputTokens = std::max(before.inputTokens, used.inputTokens);
        used.outputTokens = std::max(before.outputTokens, used.outputTokens);
        used.durationUs = std::max(before.durationUs, used.durationUs);
        used.from.id = before.from.id;
        used.from.alias = before.from.alias.isEmpty() ? used.from.alias : before.from.alias;
    }
    const bool isKnown = known != state.modelUses.end();
    m_seams.record({}, std::move(used));
    return isKnown ? Outcome::Completed : Outcome::Taken;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::Failed& what, qint64 happenedUs)
{
    if (knows(u'u', what.requestId))
        return Outcome::Known;
    event::ModelUsed used;
    used.prompt = lastTurn(act) ? lastTurn(act)->id : PromptId();
    used.status = what.status;
    used.problem = what.what.isEmpty() ? u"failed"_s : what.what;
    used.from = outsideOf(act, happenedUs, what.requestId);
    m_seams.record({}, std::move(used));
    return Outcome::Taken;
}

OutsideRecorder::Outcome OutsideRecorder::take(const Act& act, const act::Offered& what, qint64 happenedUs)
{
    if (knows(u'o', what.id))
        return Outcome::Known;
    const ParticipantState* candidate = m_seams.state().candidate();
    m_seams.record(candidate ? candidate->id : ParticipantId(),
        event::EditorOffered { what.path, what.text, what.accepted, what.linesAdded, what.linesRemoved,
            outsideOf(act, happenedUs, what.id) });
    return Outcome::Taken;
}

} // namespace jumpseat
