// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "timeline/lane_index.h"

#include <QObject>

namespace jumpseat {

class SessionModel;

/// The lanes of a session, sorted once for all views of it: a recording may have a quarter of a million events. They
/// hold what is known, also behind the playhead.
class SessionLanes : public QObject {
    Q_OBJECT
public:
    /// Those of `model`, which owns them. Whoever connects to the model after this call finds an event that arrives
    /// in the lanes already.
    [[nodiscard]] static SessionLanes* of(SessionModel* model);

    [[nodiscard]] const LaneIndex& index() const { return m_index; }

Q_SIGNALS:
    void grown(const Event& event);
    void rebuilt(); ///< only now is it known whose notes may be shown

private:
    explicit SessionLanes(SessionModel* model);
    void rebuild();
    void take(const Event& event);

    SessionModel* m_model;
    ParticipantId m_self;
    LaneIndex m_index;
};

} // namespace jumpseat
