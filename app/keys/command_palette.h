// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

class QLabel;
class QLineEdit;
class QListView;

namespace jumpseat {

class ActionRegistry;
class ActionsModel;
class WordFilter;

/// Every command by name (Ctrl K): a field and a list that lie over the window and go away by themselves.
class CommandPalette : public QFrame {
    Q_OBJECT
public:
    CommandPalette(ActionRegistry* registry, QWidget* window);

    void open();
    void dismiss();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void filterChanged(const QString& text);
    void runCurrent();
    bool moveInList(int key);
    void place();

    ActionRegistry* m_registry;
    ActionsModel* m_model;
    WordFilter* m_filter;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
    QPointer<QWidget> m_focusBefore;
};

} // namespace jumpseat
