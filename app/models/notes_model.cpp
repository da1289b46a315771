// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notes_model.h"

#include "models/event_mime.h"
#include "models/evidence_model.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "session/event_mark.h"

#include <algorithm>

namespace jumpseat {

NotesModel::NotesModel(SessionModel* session, QObject* parent)
    : QAbstractListModel(parent)
    , m_session(session)
{
    connect(session, &SessionModel::eventApplied, this, &NotesModel::take);
    connect(session, &SessionModel::stateReset, this, &NotesModel::reset);
    reset();
}

int NotesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant NotesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Item& item = m_items.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return item.bookmark ? tr("Bookmark") : shownLine(item.text, 4096);
    case Qt::AccessibleTextRole:
        return item.bookmark ? tr("%1, bookmark").arg(timeText(item.atUs))
                             : tr("%1, %2, %3").arg(timeText(item.atUs), shownLine(item.text), noteTagWord(item.tag));
    case SeqRole: return item.seq;
    case TimeRole: return item.atUs;
    case MarkRole: return int(item.bookmark ? EventMark::Bookmark : EventMark::Note);
    case TagRole: return item.bookmark ? -1 : int(item.tag);
    case TagNameRole: return item.bookmark ? QString() : noteTagWord(item.tag);
    default: return {};
    }
}

Qt::ItemFlags NotesModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags plain = QAbstractListModel::flags(index) & ~Qt::ItemIsDropEnabled;
    return index.isValid() ? plain | Qt::ItemIsDragEnabled : plain;
}

QStringList NotesModel::mimeTypes() const
{
    return { QLatin1String(eventMimeType) };
}

QMimeData* NotesModel::mimeData(const QModelIndexList& indexes) const
{
    return indexes.isEmpty() ? nullptr : eventMime(indexes.first().data(SeqRole).toLongLong());
}

int NotesModel::noteCount() const
{
    return int(std::ranges::count(m_items, false, &Item::bookmark));
}

void NotesModel::reset()
{
    beginResetModel();
    m_items.clear();
    const SessionState& state = m_session->state();
    for (const NoteState& note : state.notes) {
        if (isOwn(note.seq))
            m_items.append({ note.seq, note.atUs, false, note.text, note.tag });
    }
    for (const Seq seq : state.bookmarks) {
        if (isOwn(seq))
            m_items.append({ seq, m_session->event(seq)->atUs, true, {}, {} });
    }
    std::ranges::sort(m_items, {}, &Item::seq);
    endResetModel();
}

void NotesModel::take(const EventPtr& event)
{
    const auto* note = std::get_if<event::NoteAdded>(&event->payload);
    const bool bookmark = std::holds_alternative<event::BookmarkAdded>(event->payload);
    if (event->actor != m_session->self() || (!note && !bookmark))
        return;
    const int row = int(m_items.size());
    beginInsertRows({}, row, row);
    m_items.append(
        { event->seq, event->atUs, bookmark, note ? note->text : QString(), note ? note->tag : NoteTag::Behaviour });
    endInsertRows();
}

bool NotesModel::isOwn(Seq seq) const
{
    const EventPtr event = m_session->event(seq);
    return event && event->actor == m_session->self();
}

} // namespace jumpseat
