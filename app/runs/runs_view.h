// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QStackedLayout;

namespace jumpseat {

class Hairline;
class RunDetail;
class RunsBar;
class RunsList;
class RunsModel;
class SessionModel;
struct RunState;

/// What was run: a list, and of one run everything it said. It shows the newest run until somebody picks another.
class RunsView : public QWidget {
    Q_OBJECT
public:
    RunsView(SessionModel* session, RunsModel* model, QWidget* parent = nullptr);

    /// "/": finding in the output.
    void focusFind();
    void runTests();
    void runProgram();
    void stop();
    /// The run that "Stop" ends: the one that is shown, else the program that goes on. nullptr: none.
    [[nodiscard]] const RunState* stoppable() const;

    [[nodiscard]] RunsList* list() const { return m_list; }
    [[nodiscard]] RunDetail* detail() const { return m_detail; }
    [[nodiscard]] RunsBar* bar() const { return m_bar; }
    [[nodiscard]] bool isFollowing() const { return m_following; }
    [[nodiscard]] RunId shownRun() const { return m_shown; }

Q_SIGNALS:
    void eventActivated(jumpseat::Seq seq);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void wire();
    void wireBar();
    void picked(const QModelIndex& index);
    void follow(bool on);
    void show(int row);
    void takeRows();
    void takeSelection();
    void refreshSoon();
    void refresh();
    void refreshBar();

    SessionModel* m_session;
    RunsModel* m_model;
    RunsBar* m_bar;
    RunsList* m_list;
    RunDetail* m_detail;
    QBoxLayout* m_beside = nullptr;
    QStackedLayout* m_stack = nullptr;
    Hairline* m_between = nullptr;
    QTimer m_soon, m_second;
    RunId m_shown;
    bool m_following = true;
    bool m_selecting = false; ///< the list is being told, not asked
};

} // namespace jumpseat
