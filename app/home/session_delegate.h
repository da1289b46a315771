// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace jumpseat {

/// Draws a row of the table of sessions; the session itself stands in it as a small strip.
class SessionDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    static constexpr int rowHeight = 46;
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// A small framed word beside a name: "sample".
[[nodiscard]] int paintTag(QPainter& painter, const QPoint& leftCentre, const QString& text);
[[nodiscard]] int tagWidth(const QString& text);

} // namespace jumpseat
