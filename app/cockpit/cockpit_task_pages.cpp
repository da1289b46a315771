// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages that some tasks bring along: the review of a pull request, the canvas of a design.

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "cockpit/task_guide.h"
#include "conversation/dock_tabs.h"
#include "design/design_view.h"
#include "editor/code_area.h"
#include "models/review_model.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "review/review_view.h"

#include <QApplication>

namespace jumpseat {

void CockpitWindow::addTaskPages()
{
    const QList<Task>& tasks = m_model->kit().tasks;
    if (std::ranges::any_of(tasks, [](const Task& task) { return task.review.has_value(); })) {
        m_review = new ReviewView(m_model);
        m_dock->addPage(m_review, tr("Review"), QStringLiteral("V"));
        m_dock->setCount(m_review, int(m_review->model()->comments().size()));
        connect(
            m_review, &ReviewView::commentsCounted, m_dock, [this](int count) { m_dock->setCount(m_review, count); });
        connect(m_review, &ReviewView::eventActivated, this, &CockpitWindow::goToEvent);
    }
    if (std::ranges::any_of(tasks, [](const Task& task) { return task.design.has_value(); })) {
        m_design = new DesignView(m_model);
        m_dock->addPage(m_design, tr("Design"), QStringLiteral("D"));
        connect(m_design, &DesignView::eventActivated, this, &CockpitWindow::goToEvent);
        connect(
            m_design, &DesignView::dropWanted, this, [this](const QString& title, const command::DropConstraint& drop) {
                m_header->confirm(tr("Drop in \"%1\"? The candidate sees it at once.").arg(shownLine(title, 50)),
                    tr("Drop in"), [this, drop] { m_model->send(drop); });
            });
    }
}

void CockpitWindow::addGuide()
{
    m_guide = new TaskGuide(m_model, m_dock);
    m_dock->addPage(m_guide, tr("Guide"), QStringLiteral("I"));
}

/// Live, a task that has a page of its own opens it; from then on the interviewer decides.
void CockpitWindow::openTaskPage(const TaskId& started)
{
    const QList<Task>& tasks = m_model->kit().tasks;
    const auto task = std::ranges::find(tasks, started, &Task::id);
    if (!m_model->isLive() || task == tasks.end())
        return;
    if (task->review)
        m_dock->showPage(m_review);
    else if (task->design)
        m_dock->showPage(m_design);
}

void CockpitWindow::showReview()
{
    setFocusMode(false);
    m_dock->showPage(m_review);
    m_review->takeFocus();
}

void CockpitWindow::showDesign()
{
    setFocusMode(false);
    m_dock->showPage(m_design);
    m_design->takeFocus();
}

/// In the pane where the keyboard is.
void CockpitWindow::toggleFollowing()
{
    if (m_review && m_review->isAncestorOf(QApplication::focusWidget()))
        m_review->setFollowing(!m_review->isFollowing());
    else
        m_code->setFollowing(!m_code->isFollowing());
}

} // namespace jumpseat
