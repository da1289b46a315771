// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/session_lanes.h"

#include "models/session_model.h"

namespace jumpseat {

SessionLanes* SessionLanes::of(SessionModel* model)
{
    auto* lanes = model->findChild<SessionLanes*>(Qt::FindDirectChildrenOnly);
    return lanes ? lanes : new SessionLanes(model);
}

SessionLanes::SessionLanes(SessionModel* model)
    : QObject(model)
    , m_model(model)
{
    rebuild();
    connect(model, &SessionModel::eventApplied, this, [this](const EventPtr& event) { take(*event); });
}

void SessionLanes::rebuild()
{
    if (const auto self = m_model->self(); !self.isEmpty())
        m_self = self;
    m_index = LaneIndex(m_model->kit(), m_self);
    for (const auto& event : m_model->events())
        m_index.append(*event);
}

void SessionLanes::take(const Event& event)
{
    if (const auto self = m_model->self(); !self.isEmpty() && self != m_self) {
        rebuild();
        Q_EMIT rebuilt();
    } else if (event.seq > m_index.lastSeq()) {
        m_index.append(event);
        Q_EMIT grown(event);
    }
}

} // namespace jumpseat
