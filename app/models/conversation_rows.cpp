// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversation_rows.h"

#include <ranges>

namespace jumpseat {

namespace {

using Kind = ConversationRow::Kind;

/// The calls of a turn that came from a tool of the candidate's own.
QList<ConversationRow> callsOf(const SessionState& state, qsizetype turn)
{
    QList<ConversationRow> rows;
    auto call = state.toolCalls.begin(); // the calls of a turn stand in the order of all
    for (const ToolCallId& id : state.turns.at(turn).tools) {
        const auto found = std::find_if(call, state.toolCalls.end(), [&](const auto& item) { return item.id == id; });
        if (found == state.toolCalls.end())
            continue;
        if (found->from.isThere())
            rows.append({ Kind::Tool, turn, std::distance(state.toolCalls.begin(), found) });
        call = std::next(found);
    }
    return rows;
}

} // namespace

qsizetype foldedCalls(qsizetype calls)
{
    constexpr qsizetype kept = 100;
    constexpr qsizetype step = 50;
    return std::max<qsizetype>(0, calls - kept) / step * step;
}

QList<ConversationRow> conversationRows(const SessionState& state, qsizetype turnIndex, bool replying, qsizetype folded)
{
    const Turn& turn = state.turns.at(turnIndex);
    QList<ConversationRow> rows { { Kind::Prompt, turnIndex } };
    if (replying)
        rows.append({ Kind::Reply, turnIndex });
    const QList<ConversationRow> calls = callsOf(state, turnIndex);
    folded = std::min(folded, calls.size());
    if (folded > 0)
        rows.append({ Kind::Earlier, turnIndex, calls.at(folded - 1).item, folded });
    rows += calls.sliced(folded);
    for (const SuggestionId& id : turn.suggestions) {
        const auto found = std::ranges::find_if(
            state.suggestions | std::views::reverse, [&](const auto& item) { return item.id == id; });
        if (found != std::ranges::rend(state.suggestions))
            rows.append({ Kind::Suggestion, turnIndex, std::distance(state.suggestions.begin(), found.base()) - 1 });
    }
    return rows;
}

bool isAbout(const SessionState& state, const ConversationRow& row, Seq seq)
{
    switch (row.kind) {
    case Kind::Prompt: return state.turns.at(row.turn).promptSeq == seq;
    case Kind::Reply: return state.turns.at(row.turn).replySeq == seq;
    case Kind::Earlier: return false; // reveal() shows the calls themselves
    case Kind::Tool: {
        const auto& call = state.toolCalls.at(row.item);
        return call.calledSeq == seq || call.returnedSeq == seq;
    }
    case Kind::Suggestion: {
        const auto& suggestion = state.suggestions.at(row.item);
        return suggestion.offeredSeq == seq || suggestion.decidedSeq == seq;
    }
    }
    return false;
}

} // namespace jumpseat
