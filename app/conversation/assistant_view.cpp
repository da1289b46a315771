// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/assistant_view.h"

#include "conversation/conversation_delegate.h"
#include "conversation/quiet_list.h"
#include "conversation/row_selection.h"
#include "models/conversation_model.h"
#include "models/session_model.h"
#include "theme/widgets.h"

#include <QScrollBar>
#include <QStackedLayout>

namespace jumpseat {

AssistantView::AssistantView(SessionModel* session, ConversationModel* model, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(model)
    , m_list(new QuietList(this))
    , m_delegate(new ConversationDelegate(this))
    , m_empty(new EmptyState(tr("No prompts yet."), tr("The conversation appears here as it happens."),
          EmptyState::Placing::Leading, this))
{
    auto* layout = new QStackedLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(m_empty);
    setupDelegate();
    setupList();
    followEnd();
    refreshEmpty();
    connect(session, &SessionModel::selectionChanged, this, [this] { reveal(m_session->selectedEvent()); });
}

void AssistantView::setupDelegate()
{
    // Before the view hears of a change, the delegate must have forgotten what it measured.
    connect(m_model, &QAbstractItemModel::modelReset, m_delegate, &ConversationDelegate::forgetAll);
    connect(m_model, &QAbstractItemModel::rowsInserted, m_delegate,
        [this](const QModelIndex&, int first) { m_delegate->forget(first, m_model->rowCount()); });
    connect(m_model, &QAbstractItemModel::rowsRemoved, m_delegate, [this](const QModelIndex&, int first, int last) {
        m_delegate->forget(first, m_model->rowCount() + last - first);
    });
    connect(m_model, &QAbstractItemModel::dataChanged, m_delegate,
        [this](const QModelIndex& first, const QModelIndex& last, const QList<int>& roles) {
            if (!roles.isEmpty() && !roles.contains(ConversationModel::TextRole))
                return;
            m_delegate->forget(first.row(), last.row());
            Q_EMIT m_delegate->sizeHintChanged(first);
        });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_delegate->forgetAll();
        m_list->doItemsLayout();
    });
}

void AssistantView::setupList()
{
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setAccessibleName(tr("Conversation with the assistant"));
    selectEventsOf(m_list, m_session, ConversationModel::SeqRole);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT eventActivated(index.data(ConversationModel::SeqRole).toLongLong());
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &AssistantView::refreshEmpty);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &AssistantView::refreshEmpty);
}

bool AssistantView::isAtEnd() const
{
    return m_atEnd;
}

void AssistantView::reveal(Seq seq)
{
    const QModelIndex index = m_model->reveal(seq);
    if (!index.isValid()) {
        m_list->clearSelection();
        return;
    }
    if (m_list->currentIndex() != index || !m_list->selectionModel()->isSelected(index))
        m_list->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_list->scrollTo(index);
}

void AssistantView::followEnd()
{
    auto* bar = m_list->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) {
        m_atEnd = value >= bar->maximum() - 4;
        m_model->setHeld(!m_atEnd);
    });
    connect(bar, &QScrollBar::rangeChanged, this, [this, bar](int, int maximum) {
        if (m_atEnd)
            bar->setValue(maximum);
    });
}

void AssistantView::refreshEmpty()
{
    auto* stack = static_cast<QStackedLayout*>(layout());
    stack->setCurrentIndex(m_model->rowCount() == 0 ? 1 : 0);
}

} // namespace jumpseat
