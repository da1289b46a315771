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
class NoticeStrip;
class SessionTable;
class SessionsModel;
class StartBlock;
class WordFilter;
class WorkProgress;

/// The table of sessions with its filter; below it, while there are few, what to do first.
class SessionsPage : public QWidget {
    Q_OBJECT
public:
    explicit SessionsPage(SessionsModel* model, QWidget* parent = nullptr);

    void setKits(const QList<Kit>& kits);
    /// Nothing can be begun then, and nothing says so.
    void setReadOnly(bool readOnly);
    void focusFilter();
    void clearFilter();
    void focusTable();
    [[nodiscard]] SessionId current() const;
    void setCurrent(const SessionId& id);
    [[nodiscard]] QLineEdit* filterField() const { return m_field; }
    [[nodiscard]] QTableView* table() const;
    [[nodiscard]] WorkProgress* progress() const { return m_progress; }
    [[nodiscard]] NoticeStrip* notice() const { return m_notice; }   ///< stands while the workspace is not well
    [[nodiscard]] NoticeStrip* outcome() const { return m_outcome; } ///< what became of the last work

Q_SIGNALS:
    void currentChanged(const jumpseat::SessionId& id);
    void openWanted(const jumpseat::SessionId& id);
    void newSessionWanted(const QString& kit);
    /// The menu of the chosen session, at a place of the screen.
    void menuWanted(const QPoint& at);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildField(QWidget* top);
    QWidget* buildTop();
    QWidget* buildStart();
    void connectTable();
    void filterChanged();
    void rowsChanged();
    void replaySample();

    SessionsModel* m_model;
    bool m_readOnly = false;
    WordFilter* m_filter;
    InkLabel* m_count = nullptr;
    QLineEdit* m_field = nullptr;
    SessionTable* m_table = nullptr;
    WorkProgress* m_progress = nullptr;
    NoticeStrip* m_notice = nullptr;
    NoticeStrip* m_outcome = nullptr;
    EmptyState* m_nothing = nullptr;
    StartBlock* m_start = nullptr;
    QWidget* m_startArea = nullptr;
};

} // namespace jumpseat
