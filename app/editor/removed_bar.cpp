// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/removed_bar.h"

#include "theme/action_button.h"
#include "theme/labels.h"
#include "theme/theme.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>

namespace jumpseat {

RemovedBar::RemovedBar(FileDesk* desk, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_words(new ElidedLabel({}, this))
    , m_undo(new ActionButton(tr("Undo"), this))
{
    setFocusPolicy(Qt::NoFocus); // only catchTyping() puts the focus here
    auto* shut = new IconButton(QStringLiteral("x"), tr("Close"), tr("Esc"), this);
    for (ActionButton* button : { m_undo, static_cast<ActionButton*>(shut) })
        button->setLook(ActionButton::Look::Flat);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 3, 8, 3);
    row->setSpacing(8);
    row->addWidget(m_words);
    row->addWidget(m_undo);
    row->addStretch(1);
    row->addWidget(shut);
    connect(m_undo, &QAbstractButton::clicked, this, [this] { m_desk->restore(m_file); });
    connect(shut, &QAbstractButton::clicked, this, &RemovedBar::close);
    connect(&Theme::instance(), &Theme::changed, this, &RemovedBar::colourUndo);
    colourUndo();
    hide();
}

void RemovedBar::colourUndo()
{
    m_undo->setInk(Theme::instance().color(Token::AccentText));
}

void RemovedBar::tell(const FileId& file, const QString& words, bool mine)
{
    m_file = file;
    m_words->setText(words);
    m_undo->setText(mine ? tr("Undo") : tr("Bring it back"));
    m_undo->setAccessibleName(tr("Bring %1 back").arg(m_desk->nameOf(file)));
    setAccessibleName(words);
    show();
}

QString RemovedBar::words() const
{
    return m_words->text();
}

void RemovedBar::catchTyping()
{
    setAttribute(Qt::WA_InputMethodEnabled); // the mark of what is typed into, see CockpitWindow
    setFocus(Qt::OtherFocusReason);
}

void RemovedBar::close()
{
    m_file = {};
    if (isFocused())
        window()->setFocus(Qt::OtherFocusReason); // hiding would hand it to whatever comes next
    hide();
}

bool RemovedBar::isFocused() const
{
    const QWidget* focus = QApplication::focusWidget();
    return focus && (focus == this || isAncestorOf(focus));
}

void RemovedBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->text().isEmpty() || event->key() == Qt::Key_Tab)
        QWidget::keyPressEvent(event);
}

void RemovedBar::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void RemovedBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Token::SurfacePanel));
    painter.fillRect(0, 0, width(), 1, Theme::instance().color(Token::Line1));
}

} // namespace jumpseat
