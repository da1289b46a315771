// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/notes_view.h"

#include "conversation/filtered_list.h"
#include "conversation/notes_delegate.h"
#include "conversation/quiet_list.h"
#include "conversation/row_selection.h"
#include "models/notes_model.h"
#include "models/session_model.h"

#include <QVBoxLayout>

namespace jumpseat {

NotesView::NotesView(SessionModel* session, NotesModel* model, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_list(new QuietList(this))
    , m_filtered(new FilteredList(model, m_list,
          { tr("Filter notes"), tr("No notes."),
              session->isLive() ? tr("N writes one at this moment; only you see it.") : QString() },
          this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filtered);
    m_list->setItemDelegate(new NotesDelegate(this));
    m_list->setAccessibleName(tr("Private notes and bookmarks"));
    selectEventsOf(m_list, session, NotesModel::SeqRole);
    connect(m_list, &QListView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT eventActivated(index.data(NotesModel::SeqRole).toLongLong()); });
    connect(model, &QAbstractItemModel::rowsInserted, m_list, &QAbstractItemView::scrollToBottom);
}

void NotesView::focusFilter()
{
    m_filtered->focusFilter();
}

} // namespace jumpseat
