// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/assistant_words.h"
#include "models/conversation_model.h"
#include "models/session_model.h"
#include "models/shown_text.h"

namespace jumpseat {

namespace {

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

QVariant ConversationModel::rowData(const Row& row, int role) const
{
    switch (row.kind) {
    case Kind::Suggestion: return suggestionData(row, role);
    case Kind::Tool: return toolData(row, role);
    case Kind::Earlier: return earlierData(row, role);
    default: return turnData(row, role);
    }
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

QVariant ConversationModel::earlierData(const Row& row, int role) const
{
    switch (role) {
    case SuggestionRole: return tr("%n earlier calls", nullptr, int(row.folded));
    case ChangeRole: return tr("choose this to see them");
    case SeqRole:
    case TimeRole: return toolData(row, role);
    case MarkRole: return int(EventMark::Tool);
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
