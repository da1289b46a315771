// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lower half of the left panel: questions and people.

#include "cockpit/left_panel.h"
#include "cockpit/panel_row.h"
#include "models/session_model.h"
#include "models/shown_text.h"
#include "theme/widgets.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

const Task* currentKitTask(const SessionModel& model)
{
    const TaskState* task = model.state().currentTask();
    const QList<Task>& tasks = model.kit().tasks;
    return task && task->index >= 0 && task->index < tasks.size() ? &tasks.at(task->index) : nullptr;
}

bool isAsked(const SessionModel& model, const Task& task, int index)
{
    return model.state().questionsAsked.contains(u"%1:%2"_s.arg(task.id.value).arg(index));
}

} // namespace

void LeftPanel::refreshQuestions()
{
    const Task* task = currentKitTask(*m_model);
    QList<RowLook> looks;
    int asked = 0;
    for (int i = 0; task && i < task->questions.size(); ++i) {
        const bool done = isAsked(*m_model, *task, i);
        asked += done;
        RowLook look;
        look.mark = CheckMark { done };
        const KitQuestion& question = task->questions.at(i);
        look.text = question.ask;
        look.toolTip = question.listenFor.isEmpty() ? question.ask
                                                    : tr("%1\nListen for: %2").arg(question.ask, question.listenFor);
        look.quiet = done;
        look.accessibleText = done ? tr("%1, asked").arg(look.text) : look.text;
        looks.append(look);
    }
    const auto total = looks.size();
    m_questions.title->setDetail(total > 0 ? tr("%1 of %2").arg(asked).arg(total) : QString());
    m_questions.title->setVisible(total > 0);
    m_questions.line->setVisible(total > 0);
    show(m_questions, looks, [this](int row) { toggleQuestion(row); });
}

void LeftPanel::toggleQuestion(int row)
{
    const Task* task = currentKitTask(*m_model);
    if (task && row < task->questions.size())
        m_model->send(command::TickQuestion { row, !isAsked(*m_model, *task, row) });
}

void LeftPanel::tickNextQuestion()
{
    const Task* task = currentKitTask(*m_model);
    for (int i = 0; task && i < task->questions.size(); ++i) {
        if (!isAsked(*m_model, *task, i))
            return m_model->send(command::TickQuestion { i, true });
    }
}

QString LeftPanel::caretPlace(const ParticipantId& participant) const
{
    const auto cursors = m_model->cursors();
    const auto it = cursors.constFind(participant);
    const FileState* file = it == cursors.cend() ? nullptr : m_model->state().file(it->file);
    if (!file || file->removed)
        return {};
    const qint32 head = qBound(0, it->head, file->document.length());
    const auto line = file->document.lineAt(head) + 1;
    return u"%1:%2"_s.arg(shownLine(file->name, 40)).arg(line);
}

void LeftPanel::refreshPeople()
{
    QList<RowLook> looks;
    for (const ParticipantState& person : m_model->state().participants) {
        RowLook look;
        if (person.role == Role::Shadow)
            look.mark = u"eye"_s;
        else
            look.mark = person.role == Role::Candidate ? OriginKind::Candidate : OriginKind::Interviewer;
        look.text = person.name.isEmpty() ? tr("Candidate") : shownLine(person.name, 60);
        const QString place = caretPlace(person.id);
        if (m_model->isLive() && person.id == m_model->self())
            look.detail = tr("you");
        else if (m_model->isLive() && !person.connected)
            look.detail = tr("offline");
        else if (!place.isEmpty())
            look.detail = place;
        else
            look.detail = person.role == Role::Shadow ? tr("shadow")
                : person.role == Role::Candidate      ? tr("candidate")
                                                      : tr("interviewer");
        look.quiet = m_model->isLive() && !person.connected;
        looks.append(look);
    }
    if (!m_model->state().candidate() && m_model->isLive()) {
        RowLook look;
        look.mark = u"clock"_s;
        look.text = tr("Waiting for the candidate");
        look.quiet = true;
        looks.prepend(look);
    }
    show(m_people, looks, {});
}

} // namespace jumpseat
