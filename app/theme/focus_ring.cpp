// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/focus_ring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QSlider>

namespace jumpseat {
namespace {

bool wantsRing(const QWidget* widget)
{
    const auto asked = widget->property("focusRing");
    if (asked.isValid())
        return asked.toBool();
    if (const auto* combo = qobject_cast<const QComboBox*>(widget))
        return !combo->isEditable();
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QSlider*>(widget);
}

bool byKeyboard(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

} // namespace

FocusRing::FocusRing(QObject* parent)
    : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool FocusRing::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusIn && watched->isWidgetType())
        follow(static_cast<QWidget*>(watched), static_cast<QFocusEvent*>(event)->reason());
    else if (event->type() == QEvent::FocusOut && m_frame && m_frame->widget() == watched)
        m_frame->setWidget(nullptr);
    return false;
}

void FocusRing::follow(QWidget* widget, Qt::FocusReason reason)
{
    if (!byKeyboard(reason) || !wantsRing(widget))
        return;
    if (!m_frame)
        m_frame = new QFocusFrame;
    m_frame->setWidget(widget);
}

} // namespace jumpseat
