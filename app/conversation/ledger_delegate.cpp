// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/ledger_delegate.h"

#include "conversation/row_look.h"
#include "models/ledger_model.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int cellPadding = 8; // that of a header section
constexpr int markWidth = 18;

QFont cellFont(int column)
{
    QFont font = column == LedgerModel::Name ? Theme::instance().strong() : Theme::instance().body();
    font.setPixelSize(std::max(11, qRound(QFontInfo(Theme::instance().body()).pixelSize() * 0.925)));
    return font;
}

EventMark markOfCell(const QModelIndex& index)
{
    return EventMark(index.data(LedgerModel::MarkRole).toInt());
}

} // namespace

void LedgerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::instance();
    painter->save();
    const QColor ground = row::paintGround(*painter, option, index.column() == LedgerModel::Name ? 3 : 0);
    painter->fillRect(
        QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.color(Token::LineSoft));
    QRect words = option.rect.adjusted(cellPadding, 0, -cellPadding, -1);
    const EventMark mark = markOfCell(index);
    if (mark != EventMark::None) {
        paintMark(*painter, mark, QRect(words.left(), words.top() + (words.height() - 12) / 2, 12, 12), ground);
        words.setLeft(words.left() + markWidth);
    }
    const bool flaw = index.column() == LedgerModel::Carried && mark == EventMark::FlawOpen;
    const bool quiet = index.data(LedgerModel::QuietRole).toBool();
    painter->setFont(cellFont(index.column()));
    painter->setPen(theme.color(flaw ? Token::StateFlaw : quiet ? Token::Text3 : Token::Text1));
    painter->drawText(words, index.data(Qt::TextAlignmentRole).toInt() | Qt::TextSingleLine,
        painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    painter->restore();
}

QSize LedgerDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const QFontMetrics metrics(cellFont(index.column()));
    const int mark = markOfCell(index) == EventMark::None ? 0 : markWidth;
    return { metrics.horizontalAdvance(index.data().toString()) + 2 * cellPadding + mark + 2,
        Theme::instance().rowHeight() };
}

} // namespace jumpseat
