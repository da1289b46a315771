// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"

#include <QList>

namespace jumpseat {

class PaneSync;

/// Where somebody else stands in the text shown.
struct RemoteCaret {
    ParticipantId who;
    qint32 anchor = 0, head = 0; ///< UTF-16, in the text shown
    qint64 version = -1;         ///< of the message it came from, as are the next two
    qint32 sentAnchor = 0, sentHead = 0;
    qint64 sinceUs = 0;    ///< session time of the last move
    bool isPlaced = false; ///< false: its version has not arrived here yet

    [[nodiscard]] qint32 from() const { return std::min(anchor, head); }
    [[nodiscard]] qint32 to() const { return std::max(anchor, head); }
    [[nodiscard]] bool hasSelection() const { return anchor != head; }
};

/// The carets of the others in one file. They move with the text between the messages that place them.
class RemoteCarets {
public:
    [[nodiscard]] const QList<RemoteCaret>& all() const { return m_carets; }

    /// Takes the carets that the model knows; true when one moved.
    bool refresh(const SessionModel& model, PaneSync& sync);
    /// The text shown changed.
    void moveOver(const ChangeSet& changes);

private:
    QList<RemoteCaret> m_carets;
};

} // namespace jumpseat
