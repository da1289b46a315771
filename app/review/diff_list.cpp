// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/diff_list.h"

#include "models/diff_model.h"
#include "models/session_model.h"
#include "review/diff_delegate.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace jumpseat {

namespace {

constexpr int followMs = 120, widestField = 760;

} // namespace

DiffList::DiffList(DiffModel* model, QWidget* parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new DiffDelegate(model, this))
    , m_scroll(verticalScrollBar(), "value")
{
    setModel(model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(true);
    verticalScrollBar()->setSingleStep(20);
    setAccessibleName(tr("Changes of the file"));
    setAccessibleDescription(tr("Control with up and down goes from comment to comment; Enter answers one"));
    // Numbers and signs stay while the text moves across, so a scrolled picture cannot be used again.
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_delegate, &DiffDelegate::repaintWanted, viewport(), qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &DiffList::scheduleDelayedItemsLayout);
    connect(this, &QListView::activated, this, &DiffList::activate);
    for (QScrollBar* bar : { verticalScrollBar(), horizontalScrollBar() })
        connect(bar, &QScrollBar::actionTriggered, this, &DiffList::userMoved);
}

void DiffList::showRows(int first, int last, bool animated)
{
    const QModelIndex top = m_model->index(first);
    if (!top.isValid())
        return;
    executeDelayedItemsLayout();
    const QRect from = visualRect(top);
    const QRect to = visualRect(m_model->index(std::max(first, last)));
    if (from.top() >= 0 && to.bottom() <= viewport()->height())
        return;
    m_scroll.stop();
    QScrollBar* bar = verticalScrollBar();
    const int value = std::clamp(bar->value() + from.top(), bar->minimum(), bar->maximum());
    const bool still = style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    if (!animated || still || !isVisible())
        return bar->setValue(value);
    m_scroll.setDuration(followMs);
    m_scroll.setStartValue(bar->value());
    m_scroll.setEndValue(value);
    m_scroll.start();
}

void DiffList::choose(int row)
{
    if (row < 0)
        return clearSelection();
    m_scroll.stop();
    const QModelIndex index = m_model->index(row);
    if (currentIndex() != index || !selectionModel()->isSelected(index))
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    scrollTo(index);
}

void DiffList::activate(const QModelIndex& index)
{
    const DiffRow row = m_model->at(index.row());
    if (row.kind == DiffRow::Kind::Fold)
        return m_model->unfold(index.row());
    if (row.kind != DiffRow::Kind::Comment)
        return;
    if (!m_model->review()->isOpen()) {
        Q_EMIT eventActivated(index.data(DiffModel::SeqRole).toLongLong());
        return;
    }
    m_model->openAnswer(row.comment);
    openField();
}

void DiffList::openField()
{
    const QModelIndex index = m_model->index(m_model->answerRow());
    if (!index.isValid())
        return;
    const ReviewCommentState* first = m_model->comment(m_model->at(index.row()).comment);
    auto* home = new QWidget;
    home->setAutoFillBackground(true);
    home->setBackgroundRole(QPalette::AlternateBase);
    auto* layout = new QHBoxLayout(home);
    layout->setContentsMargins(m_delegate->indent() + 20, 4, 16, 4);
    m_field = new AnswerField(m_model->review()->firstNameOf(first->who), home);
    m_field->setMaximumWidth(widestField);
    layout->addWidget(m_field, 1);
    layout->addStretch(0);
    connect(m_field, &AnswerField::left, this, &DiffList::leaveField);
    connect(m_field, &AnswerField::written, this, [this](const QString& text) {
        const int row = m_model->answerRow();
        const QString thread = row < 0 ? QString() : m_model->at(row).comment.value;
        leaveField();
        if (!thread.isEmpty())
            Q_EMIT answered(thread, text);
    });
    setIndexWidget(index, home);
    horizontalScrollBar()->setValue(0);
    scrollTo(index);
    m_field->setFocus(Qt::OtherFocusReason);
}

void DiffList::leaveField()
{
    setFocus(Qt::OtherFocusReason);
    m_model->openAnswer({});
}

void DiffList::goToComment(int step)
{
    int row = currentIndex().isValid() ? currentIndex().row() : step > 0 ? -1 : m_model->rowCount();
    do
        row += step;
    while (row >= 0 && row < m_model->rowCount() && m_model->at(row).kind != DiffRow::Kind::Comment);
    if (row >= 0 && row < m_model->rowCount())
        choose(row);
}

bool DiffList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool updown = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down;
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter
            || (updown && key->modifiers() == Qt::ControlModifier))
            event->accept();
    }
    return QListView::event(event);
}

void DiffList::keyPressEvent(QKeyEvent* event)
{
    const bool updown = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down;
    const int before = verticalScrollBar()->value();
    const QModelIndex current = currentIndex();
    if (updown && event->modifiers() == Qt::ControlModifier)
        goToComment(event->key() == Qt::Key_Down ? 1 : -1);
    else
        QListView::keyPressEvent(event);
    if (before != verticalScrollBar()->value() || current != currentIndex())
        Q_EMIT userMoved();
}

void DiffList::wheelEvent(QWheelEvent* event)
{
    m_scroll.stop();
    QListView::wheelEvent(event);
    Q_EMIT userMoved();
}

/// One click on a fold is enough.
void DiffList::mousePressEvent(QMouseEvent* event)
{
    QListView::mousePressEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    Q_EMIT userMoved();
    if (index.isValid() && m_model->at(index.row()).kind == DiffRow::Kind::Fold)
        m_model->unfold(index.row());
}

void DiffList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    if (!hasFocus() || selectionModel()->hasSelection())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(Theme::instance().color(Token::AccentFocus), 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void DiffList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // comments break anew
}

} // namespace jumpseat
