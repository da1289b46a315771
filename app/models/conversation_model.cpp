// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversation_model.h"

#include "models/assistant_words.h"
#include "models/event_mime.h"
#include "models/session_model.h"
#include "models/shown_text.h"

#include <ranges>

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

/// Laying out a message of a megabyte would hold up the window, and nobody reads it here.
QString shownMessage(const QString& text)
{
    constexpr qsizetype most = 64 * 1024;
    if (text.size() <= most)
        return shownText(text);
    const qsizetype left = text.size() - most;
    return shownText(text.first(most)) + u'\n'
        + ConversationModel::tr("%1 more characters are in the record.").arg(left);
}

/// "carries F1 off by one, control C1 clock"; what it brings in, in the kit's words.
QString carried(const Kit& kit, const SuggestionState& suggestion)
{
    QStringList flaws;
    for (const FlawId& id : suggestion.carries) {
        const PlantedFlaw* flaw = kit.findFlaw(id);
        if (flaw && flaw->control)
            continue;
        flaws.append(flaw ? id.value + u' ' + flaw->title : id.value);
    }
    return flaws.isEmpty() ? QString() : ConversationModel::tr("carries %1").arg(flaws.join(QStringLiteral(", ")));
}

} // namespace

QString wording::change(const SessionState& state, const SuggestionState& suggestion)
{
    const FileState* file = state.file(suggestion.file);
    const QString name = shownLine(file ? file->name : suggestion.file.value, 80);
    if (suggestion.decision == Decision::Partly)
        return ConversationModel::tr("%1 +%2 of %3").arg(name).arg(suggestion.linesTaken).arg(suggestion.linesAdded);
    if (suggestion.linesRemoved > 0 && suggestion.linesAdded > 0) {
        return ConversationModel::tr("%1 +%2 −%3").arg(name).arg(suggestion.linesAdded).arg(suggestion.linesRemoved);
    }
    if (suggestion.linesRemoved > 0)
        return ConversationModel::tr("%1 −%2").arg(name).arg(suggestion.linesRemoved);
    return ConversationModel::tr("%1 +%2").arg(name).arg(suggestion.linesAdded);
}

QString wording::reading(const SuggestionState& suggestion, qint64 nowUs)
{
    if (suggestion.decision == Decision::Open)
        return ConversationModel::tr("open %1").arg(durationText(nowUs - suggestion.readFromUs()));
    return ConversationModel::tr("read %1").arg(durationText(suggestion.decidedUs - suggestion.readFromUs()));
}

QString wording::decision(const SuggestionState& suggestion)
{
    const QString when = timeText(suggestion.decidedUs);
    switch (suggestion.decision) {
    case Decision::Open: return QString();
    case Decision::Accepted: return ConversationModel::tr("accepted %1").arg(when);
    case Decision::Partly: return ConversationModel::tr("accepted in part %1").arg(when);
    case Decision::Edited: return ConversationModel::tr("edited, then kept %1").arg(when);
    case Decision::Rejected: return ConversationModel::tr("rejected %1").arg(when);
    }
    return QString();
}

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

QVariant ConversationModel::rowData(const Row& row, int role) const
{
    switch (row.kind) {
    case Kind::Suggestion: return suggestionData(row, role);
    case Kind::Tool: return toolData(row, role);
    default: return turnData(row, role);
    }
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
        const Turn& turn = state.turns.at(row.turn);
        bool hit = row.kind == Kind::Prompt ? turn.promptSeq == seq : turn.replySeq == seq;
        if (row.kind == Kind::Suggestion) {
            const auto& suggestion = state.suggestions.at(row.item);
            hit = suggestion.offeredSeq == seq || suggestion.decidedSeq == seq;
        } else if (row.kind == Kind::Tool) {
            const auto& call = state.toolCalls.at(row.item);
            hit = call.calledSeq == seq || call.returnedSeq == seq;
        }
        if (hit)
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
    for (qsizetype turn = 0; turn < m_session->state().turns.size(); ++turn)
        m_rows += rowsOf(turn);
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
    return true;
}

bool ConversationModel::refreshCall(const ToolCallId& call)
{
    const auto& calls = m_session->state().toolCalls;
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        const Row& row = m_rows.at(i);
        if (row.kind == Kind::Tool && calls.at(row.item).id == call) {
            Q_EMIT dataChanged(index(int(i)), index(int(i)));
            return true;
        }
    }
    return false;
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
    const QList<Row> wanted = rowsOf(turn);
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

QList<ConversationModel::Row> ConversationModel::rowsOf(qsizetype turnIndex) const
{
    const SessionState& state = m_session->state();
    const Turn& turn = state.turns.at(turnIndex);
    QList<Row> rows { { Kind::Prompt, turnIndex, 0 } };
    if (turn.replySeq > 0 || !m_session->partialReply(turn.id).isEmpty())
        rows.append({ Kind::Reply, turnIndex, 0 });
    auto call = state.toolCalls.begin(); // the calls of a turn stand in the order of all
    for (const ToolCallId& id : turn.tools) {
        const auto found = std::find_if(call, state.toolCalls.end(), [&](const auto& item) { return item.id == id; });
        if (found == state.toolCalls.end())
            continue;
        if (found->from.isThere())
            rows.append({ Kind::Tool, turnIndex, std::distance(state.toolCalls.begin(), found) });
        call = std::next(found);
    }
    for (const SuggestionId& id : turn.suggestions) {
        const auto found = std::ranges::find_if(
            state.suggestions | std::views::reverse, [&](const auto& item) { return item.id == id; });
        if (found != std::ranges::rend(state.suggestions))
            rows.append({ Kind::Suggestion, turnIndex, std::distance(state.suggestions.begin(), found.base()) - 1 });
    }
    return rows;
}

QVariant ConversationModel::turnData(const Row& row, int role) const
{
    const SessionState& state = m_session->state();
    const Turn& turn = state.turns.at(row.turn);
    const bool prompt = row.kind == Kind::Prompt;
    const bool streaming = !prompt && turn.replySeq == 0;
    switch (role) {
    case SeqRole: return QVariant::fromValue<qint64>(prompt || streaming ? turn.promptSeq : turn.replySeq);
    case TimeRole: return prompt || streaming ? turn.promptUs : turn.replyStartedUs;
    case MarkRole: return int(prompt ? EventMark::Prompt : EventMark::Reply);
    case WhoRole: {
        const ParticipantState* candidate = state.candidate();
        const QString name = candidate ? candidate->name.section(u' ', 0, 0, QString::SectionSkipEmpty) : QString();
        if (prompt)
            return name.isEmpty() ? tr("Candidate") : shownLine(name, 80);
        return turn.from.isThere() ? shownLine(toolTitle(turn.from.tool), 80) : tr("Assistant");
    }
    case MetaRole: return prompt ? promptMeta(turn) : replyMeta(turn);
    case TextRole:
        if (prompt && turn.prompt.isEmpty())
            return tr("The words of this question were not told.");
        return shownMessage(prompt ? turn.prompt : streaming ? m_session->partialReply(turn.id) : turn.reply);
    case StreamingRole: return streaming;
    default: return {};
    }
}

QVariant ConversationModel::suggestionData(const Row& row, int role) const
{
    const SessionState& state = m_session->state();
    const SuggestionState& suggestion = state.suggestions.at(row.item);
    switch (role) {
    case SeqRole: return suggestion.decidedSeq > 0 ? suggestion.decidedSeq : suggestion.offeredSeq;
    case TimeRole: return suggestion.offeredUs;
    case MarkRole: return int(markOf(suggestion.decision));
    case SuggestionRole: return suggestion.id.value;
    case ChangeRole: return wording::change(state, suggestion);
    case ReadingRole: return wording::reading(suggestion, m_session->nowUs());
    case DecisionRole: return wording::decision(suggestion);
    case FlawsRole: return carried(m_session->kit(), suggestion);
    default: return {};
    }
}

QVariant ConversationModel::toolData(const Row& row, int role) const
{
    const ToolCallState& call = m_session->state().toolCalls.at(row.item);
    constexpr int longestInput = 70;
    switch (role) {
    case SeqRole: return QVariant::fromValue<qint64>(call.calledSeq);
    case TimeRole: return call.calledUs;
    case MarkRole:
        return int(outcomeWords(call) == tr("rejected by the candidate") ? EventMark::Rejected : EventMark::Tool);
    case SuggestionRole: return shownLine(call.tool.isEmpty() ? tr("tool") : call.tool, 40);
    case ChangeRole: {
        QStringList paths;
        for (const ActEdit& edit : call.edits) {
            const QString name = edit.path.section(u'/', -1);
            if (!paths.contains(name))
                paths.append(name);
        }
        const QString what = !paths.isEmpty() ? paths.join(QStringLiteral(", "))
            : call.command.isEmpty()          ? call.input
                                              : call.command;
        return shownLine(what.section(u'\n', 0, 0), longestInput);
    }
    case ReadingRole: {
        const qint64 us = call.durationUs > 0 ? call.durationUs
            : call.returnedSeq                ? call.returnedUs - call.calledUs
                                              : 0;
        return us >= 1'000'000 ? tr("%1 s").arg(us / 1'000'000) : QString();
    }
    case DecisionRole:
        return call.feedback.isEmpty() ? outcomeWords(call)
                                       : tr("%1: %2").arg(outcomeWords(call), shownLine(call.feedback, 80));
    default: return {};
    }
}

QString ConversationModel::promptMeta(const Turn& turn) const
{
    QStringList parts;
    if (turn.from.isThere())
        parts += tr("in %1, by %2").arg(shownLine(toolTitle(turn.from.tool), 80), channelWords(turn.from.channel));
    if (turn.queued)
        parts += tr("while it worked");
    if (turn.as == u"retry")
        parts += tr("asked again");
    if (turn.as == u"pushback")
        parts += tr("does not accept the reply");
    if (!turn.context.isEmpty())
        parts += tr("%1 attached").arg(shownLine(turn.context.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral(", "));
}

QString ConversationModel::replyMeta(const Turn& turn) const
{
    if (turn.replySeq == 0)
        return turn.stoppedUs >= 0 ? tr("being stopped") : tr("writing");
    QStringList parts;
    if (!turn.model.isEmpty())
        parts += shownLine(turn.model, 80);
    else if (!turn.provider.isEmpty() && !turn.from.isThere())
        parts += turn.provider == u"scripted" ? tr("scripted") : shownLine(turn.provider, 80);
    parts += tr("%1 s").arg((turn.replyEndedUs - turn.replyStartedUs) / 1'000'000);
    const QString ending = endingWords(turn.ending, shownLine(turn.why, 200));
    if (!ending.isEmpty())
        parts += ending;
    else if (turn.stoppedUs >= 0)
        parts += endingWords(QStringLiteral("stopped"), {});
    return parts.join(QStringLiteral(", "));
}

QString ConversationModel::spoken(const Row& row) const
{
    const auto part = [&](int role) { return rowData(row, role).toString(); };
    if (row.kind == Kind::Prompt || row.kind == Kind::Reply)
        return tr("%1 at %2: %3").arg(part(WhoRole), timeText(part(TimeRole).toLongLong()), part(TextRole));
    QStringList parts { part(SuggestionRole), part(ChangeRole), part(ReadingRole), part(DecisionRole),
        part(FlawsRole) };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace jumpseat
