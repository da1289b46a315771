// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/conversation_model.h"

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
        || std::holds_alternative<event::SuggestionDecided>(payload);
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
        return ConversationModel::tr("open %1").arg(durationText(nowUs - suggestion.offeredUs));
    return ConversationModel::tr("read %1").arg(durationText(suggestion.decidedUs - suggestion.offeredUs));
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
    return row.kind == Kind::Suggestion ? suggestionData(row, role) : turnData(row, role);
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
            const auto& suggestion = state.suggestions.at(row.suggestion);
            hit = suggestion.offeredSeq == seq || suggestion.decidedSeq == seq;
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
        if (row.kind == Kind::Suggestion
            && m_session->state().suggestions.at(row.suggestion).decision == Decision::Open)
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
    const SessionState& state = m_session->state();
    if (const auto* prompt = std::get_if<event::PromptSent>(&event->payload))
        return syncTurn(prompt->prompt);
    if (const auto* reply = std::get_if<event::ReplyFinished>(&event->payload))
        return syncTurn(reply->prompt);
    if (const auto* offered = std::get_if<event::SuggestionOffered>(&event->payload))
        return syncTurn(offered->prompt);
    const auto& decided = std::get<event::SuggestionDecided>(event->payload);
    if (const auto* suggestion = state.suggestion(decided.suggestion))
        syncTurn(suggestion->prompt);
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
    if (wanted.size() < present || m_rows.sliced(first, present) != wanted.first(present))
        return rebuild();
    if (present > 0)
        Q_EMIT dataChanged(index(int(first)), index(int(end - 1)));
    if (wanted.size() == present)
        return;
    beginInsertRows({}, int(end), int(first + wanted.size() - 1));
    for (qsizetype i = present; i < wanted.size(); ++i)
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
        return prompt ? (name.isEmpty() ? tr("Candidate") : shownLine(name, 80)) : tr("Assistant");
    }
    case MetaRole:
        if (!prompt)
            return replyMeta(turn);
        return turn.context.isEmpty() ? QString()
                                      : tr("%1 attached").arg(shownLine(turn.context.join(QStringLiteral(", "))));
    case TextRole:
        return shownMessage(prompt ? turn.prompt : streaming ? m_session->partialReply(turn.id) : turn.reply);
    case StreamingRole: return streaming;
    default: return {};
    }
}

QVariant ConversationModel::suggestionData(const Row& row, int role) const
{
    const SessionState& state = m_session->state();
    const SuggestionState& suggestion = state.suggestions.at(row.suggestion);
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

QString ConversationModel::replyMeta(const Turn& turn) const
{
    if (turn.replySeq == 0)
        return tr("writing");
    const qint64 seconds = (turn.replyEndedUs - turn.replyStartedUs) / 1'000'000;
    if (turn.provider.isEmpty())
        return tr("%1 s").arg(seconds);
    return tr("%1, %2 s")
        .arg(turn.provider == u"scripted" ? tr("scripted") : shownLine(turn.provider, 80))
        .arg(seconds);
}

QString ConversationModel::spoken(const Row& row) const
{
    const auto part = [&](int role) {
        return (row.kind == Kind::Suggestion ? suggestionData(row, role) : turnData(row, role)).toString();
    };
    if (row.kind != Kind::Suggestion)
        return tr("%1 at %2: %3").arg(part(WhoRole), timeText(part(TimeRole).toLongLong()), part(TextRole));
    QStringList parts { part(SuggestionRole), part(ChangeRole), part(ReadingRole), part(DecisionRole),
        part(FlawsRole) };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace jumpseat
