// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace jumpseat {

/// The runs, one a line. Letters are keys of the window, and Enter goes to the code.
class RunsList : public QListView {
    Q_OBJECT
public:
    explicit RunsList(QWidget* parent = nullptr);
    void keyboardSearch(const QString&) override { }
    [[nodiscard]] QSize minimumSizeHint() const override { return { 120, 26 }; }

protected:
    bool event(QEvent* event) override;
};

/// Time, mark, command and what came of it.
class RunsDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The run's mark: the triangle, what its tests came to, or a clock when something stopped it.
void paintRunMark(QPainter& painter, const QModelIndex& run, const QRect& box, const QColor& background, qreal ratio);

} // namespace jumpseat
