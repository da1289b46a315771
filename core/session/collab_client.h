// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/command.h"

#include <deque>
#include <limits>
#include <optional>

namespace jumpseat {

/// The editing side of the collab protocol for one file: what @codemirror/collab is in the page, this is in the
/// desktop pane. Own edits are shown at once and stay pending until the authority has them.
///
/// Rule (measured; two parties that break it can diverge): received updates are taken in one at a time.
class CollabClient {
public:
    CollabClient(ClientId client, FileId file, qint64 version, qint32 length);

    [[nodiscard]] const ClientId& client() const { return m_client; }
    [[nodiscard]] qint64 version() const { return m_version; } ///< confirmed by the authority
    [[nodiscard]] qint32 length() const { return m_length; }   ///< of the text shown, pending edits included
    [[nodiscard]] bool hasPending() const { return !m_pending.empty(); }

    /// An edit that was just made to the text shown; `source`: where pasted text was cut or copied in this session.
    /// Precondition: changes.lengthBefore() == length().
    void edit(const ChangeSet& changes, const QString& userEvent, std::optional<command::TextPlace> source = {});
    /// Edits to send now; empty while a push is under way. Call again after every receive(). `mostUnits` of inserted text
    /// are taken at once, but one edit at least: a message of the wire has its limit.
    [[nodiscard]] std::optional<command::Push> takePush(qint64 mostUnits = std::numeric_limits<qint64>::max());
    /// A push was refused or lost: its edits are offered again.
    void pushFailed() { m_inFlight = 0; }

    /// The authority's next version, made by `client`. Returns what to do to the text shown: nothing for an echo of
    /// an own edit. Error: WrongLength when it does not fit, which means that the copies differ.
    [[nodiscard]] Result<std::optional<ChangeSet>> receive(const ClientId& client, const ChangeSet& changes);

    /// A position in confirmed version `version` seen in the text shown, or nullopt while that version is unknown here.
    [[nodiscard]] std::optional<qint32> fromVersion(qint64 version, qint32 pos, int assoc = -1) const;

private:
    struct Pending {
        qint64 clientSeq;
        ChangeSet changes;
        QString userEvent;
        std::optional<command::TextPlace> source;
    };
    ClientId m_client;
    FileId m_file;
    qint64 m_version;
    qint32 m_length;
    qint64 m_nextClientSeq = 1;
    qsizetype m_inFlight = 0;
    std::deque<Pending> m_pending;
    std::deque<ChangeSet> m_recent; // last confirmed updates, newest last: to map cursors that lag behind
};

} // namespace jumpseat
