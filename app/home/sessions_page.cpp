// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "home/sessions_page.h"

#include "home/home_metrics.h"
#include "home/notice_strip.h"
#include "home/session_table.h"
#include "home/start_block.h"
#include "home/work_progress.h"
#include "keys/word_filter.h"
#include "models/sessions_model.h"
#include "theme/grounds.h"
#include "theme/widgets.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {
constexpr int rowsWithStartBlock = 4; ///< more than these need the whole page
} // namespace

SessionsPage::SessionsPage(SessionsModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new WordFilter(this))
{
    m_filter->setSourceModel(model);
    m_table = new SessionTable(model, m_filter, this);
    m_notice = new NoticeStrip(this);
    m_notice->setStanding(true);
    m_outcome = new NoticeStrip(this);
    m_nothing = new EmptyState({}, {}, EmptyState::Placing::Leading, this);
    auto* clear = new ActionButton(tr("Clear the filter"), this);
    clear->setKeyHint(tr("Esc"));
    connect(clear, &QPushButton::clicked, this, &SessionsPage::clearFilter);
    m_nothing->setAction(clear);
    m_startArea = buildStart();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildTop());
    layout->addWidget(new Hairline(Qt::Horizontal, this));
    layout->addWidget(m_notice);
    layout->addWidget(m_outcome);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_nothing);
    layout->addWidget(m_startArea, 1);
    connectTable();
    m_notice->hide();
    m_outcome->hide();
    rowsChanged();
}

void SessionsPage::connectTable()
{
    connect(m_model, &QAbstractItemModel::modelReset, this, &SessionsPage::rowsChanged);
    connect(m_model, &SessionsModel::digestRead, m_table, &SessionTable::fitColumns);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    connect(m_table, &SessionTable::currentSessionChanged, this, [this] { Q_EMIT currentChanged(current()); });
    connect(m_table, &SessionTable::openWanted, this, &SessionsPage::openWanted);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_table->indexAt(at).isValid())
            Q_EMIT menuWanted(m_table->viewport()->mapToGlobal(at));
    });
}

QWidget* SessionsPage::buildStart()
{
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
    connect(m_start, &StartBlock::replayWanted, this, &SessionsPage::replaySample);
    connect(m_start, &StartBlock::newSessionWanted, this, &SessionsPage::newSessionWanted);
    return area;
}

void SessionsPage::buildField(QWidget* top)
{
    m_field = new QLineEdit(top);
    m_field->setPlaceholderText(tr("Filter by candidate, kit"));
    m_field->setAccessibleName(tr("Filter sessions"));
    m_field->setToolTip(tr("Filter sessions (/)"));
    m_field->setMaximumWidth(280);
    m_field->setMinimumWidth(140);
    m_field->addAction(Theme::instance().icon(u"search"_s), QLineEdit::LeadingPosition);
    m_field->installEventFilter(this);
    connect(m_field, &QLineEdit::textChanged, this, &SessionsPage::filterChanged);
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
    m_progress = new WorkProgress(top);
    buildField(top);
    layout->addWidget(heading);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(m_progress);
    layout->addWidget(m_field, 2);
    layout->addWidget(new KeyHint(u"/"_s, top));
    top->setFixedHeight(topHeight);
    return top;
}

void SessionsPage::setKits(const QList<Kit>& kits)
{
    m_start->setKits(kits);
}

void SessionsPage::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    rowsChanged();
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
    return m_table->current();
}

void SessionsPage::setCurrent(const SessionId& id)
{
    m_table->setCurrent(id);
}

QTableView* SessionsPage::table() const
{
    return m_table;
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
    const bool few = all <= rowsWithStartBlock && !filtered && !m_readOnly;
    m_count->setText(filtered ? tr("%1 of %2").arg(shown).arg(all) : QString::number(all));
    m_nothing->setTexts(filtered ? tr("Nothing matches '%1'.").arg(m_field->text()) : QString(), QString());
    m_nothing->setVisible(filtered && shown == 0);
    m_table->setVisible(shown > 0);
    m_startArea->setVisible(few || (filtered && shown == 0));
    m_start->setVisible(few);
    if (few || shown == 0) {
        m_table->setFixedHeight(28 + shown * m_table->verticalHeader()->defaultSectionSize());
    } else {
        m_table->setMinimumHeight(0);
        m_table->setMaximumHeight(QWIDGETSIZE_MAX);
    }
    const auto isSample = [](const SessionRow& row) { return row.sample; };
    m_start->setSample(std::ranges::any_of(m_model->rows(), isSample));
    if (!m_table->currentIndex().isValid() && shown > 0)
        m_table->setCurrentIndex(m_filter->index(0, 0));
    m_table->fitColumns();
    Q_EMIT currentChanged(current());
}

void SessionsPage::replaySample()
{
    const auto sample = std::ranges::find_if(m_model->rows(), [](const SessionRow& row) { return row.sample; });
    if (sample != m_model->rows().end())
        Q_EMIT openWanted(sample->id);
}

bool SessionsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
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
    paintPage(*this, topHeight);
}

} // namespace jumpseat
