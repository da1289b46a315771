// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// The conversation with the assistant and what came of it.

namespace jumpseat {

namespace {

// Keys of SessionState::outside: what was told once is known when it is told again. The value says by whom.
void know(SessionState& s, char16_t what, const Outside& from, const QString& value)
{
    for (const QString& id : { from.id, from.alias }) {
        if (from.isThere() && !id.isEmpty() && !s.outside.contains(QChar(what) + id))
            s.outside.insert(QChar(what) + id, value);
    }
}

/// What a channel that spoke earlier did not tell.
void complete(ToolCallState& call, const event::ToolCalled& e)
{
    const auto fill = [](auto& known, const auto& told) {
        if (known.isEmpty())
            known = told;
    };
    fill(call.tool, e.tool), fill(call.input, e.input), fill(call.use, e.use), fill(call.command, e.command);
    fill(call.edits, e.edits);
}

} // namespace

Result<void> Fold::operator()(const event::PromptSent& e)
{
    know(s, u'p', e.from, e.prompt.value);
    if (auto* known = byId(s.turns, e.prompt)) { // told again, with its words
        known->prompt = e.text;
        known->context = e.context;
        return {};
    }
    Turn turn;
    turn.id = e.prompt;
    turn.promptSeq = event.seq;
    turn.prompt = e.text;
    turn.context = e.context;
    turn.promptUs = happenedUs(e.from);
    turn.about = e.about;
    turn.as = e.as;
    turn.queued = e.queued;
    turn.from = e.from;
    s.turns.append(std::move(turn));
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::ReplyFinished& e)
{
    auto* turn = byId(s.turns, e.prompt);
    if (!turn)
        return damaged(QStringLiteral("a reply names the unknown prompt %1").arg(e.prompt.value));
    know(s, u'm', e.from, e.from.channel);
    const bool goesOn = e.from.isThere() && turn->replySeq != 0;
    turn->replySeq = event.seq;
    if (goesOn && !turn->reply.isEmpty() && !e.text.isEmpty())
        turn->reply += QStringLiteral("\n\n") + e.text;
    else
        turn->reply += e.text;
    if (e.from.isThere() && !turn->repliedBy.contains(e.from.channel))
        turn->repliedBy.append(e.from.channel);
    turn->provider = e.provider;
    turn->scriptReply = e.scriptReply;
    if (!goesOn)
        turn->replyStartedUs = e.from.isThere() ? happenedUs(e.from) : e.startedUs;
    turn->replyEndedUs = happenedUs(e.from);
    turn->model = e.model;
    turn->ending = e.ending;
    turn->why = e.why;
    turn->waitSeconds = e.waitSeconds;
    return {};
}

Result<void> Fold::operator()(const event::AssistantStopped& e)
{
    if (auto* turn = byId(s.turns, e.prompt))
        turn->stoppedUs = happenedUs(e.from);
    know(s, u'i', e.from, e.from.channel);
    return {};
}

Result<void> Fold::operator()(const event::ModelUsed& e)
{
    const bool isKnown = e.from.isThere() && s.outside.contains(u'u' + e.from.id);
    know(s, u'u', e.from, e.from.channel);
    const auto isSame = [&](const ModelUseState& known) { return known.used.from.id == e.from.id; };
    const auto known = isKnown ? std::ranges::find_if(s.modelUses, isSame) : s.modelUses.end();
    if (known != s.modelUses.end()) // told again: what was not known then
        known->used = e;
    else
        s.modelUses.append({ event.seq, happenedUs(e.from), e });
    return {};
}

Result<void> Fold::operator()(const event::ToolCalled& e)
{
    if (auto* known = byId(s.toolCalls, e.call)) {
        if (e.again) {
            complete(*known, e);
            know(s, u'c', e.from, e.call.value);
            return {};
        }
        return damaged(QStringLiteral("the tool call %1 was made twice").arg(e.call.value));
    }
    ToolCallState call;
    call.id = e.call;
    call.prompt = e.prompt;
    call.tool = e.tool;
    call.input = e.input;
    call.calledSeq = event.seq;
    call.calledUs = happenedUs(e.from);
    call.use = e.use;
    call.command = e.command;
    call.edits = e.edits;
    call.byAgent = e.byAgent;
    call.from = e.from;
    know(s, u'c', e.from, e.call.value);
    if (auto* turn = byId(s.turns, e.prompt))
        turn->tools.append(e.call);
    s.toolCalls.append(std::move(call));
    return {};
}

Result<void> Fold::operator()(const event::ToolDecided& e)
{
    auto* call = byId(s.toolCalls, e.call);
    if (!call)
        return damaged(QStringLiteral("a decision names the unknown tool call %1").arg(e.call.value));
    call->accepted = e.accepted;
    call->decidedBy = e.by;
    call->feedback = e.feedback;
    return {};
}

Result<void> Fold::operator()(const event::ToolReturned& e)
{
    auto* call = byId(s.toolCalls, e.call);
    if (!call)
        return damaged(QStringLiteral("a result names the unknown tool call %1").arg(e.call.value));
    if (call->output.isEmpty() || !e.output.isEmpty()) {
        call->output = e.output;
        call->truncated = e.truncated;
    }
    call->failed = e.failed;
    call->outcome = e.outcome;
    call->durationUs = std::max(call->durationUs, e.durationUs);
    if (call->returnedSeq == 0) {
        call->returnedSeq = event.seq;
        call->returnedUs = happenedUs(e.from);
    }
    return {};
}

Result<void> Fold::operator()(const event::SuggestionOffered& e)
{
    auto* turn = byId(s.turns, e.prompt);
    if (!turn && !e.inlined)
        return damaged(QStringLiteral("a suggestion names the unknown prompt %1").arg(e.prompt.value));
    if (turn)
        turn->suggestions.append(e.suggestion);
    SuggestionState suggestion;
    suggestion.id = e.suggestion;
    suggestion.prompt = e.prompt;
    suggestion.file = e.file;
    suggestion.version = e.version;
    suggestion.changes = e.changes;
    suggestion.linesAdded = e.linesAdded;
    suggestion.linesRemoved = e.linesRemoved;
    suggestion.offeredSeq = event.seq;
    suggestion.offeredUs = event.atUs;
    suggestion.carries = e.carries;
    suggestion.inlined = e.inlined;
    s.suggestions.append(std::move(suggestion));
    return {};
}

Result<void> Fold::operator()(const event::SuggestionShown& e)
{
    auto* suggestion = byId(s.suggestions, e.suggestion);
    if (!suggestion)
        return damaged(QStringLiteral("the unknown suggestion %1 was shown").arg(e.suggestion.value));
    if (suggestion->shownUs < 0)
        suggestion->shownUs = event.atUs;
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::SuggestionDecided& e)
{
    auto* suggestion = byId(s.suggestions, e.suggestion);
    if (!suggestion)
        return damaged(QStringLiteral("a decision names the unknown suggestion %1").arg(e.suggestion.value));
    suggestion->decision = e.decision;
    suggestion->linesTaken = e.linesTaken;
    suggestion->decidedSeq = event.seq;
    suggestion->decidedUs = event.atUs;
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::Pasted& e)
{
    s.pastes.append({ event.seq, event.atUs, event.actor, e.where, e.text, e.origin, e.matchedPercent });
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::EditorOffered& e)
{
    know(s, u'o', e.from, e.from.channel);
    s.editorOffers.append({ event.seq, happenedUs(e.from), e });
    return {};
}

Result<void> Fold::operator()(const event::WatchStarted& e)
{
    s.watches.append({ .seq = event.seq,
        .fromUs = event.atUs,
        .toUs = -1,
        .folder = e.folder,
        .notice = e.notice,
        .tools = e.tools,
        .why = {} });
    return {};
}

Result<void> Fold::operator()(const event::WatchEnded& e)
{
    if (!s.watches.isEmpty() && s.watches.last().toUs < 0) {
        s.watches.last().toUs = event.atUs;
        s.watches.last().why = e.why;
    }
    return {};
}

Result<void> Fold::operator()(const event::ActsImported& e)
{
    s.imports.append({ event.seq, event.atUs, e });
    return {};
}

} // namespace jumpseat
