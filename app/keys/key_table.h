// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace jumpseat {

class ActionRegistry;
class ActionsModel;
class WordFilter;

/// The table of keys (F1) in a window of its own: what can be done, with which keys, and what cannot be done just now.
class KeyTable : public QWidget {
    Q_OBJECT
public:
    KeyTable(ActionRegistry* registry, QWidget* window);

    void open();
    [[nodiscard]] int rowCount() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void filterChanged(const QString& text);
    void runRow(const QModelIndex& row);

    ActionRegistry* m_registry;
    ActionsModel* m_model;
    WordFilter* m_filter;
    QLineEdit* m_field;
    QTreeView* m_table;
    QLabel* m_nothing;
    QTimer m_second;
};

} // namespace jumpseat
