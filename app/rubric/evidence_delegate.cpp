// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/evidence_delegate.h"

#include "models/evidence_model.h"
#include "rubric/wrapped_text.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace jumpseat {

namespace {

constexpr int timeColumn = 40;
constexpr int markColumn = 18;
constexpr int tagColumn = 22;
constexpr int left = 11;
constexpr int right = 10;
constexpr int across = 4;
constexpr int mostLines = 3;

QFont textFont()
{
    return scaledBody(0.925);
}

int textWidth(int width)
{
    return std::max(40, width - left - right - timeColumn - markColumn - tagColumn);
}

void paintWords(QPainter& painter, QPoint at, int width, const QString& text)
{
    const int line = lineStep(textFont());
    painter.setFont(textFont());
    painter.setPen(Theme::instance().color(Token::Text1));
    for (const QString& words : wrappedLines(text, textFont(), width, mostLines)) {
        painter.drawText(
            QRect(at, QSize(width + 2, line)), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
        at.ry() += line;
    }
}

void paintTag(QPainter& painter, const QRect& row, const QString& tagName)
{
    const auto& theme = Theme::instance();
    const QRectF box(row.right() - right - 15.5, row.top() + across + 0.5, 16, 15);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.color(Token::Line1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box, 3, 3);
    QFont font = theme.caption();
    font.setPixelSize(10);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(theme.color(Token::Text2));
    painter.drawText(box, Qt::AlignCenter, tagName.left(1).toUpper());
}

} // namespace

int EvidenceDelegate::heightFor(const QModelIndex& index, int width)
{
    const auto lines = wrappedLines(index.data().toString(), textFont(), textWidth(width), mostLines).size();
    return int(std::max<qsizetype>(lines, 1)) * lineStep(textFont()) + 2 * across;
}

void EvidenceDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& theme = Theme::instance();
    const bool focus = option.state & QStyle::State_HasFocus;
    const bool hover = option.state & QStyle::State_MouseOver;
    const QColor back = theme.color(focus ? Token::SurfaceSelected : hover ? Token::SurfaceHover : Token::SurfaceBase);
    painter->save();
    painter->fillRect(option.rect, back);
    if (focus)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(2, option.rect.height())), theme.color(Token::AccentFill));
    const QPoint at = option.rect.topLeft() + QPoint(left, across);
    const int line = lineStep(textFont());
    painter->setFont(theme.caption());
    painter->setPen(theme.color(Token::Text3));
    painter->drawText(QRect(at, QSize(timeColumn, line)), Qt::AlignLeft | Qt::AlignVCenter,
        formatTime(index.data(EvidenceModel::TimeRole).toLongLong()));
    const QRect mark(at.x() + timeColumn, at.y() + (line - 12) / 2, 12, 12);
    paintMark(*painter, EventMark(index.data(EvidenceModel::MarkRole).toInt()), mark, back,
        index.data(EvidenceModel::LevelRole).toInt());
    const QPoint words = at + QPoint(timeColumn + markColumn, 0);
    paintWords(*painter, words, textWidth(option.rect.width()), index.data().toString());
    paintTag(*painter, option.rect, index.data(EvidenceModel::TagNameRole).toString());
    painter->restore();
}

QSize EvidenceDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return { width, heightFor(index, width) };
}

} // namespace jumpseat
