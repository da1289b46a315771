// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/ledger_view.h"

#include "conversation/facts_panel.h"
#include "conversation/filtered_list.h"
#include "conversation/ledger_delegate.h"
#include "conversation/row_selection.h"
#include "models/ledger_model.h"
#include "models/session_model.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

namespace jumpseat {

namespace {

constexpr int narrow = 800; // below, "Changed later" goes: "Still there" says nearly the same

/// Enter belongs to the row and letters to the window.
class LedgerTable final : public QTableView {
public:
    using QTableView::QTableView;
    void keyboardSearch(const QString&) override { }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::ShortcutOverride) {
            const int key = static_cast<QKeyEvent*>(event)->key();
            if (key == Qt::Key_Return || key == Qt::Key_Enter)
                event->accept();
        }
        return QTableView::event(event);
    }
};

} // namespace

LedgerView::LedgerView(SessionModel* session, LedgerModel* model, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_model(model)
    , m_table(new LedgerTable(this))
    , m_filtered(new FilteredList(model, m_table, { tr("Filter suggestions"), tr("Nothing offered yet."), {} }, this))
    , m_facts(new FactsPanel(session, FactsPanel::Shape::Line, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_filtered, 1);
    layout->addWidget(m_facts);
    m_facts->hide();
    setupTable();
    connect(session, &SessionModel::selectionChanged, this, [this] { reveal(m_session->selectedEvent()); });
}

void LedgerView::setupTable()
{
    m_table->setItemDelegate(new LedgerDelegate(this));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setDragEnabled(true);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setWordWrap(false);
    m_table->setAccessibleName(tr("Suggestions"));
    setupHeaders();
    selectEventsOf(m_table, m_session, LedgerModel::SeqRole);
    connect(m_table, &QTableView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT eventActivated(index.data(LedgerModel::SeqRole).toLongLong()); });
}

void LedgerView::setupHeaders()
{
    auto* rows = m_table->verticalHeader();
    rows->hide();
    rows->setMinimumSectionSize(20);
    rows->setDefaultSectionSize(Theme::instance().rowHeight());
    rows->setSectionResizeMode(QHeaderView::Fixed);
    auto* columns = m_table->horizontalHeader();
    QFont font = Theme::instance().caption();
    font.setWeight(QFont::DemiBold);
    columns->setFont(font);
    columns->setSectionResizeMode(QHeaderView::ResizeToContents);
    columns->setStretchLastSection(true);
    columns->setHighlightSections(false);
    columns->setMinimumSectionSize(40);
}

void LedgerView::setFactsShown(bool shown)
{
    m_facts->setVisible(shown);
}

void LedgerView::focusFilter()
{
    m_filtered->focusFilter();
}

void LedgerView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_table->setColumnHidden(LedgerModel::Changed, width() < narrow);
}

void LedgerView::reveal(Seq seq)
{
    const QModelIndex index = m_filtered->proxy()->mapFromSource(m_model->indexOf(seq));
    if (!index.isValid())
        return m_table->clearSelection();
    if (m_table->currentIndex().row() != index.row())
        m_table->selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

} // namespace jumpseat
