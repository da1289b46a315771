// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the cockpit's actions do where it takes more than a line.

#include "cockpit/cockpit_window.h"
#include "cockpit/header_bar.h"
#include "cockpit/left_panel.h"
#include "editor/code_area.h"
#include "keys/command_palette.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "session/event_lines.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace jumpseat {

QString CockpitWindow::whyNoHint() const
{
    if (!m_model->isLive() || m_model->state().ended)
        return tr("only while the session is live");
    const TaskState* task = m_model->state().currentTask();
    if (!task || task->index >= m_model->kit().tasks.size())
        return tr("no task has begun");
    const auto given = std::ranges::count(m_model->state().hints, task->id, &HintState::task);
    return given < m_model->kit().tasks.at(task->index).hints.size() ? QString() : tr("this task has no more hints");
}

void CockpitWindow::giveHint()
{
    const TaskState* task = m_model->state().currentTask();
    const int next = int(std::ranges::count(m_model->state().hints, task->id, &HintState::task));
    const QString text = m_model->kit().tasks.at(task->index).hints.at(next);
    m_header->confirm(tr("Send hint %1? \"%2\"").arg(next + 1).arg(shownLine(text, 70)), tr("Send"),
        [this, next] { m_model->send(command::GiveHint { next }); });
}

QString CockpitWindow::whyNoNextTask() const
{
    if (!m_model->isLive() || m_model->state().ended)
        return tr("only while the session is live");
    const TaskState* task = m_model->state().currentTask();
    if (!task)
        return tr("the first task begins when the candidate joins");
    return task->index + 1 >= m_model->kit().tasks.size() ? tr("this is the last task") : QString();
}

void CockpitWindow::startNextTask()
{
    const TaskState* task = m_model->state().currentTask();
    const int next = task->index + 1;
    const QString title = m_model->kit().tasks.at(next).title;
    m_header->confirm(tr("Start task %1, %2?").arg(next + 1).arg(shownLine(title, 40)), tr("Start"),
        [this, next] { m_model->send(command::StartTask { next }); });
}

void CockpitWindow::endSession()
{
    m_header->confirm(tr("End the session? The candidate can no longer edit."), tr("End"),
        [this] { m_model->send(command::EndSession {}); });
}

void CockpitWindow::linkEvidenceElsewhere()
{
    QMenu menu(this);
    const auto& criteria = m_model->kit().rubric.criteria;
    for (int i = 0; i < criteria.size(); ++i) {
        QAction* action =
            menu.addAction(tr("&%1 %2", "criterion number and title").arg(i + 1).arg(criteria.at(i).title));
        connect(action, &QAction::triggered, this,
            [this, id = criteria.at(i).id] { m_model->send(command::LinkEvidence { id, m_model->selectedEvent() }); });
    }
    menu.exec(mapToGlobal(QPoint(width() / 2, height() / 3)));
}

/// One step out at a time: the question, the field, focus mode, the selection.
void CockpitWindow::escape()
{
    if (m_header->isAsking())
        m_header->answer(false);
    else if (m_actions->isTyping() || m_code->isAncestorOf(QApplication::focusWidget()))
        setFocus(Qt::OtherFocusReason);
    else if (m_focusMode)
        setFocusMode(false);
    else
        m_model->selectEvent(0);
}

void CockpitWindow::openMenu()
{
    QMenu menu(this);
    const auto entry = [this](QMenu* where, const QString& id) {
        const Action* action = m_actions->find(id);
        QAction* item = where->addAction(action->text, this, [this, id] { m_actions->trigger(id); });
        item->setEnabled(m_actions->whyNot(id).isEmpty());
        if (!action->bindings.isEmpty())
            item->setShortcut(action->bindings.first().key);
        item->setToolTip(m_actions->toolTip(id));
    };
    for (const QString& id : { u"home"_s, u"link.copy"_s, u"copy.save"_s })
        entry(&menu, id);
    menu.addSeparator();
    for (const QString& id : { u"focus"_s, u"left"_s, u"origins"_s, u"fullscreen"_s })
        entry(&menu, id);
    QMenu* theme = menu.addMenu(tr("Colours"));
    for (const QString& id : { u"theme.system"_s, u"theme.light"_s, u"theme.dark"_s })
        entry(theme, id);
    menu.addSeparator();
    for (const QString& id : { u"palette"_s, u"keys"_s, u"close"_s })
        entry(&menu, id);
    menu.exec(m_header->menuButton()->mapToGlobal(QPoint(0, m_header->menuButton()->height())));
}

void CockpitWindow::saveCopy()
{
    const QString suggested =
        u"%1.jumpseat-events"_s.arg(m_model->hosted() ? m_model->hosted()->id().value : u"session"_s);
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save a copy of the session"), suggested, tr("Session events (*.jumpseat-events)"));
    if (path.isEmpty())
        return;
    const SessionId id = m_model->hosted() ? m_model->hosted()->id() : SessionId {};
    QSaveFile file(path);
    const QByteArray bytes = toEventLines({ id, m_model->kit().id, m_model->events() });
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        m_header->showRefusal(tr("the copy could not be written: %1").arg(file.errorString()));
}

void CockpitWindow::copyLink()
{
    QGuiApplication::clipboard()->setText(m_model->joinLink());
}

} // namespace jumpseat
