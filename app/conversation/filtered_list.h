// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QAbstractItemModel;
class QAbstractItemView;
class QSortFilterProxyModel;
class QStackedLayout;

namespace jumpseat {

class ActionButton;
class EmptyState;
class FilterField;

/// A list or table with a filter above it and words where it is empty: nothing there yet, or nothing that matches.
class FilteredList : public QWidget {
    Q_OBJECT
public:
    struct Words {
        QString filter, emptyHeading, emptyWords;
    };
    FilteredList(QAbstractItemModel* model, QAbstractItemView* view, const Words& words, QWidget* parent = nullptr);

    [[nodiscard]] QAbstractItemView* view() const { return m_view; }
    [[nodiscard]] QSortFilterProxyModel* proxy() const { return m_proxy; }
    [[nodiscard]] FilterField* filter() const { return m_filter; }
    void focusFilter();

private:
    void setupLayout();
    void refresh();

    QSortFilterProxyModel* m_proxy;
    QAbstractItemView* m_view;
    FilterField* m_filter;
    QStackedLayout* m_stack;
    EmptyState* m_empty;
    EmptyState* m_noMatch;
};

} // namespace jumpseat
