// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/notes_delegate.h"

#include "conversation/row_look.h"
#include "models/notes_model.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace jumpseat {

namespace {

using namespace row;

constexpr int tagColumn = 84;

QRect wordsRect(const QRect& row)
{
    const int x = row.left() + left + timeColumn + markColumn;
    return { x, row.top() + across, std::max(80, row.right() - right - tagColumn - x), row.height() - 2 * across };
}

} // namespace

void NotesDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::instance();
    painter->save();
    const QColor ground = paintGround(*painter, option);
    const int line = QFontMetrics(theme.body()).height();
    const int x = option.rect.left() + left;
    const int y = option.rect.top() + across;
    painter->setFont(theme.caption());
    painter->setPen(theme.color(Token::Text3));
    painter->drawText(QRect(x, y, timeColumn, line), Qt::AlignLeft | Qt::AlignVCenter,
        formatTime(index.data(NotesModel::TimeRole).toLongLong()));
    painter->drawText(QRect(option.rect.right() - right - tagColumn, y, tagColumn, line),
        Qt::AlignRight | Qt::AlignVCenter, index.data(NotesModel::TagNameRole).toString());
    paintMark(*painter, EventMark(index.data(NotesModel::MarkRole).toInt()),
        QRect(x + timeColumn, y + (line - 12) / 2, 12, 12), ground);
    painter->setFont(theme.body());
    painter->setPen(theme.color(index.data(NotesModel::TagRole).toInt() < 0 ? Token::Text2 : Token::Text1));
    painter->drawText(wordsRect(option.rect), Qt::TextWordWrap | Qt::TextWrapAnywhere, index.data().toString());
    painter->restore();
}

QSize NotesDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const QRect area = wordsRect(QRect(0, 0, width, 100'000));
    const int words = QFontMetrics(Theme::instance().body())
                          .boundingRect(area, Qt::TextWordWrap | Qt::TextWrapAnywhere, index.data().toString())
                          .height();
    return { width, std::max(Theme::instance().rowHeight(), words + 2 * across) };
}

} // namespace jumpseat
