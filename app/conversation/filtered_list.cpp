// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/filtered_list.h"

#include "conversation/filter_field.h"
#include "models/shown_text.h"
#include "theme/widgets.h"

#include <QAbstractItemView>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace jumpseat {

FilteredList::FilteredList(QAbstractItemModel* model, QAbstractItemView* view, const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_proxy(new QSortFilterProxyModel(this))
    , m_view(view)
    , m_filter(new FilterField(words.filter, this))
    , m_stack(new QStackedLayout)
    , m_empty(new EmptyState(words.emptyHeading, words.emptyWords, EmptyState::Placing::Leading, this))
    , m_noMatch(new EmptyState({}, {}, EmptyState::Placing::Leading, this))
{
    m_proxy->setSourceModel(model);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_proxy->setFilterKeyColumn(-1);
    m_view->setModel(m_proxy);
    auto* clear = new ActionButton(tr("Clear the filter"), this);
    connect(clear, &QPushButton::clicked, m_filter, &QLineEdit::clear);
    m_noMatch->setAction(clear);
    setupLayout();
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_proxy->setFilterFixedString(text);
        refresh();
    });
    connect(m_filter, &FilterField::left, m_view, [this] { m_view->setFocus(Qt::TabFocusReason); });
    for (const auto signal : { &QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved })
        connect(m_proxy, signal, this, &FilteredList::refresh);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &FilteredList::refresh);
    refresh();
}

void FilteredList::setupLayout()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->addWidget(m_filter);
    bar->addStretch(1);
    m_filter->setFixedWidth(240);
    layout->addLayout(bar);
    layout->addLayout(m_stack);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_noMatch);
}

void FilteredList::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void FilteredList::refresh()
{
    const bool nothing = m_proxy->sourceModel()->rowCount() == 0;
    m_filter->setEnabled(!nothing);
    if (m_proxy->rowCount() > 0)
        return m_stack->setCurrentWidget(m_view);
    m_noMatch->setTexts(tr("Nothing matches '%1'.").arg(shownLine(m_filter->text(), 60)), {});
    m_stack->setCurrentWidget(nothing ? m_empty : m_noMatch);
}

} // namespace jumpseat
