// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/sessions_page.h"

#include "home/home_metrics.h"
#include "home/session_delegate.h"
#include "home/start_block.h"
#include "keys/word_filter.h"
#include "models/sessions_model.h"
#include "theme/widgets.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {
constexpr int rowsWithStartBlock = 4; ///< more than these need the whole page

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

SessionsPage::SessionsPage(SessionsModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new WordFilter(this))
{
    m_filter->setSourceModel(model);
    buildTable();
    m_nothing = new EmptyState({}, {}, EmptyState::Placing::Leading, this);
    auto* clear = new ActionButton(tr("Clear the filter"), this);
    clear->setKeyHint(tr("Esc"));
    connect(clear, &QPushButton::clicked, this, &SessionsPage::clearFilter);
    m_nothing->setAction(clear);
    m_start = new StartBlock;
    auto* area = new QScrollArea(this);
    auto* place = new QWidget;
    auto* centred = new QHBoxLayout(place);
    centred->setContentsMargins(0, 0, 0, 0);
    centred->addStretch();
    centred->addWidget(m_start, 100);
    centred->addStretch();
    area->setWidget(place);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    place->setBackgroundRole(QPalette::Base);
    area->setBackgroundRole(QPalette::Base);
    m_startArea = area;
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_table, 1);
    layout->addWidget(m_nothing);
    layout->addWidget(m_startArea, 1);
    connect(m_start, &StartBlock::replayWanted, this, &SessionsPage::replaySample);
    connect(m_start, &StartBlock::newSessionWanted, this, &SessionsPage::newSessionWanted);
    connect(model, &QAbstractItemModel::modelReset, this, &SessionsPage::rowsChanged);
    connect(model, &SessionsModel::digestRead, this, &SessionsPage::fitColumns);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    rowsChanged();
}

QWidget* SessionsPage::buildTop()
{
    auto* top = new QWidget(this);
    auto* layout = new QHBoxLayout(top);
    layout->setContentsMargins(16, 0, 16, 0);
    layout->setSpacing(10);
    auto* heading = new InkLabel(tr("Sessions"), Token::Text1, top);
    heading->setFont(Theme::instance().title());
    m_count = new InkLabel({}, Token::Text3, top);
    m_count->setFont(Theme::instance().caption());
    m_field = new QLineEdit(top);
    m_field->setPlaceholderText(tr("Filter by candidate, kit"));
    m_field->setAccessibleName(tr("Filter sessions"));
    m_field->setToolTip(tr("Filter sessions (/)"));
    m_field->setMaximumWidth(280);
    m_field->setMinimumWidth(140);
    m_field->addAction(Theme::instance().icon(u"search"_s), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &SessionsPage::filterChanged);
    layout->addWidget(heading);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(m_field, 2);
    layout->addWidget(new KeyHint(u"/"_s, top));
    top->setFixedHeight(topHeight);
    return top;
}

void SessionsPage::buildTable()
{
    m_table = new QTableView(this);
    m_table->setModel(m_filter);
    m_table->setItemDelegate(new SessionDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setAccessibleName(tr("Sessions"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(qMax(SessionDelegate::rowHeight, fontMetrics().height() + 20));
    auto* header = new SessionsHeader(m_table);
    m_table->setHorizontalHeader(header);
    header->setFixedHeight(28);
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Fixed);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &QTableView::doubleClicked, this, &SessionsPage::openIndex);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        [this] { Q_EMIT currentChanged(current()); });
}

/// Every column as wide as its words; what is left goes to the strip, and past its best size to the kit.
void SessionsPage::fitColumns()
{
    constexpr int rowsMeasured = 50, stripBest = 300, stripGood = 220, kitLeast = 150;
    int left = m_table->viewport()->width();
    QList<int> widths;
    for (int column = 0; column < SessionsModel::ColumnCount; ++column) {
        int width = m_table->horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < qMin(rowsMeasured, m_filter->rowCount()); ++row)
            width = qMax(width, m_table->itemDelegate()->sizeHint({}, m_filter->index(row, column)).width());
        widths.append(width + 4);
        if (column != SessionsModel::Strip && column != SessionsModel::KitName)
            left -= widths.last();
    }
    const int kitWish = widths.at(SessionsModel::KitName);
    const int strip = qBound(qMin(stripGood, qMax(0, left - kitLeast)), left - kitWish, stripBest);
    widths[SessionsModel::Strip] = strip;
    widths[SessionsModel::KitName] = qMax(60, left - strip);
    for (int column = 0; column < SessionsModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths.at(column));
}

void SessionsPage::setKits(const QList<Kit>& kits)
{
    m_start->setKits(kits);
}

void SessionsPage::focusFilter()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void SessionsPage::clearFilter()
{
    m_field->clear();
    focusTable();
}

void SessionsPage::focusTable()
{
    m_table->setFocus(Qt::ShortcutFocusReason);
}

SessionId SessionsPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? index.data(SessionsModel::RowRole).value<SessionRow>().id : SessionId {};
}

void SessionsPage::setCurrent(const SessionId& id)
{
    const int row = m_model->rowOf(id);
    const QModelIndex index = m_filter->mapFromSource(m_model->index(row, 0));
    if (row >= 0 && index.isValid())
        m_table->setCurrentIndex(index);
}

void SessionsPage::filterChanged()
{
    const SessionId before = current();
    m_filter->setWords(m_field->text());
    rowsChanged();
    setCurrent(before);
}

void SessionsPage::rowsChanged()
{
    const int shown = m_filter->rowCount();
    const int all = m_model->rowCount();
    const bool filtered = !m_field->text().trimmed().isEmpty();
    const bool few = all <= rowsWithStartBlock && !filtered;
    m_count->setText(filtered ? tr("%1 of %2").arg(shown).arg(all) : QString::number(all));
    m_nothing->setTexts(filtered ? tr("Nothing matches '%1'.").arg(m_field->text()) : QString(), QString());
    m_nothing->setVisible(filtered && shown == 0);
    m_table->setVisible(shown > 0);
    m_startArea->setVisible(few || (filtered && shown == 0));
    m_start->setVisible(few);
    if (few || shown == 0)
        m_table->setFixedHeight(28 + shown * m_table->verticalHeader()->defaultSectionSize());
    else
        m_table->setMaximumHeight(QWIDGETSIZE_MAX);
    const auto isSample = [](const SessionRow& row) { return row.sample; };
    m_start->setSample(std::ranges::any_of(m_model->rows(), isSample));
    if (!m_table->currentIndex().isValid() && shown > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
    fitColumns();
    Q_EMIT currentChanged(current());
}

void SessionsPage::openIndex(const QModelIndex& index)
{
    if (index.isValid())
        Q_EMIT openWanted(index.data(SessionsModel::RowRole).value<SessionRow>().id);
}

void SessionsPage::replaySample()
{
    const auto sample = std::ranges::find_if(m_model->rows(), [](const SessionRow& row) { return row.sample; });
    if (sample != m_model->rows().end())
        Q_EMIT openWanted(sample->id);
}

bool SessionsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_table && enter) {
        openIndex(m_table->currentIndex());
        return true;
    }
    if (watched == m_field && (enter || key == Qt::Key_Down)) {
        focusTable();
        return true;
    }
    if (watched == m_field && key == Qt::Key_Escape) {
        clearFilter();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SessionsPage::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    QPainter painter(this);
    painter.fillRect(rect(), theme.color(Token::SurfaceBase));
    painter.fillRect(QRect(0, 0, width(), topHeight), theme.color(Token::SurfaceWindow));
}

} // namespace jumpseat
