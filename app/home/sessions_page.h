// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "kit/kit.h"

#include <QWidget>

class QLineEdit;
class QTableView;

namespace jumpseat {

class EmptyState;
class InkLabel;
class SessionsModel;
class StartBlock;
class WordFilter;

/// The table of sessions with its filter; below it, while there are few, what to do first.
class SessionsPage : public QWidget {
    Q_OBJECT
public:
    explicit SessionsPage(SessionsModel* model, QWidget* parent = nullptr);

    void setKits(const QList<Kit>& kits);
    void focusFilter();
    void clearFilter();
    void focusTable();
    [[nodiscard]] SessionId current() const;
    void setCurrent(const SessionId& id);
    [[nodiscard]] QLineEdit* filterField() const { return m_field; }
    [[nodiscard]] QTableView* table() const { return m_table; }

Q_SIGNALS:
    void currentChanged(const jumpseat::SessionId& id);
    void openWanted(const jumpseat::SessionId& id);
    void newSessionWanted(const QString& kit);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildTop();
    void buildTable();
    void filterChanged();
    void rowsChanged();
    void fitColumns();
    void openIndex(const QModelIndex& index);
    void replaySample();

    SessionsModel* m_model;
    WordFilter* m_filter;
    InkLabel* m_count = nullptr;
    QLineEdit* m_field = nullptr;
    QTableView* m_table = nullptr;
    EmptyState* m_nothing = nullptr;
    StartBlock* m_start = nullptr;
    QWidget* m_startArea = nullptr;
};

} // namespace jumpseat
