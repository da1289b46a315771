// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/segment.h"
#include "store/statements.h"

#include <QHash>

namespace jumpseat {

/// The journal in a file: of each session its segments and, event by event, the tail behind them.
class JournalTable {
public:
    explicit JournalTable(Connection& connection)
        : m_statements(connection)
    {
    }

    /// Of a session without events: 0 and what comes before the first. Error: NotFound.
    [[nodiscard]] Result<ChainHead> head(const SessionId& session);
    /// Adds the next event as it is and seals the tail when it is long enough. Precondition: stored.seq is
    /// head().seq + 1. The rows of the sessions follow with settle(), once for all events of a transaction.
    [[nodiscard]] Result<void> append(const SessionId& session, const StoredEvent& stored);
    /// Adds a whole segment behind the others. Precondition: no tail, segment.first is head().seq + 1.
    [[nodiscard]] Result<void> append(const SessionId& session, const Segment& segment);
    [[nodiscard]] Result<void> settle();
    /// What a commit of unknown outcome wrote is there after all: settled() is to tell of it again.
    void confirm(const SessionId& session) { m_known[session].settled = false; }
    /// After a rollback nothing that was read or written since can be believed.
    void forget() { m_known.clear(); }
    void forget(const SessionId& session) { m_known.remove(session); }
    /// The heads of the sessions that settle() wrote last.
    [[nodiscard]] const QHash<SessionId, ChainHead>& settled() const { return m_settled; }

    // Reading. Of what lies behind `after`; the first segment may begin before it.
    [[nodiscard]] Result<void> eachSegment(
        const SessionId& session, Seq after, const std::function<Result<void>(Segment)>& take);
    /// The same without what only the chain needs, which is a third of the bytes.
    [[nodiscard]] Result<void> eachSegmentText(
        const SessionId& session, Seq after, const std::function<Result<void>(Segment)>& take);
    [[nodiscard]] Result<Segment> segmentFrom(const SessionId& session, Seq first); ///< Error also: NotFound
    [[nodiscard]] Result<std::optional<StoredEvent>> tailEvent(const SessionId& session, Seq seq);
    [[nodiscard]] Result<QList<StoredEvent>> tail(const SessionId& session, Seq after = 0);
    [[nodiscard]] Result<std::optional<StoredEvent>> event(const SessionId& session, Seq seq);
    /// The chain's hash there. Empty when there is no such event.
    [[nodiscard]] Result<QByteArray> hashOf(const SessionId& session, Seq seq);
    /// The event after which the chain had this hash; 0 when there is none.
    [[nodiscard]] Result<Seq> seqOf(const SessionId& session, const QByteArray& hash);

private:
    [[nodiscard]] Result<QList<StoredEvent>> tailWhere(const QString& condition, const QVariantList& parameters);
    [[nodiscard]] Result<void> segmentsWhere(
        const QString& condition, const QVariantList& parameters, const std::function<Result<void>(Segment)>& take);
    struct Known {
        ChainHead head;
        qsizetype tailEvents = 0, tailBytes = 0;
        qint64 durationUs = 0;
        bool settled = true;
    };
    [[nodiscard]] Result<Known*> known(const SessionId& session);
    void advance(Known& known, const ChainHead& head, qint64 atUs);
    [[nodiscard]] Result<void> insert(const SessionId& session, const Segment& segment);
    [[nodiscard]] Result<void> sealTail(const SessionId& session, Known& known);

    Statements m_statements;
    QHash<SessionId, Known> m_known;
    QHash<SessionId, ChainHead> m_settled;
};

} // namespace jumpseat
