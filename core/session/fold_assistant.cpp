// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/fold.h"

// The conversation with the assistant and what came of it.

namespace jumpseat {

Result<void> Fold::operator()(const event::PromptSent& e)
{
    Turn turn;
    turn.id = e.prompt;
    turn.promptSeq = event.seq;
    turn.prompt = e.text;
    turn.context = e.context;
    turn.promptUs = event.atUs;
    s.turns.append(std::move(turn));
    remember(e.messageId);
    return {};
}

Result<void> Fold::operator()(const event::ReplyFinished& e)
{
    auto* turn = byId(s.turns, e.prompt);
    if (!turn)
        return damaged(QStringLiteral("a reply names the unknown prompt %1").arg(e.prompt.value));
    turn->replySeq = event.seq;
    turn->reply = e.text;
    turn->provider = e.provider;
    turn->scriptReply = e.scriptReply;
    turn->replyStartedUs = e.startedUs;
    turn->replyEndedUs = event.atUs;
    return {};
}

Result<void> Fold::operator()(const event::ToolCalled& e)
{
    if (byId(s.toolCalls, e.call))
        return damaged(QStringLiteral("the tool call %1 was made twice").arg(e.call.value));
    ToolCallState call;
    call.id = e.call;
    call.prompt = e.prompt;
    call.tool = e.tool;
    call.input = e.input;
    call.calledSeq = event.seq;
    call.calledUs = event.atUs;
    s.toolCalls.append(std::move(call));
    return {};
}

Result<void> Fold::operator()(const event::ToolReturned& e)
{
    auto* call = byId(s.toolCalls, e.call);
    if (!call)
        return damaged(QStringLiteral("a result names the unknown tool call %1").arg(e.call.value));
    call->output = e.output;
    call->failed = e.failed;
    call->truncated = e.truncated;
    call->returnedSeq = event.seq;
    call->returnedUs = event.atUs;
    return {};
}

Result<void> Fold::operator()(const event::SuggestionOffered& e)
{
    auto* turn = byId(s.turns, e.prompt);
    if (!turn)
        return damaged(QStringLiteral("a suggestion names the unknown prompt %1").arg(e.prompt.value));
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
    s.suggestions.append(std::move(suggestion));
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

} // namespace jumpseat
