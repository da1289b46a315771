// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QWidget>

class QTimer;

namespace jumpseat {

class ActionButton;
class FollowNewest;
class InkLabel;

/// Finds in what a run printed. Enter goes on, Shift Enter back, Esc empties it and then leaves.
class RunFindField : public QLineEdit {
    Q_OBJECT
public:
    explicit RunFindField(QWidget* parent = nullptr);

Q_SIGNALS:
    void stepped(int direction);
    void left();

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

/// Above the runs: running and stopping (while live), finding in the output, and following the newest run.
class RunsBar : public QWidget {
    Q_OBJECT
public:
    explicit RunsBar(bool isLive, QWidget* parent = nullptr);

    [[nodiscard]] RunFindField* find() const { return m_find; }
    [[nodiscard]] ActionButton* testsButton() const { return m_tests; }
    [[nodiscard]] ActionButton* programButton() const { return m_program; }
    [[nodiscard]] ActionButton* stopButton() const { return m_stop; }
    [[nodiscard]] ActionButton* followButton() const;

    /// Why not, each empty when it can be done; `stop` has no value when nothing is to be stopped.
    void setPossible(const QString& whyNoTests, const QString& whyNoProgram, bool canStop, const QString& stopWords);
    void setFollowing(bool on);
    void setFindable(bool findable); ///< there is an output to find something in
    void setMatches(qsizetype current, qsizetype count);
    void setNarrow(bool narrow);

Q_SIGNALS:
    void testsWanted();
    void programWanted();
    void stopWanted();
    void followWanted(bool on);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void buildButtons(class QHBoxLayout* row, bool isLive);

    ActionButton* m_tests;
    ActionButton* m_program;
    ActionButton* m_stop;
    RunFindField* m_find;
    InkLabel* m_count;
    FollowNewest* m_follow;
};

} // namespace jumpseat
