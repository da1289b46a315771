// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "runs/runs_list.h"

#include "models/runs_model.h"
#include "theme/icon_engine.h"
#include "theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace jumpseat {

namespace {

// As in the dock's other lists, so that times and marks stand under each other when the tab changes.
constexpr int rowLeft = 14, rowRight = 12, timeColumn = 46, markColumn = 20;

QColor paintRowGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const bool selected = option.state & QStyle::State_Selected;
    const bool focus = view && view->hasFocus();
    const QColor ground = ink(!selected ? Token::SurfaceBase : focus ? Token::SurfaceSelected : Token::SurfaceSunken);
    painter.fillRect(option.rect, ground);
    if (selected)
        painter.fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())),
            ink(focus ? Token::AccentFill : Token::Text3));
    return ground;
}

} // namespace

RunsList::RunsList(QWidget* parent)
    : QListView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(true); // thousands of rows are measured by the first one
    setDragEnabled(true);
    setItemDelegate(new RunsDelegate(this));
    setAccessibleName(tr("Runs"));
}

bool RunsList::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            event->accept(); // the row's own, not the timeline's
    }
    return QListView::event(event);
}

void paintRunMark(QPainter& painter, const QModelIndex& run, const QRect& box, const QColor& background, qreal ratio)
{
    const auto mark = EventMark(run.data(RunsModel::MarkRole).toInt());
    if (mark == EventMark::Run && run.data(RunsModel::StoppedRole).toBool())
        painter.drawPixmap(box, iconPixmap(QStringLiteral("clock"), ink(Token::Text2), box.size(), ratio));
    else
        paintMark(painter, mark, box, background);
}

void RunsDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::instance();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ground = paintRowGround(*painter, option);
    QRect rest = option.rect.adjusted(rowLeft, 0, -rowRight, 0);
    painter->setFont(theme.caption());
    painter->setPen(theme.color(Token::Text3));
    painter->drawText(QRect(rest.left(), rest.top(), timeColumn, rest.height()), Qt::AlignLeft | Qt::AlignVCenter,
        formatTime(index.data(RunsModel::TimeRole).toLongLong()));
    const QRect mark(rest.left() + timeColumn, rest.top() + (rest.height() - 12) / 2, 12, 12);
    paintRunMark(*painter, index, mark, ground, painter->device()->devicePixelRatioF());
    rest.setLeft(rest.left() + timeColumn + markColumn);

    const QString outcome = index.data(RunsModel::OutcomeRole).toString();
    const int wanted = QFontMetrics(theme.caption()).horizontalAdvance(outcome) + 2;
    const int given = std::min(wanted, rest.width() * 3 / 5);
    const bool failed = index.data(RunsModel::FailedRole).toInt() > 0;
    painter->setFont(theme.caption());
    painter->setPen(theme.color(failed ? Token::StateFail : Token::Text2));
    painter->drawText(rest, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(outcome, Qt::ElideRight, given));
    rest.setRight(rest.right() - given - 10);
    painter->setFont(theme.body());
    painter->setPen(theme.color(Token::Text1));
    painter->drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data(RunsModel::CommandRole).toString(), Qt::ElideRight, rest.width()));
    painter->restore();
}

QSize RunsDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return { 120, Theme::instance().rowHeight() };
}

} // namespace jumpseat
