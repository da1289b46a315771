// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversation_model.h"

#include "models/event_mime.h"
#include "models/session_model.h"

#include <algorithm>

namespace jumpseat {

namespace {

bool isOfConversation(const event::Payload& payload)
{
    return std::holds_alternative<event::PromptSent>(payload) || std::holds_alternative<event::ReplyFinished>(payload)
        || std::holds_alternative<event::SuggestionOffered>(payload)
        || std::holds_alternative<event::SuggestionShown>(payload)
        || std::holds_alternative<event::SuggestionDecided>(payload)
        || std::holds_alternative<event::AssistantStopped>(payload)
        || std::holds_alternative<event::ToolCalled>(payload) || std::holds_alternative<event::ToolDecided>(payload)
        || std::holds_alternative<event::ToolReturned>(payload);
}

/// The prompt that an event of the conversation belongs to; empty: to none that is shown.
PromptId promptOf(const SessionState& state, const event::Payload& payload)
{
    const auto ofSuggestion = [&](const SuggestionId& id) {
        const SuggestionState* suggestion = state.suggestion(id);
        return suggestion ? suggestion->prompt : PromptId();
    };
    const auto ofCall = [&](const ToolCallId& id) {
        const ToolCallState* call = state.toolCall(id);
        return call ? call->prompt : PromptId();
    };
    return std::visit(
        [&](const auto& e) {
            if constexpr (requires { e.call; })
                return ofCall(e.call);
            else if constexpr (requires { e.suggestion; })
                return ofSuggestion(e.suggestion);
            else if constexpr (requires { PromptId(e.prompt); })
                return PromptId(e.prompt);
            else
                return PromptId();
        },
        payload);
}

} // namespace

ConversationModel::ConversationModel(SessionModel* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(session, &SessionModel::eventApplied, this, &ConversationModel::take);
    connect(session, &SessionModel::stateReset, this, &ConversationModel::rebuild);
    connect(session, &SessionModel::transientArrived, this, [this](const Transient& transient) {
        if (const auto* delta = std::get_if<transient::ReplyDelta>(&transient))
            syncTurn(delta->prompt);
    });
    rebuild();
}

int ConversationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ConversationModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows.at(index.row());
    if (role == KindRole)
        return int(row.kind);
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return spoken(row);
    return rowData(row, role);
}

Qt::ItemFlags ConversationModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractListModel::flags(index) & ~Qt::ItemIsDropEnabled;
    return index.isValid() ? plain | Qt::ItemIsDragEnabled : plain;
}

QStringList ConversationModel::mimeTypes() const
{
    return { QLatin1String(eventMimeType) };
}

QMimeData* ConversationModel::mimeData(const QModelIndexList& indexes) const
{
    return indexes.isEmpty() ? nullptr : eventMime(indexes.first().data(SeqRole).toLongLong());
}

QModelIndex ConversationModel::indexOf(Seq seq) const
{
    const SessionState& state = m_session->state();
    for (qsizetype i = m_rows.size() - 1; i >= 0 && seq > 0; --i) {
        const Row& row = m_rows.at(i);
        if (isAbout(state, row, seq))
            return index(int(i));
    }
    return {};
}

int ConversationModel::promptCount() const
{
    return int(std::ranges::count(m_rows, Kind::Prompt, &Row::kind));
}

void ConversationModel::tick()
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows.at(i);
        if (row.kind == Kind::Suggestion && m_session->state().suggestions.at(row.item).decision == Decision::Open)
            Q_EMIT dataChanged(index(int(i)), index(int(i)), { ReadingRole, Qt::DisplayRole });
    }
}

void ConversationModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    const bool wasHeld = std::exchange(m_held, false); // nothing stands there that could be pulled away
    for (qsizetype turn = 0; turn < m_session->state().turns.size(); ++turn)
        m_rows += rowsOf(turn, foldedOf(turn));
    m_held = wasHeld;
    endResetModel();
}

void ConversationModel::take(const EventPtr& event)
{
    if (!isOfConversation(event->payload))
        return;
    // An agent makes thousands of calls in one turn: they do not walk over the others.
    if (const auto* called = std::get_if<event::ToolCalled>(&event->payload))
        if (called->again ? refreshCall(called->call) : appendCall(called->call))
            return;
    if (const auto* decided = std::get_if<event::ToolDecided>(&event->payload); decided && refreshCall(decided->call))
        return;
    if (const auto* returned = std::get_if<event::ToolReturned>(&event->payload);
        returned && refreshCall(returned->call))
        return;
    syncTurn(promptOf(m_session->state(), event->payload));
}

/// False when the newest call does not stand at the end: syncTurn() knows where.
bool ConversationModel::appendCall(const ToolCallId& call)
{
    const SessionState& state = m_session->state();
    if (m_rows.isEmpty() || m_rows.last().kind == Kind::Suggestion || state.toolCalls.isEmpty())
        return false;
    const Turn& turn = state.turns.at(m_rows.last().turn);
    const Row row { Kind::Tool, m_rows.last().turn, state.toolCalls.size() - 1 };
    const bool isNewest = state.toolCalls.last().id == call && state.toolCalls.last().from.isThere()
        && !turn.tools.isEmpty() && turn.tools.last() == call;
    // The reply has come, or there is none yet: its row stands before those of calls.
    const bool isWhole = m_rows.last().kind == Kind::Tool || m_rows.last().kind == Kind::Reply || turn.replySeq == 0;
    if (!isNewest || !isWhole || m_rows.last() == row)
        return false;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size()));
    m_rows.append(row);
    endInsertRows();
    foldLast();
    return true;
}

bool ConversationModel::refreshCall(const ToolCallId& call)
{
    const SessionState& state = m_session->state();
    const auto& calls = state.toolCalls;
    const ToolCallState* its = state.toolCall(call);
    for (qsizetype i = m_rows.size() - 1; its && i >= 0; --i) {
        const Row& row = m_rows.at(i);
        if (row.kind == Kind::Earlier && state.turns.at(row.turn).id == its->prompt)
            return true; // behind this row, which says nothing of single ones
        if (row.kind == Kind::Tool && calls.at(row.item).id == call) {
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
            return true;
        }
    }
    return false;
}

qsizetype ConversationModel::foldedOf(qsizetype turn) const
{
    const PromptId& id = m_session->state().turns.at(turn).id;
    if (m_unfolded.contains(id))
        return 0;
    const auto row =
        std::ranges::find_if(m_rows, [&](const Row& row) { return row.kind == Kind::Earlier && row.turn == turn; });
    const qsizetype folded = row == m_rows.end() ? 0 : row->folded;
    if (m_held)
        return folded;
    const auto calls = std::ranges::count_if(rowsOf(turn, 0), [](const Row& row) { return row.kind == Kind::Tool; });
    return std::max(folded, foldedCalls(calls));
}

/// The calls at the end have become many: the oldest of them go behind one row.
void ConversationModel::foldLast()
{
    const qsizetype turn = m_rows.last().turn;
    if (m_held || m_unfolded.contains(m_session->state().turns.at(turn).id))
        return;
    qsizetype first = m_rows.size();
    while (first > 0 && m_rows.at(first - 1).kind == Kind::Tool && m_rows.at(first - 1).turn == turn)
        --first;
    const bool isFolded = first > 0 && m_rows.at(first - 1).kind == Kind::Earlier;
    const qsizetype folded = isFolded ? m_rows.at(first - 1).folded : 0;
    const qsizetype more = foldedCalls(folded + m_rows.size() - first) - folded;
    if (more <= 0)
        return;
    // The first time it takes the place of the newest of them: no row is new.
    const qsizetype place = isFolded ? first - 1 : first;
    const qsizetype newest = first + more - 1;
    m_rows[place] = { Kind::Earlier, turn, m_rows.at(newest).item, folded + more };
    Q_EMIT dataChanged(index(int(place)), index(int(place)));
    beginRemoveRows({}, int(place + 1), int(newest));
    m_rows.remove(place + 1, newest - place);
    endRemoveRows();
}

QModelIndex ConversationModel::reveal(Seq seq)
{
    const SessionState& state = m_session->state();
    const auto hit = [seq](const ToolCallState& call) { return call.calledSeq == seq || call.returnedSeq == seq; };
    const auto call = seq > 0 ? std::ranges::find_if(state.toolCalls, hit) : state.toolCalls.end();
    if (call != state.toolCalls.end()) {
        m_unfolded.insert(call->prompt);
        const auto earlier = std::ranges::find_if(m_rows,
            [&](const Row& row) { return row.kind == Kind::Earlier && state.turns.at(row.turn).id == call->prompt; });
        if (earlier != m_rows.end())
            unfold(std::distance(m_rows.begin(), earlier));
    }
    return indexOf(seq);
}

void ConversationModel::unfold(qsizetype place)
{
    const qsizetype turn = m_rows.at(place).turn;
    QList<Row> calls = rowsOf(turn, 0);
    calls.removeIf([](const Row& row) { return row.kind != Kind::Tool; });
    calls.resize(m_rows.at(place).folded);
    // It becomes the newest of them, which it was selected as; the others come before it.
    m_rows[place] = calls.takeLast();
    Q_EMIT dataChanged(index(int(place)), index(int(place)));
    if (calls.isEmpty())
        return;
    beginInsertRows({}, int(place), int(place + calls.size() - 1));
    for (qsizetype i = 0; i < calls.size(); ++i)
        m_rows.insert(place + i, calls.at(i));
    endInsertRows();
}

void ConversationModel::syncTurn(const PromptId& prompt)
{
    const auto& turns = m_session->state().turns;
    qsizetype turn = turns.size() - 1; // it is nearly always the last
    while (turn >= 0 && turns.at(turn).id != prompt)
        --turn;
    if (turn < 0)
        return;
    qsizetype end = m_rows.size();
    while (end > 0 && m_rows.at(end - 1).turn > turn)
        --end;
    qsizetype first = end;
    while (first > 0 && m_rows.at(first - 1).turn == turn)
        --first;
    const QList<Row> wanted = rowsOf(turn, foldedOf(turn));
    const qsizetype present = end - first;
    // What an own tool says may come to stand before what it did: the rows from there on are made anew.
    qsizetype same = 0;
    while (same < std::min(present, wanted.size()) && m_rows.at(first + same) == wanted.at(same))
        ++same;
    if (same < present) {
        beginRemoveRows({}, int(first + same), int(end - 1));
        m_rows.remove(first + same, present - same);
        endRemoveRows();
    }
    if (same > 0)
        Q_EMIT dataChanged(index(int(first)), index(int(first + same - 1)));
    if (same == wanted.size())
        return;
    beginInsertRows({}, int(first + same), int(first + wanted.size() - 1));
    for (qsizetype i = same; i < wanted.size(); ++i)
        m_rows.insert(first + i, wanted.at(i));
    endInsertRows();
}

QList<ConversationModel::Row> ConversationModel::rowsOf(qsizetype turn, qsizetype folded) const
{
    const Turn& its = m_session->state().turns.at(turn);
    const bool replying = its.replySeq > 0 || !m_session->partialReply(its.id).isEmpty();
    return conversationRows(m_session->state(), turn, replying, folded);
}

} // namespace jumpseat
