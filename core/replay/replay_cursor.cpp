// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/replay_cursor.h"

#include <algorithm>

namespace jumpseat {

ReplayCursor::ReplayCursor(QList<EventPtr> events)
    : m_events(std::move(events))
{
}

qint64 ReplayCursor::durationUs() const
{
    return m_events.isEmpty() ? 0 : m_events.last()->atUs;
}

Result<void> ReplayCursor::seekUs(qint64 us)
{
    const auto end = std::ranges::upper_bound(m_events, us, {}, [](const EventPtr& event) { return event->atUs; });
    const qsizetype count = end - m_events.begin();
    if (count < m_applied) {
        const qsizetype snapshot = std::min(count / snapshotEvery, m_snapshots.size());
        m_state = snapshot > 0 ? m_snapshots.at(snapshot - 1) : SessionState {};
        m_applied = snapshot * snapshotEvery;
    }
    m_positionUs = us;
    return applyUpTo(count);
}

Result<void> ReplayCursor::applyUpTo(qsizetype count)
{
    for (; m_applied < count; ++m_applied) {
        if (auto applied = m_state.apply(*m_events.at(m_applied)); !applied)
            return applied;
        const qsizetype done = m_applied + 1;
        if (done % snapshotEvery == 0 && m_snapshots.size() < done / snapshotEvery)
            m_snapshots.append(m_state);
    }
    return {};
}

} // namespace jumpseat
