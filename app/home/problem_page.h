// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/workspace_problem.h"

#include <QWidget>

class QHBoxLayout;

namespace jumpseat {

class ActionButton;
class InkLabel;
class NoticeStrip;
class WorkProgress;

/// The words of a choice on a button: "Recover into a new file…".
[[nodiscard]] QString choiceText(WorkspaceChoice choice);

/// Stands in the place of the sessions when their file cannot be opened.
class ProblemPage : public QWidget {
    Q_OBJECT
public:
    explicit ProblemPage(QWidget* parent = nullptr);

    void setProblem(const WorkspaceProblem& problem, const QString& file);
    [[nodiscard]] QList<ActionButton*> buttons() const { return m_buttons; }
    [[nodiscard]] WorkProgress* progress() const { return m_progress; }
    [[nodiscard]] NoticeStrip* outcome() const { return m_outcome; }
    /// While work is under way nothing else can be chosen.
    void setBusy(bool busy);

Q_SIGNALS:
    void chosen(jumpseat::WorkspaceChoice choice);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void build();

    InkLabel* m_heading;
    InkLabel* m_file;
    InkLabel* m_kept;
    InkLabel* m_advice;
    InkLabel* m_details;
    QHBoxLayout* m_row;
    WorkProgress* m_progress;
    NoticeStrip* m_outcome;
    QList<ActionButton*> m_buttons;
};

} // namespace jumpseat
