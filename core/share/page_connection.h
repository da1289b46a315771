// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "store/workspace.h"

#include <QByteArray>
#include <QHash>
#include <QSet>

namespace jumpseat {

/// One participant's WebSocket as a room sees it. Host thread only.
class PageConnection {
public:
    enum CloseCode : quint16 {
        GoingAway = 1001,
        TryAgain = 1013,
        Unauthorized = 4001,
        TooManyErrors = 4002,
        Replaced = 4003,
    };

    virtual ~PageConnection() = default;
    /// Queues one text frame; a client that does not read fast enough is closed.
    virtual void send(const QByteArray& frame) = 0;
    virtual void close(CloseCode code) = 0;
    /// It stopped reading because the journal was full; now there is room.
    virtual void readOn() = 0;

    ClientId client;
    QString token;
    Invite invite;
    ParticipantId participant;      ///< empty until joined
    Seq welcomeAt = 0;              ///< the event after which `welcome` is due; 0: not joined
    bool welcomed = false;          ///< from here on every published event is sent
    QHash<FileId, int> comparisons; ///< how often its text of a file was compared with the record; that costs time
    QSet<FileId> astray;            ///< files whose text the page has differently; no edit of them until it reloads
};

} // namespace jumpseat
