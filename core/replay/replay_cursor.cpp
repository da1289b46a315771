// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "replay/replay_cursor.h"

#include <algorithm>

namespace jumpseat {

namespace {

qint64 textBytesOf(const SessionState& state)
{
    qint64 units = 0;
    for (const FileState& file : state.files)
        units += file.document.length();
    return units * qint64(sizeof(char16_t));
}

} // namespace

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
    goToNearestSnapshot(count);
    m_positionUs = us;
    return applyUpTo(count);
}

void ReplayCursor::goToNearestSnapshot(qsizetype count)
{
    const auto after = m_snapshots.upper_bound(count);
    const auto nearest = after == m_snapshots.begin() ? m_snapshots.end() : std::prev(after);
    const bool back = count < m_applied;
    if (nearest == m_snapshots.end() && !back)
        return;
    const qsizetype at = nearest == m_snapshots.end() ? 0 : nearest->first;
    if (!back && at <= m_applied)
        return;
    m_state = at > 0 ? nearest->second : SessionState {};
    m_applied = at;
}

void ReplayCursor::keepSnapshot()
{
    if (m_applied % m_distance != 0 || !m_snapshots.emplace(m_applied, m_state).second)
        return;
    m_textBytes += textBytesOf(m_state);
    if (m_textBytes <= snapshotTextBytes)
        return;
    m_distance *= 2;
    std::erase_if(m_snapshots, [&](const auto& snapshot) { return snapshot.first % m_distance != 0; });
    m_textBytes = 0;
    for (const auto& [at, state] : m_snapshots)
        m_textBytes += textBytesOf(state);
}

Result<void> ReplayCursor::applyUpTo(qsizetype count)
{
    while (m_applied < count) {
        if (auto applied = m_state.apply(m_events.at(m_applied)); !applied)
            return applied;
        ++m_applied;
        keepSnapshot();
    }
    return {};
}

} // namespace jumpseat
