// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/empty_state.h"

#include "theme/labels.h"

#include <QVBoxLayout>

namespace jumpseat {

EmptyState::EmptyState(const QString& heading, const QString& words, Placing placing, QWidget* parent)
    : QWidget(parent)
    , m_heading(new InkLabel(heading, Token::Text1, this))
    , m_words(new InkLabel(words, Token::Text2, this))
    , m_layout(new QVBoxLayout(this))
    , m_placing(placing)
{
    const auto across = placing == Placing::Centred ? Qt::AlignHCenter : Qt::AlignLeft;
    m_heading->setFont(Theme::instance().strong());
    m_layout->setContentsMargins(16, 12, 16, 12);
    m_layout->setSpacing(2);
    if (placing == Placing::Centred)
        m_layout->addStretch(2);
    for (auto* label : { m_heading, m_words }) {
        label->setWordWrap(true);
        label->setAlignment(across | Qt::AlignTop);
        m_layout->addWidget(label);
    }
    m_layout->addStretch(3);
    setTexts(heading, words);
}

void EmptyState::setTexts(const QString& heading, const QString& words)
{
    m_heading->setText(heading);
    m_words->setText(words);
    m_heading->setVisible(!heading.isEmpty());
    m_words->setVisible(!words.isEmpty());
}

void EmptyState::setAction(QWidget* button)
{
    const auto across = m_placing == Placing::Centred ? Qt::AlignHCenter : Qt::AlignLeft;
    m_layout->insertSpacing(m_layout->count() - 1, 8);
    m_layout->insertWidget(m_layout->count() - 1, button, 0, across);
}

} // namespace jumpseat
