// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme/inline_confirm.h"

#include "theme/action_button.h"
#include "theme/labels.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace jumpseat {

InlineConfirm::InlineConfirm(QWidget* parent)
    : QWidget(parent)
    , m_question(new ElidedLabel({}, this))
    , m_yes(new ActionButton({}, this))
    , m_no(new ActionButton(tr("Cancel"), this))
{
    m_yes->setAutoDefault(true); // Enter presses it while it has the focus
    m_no->setKeyHint(tr("Esc"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    for (QWidget* part : std::initializer_list<QWidget*> { m_question, m_yes, m_no })
        layout->addWidget(part);
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_no, &QPushButton::clicked, this, [this] { answer(false); });
}

void InlineConfirm::ask(const QString& question, const QString& yes, std::function<void()> confirmed, Weight weight)
{
    m_confirmed = std::move(confirmed);
    const bool isLight = weight == Weight::Light;
    m_yes->setLook(isLight ? ActionButton::Look::Primary : ActionButton::Look::Normal);
    m_yes->setKeyHint(isLight ? tr("Enter") : tr("Ctrl Enter"));
    m_question->setText(question);
    m_yes->setText(yes);
    m_yes->setAccessibleDescription(question);
    m_yes->updateGeometry();
    layout()->activate();
    m_focusBefore = QApplication::focusWidget();
    (isLight ? m_yes : m_no)->setFocus(Qt::ShortcutFocusReason);
}

void InlineConfirm::answer(bool yes)
{
    const auto confirmed = std::exchange(m_confirmed, {});
    if (m_focusBefore)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    Q_EMIT answered();
    if (yes && confirmed)
        confirmed();
}

void InlineConfirm::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        answer(false);
    else if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        answer(true);
    else if (isEnter)
        answer(false); // not on the button that says yes, which takes the key itself
    else
        QWidget::keyPressEvent(event);
}

} // namespace jumpseat
