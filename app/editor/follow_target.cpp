// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/follow_target.h"

#include "editor/file_desk.h"

namespace jumpseat {

FollowTarget::FollowTarget(SessionModel* model, QObject* parent)
    : QObject(parent)
    , m_model(model)
{
    connect(model, &SessionModel::eventApplied, this, [this](const EventPtr& event) {
        if (const auto* gone = std::get_if<event::FileRemoved>(&event->payload); gone && gone->file == m_file)
            searchBack();
        if (std::holds_alternative<event::FileRestored>(event->payload) && m_file.isEmpty())
            searchBack();
        if (take(*event))
            Q_EMIT moved();
    });
    connect(model, &SessionModel::stateReset, this, [this] {
        searchBack();
        Q_EMIT moved();
    });
    connect(model, &SessionModel::transientArrived, this, [this](const Transient& transient) {
        const auto* cursor = std::get_if<transient::CursorMoved>(&transient);
        if (!cursor || cursor->participant != who() || !shownFile(m_model->state(), cursor->file))
            return;
        m_file = cursor->file;
        m_position = cursor->head;
        Q_EMIT moved();
    });
    searchBack();
}

ParticipantId FollowTarget::who() const
{
    const auto* candidate = m_model->state().candidate();
    return candidate ? candidate->id : ParticipantId();
}

/// The last place they wrote or stood at before the playhead, in a file that is still there; looking stops at the start of
/// the task.
void FollowTarget::searchBack()
{
    m_file = {};
    const auto& events = m_model->events();
    for (auto i = std::min<qsizetype>(m_model->state().lastSeq, events.size()) - 1; i >= 0; --i) {
        if (take(*events.at(i)) || std::holds_alternative<event::TaskStarted>(events.at(i)->payload))
            return;
    }
}

bool FollowTarget::take(const Event& event)
{
    if (const auto* caret = std::get_if<event::CaretMoved>(&event.payload);
        caret && event.actor == who() && shownFile(m_model->state(), caret->file)) {
        m_file = caret->file;
        m_position = caret->head;
        return true;
    }
    const auto* edit = std::get_if<event::Edited>(&event.payload);
    if (!edit || event.actor != who() || !shownFile(m_model->state(), edit->file))
        return false;
    const auto changes = edit->changes.changes();
    if (changes.isEmpty())
        return false;
    m_file = edit->file;
    m_position = changes.last().toB;
    return true;
}

} // namespace jumpseat
