// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/work_progress.h"

#include "theme/widgets.h"

#include <QHBoxLayout>
#include <QPainter>

namespace jumpseat {

WorkProgress::WorkProgress(QWidget* parent)
    : QWidget(parent)
    , m_words(new InkLabel({}, Token::Text1, this))
    , m_cancel(new ActionButton(tr("Cancel"), this))
{
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_words);
    layout->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, &WorkProgress::cancelled);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    hide();
}

void WorkProgress::begin(const QString& doing, bool measured)
{
    m_doing = doing;
    m_percent = -1;
    m_cancel->setVisible(measured);
    m_cancel->setEnabled(true);
    m_words->setText(tr("%1…").arg(doing));
    m_words->setMinimumWidth(
        measured ? m_words->fontMetrics().horizontalAdvance(tr("%1 %2 %").arg(doing).arg(100)) : 0);
    if (measured)
        setPercent(0);
    show();
}

void WorkProgress::setPercent(int percent)
{
    m_percent = percent;
    m_words->setText(tr("%1 %2 %").arg(m_doing).arg(percent));
    update();
}

void WorkProgress::end()
{
    m_doing.clear();
    hide();
}

QString WorkProgress::text() const
{
    return m_words->text();
}

/// A line under the words that grows: it is seen without being read.
void WorkProgress::paintEvent(QPaintEvent*)
{
    if (m_percent < 0)
        return;
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    const QRect words = m_words->geometry();
    const int y = height() / 2 + m_words->fontMetrics().height() / 2 + 2;
    painter.fillRect(QRect(words.left(), y, words.width(), 2), theme.color(Token::Line1));
    painter.fillRect(QRect(words.left(), y, words.width() * m_percent / 100, 2), theme.color(Token::AccentFill));
}

} // namespace jumpseat
