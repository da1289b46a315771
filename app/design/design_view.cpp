// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "design/design_view.h"

#include "design/constraints_panel.h"
#include "design/diagrams_view.h"
#include "design/tradeoff_list.h"
#include "models/design_model.h"
#include "models/session_model.h"
#include "theme/widgets.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace jumpseat {

namespace {

// Below this, constraints and trade-offs stand over each other.
constexpr int roomForThree = 820;
constexpr int leastColumn = 240, mostColumn = 380;

} // namespace

DesignView::DesignView(SessionModel* session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(new DesignModel(session, this))
    , m_diagrams(new DiagramsView(m_model))
    , m_noDiagrams(new EmptyState(tr("No diagrams yet."),
          tr("They appear as the candidate draws them in the document."), EmptyState::Placing::Leading))
    , m_constraints(new ConstraintsPanel(m_model))
    , m_tradeoffs(new TradeoffList(m_model))
    , m_empty(new EmptyState(tr("The canvas opens with the design task."), {}, EmptyState::Placing::Leading, this))
    , m_page(new QWidget(this))
    , m_stack(new QStackedLayout(this))
    , m_canvas(new QStackedLayout)
{
    setAccessibleName(tr("Design"));
    setupLayout();
    connect(m_model, &DesignModel::changed, this, &DesignView::refresh);
    connect(m_constraints, &ConstraintsPanel::dropWanted, this, &DesignView::dropWanted);
    connect(m_tradeoffs, &TradeoffList::eventActivated, this, &DesignView::eventActivated);
    refresh();
}

void DesignView::setupLayout()
{
    auto* row = new QHBoxLayout(m_page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addLayout(m_canvas, 1); // first: a stack shows its first widget, which would be a window of its own
    m_canvas->addWidget(m_noDiagrams);
    m_canvas->addWidget(m_diagrams);
    row->addWidget(new Hairline(Qt::Vertical, m_page));
    m_side = new QWidget(m_page);
    m_sides = new QBoxLayout(QBoxLayout::LeftToRight, m_side);
    m_sides->setContentsMargins(0, 0, 0, 0);
    m_sides->setSpacing(0);
    auto* log = new QWidget(m_side);
    auto* column = new QVBoxLayout(log);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new SectionLabel(tr("Trade-offs"), log));
    column->addWidget(m_tradeoffs, 1);
    m_between[0] = new Hairline(Qt::Vertical, m_side);
    m_between[1] = new Hairline(Qt::Horizontal, m_side);
    m_sides->addWidget(m_constraints, 1);
    m_sides->addWidget(m_between[0]);
    m_sides->addWidget(m_between[1]);
    m_sides->addWidget(log, 1);
    row->addWidget(m_side);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_page);
}

void DesignView::refresh()
{
    m_stack->setCurrentWidget(m_model->task() ? m_page : static_cast<QWidget*>(m_empty));
    m_canvas->setCurrentWidget(m_model->diagrams().isEmpty() ? static_cast<QWidget*>(m_noDiagrams) : m_diagrams);
}

void DesignView::takeFocus()
{
    if (!m_model->task())
        return setFocus(Qt::ShortcutFocusReason);
    m_model->diagrams().isEmpty() ? m_tradeoffs->setFocus(Qt::ShortcutFocusReason)
                                  : m_diagrams->setFocus(Qt::ShortcutFocusReason);
}

void DesignView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const bool three = width() >= roomForThree;
    m_sides->setDirection(three ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_between[0]->setVisible(three);
    m_between[1]->setVisible(!three);
    const int column = std::clamp(width() * 3 / 10, leastColumn, mostColumn);
    m_side->setFixedWidth(three ? 2 * column : std::min(column + 40, width() / 2));
}

} // namespace jumpseat
