// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

namespace jumpseat {

/// A recorded session at any instant: the same fold as live, stopped where one likes.
class ReplayCursor {
public:
    /// `events` in order of seq from 1.
    explicit ReplayCursor(QList<EventPtr> events);

    [[nodiscard]] const QList<EventPtr>& events() const { return m_events; }
    [[nodiscard]] const SessionState& state() const { return m_state; }
    [[nodiscard]] qint64 durationUs() const;
    [[nodiscard]] qint64 positionUs() const { return m_positionUs; }
    /// Number of events applied.
    [[nodiscard]] qsizetype applied() const { return m_applied; }

    /// Everything with atUs <= `us`. Forwards folds on; backwards starts from the nearest snapshot.
    /// Error: an event that does not fit; the cursor then stands before it.
    [[nodiscard]] Result<void> seekUs(qint64 us);

private:
    Result<void> applyUpTo(qsizetype count);

    static constexpr qsizetype snapshotEvery = 2000;
    QList<EventPtr> m_events;
    SessionState m_state;
    QList<SessionState> m_snapshots; // after snapshotEvery * (i + 1) events
    qsizetype m_applied = 0;
    qint64 m_positionUs = 0;
};

} // namespace jumpseat
