// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keys/key_table.h"

#include "keys/action_registry.h"
#include "keys/actions_model.h"
#include "keys/word_filter.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

#include <chrono>

namespace jumpseat {

KeyTable::KeyTable(ActionRegistry* registry, QWidget* window)
    : QWidget(window, Qt::Window)
    , m_registry(registry)
    , m_model(new ActionsModel(registry, this))
    , m_filter(new WordFilter(this))
    , m_field(new QLineEdit(this))
    , m_table(new QTreeView(this))
    , m_nothing(new QLabel(this))
{
    setWindowTitle(tr("Keys"));
    setMinimumSize(420, 300);
    resize(860, 680);
    m_filter->setSourceModel(m_model);
    m_field->setPlaceholderText(tr("Filter by name or key"));
    m_field->setAccessibleName(tr("Filter keys"));
    m_field->setClearButtonEnabled(true);
    m_table->setModel(m_filter);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(tr("Keys"));
    m_table->header()->setSectionResizeMode(ActionsModel::Group, QHeaderView::ResizeToContents);
    m_table->header()->setSectionResizeMode(ActionsModel::Text, QHeaderView::Stretch);
    m_table->header()->setSectionResizeMode(ActionsModel::Keys, QHeaderView::ResizeToContents);
    m_table->header()->setStretchLastSection(false);
    m_table->setColumnWidth(ActionsModel::Now, 180);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setAlignment(Qt::AlignTop);
    auto* layout = new QVBoxLayout(this);
    for (QWidget* part : std::initializer_list<QWidget*> { m_field, m_table, m_nothing })
        layout->addWidget(part);
    connect(m_field, &QLineEdit::textChanged, this, &KeyTable::filterChanged);
    connect(m_table, &QTreeView::activated, this, &KeyTable::runRow);
    connect(&m_second, &QTimer::timeout, m_model, &ActionsModel::refresh); // what is possible changes
    filterChanged({});
}

void KeyTable::open()
{
    m_model->refresh();
    m_second.start(std::chrono::seconds(1));
    if (isVisible())
        raise();
    show();
    activateWindow();
    m_field->setFocus();
}

int KeyTable::rowCount() const
{
    return m_filter->rowCount();
}

void KeyTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_F1)
        close();
    else
        QWidget::keyPressEvent(event);
}

void KeyTable::closeEvent(QCloseEvent* event)
{
    m_second.stop();
    QWidget::closeEvent(event);
}

void KeyTable::filterChanged(const QString& text)
{
    m_filter->setWords(text);
    const bool any = m_filter->rowCount() > 0;
    m_table->setVisible(any);
    m_nothing->setVisible(!any);
    m_nothing->setText(tr("Nothing matches '%1'. Clear the filter.").arg(text));
}

void KeyTable::runRow(const QModelIndex& row)
{
    m_registry->trigger(row.data(ActionsModel::IdRole).toString());
    m_model->refresh();
}

} // namespace jumpseat
