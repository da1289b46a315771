// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/filter_field.h"

#include "theme/key_hint.h"

#include <QKeyEvent>
#include <QPainter>

namespace jumpseat {

FilterField::FilterField(const QString& what, QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(what);
    setAccessibleName(what);
    setMaxLength(200);
    setClearButtonEnabled(false);
}

QSize FilterField::sizeHint() const
{
    return { 200, QLineEdit::sizeHint().height() };
}

bool FilterField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QLineEdit::event(event);
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    const bool leave = event->key() == Qt::Key_Down || (event->key() == Qt::Key_Escape && text().isEmpty());
    if (leave)
        Q_EMIT left();
    else if (event->key() == Qt::Key_Escape)
        clear();
    else
        QLineEdit::keyPressEvent(event);
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    if (hasFocus() || !text().isEmpty())
        return;
    QPainter painter(this);
    const QSize size = KeyHint::sizeFor(QStringLiteral("/"));
    KeyHint::paint(
        painter, QRect(QPoint(width() - size.width() - 7, (height() - size.height()) / 2), size), QStringLiteral("/"));
}

} // namespace jumpseat
