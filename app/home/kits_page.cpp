// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/kits_page.h"

#include "home/home_metrics.h"
#include "home/kit_row.h"
#include "models/tool_words.h"
#include "theme/grounds.h"
#include "theme/widgets.h"

#include <QVBoxLayout>

namespace jumpseat {

KitsPage::KitsPage(QWidget* parent)
    : QWidget(parent)
    , m_list(new KitList(this))
{
    auto* heading = new InkLabel(tr("Kits"), Token::Text1, this);
    heading->setFont(Theme::instance().title());
    heading->setFixedHeight(topHeight);
    heading->setContentsMargins(16, 0, 0, 0);
    auto* words = new InkLabel(tr("A kit is a whole interview: tasks, files, rubric, and the assistant's replies. "
                                  "Choosing one begins a session with it."),
        Token::Text2, this);
    words->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(heading);
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    auto* column = new QVBoxLayout;
    column->setContentsMargins(48, 24, 48, 24);
    column->setSpacing(12);
    column->addWidget(words);
    column->addWidget(m_list);
    auto* tools = new InkLabel(toolChainWords(), Token::Text3, this);
    tools->setWordWrap(true);
    column->addWidget(tools);
    column->addStretch();
    layout->addLayout(column);
    connect(m_list, &KitList::chosen, this, &KitsPage::chosen);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void KitsPage::setKits(const QList<Kit>& kits)
{
    m_list->setKits(kits);
}

void KitsPage::paintEvent(QPaintEvent*)
{
    paintPage(*this, topHeight);
}

} // namespace jumpseat
