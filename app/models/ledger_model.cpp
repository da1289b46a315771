// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger_model.h"

#include "models/conversation_model.h"
#include "models/event_mime.h"
#include "models/session_model.h"
#include "models/shown_text.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// Added lines that went into the text.
int taken(const SuggestionState& suggestion)
{
    if (suggestion.decision == Decision::Open || suggestion.decision == Decision::Rejected)
        return 0;
    return suggestion.linesTaken > 0 ? suggestion.linesTaken : suggestion.linesAdded;
}

QString decisionWord(const SuggestionState& suggestion)
{
    switch (suggestion.decision) {
    case Decision::Open: return LedgerModel::tr("Open");
    case Decision::Accepted: return LedgerModel::tr("Accepted");
    case Decision::Partly:
        return LedgerModel::tr("Partly, %1 of %2").arg(suggestion.linesTaken).arg(suggestion.linesAdded);
    case Decision::Edited: return LedgerModel::tr("Edited first");
    case Decision::Rejected: return LedgerModel::tr("Rejected");
    }
    return QString();
}

QString linesWord(const SuggestionState& suggestion)
{
    if (suggestion.linesRemoved == 0)
        return QStringLiteral("+%1").arg(suggestion.linesAdded);
    return QStringLiteral("+%1 −%2").arg(suggestion.linesAdded).arg(suggestion.linesRemoved);
}

} // namespace

LedgerModel::LedgerModel(SessionModel* session, QObject* parent)
    : QAbstractTableModel(parent)
    , m_session(session)
    , m_rows(int(session->state().suggestions.size()))
{
    connect(session, &SessionModel::eventApplied, this, &LedgerModel::take);
    connect(session, &SessionModel::stateReset, this, &LedgerModel::reset);
}

int LedgerModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int LedgerModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LedgerModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SuggestionState& suggestion = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return cell(suggestion, index.column()).text;
    case QuietRole: return cell(suggestion, index.column()).quiet;
    case MarkRole: return int(mark(suggestion, index.column()));
    case SeqRole: return suggestion.decidedSeq > 0 ? suggestion.decidedSeq : suggestion.offeredSeq;
    case CarriesFlawRole: return carriesFlaw(suggestion);
    case Qt::TextAlignmentRole:
        return int(
            Qt::AlignVCenter | (index.column() == Lines || index.column() == Read ? Qt::AlignRight : Qt::AlignLeft));
    default: return {};
    }
}

Qt::ItemFlags LedgerModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractTableModel::flags(index) & ~Qt::ItemIsDropEnabled;
    return index.isValid() ? plain | Qt::ItemIsDragEnabled : plain;
}

QStringList LedgerModel::mimeTypes() const
{
    return { QLatin1String(eventMimeType) };
}

QMimeData* LedgerModel::mimeData(const QModelIndexList& indexes) const
{
    return indexes.isEmpty() ? nullptr : eventMime(indexes.first().data(SeqRole).toLongLong());
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Lines || section == Read ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ToolTipRole && section == StillThere)
        return tr("Lines that still hold text as the assistant wrote it");
    if (role == Qt::ToolTipRole && section == Changed)
        return tr("Lines that were reworked or are gone");
    if (role != Qt::DisplayRole)
        return {};
    if (section == Name)
        return QString(); // "S4" speaks for itself
    const QStringList titles { QString(), tr("Offered"), tr("File"), tr("Lines"), tr("Read"), tr("Decision"),
        tr("Changed later"), tr("Still there"), tr("Carried") };
    return titles.at(section);
}

QModelIndex LedgerModel::indexOf(Seq seq) const
{
    const auto& suggestions = m_session->state().suggestions;
    for (int row = 0; row < m_rows && seq > 0; ++row) {
        if (suggestions.at(row).offeredSeq == seq || suggestions.at(row).decidedSeq == seq)
            return index(row, 0);
    }
    return {};
}

void LedgerModel::tick()
{
    for (int row = 0; row < m_rows; ++row) {
        if (at(row).decision == Decision::Open)
            Q_EMIT dataChanged(index(row, Read), index(row, Read), { Qt::DisplayRole });
    }
}

void LedgerModel::take(const EventPtr& event)
{
    if (std::holds_alternative<event::SuggestionOffered>(event->payload)) {
        const int wanted = int(m_session->state().suggestions.size());
        if (wanted <= m_rows)
            return;
        beginInsertRows({}, m_rows, wanted - 1);
        m_rows = wanted;
        endInsertRows();
    } else if (const auto* decided = std::get_if<event::SuggestionDecided>(&event->payload)) {
        m_stale = true;
        for (int row = 0; row < m_rows; ++row) {
            if (at(row).id == decided->suggestion)
                Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    } else if (std::holds_alternative<event::Edited>(event->payload)) {
        textChanged();
    }
}

void LedgerModel::reset()
{
    beginResetModel();
    m_rows = int(m_session->state().suggestions.size());
    m_stale = true;
    endResetModel();
}

void LedgerModel::textChanged()
{
    if (m_stale || m_rows == 0)
        return; // already announced, and nobody has looked since
    m_stale = true;
    Q_EMIT dataChanged(index(0, Changed), index(m_rows - 1, StillThere));
}

const SuggestionState& LedgerModel::at(int row) const
{
    return m_session->state().suggestions.at(row);
}

SuggestionPresence LedgerModel::presence(const SuggestionState& suggestion) const
{
    if (m_stale) {
        m_stale = false;
        m_presence = suggestionPresence(m_session->state());
    }
    return m_presence.value(suggestion.id.value);
}

LedgerModel::Cell LedgerModel::cell(const SuggestionState& suggestion, int column) const
{
    const FileState* file = m_session->state().file(suggestion.file);
    switch (column) {
    case Name: return { suggestion.id.value };
    case Offered: return { timeText(suggestion.offeredUs) };
    case File: return { shownLine(file ? file->name : suggestion.file.value, 120) };
    case Lines: return { linesWord(suggestion) };
    case Read: {
        const bool open = suggestion.decision == Decision::Open;
        return { durationText((open ? m_session->nowUs() : suggestion.decidedUs) - suggestion.readFromUs()) };
    }
    case Decided: return { decisionWord(suggestion) };
    case Changed: return changed(suggestion);
    case StillThere: return stillThere(suggestion);
    case Carried: return carried(suggestion);
    default: return {};
    }
}

LedgerModel::Cell LedgerModel::changed(const SuggestionState& suggestion) const
{
    const int in = taken(suggestion);
    if (in == 0)
        return { QString(), true };
    const SuggestionPresence there = presence(suggestion);
    const int gone = std::max(0, in - there.lines - there.editedLines);
    const int changed = std::min(in, gone + there.editedLines);
    if (changed == 0)
        return { tr("no"), true };
    return { changed == 1 ? tr("1 line") : tr("%1 lines").arg(changed) };
}

LedgerModel::Cell LedgerModel::stillThere(const SuggestionState& suggestion) const
{
    const int in = taken(suggestion);
    if (in == 0)
        return { tr("none"), true };
    return { tr("%1 of %2").arg(std::min(in, presence(suggestion).lines)).arg(in) };
}

LedgerModel::Cell LedgerModel::carried(const SuggestionState& suggestion) const
{
    QStringList names;
    for (const FlawId& id : suggestion.carries) {
        const PlantedFlaw* flaw = m_session->kit().findFlaw(id);
        names.append(flaw && flaw->control ? tr("control %1").arg(id.value) : id.value);
    }
    return names.isEmpty() ? Cell { tr("none"), true } : Cell { names.join(QStringLiteral(", ")) };
}

bool LedgerModel::carriesFlaw(const SuggestionState& suggestion) const
{
    return std::ranges::any_of(suggestion.carries, [this](const FlawId& id) {
        const PlantedFlaw* flaw = m_session->kit().findFlaw(id);
        return !flaw || !flaw->control;
    });
}

EventMark LedgerModel::mark(const SuggestionState& suggestion, int column) const
{
    if (column == Decided)
        return markOf(suggestion.decision);
    if (column != Carried || suggestion.carries.isEmpty())
        return EventMark::None;
    return carriesFlaw(suggestion) ? EventMark::FlawOpen : EventMark::Control;
}

} // namespace jumpseat
