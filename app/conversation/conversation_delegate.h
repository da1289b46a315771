// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conversation/message_layout.h"

#include <QCache>
#include <QHash>
#include <QStyledItemDelegate>

namespace jumpseat {

/// Rows of the conversation: time, mark, who and what; or a suggestion as a strip of cells.
///
/// Heights are kept for every row, layouts only for those that were painted of late: with two thousand turns the
/// former are a few kilobytes and the latter would be tens of megabytes.
class ConversationDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ConversationDelegate(QObject* parent = nullptr);

    /// Everything was laid out for another width, font or colour.
    void forgetAll();
    void forget(int firstRow, int lastRow);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Width of the text in a view of `viewWidth`.
    [[nodiscard]] static int textWidth(int viewWidth);

private:
    [[nodiscard]] const MessageLayout& layoutOf(const QModelIndex& index, int width) const;
    void paintMessage(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintSuggestion(QPainter& painter, const QRect& row, const QModelIndex& index) const;

    mutable QCache<int, MessageLayout> m_layouts;
    mutable QHash<int, int> m_heights;
    mutable int m_width = 0;
};

} // namespace jumpseat
