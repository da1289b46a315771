// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/review_files.h"

#include "models/review_model.h"
#include "theme/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace jumpseat {

namespace {

constexpr int fileLeft = 12, signColumn = 18, fileRight = 12, hereMark = 8;

QString changeSign(FileChange change)
{
    switch (change) {
    case FileChange::Added: return QStringLiteral("+");
    case FileChange::Deleted: return QString(QChar(0x2212));
    case FileChange::Changed: return QString(QChar(0x00B1));
    case FileChange::None: break;
    }
    return {};
}

Token changeInk(FileChange change)
{
    return change == FileChange::Added  ? Token::StatePass
        : change == FileChange::Deleted ? Token::StateFail
                                        : Token::Text2;
}

class FileDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const Theme& theme = Theme::instance();
        const auto change = FileChange(index.data(ReviewModel::ChangeRole).toInt());
        const bool selected = option.state & QStyle::State_Selected;
        const bool focus = option.widget && option.widget->hasFocus();
        const QRect row = option.rect;
        painter->save();
        painter->fillRect(row,
            ink(!selected   ? Token::SurfacePanel
                    : focus ? Token::SurfaceSelected
                            : Token::SurfaceSunken));
        if (selected)
            painter->fillRect(
                QRect(row.left(), row.top(), 2, row.height()), ink(focus ? Token::AccentFill : Token::Text3));
        painter->setFont(theme.strong());
        painter->setPen(theme.color(changeInk(change)));
        painter->drawText(QRect(row.left() + fileLeft, row.top(), signColumn, row.height()),
            Qt::AlignLeft | Qt::AlignVCenter, changeSign(change));
        int right = row.right() - fileRight;
        if (const int comments = index.data(ReviewModel::CommentsRole).toInt()) {
            const QString count = QString::number(comments);
            painter->setFont(theme.caption());
            painter->setPen(theme.color(Token::Text3));
            painter->drawText(QRect(row.left(), row.top(), right - row.left(), row.height()),
                Qt::AlignRight | Qt::AlignVCenter, count);
            right -= QFontMetrics(theme.caption()).horizontalAdvance(count) + 8;
        }
        if (index.data(ReviewModel::HereRole).toBool()) {
            painter->fillRect(QRect(right - hereMark, row.center().y() - hereMark / 2 + 1, hereMark, hereMark),
                theme.ink(OriginKind::Candidate));
            right -= hereMark + 8;
        }
        const int left = row.left() + fileLeft + signColumn;
        painter->setFont(theme.body());
        painter->setPen(theme.color(change == FileChange::None ? Token::Text2 : Token::Text1));
        painter->drawText(QRect(left, row.top(), right - left, row.height()), Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(theme.body()).elidedText(index.data().toString(), Qt::ElideLeft, right - left));
        painter->restore();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override
    {
        return { 100, Theme::instance().rowHeight() };
    }
};

} // namespace

ReviewFiles::ReviewFiles(ReviewModel* model, QWidget* parent)
    : QListView(parent)
{
    setModel(model);
    setItemDelegate(new FileDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setUniformItemSizes(true);
    setAccessibleName(tr("Files of the pull request"));
}

void ReviewFiles::paintEvent(QPaintEvent* event)
{
    {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), Theme::instance().color(Token::SurfacePanel));
    }
    QListView::paintEvent(event);
    if (!hasFocus() || selectionModel()->hasSelection())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(Theme::instance().color(Token::AccentFocus), 2));
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

} // namespace jumpseat
