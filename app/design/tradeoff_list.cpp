// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "design/tradeoff_list.h"

#include "models/design_model.h"
#include "models/session_model.h"
#include "theme/theme.h"
#include "theme/word_wrap.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace jumpseat {

namespace {

constexpr int rowAcross = 5, rowLeft = 12, timeColumn = 46, rowRight = 12;

struct Paragraph {
    QString text;
    QFont font;
    Token token = Token::Text1;
    QRect place;
};

class TradeoffDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const bool selected = option.state & QStyle::State_Selected;
        const bool focus = option.widget && option.widget->hasFocus();
        const QRect row = option.rect;
        painter->save();
        painter->fillRect(row,
            ink(!selected   ? Token::SurfaceBase
                    : focus ? Token::SurfaceSelected
                            : Token::SurfaceSunken));
        if (selected)
            painter->fillRect(
                QRect(row.left(), row.top(), 2, row.height()), ink(focus ? Token::AccentFill : Token::Text3));
        painter->setFont(theme.caption());
        painter->setPen(theme.color(Token::Text3));
        painter->drawText(
            QRect(row.left() + rowLeft, row.top() + rowAcross, timeColumn, QFontMetrics(theme.body()).height()),
            Qt::AlignLeft | Qt::AlignVCenter, formatTime(index.data(DesignModel::TimeRole).toLongLong()));
        for (const Paragraph& paragraph : paragraphs(row, index)) {
            painter->setFont(paragraph.font);
            painter->setPen(theme.color(paragraph.token));
            drawWrapped(*painter, paragraph.place, paragraph.text);
        }
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
        const int width = view ? view->viewport()->width() : option.rect.width();
        const auto all = paragraphs(QRect(0, 0, width, 0), index);
        return { width, all.last().place.bottom() + 1 + rowAcross };
    }

private:
    static QList<Paragraph> paragraphs(const QRect& row, const QModelIndex& index)
    {
        const Theme& theme = Theme::instance();
        const bool removed = index.data(DesignModel::RemovedRole).toBool();
        const QString instead = index.data(DesignModel::InsteadRole).toString();
        const QString why = index.data(DesignModel::WhyRole).toString();
        const QString fate = index.data(DesignModel::FateRole).toString();
        QFont strong = theme.strong();
        QFont body = theme.body();
        strong.setStrikeOut(removed);
        body.setStrikeOut(removed);
        QList<Paragraph> list { { index.data(DesignModel::ChoiceRole).toString(), strong,
            removed ? Token::Text3 : Token::Text1, {} } };
        const Token quiet = removed ? Token::Text3 : Token::Text2;
        if (!instead.isEmpty())
            list.append({ TradeoffList::tr("instead of %1").arg(instead), body, quiet, {} });
        if (!why.isEmpty())
            list.append({ TradeoffList::tr("because %1").arg(why), body, quiet, {} });
        if (!fate.isEmpty())
            list.append({ fate, theme.caption(), Token::Text3, {} });
        const int left = row.left() + rowLeft + timeColumn;
        const int width = std::max(60, row.right() - rowRight - left);
        int y = row.top() + rowAcross;
        for (Paragraph& paragraph : list) {
            const int height = wrappedHeight(paragraph.text, paragraph.font, width);
            paragraph.place = { left, y, width, height };
            y += height + 1;
        }
        return list;
    }
};

} // namespace

TradeoffList::TradeoffList(DesignModel* model, QWidget* parent)
    : QListView(parent)
{
    setModel(model);
    setItemDelegate(new TradeoffDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setDragEnabled(true);
    verticalScrollBar()->setSingleStep(20);
    setAccessibleName(tr("Trade-offs"));
    SessionModel* session = model->session();
    const auto select = [session](const QModelIndex& index) {
        session->selectEvent(index.data(DesignModel::SeqRole).toLongLong());
    };
    connect(this, &QListView::clicked, session, select);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, select](const QItemSelection& now) {
        if (!now.isEmpty() && hasFocus())
            select(now.indexes().first());
    });
    connect(session, &SessionModel::selectionChanged, this, [this, model, session] {
        const QModelIndex index = model->index(model->rowOfSeq(session->selectedEvent()));
        if (!index.isValid())
            return clearSelection();
        selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
        scrollTo(index);
    });
    connect(this, &QListView::activated, this,
        [this](const QModelIndex& index) { Q_EMIT eventActivated(index.data(DesignModel::SeqRole).toLongLong()); });
    connect(&Theme::instance(), &Theme::changed, this, &TradeoffList::scheduleDelayedItemsLayout);
}

bool TradeoffList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept();
    }
    return QListView::event(event);
}

void TradeoffList::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    QPainter painter(viewport());
    const Theme& theme = Theme::instance();
    if (model()->rowCount() == 0) {
        painter.setFont(theme.body());
        painter.setPen(theme.color(Token::Text2));
        drawWrapped(painter, viewport()->rect().adjusted(rowLeft, rowAcross, -rowRight, 0),
            tr("Nothing logged yet. What the candidate chose, instead of what, and why."));
    }
    if (hasFocus() && !selectionModel()->hasSelection()) {
        painter.setPen(QPen(theme.color(Token::AccentFocus), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void TradeoffList::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

} // namespace jumpseat
