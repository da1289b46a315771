// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/session_table.h"

#include "home/session_delegate.h"
#include "keys/word_filter.h"
#include "models/sessions_model.h"
#include "theme/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace jumpseat {

namespace {

/// Its words begin where those of the rows begin.
class SessionsHeader : public QHeaderView {
public:
    explicit SessionsHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent)
    {
    }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override
    {
        const Theme& theme = Theme::instance();
        painter->fillRect(rect, theme.color(Token::SurfacePanel));
        painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color(Token::Line1));
        painter->setFont(font());
        painter->setPen(theme.color(Token::Text2));
        const QString text = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
        painter->drawText(
            rect.adjusted(section == SessionsModel::Candidate ? 16 : 12, 0, 0, 0), Qt::AlignVCenter, text);
    }
    [[nodiscard]] QSize sectionSizeFromContents(int section) const override
    {
        return QHeaderView::sectionSizeFromContents(section) + QSize(8, 0);
    }
};

} // namespace

SessionTable::SessionTable(SessionsModel* sessions, WordFilter* filter, QWidget* parent)
    : QTableView(parent)
    , m_sessions(sessions)
    , m_filter(filter)
{
    setModel(m_filter);
    setItemDelegate(new SessionDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setTabKeyNavigation(false);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("Sessions"));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(qMax(SessionDelegate::rowHeight, fontMetrics().height() + 20));
    auto* header = new SessionsHeader(this);
    setHorizontalHeader(header);
    header->setFixedHeight(28);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Fixed);
    connect(this, &QTableView::doubleClicked, this, &SessionTable::openIndex);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, &SessionTable::currentSessionChanged);
}

/// What is left goes to the strip, and past its best size to the kit.
void SessionTable::fitColumns()
{
    constexpr int rowsMeasured = 50, stripBest = 300, stripGood = 220, kitLeast = 150;
    int left = viewport()->width();
    QList<int> widths;
    for (int column = 0; column < SessionsModel::ColumnCount; ++column) {
        int width = horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < qMin(rowsMeasured, m_filter->rowCount()); ++row)
            width = qMax(width, itemDelegate()->sizeHint({}, m_filter->index(row, column)).width());
        widths.append(width + 4);
        if (column != SessionsModel::Strip && column != SessionsModel::KitName)
            left -= widths.last();
    }
    const int kitWish = widths.at(SessionsModel::KitName);
    const int strip = qBound(qMin(stripGood, qMax(0, left - kitLeast)), left - kitWish, stripBest);
    widths[SessionsModel::Strip] = strip;
    widths[SessionsModel::KitName] = qMax(60, left - strip);
    for (int column = 0; column < SessionsModel::ColumnCount; ++column)
        setColumnWidth(column, widths.at(column));
}

SessionId SessionTable::current() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? index.data(SessionsModel::RowRole).value<SessionRow>().id : SessionId {};
}

void SessionTable::setCurrent(const SessionId& id)
{
    const int row = m_sessions->rowOf(id);
    const QModelIndex index = m_filter->mapFromSource(m_sessions->index(row, 0));
    if (row >= 0 && index.isValid())
        setCurrentIndex(index);
}

void SessionTable::openIndex(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT openWanted(index.data(SessionsModel::RowRole).value<SessionRow>().id);
}

void SessionTable::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        openIndex(currentIndex());
    else
        QTableView::keyPressEvent(event);
}

void SessionTable::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

} // namespace jumpseat
