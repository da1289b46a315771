// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/notes_view.h"

#include "conversation/filtered_list.h"
#include "conversation/notes_delegate.h"
#include "conversation/quiet_list.h"
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
    const auto seqAt = [](const QModelIndex& index) { return index.data(NotesModel::SeqRole).toLongLong(); };
    connect(m_list, &QListView::clicked, this,
        [this, seqAt](const QModelIndex& index) { m_session->selectEvent(seqAt(index)); });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this](const QItemSelection& now) {
        // Focus alone makes a row current; only what the keys have chosen is selected for everybody.
        if (!now.isEmpty() && m_list->hasFocus())
            m_session->selectEvent(now.indexes().first().data(NotesModel::SeqRole).toLongLong());
    });
    connect(m_list, &QListView::activated, this,
        [this, seqAt](const QModelIndex& index) { Q_EMIT eventActivated(seqAt(index)); });
    connect(model, &QAbstractItemModel::rowsInserted, m_list, &QAbstractItemView::scrollToBottom);
}

void NotesView::focusFilter()
{
    m_filtered->focusFilter();
}

} // namespace jumpseat
