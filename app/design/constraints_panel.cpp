// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "design/constraints_panel.h"

#include "models/design_model.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/widgets.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace jumpseat {

namespace {

constexpr int across = 12, longestTitle = 200, longestText = 4000;

InkLabel* wrappedLabel(const QString& text, Token token, QWidget* parent)
{
    auto* label = new InkLabel(text, token, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    return label;
}

} // namespace

ConstraintsPanel::ConstraintsPanel(DesignModel* model, QWidget* parent)
    : QScrollArea(parent)
    , m_model(model)
    , m_own(new QWidget)
    , m_title(new QLineEdit(m_own))
    , m_text(new QLineEdit(m_own))
    , m_drop(new ActionButton(tr("Drop in"), m_own))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Constraints"));
    auto* content = new QWidget;
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::AlternateBase);
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 8);
    layout->setSpacing(0);
    auto* heading = new SectionLabel(tr("Constraints"), content);
    layout->addWidget(heading);
    m_rows = new QVBoxLayout;
    m_rows->setSpacing(0);
    layout->addLayout(m_rows);
    buildOwn(layout);
    layout->addStretch(1);
    setWidget(content);
    connect(model, &DesignModel::changed, this, &ConstraintsPanel::refresh);
    refresh();
}

void ConstraintsPanel::buildOwn(QVBoxLayout* layout)
{
    auto* grid = new QVBoxLayout(m_own);
    grid->setContentsMargins(across, 8, across, 0);
    grid->setSpacing(4);
    m_title->setMaxLength(longestTitle);
    m_title->setPlaceholderText(tr("One of your own, in a few words"));
    m_title->setAccessibleName(tr("Own constraint, title"));
    m_text->setMaxLength(longestText);
    m_text->setPlaceholderText(tr("What it says"));
    m_text->setAccessibleName(tr("Own constraint, text"));
    m_drop->setToolTip(tr("Asks once; then the candidate sees it"));
    grid->addWidget(m_title);
    auto* second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_text, 1);
    second->addWidget(m_drop);
    grid->addLayout(second);
    layout->addWidget(m_own);
    for (QLineEdit* field : { m_title, m_text }) {
        connect(field, &QLineEdit::textChanged, this, &ConstraintsPanel::refreshOwn);
        connect(field, &QLineEdit::returnPressed, this, &ConstraintsPanel::dropOwn);
    }
    connect(m_drop, &QAbstractButton::clicked, this, &ConstraintsPanel::dropOwn);
    refreshOwn();
}

void ConstraintsPanel::refreshOwn()
{
    const bool empty = m_title->text().trimmed().isEmpty();
    m_drop->setEnabled(!empty);
    m_drop->setToolTip(empty ? tr("It needs a title first") : tr("Asks once; then the candidate sees it"));
}

void ConstraintsPanel::dropOwn()
{
    const QString title = m_title->text().trimmed();
    if (!title.isEmpty())
        Q_EMIT dropWanted(title, { -1, title, m_text->text().trimmed() });
}

void ConstraintsPanel::refresh()
{
    const QList<ConstraintFact>& facts = m_model->constraints();
    m_own->setVisible(m_model->isOpen());
    if (facts == m_shown && m_shownOpen == m_model->isOpen() && m_rows->count() > 0)
        return;
    for (const ConstraintFact& fact : facts) { // what was in the fields has been said
        if (fact.index < 0 && !m_shown.contains(fact) && fact.title == m_title->text().trimmed()) {
            m_title->clear();
            m_text->clear();
        }
    }
    m_shown = facts;
    m_shownOpen = m_model->isOpen();
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const ConstraintFact& fact : facts)
        m_rows->addWidget(makeRow(fact));
    if (facts.isEmpty())
        m_rows->addWidget(new EmptyState({}, tr("The kit has none ready."), EmptyState::Placing::Leading));
}

QWidget* ConstraintsPanel::makeRow(const ConstraintFact& fact)
{
    auto* row = new QWidget;
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(across, 6, across, 0);
    layout->setSpacing(2);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    auto* title = wrappedLabel(shownLine(fact.title, longestTitle), Token::Text1, row);
    title->setFont(Theme::instance().strong());
    first->addWidget(title, 1);
    if (fact.droppedUs) {
        auto* when = new InkLabel(tr("dropped in %1").arg(timeText(*fact.droppedUs)), Token::Text3, row);
        when->setFont(Theme::instance().caption());
        first->addWidget(when);
    } else if (m_model->isOpen()) {
        auto* drop = new ActionButton(tr("Drop in"), row);
        drop->setAccessibleName(tr("Drop in: %1").arg(shownLine(fact.title, longestTitle)));
        drop->setToolTip(tr("Asks once; then the candidate sees it"));
        connect(drop, &QAbstractButton::clicked, this,
            [this, fact] { Q_EMIT dropWanted(fact.title, { fact.index, fact.title, fact.text }); });
        first->addWidget(drop);
    }
    layout->addLayout(first);
    if (!fact.text.isEmpty())
        layout->addWidget(wrappedLabel(shownText(fact.text.first(std::min<qsizetype>(longestText, fact.text.size()))),
            fact.droppedUs ? Token::Text3 : Token::Text2, row));
    if (!fact.when.isEmpty() && !fact.droppedUs) {
        auto* when = wrappedLabel(tr("When: %1").arg(shownLine(fact.when, 300)), Token::Text3, row);
        when->setFont(Theme::instance().caption());
        layout->addWidget(when);
    }
    layout->addSpacing(6);
    auto* line = new Hairline(Qt::Horizontal, row);
    line->setSoft(true);
    layout->addWidget(line);
    return row;
}

} // namespace jumpseat
