// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <map>

namespace jumpseat {

/// A recorded session at any instant: the same fold as live, stopped where one likes.
///
/// Snapshot policy: the first pass over the events leaves a snapshot of the state every 4,096 events, so that no seek
/// folds more than that. Snapshots share everything but the texts of the files; when those come to more than 64 MiB
/// together, every other snapshot is given up and the distance doubles.
class ReplayCursor {
public:
    /// `events` in order of seq from 1.
    explicit ReplayCursor(QList<EventPtr> events = {});
    /// Those that follow. The position stays.
    void append(QList<EventPtr> events) { m_events += std::move(events); }

    [[nodiscard]] const QList<EventPtr>& events() const { return m_events; }
    [[nodiscard]] const SessionState& state() const { return m_state; }
    [[nodiscard]] qint64 durationUs() const;
    [[nodiscard]] qint64 positionUs() const { return m_positionUs; }
    /// Number of events applied.
    [[nodiscard]] qsizetype applied() const { return m_applied; }

    /// Everything with atUs <= `us`: folds on from here, or from the nearest snapshot when that is closer.
    /// Error: an event that does not fit; the cursor then stands before it.
    [[nodiscard]] Result<void> seekUs(qint64 us);

    // For those who measure.
    [[nodiscard]] qsizetype snapshots() const { return qsizetype(m_snapshots.size()); }
    [[nodiscard]] qsizetype snapshotDistance() const { return m_distance; }

    static constexpr qsizetype firstDistance = 4096;                ///< events
    static constexpr qint64 snapshotTextBytes = 64LL * 1024 * 1024; ///< of all files in all snapshots

private:
    void goToNearestSnapshot(qsizetype count);
    void keepSnapshot();
    Result<void> applyUpTo(qsizetype count);

    QList<EventPtr> m_events;
    SessionState m_state;
    std::map<qsizetype, SessionState> m_snapshots; // by the number of events applied
    qsizetype m_distance = firstDistance;
    qint64 m_textBytes = 0; // in the snapshots
    qsizetype m_applied = 0;
    qint64 m_positionUs = 0;
};

} // namespace jumpseat
