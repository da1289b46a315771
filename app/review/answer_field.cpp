// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/answer_field.h"

#include "models/shown_text.h"

#include <QKeyEvent>

namespace jumpseat {

AnswerField::AnswerField(const QString& to, QWidget* parent)
    : QLineEdit(parent)
{
    constexpr int longestAnswer = 4000;
    setMaxLength(longestAnswer);
    setPlaceholderText(tr("Answer %1, who sees it").arg(shownLine(to, 24)));
    setAccessibleName(tr("Answer to %1").arg(shownLine(to, 24)));
    setAccessibleDescription(tr("Enter sends it, Escape leaves the field"));
}

bool AnswerField::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    return QLineEdit::event(event);
}

void AnswerField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape: Q_EMIT left(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!text().trimmed().isEmpty())
            Q_EMIT written(text().trimmed());
        break;
    default: QLineEdit::keyPressEvent(event);
    }
}

} // namespace jumpseat
