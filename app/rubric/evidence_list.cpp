// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/evidence_list.h"

#include "models/evidence_model.h"
#include "rubric/evidence_delegate.h"

#include <QKeyEvent>
#include <QWheelEvent>

namespace jumpseat {

EvidenceList::EvidenceList(EvidenceModel* model, QWidget* parent)
    : QListView(parent)
    , m_evidence(model)
{
    setModel(model);
    setItemDelegate(new EvidenceDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    setAccessibleName(tr("Evidence"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    const auto changed = [this] {
        hideEarlier();
        updateGeometry();
        Q_EMIT rowsChanged();
    };
    connect(model, &QAbstractItemModel::rowsInserted, this, changed);
    connect(model, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(model, &QAbstractItemModel::modelReset, this, changed);
    connect(this, &QListView::clicked, this,
        [this](const QModelIndex& index) { Q_EMIT eventWanted(index.data(EvidenceModel::SeqRole).toLongLong()); });
}

void EvidenceList::setLimit(int rows)
{
    m_limit = rows;
    hideEarlier();
    updateGeometry();
}

int EvidenceList::hiddenRows() const
{
    return m_limit > 0 ? std::max(0, m_evidence->rowCount() - m_limit) : 0;
}

int EvidenceList::heightForWidth(int width) const
{
    int height = 0;
    for (int row = hiddenRows(); row < m_evidence->rowCount(); ++row)
        height += EvidenceDelegate::heightFor(m_evidence->index(row), width);
    return height;
}

QSize EvidenceList::sizeHint() const
{
    return { 300, heightForWidth(std::max(width(), 80)) };
}

bool EvidenceList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Delete || key == Qt::Key_Up
            || key == Qt::Key_Down)
            event->accept();
    }
    return QListView::event(event);
}

void EvidenceList::keyPressEvent(QKeyEvent* event)
{
    const QModelIndex at = currentIndex();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (at.isValid() && enter)
        Q_EMIT eventWanted(at.data(EvidenceModel::SeqRole).toLongLong());
    else if (at.isValid() && event->key() == Qt::Key_Delete)
        Q_EMIT removalWanted(at.data(EvidenceModel::EvidenceRole).toString());
    else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        QListView::keyPressEvent(event);
    else
        event->ignore(); // letters are keys of the window, not a search
}

void EvidenceList::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    if (!currentIndex().isValid() && m_evidence->rowCount() > 0)
        setCurrentIndex(m_evidence->index(m_evidence->rowCount() - 1));
}

void EvidenceList::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the whole rubric scrolls
}

void EvidenceList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    doItemsLayout();
}

void EvidenceList::hideEarlier()
{
    const int hidden = hiddenRows();
    for (int row = 0; row < m_evidence->rowCount(); ++row)
        setRowHidden(row, row < hidden);
}

} // namespace jumpseat
