// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "conversation/conversation_delegate.h"

#include "conversation/row_look.h"
#include "models/conversation_model.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace jumpseat {

namespace {

using namespace row;

constexpr int widestText = 660;
constexpr int cellPadding = 9;
constexpr int flawMark = 17;

int headHeight()
{
    return std::max(18, QFontMetrics(Theme::instance().strong()).height() + 2);
}

int chipHeight()
{
    return std::max(26, Theme::instance().rowHeight());
}

bool isChip(const QModelIndex& index)
{
    const auto kind = ConversationModel::Kind(index.data(ConversationModel::KindRole).toInt());
    return kind != ConversationModel::Kind::Prompt && kind != ConversationModel::Kind::Reply;
}

struct Cell {
    QString text;
    Token ink = Token::Text1;
    bool bold = false;
    bool flaw = false;
};

QList<Cell> cells(const QModelIndex& index)
{
    const auto part = [&](int role) { return index.data(role).toString(); };
    QList<Cell> found { { part(ConversationModel::SuggestionRole), Token::Text1, true },
        { part(ConversationModel::ChangeRole) }, { part(ConversationModel::ReadingRole), Token::Text2 },
        { part(ConversationModel::DecisionRole) },
        { part(ConversationModel::FlawsRole), Token::StateFlaw, false, true } };
    found.removeIf([](const Cell& cell) { return cell.text.isEmpty(); });
    return found;
}

int cellWidth(const Cell& cell)
{
    const QFontMetrics metrics(cell.bold ? Theme::instance().strong() : Theme::instance().body());
    return metrics.horizontalAdvance(cell.text) + 2 * cellPadding + (cell.flaw ? flawMark : 0);
}

void paintCell(QPainter& painter, const Cell& cell, const QRect& area)
{
    const auto& theme = Theme::instance();
    QRect words = area.adjusted(cellPadding, 0, 0, 0);
    if (cell.flaw) {
        const QRect mark(words.left(), words.top() + (words.height() - 11) / 2, 11, 11);
        paintGlyph(painter, EventMark::FlawOpen, mark, theme.color(Token::SurfacePanel));
        words.setLeft(words.left() + flawMark);
    }
    painter.setFont(cell.bold ? theme.strong() : theme.body());
    painter.setPen(theme.color(cell.ink));
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(cell.text, Qt::ElideRight, words.width()));
}

} // namespace

ConversationDelegate::ConversationDelegate(QObject* parent)
    : QStyledItemDelegate(parent)
    , m_layouts(120)
{
}

void ConversationDelegate::forgetAll()
{
    m_layouts.clear();
    m_heights.clear();
}

void ConversationDelegate::forget(int firstRow, int lastRow)
{
    for (int row = firstRow; row <= lastRow; ++row) {
        m_layouts.remove(row);
        m_heights.remove(row);
    }
}

int ConversationDelegate::textWidth(int viewWidth)
{
    return std::clamp(viewWidth - left - right - timeColumn - markColumn, 120, widestText);
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    if (isChip(index))
        return { width, chipHeight() + 2 * across };
    if (std::exchange(m_width, textWidth(width)) != textWidth(width))
        const_cast<ConversationDelegate*>(this)->forgetAll();
    const auto known = m_heights.constFind(index.row());
    if (known != m_heights.constEnd())
        return { width, *known };
    const int height =
        headHeight() + MessageLayout(index.data(ConversationModel::TextRole).toString(), m_width).height() + 2 * across;
    m_heights.insert(index.row(), height);
    return { width, height };
}

const MessageLayout& ConversationDelegate::layoutOf(const QModelIndex& index, int width) const
{
    if (MessageLayout* kept = m_layouts.object(index.row()))
        return *kept;
    auto* made = new MessageLayout(index.data(ConversationModel::TextRole).toString(), width);
    m_layouts.insert(index.row(), made);
    return *made;
}

void ConversationDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::instance();
    painter->save();
    const QColor ground = paintGround(*painter, option);
    const QRect row = option.rect.adjusted(left, across, -right, -across);
    const int line = isChip(index) ? chipHeight() : headHeight();
    painter->setFont(theme.caption());
    painter->setPen(theme.color(Token::Text3));
    painter->drawText(QRect(row.left(), row.top(), timeColumn, line), Qt::AlignLeft | Qt::AlignVCenter,
        formatTime(index.data(ConversationModel::TimeRole).toLongLong()));
    const QRect mark(row.left() + timeColumn, row.top() + (line - 12) / 2, 12, 12);
    paintMark(*painter, EventMark(index.data(ConversationModel::MarkRole).toInt()), mark, ground);
    if (isChip(index))
        paintSuggestion(*painter, row, index);
    else
        paintMessage(*painter, option, index);
    painter->restore();
}

void ConversationDelegate::paintMessage(
    QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::instance();
    const QRect row = option.rect.adjusted(left + timeColumn + markColumn, across, -right, -across);
    const QString who = index.data(ConversationModel::WhoRole).toString();
    painter.setFont(theme.strong());
    painter.setPen(theme.color(Token::Text1));
    const QFontMetrics strong(theme.strong());
    const QString shownWho = strong.elidedText(who, Qt::ElideRight, row.width() / 2);
    painter.drawText(
        QRect(row.topLeft(), QSize(row.width(), headHeight())), Qt::AlignLeft | Qt::AlignVCenter, shownWho);
    const int metaLeft = row.left() + strong.horizontalAdvance(shownWho) + 8;
    painter.setFont(theme.caption());
    painter.setPen(theme.color(Token::Text3));
    const QRect meta(metaLeft, row.top() + 1, std::max(0, row.right() - metaLeft), headHeight() - 1);
    painter.drawText(meta, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(theme.caption())
            .elidedText(index.data(ConversationModel::MetaRole).toString(), Qt::ElideRight, meta.width()));
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    layoutOf(index, textWidth(option.rect.width()))
        .paint(painter, { row.left(), row.top() + headHeight() }, view ? view->viewport()->rect() : option.rect);
}

void ConversationDelegate::paintSuggestion(QPainter& painter, const QRect& row, const QModelIndex& index) const
{
    const auto& theme = Theme::instance();
    const auto parts = cells(index);
    const int x0 = row.left() + timeColumn + markColumn;
    QList<int> edges { x0 };
    for (const Cell& cell : parts)
        edges.append(edges.last() + cellWidth(cell));
    const QRect box(x0, row.top(), std::min(edges.last(), row.right()) - x0, chipHeight());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Line1));
    painter.setBrush(theme.color(Token::SurfacePanel));
    painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setClipRect(box);
    for (int i = 0; i < parts.size(); ++i) {
        if (i > 0)
            painter.fillRect(QRect(edges.at(i), box.top(), 1, box.height()), theme.color(Token::Line1));
        const int right = std::min(edges.at(i + 1), box.right());
        paintCell(painter, parts.at(i), { edges.at(i), box.top(), right - edges.at(i), box.height() });
    }
}

} // namespace jumpseat
