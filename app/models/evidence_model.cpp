// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evidence_model.h"

#include "models/session_model.h"
#include "models/shown_text.h"
#include "session/event_mark.h"

#include <algorithm>

namespace jumpseat {

QString noteTagWord(NoteTag tag)
{
    switch (tag) {
    case NoteTag::Behaviour: return EvidenceModel::tr("behaviour");
    case NoteTag::Inference: return EvidenceModel::tr("inference");
    case NoteTag::Procedure: return EvidenceModel::tr("procedure");
    }
    return QString();
}

EvidenceModel::EvidenceModel(SessionModel* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(session, &SessionModel::eventApplied, this, &EvidenceModel::take);
    connect(session, &SessionModel::stateReset, this, &EvidenceModel::reset);
}

void EvidenceModel::setCriterion(const CriterionId& criterion)
{
    m_criterion = criterion;
    reset();
}

int EvidenceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant EvidenceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const EvidenceState& item = m_items.at(index.row());
    const EventPtr event = m_session->event(item.event);
    if (role == SeqRole)
        return item.event;
    if (role == EvidenceRole)
        return item.id.value;
    if (!event)
        return role == Qt::DisplayRole ? tr("event %1").arg(item.event) : QVariant();
    const auto* score = std::get_if<event::ScoreGiven>(&event->payload);
    switch (role) {
    case Qt::DisplayRole: return shownLine(m_session->describe(*event));
    case Qt::ToolTipRole: return {}; // views show the whole text; a tooltip would read foreign text as rich text
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3")
            .arg(timeText(event->atUs), shownLine(m_session->describe(*event)), noteTagWord(tagOf(*event)));
    case TimeRole: return event->atUs;
    case MarkRole: return int(markOf(*event));
    case LevelRole: return score ? score->level.value_or(0) : 0;
    case TagRole: return int(tagOf(*event));
    case TagNameRole: return noteTagWord(tagOf(*event));
    default: return {};
    }
}

void EvidenceModel::reset()
{
    beginResetModel();
    m_items = m_session->state().scorecard(m_session->self()).evidenceFor(m_criterion);
    endResetModel();
}

void EvidenceModel::take(const EventPtr& event)
{
    if (event->actor != m_session->self())
        return;
    if (const auto* linked = std::get_if<event::EvidenceLinked>(&event->payload)) {
        if (linked->criterion != m_criterion)
            return;
        const int row = int(m_items.size());
        beginInsertRows({}, row, row);
        m_items.append({ linked->evidence, linked->criterion, linked->event, event->seq });
        endInsertRows();
    } else if (const auto* unlinked = std::get_if<event::EvidenceUnlinked>(&event->payload)) {
        const auto it = std::ranges::find(m_items, unlinked->evidence, &EvidenceState::id);
        if (it == m_items.end())
            return;
        const int row = int(it - m_items.begin());
        beginRemoveRows({}, row, row);
        m_items.removeAt(row);
        endRemoveRows();
    }
}

} // namespace jumpseat
