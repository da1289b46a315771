// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/quiet_list.h"

#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace jumpseat {

QuietList::QuietList(QWidget* parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(true);
    verticalScrollBar()->setSingleStep(20);
    setViewportMargins(0, 2, 0, 6);
}

void QuietList::doItemsLayout()
{
    // Rows get new heights when the width changes. What one was reading stays where it was.
    const QModelIndex top = indexAt({ 4, 1 });
    const bool atEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    const int offset = top.isValid() ? visualRect(top).top() : 0;
    QListView::doItemsLayout();
    if (top.isValid() && !atEnd)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(top).top() - offset);
}

bool QuietList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept(); // the row's own, not the timeline's
    }
    return QListView::event(event);
}

void QuietList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (!hasFocus() || selectionModel()->hasSelection())
        return;
    // Nothing is selected yet, and still the keyboard is here: say so.
    QPainter painter(viewport());
    painter.setPen(QPen(Theme::instance().color(Token::AccentFocus), 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

} // namespace jumpseat
