// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/row_selection.h"

#include "models/session_model.h"

#include <QAbstractItemView>

namespace jumpseat {

void selectEventsOf(QAbstractItemView* view, SessionModel* session, int seqRole)
{
    const auto select = [session, seqRole](
                            const QModelIndex& index) { session->selectEvent(index.data(seqRole).toLongLong()); };
    QObject::connect(view, &QAbstractItemView::clicked, session, select);
    QObject::connect(view->selectionModel(), &QItemSelectionModel::selectionChanged, view,
        [view, select](const QItemSelection& now) {
            // Focus alone makes a row current; only what the keys have chosen is selected for everybody.
            if (!now.isEmpty() && view->hasFocus())
                select(now.indexes().first());
        });
}

} // namespace jumpseat
