// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_walk.h"

namespace jumpseat {
namespace {

// The first events of the session's segments and tail rows. Read alone, so that one damaged row costs itself only.
Result<QList<Seq>> firstSeqs(Statements& statements, const QString& sql, const SessionId& session)
{
    QList<Seq> seqs;
    const auto read = statements.each(sql, { session.value }, [&](const QSqlQuery& row) -> Result<void> {
        seqs += row.value(0).toLongLong();
        return {};
    });
    return read || !seqs.isEmpty() ? Result<QList<Seq>>(seqs) : std::unexpected(read.error());
}

} // namespace

QString ChainFollower::follow(const StoredEvent& event)
{
    if (event.seq != m_head.seq + 1)
        return QStringLiteral("event %1 is missing").arg(m_head.seq + 1);
    if (event.hash.size() != chain::hashSize || linkOf(event, m_head.hash) != event.hash)
        return QStringLiteral("event %1 is not what was written").arg(event.seq);
    m_head = { event.seq, event.hash };
    return {};
}

QString walkJournal(
    Connection& connection, const SessionId& session, const std::function<bool(const StoredEvent&)>& take)
{
    Statements statements(connection);
    JournalTable table(connection);
    QString problem;
    const auto note = [&](const QString& what) {
        if (problem.isEmpty())
            problem = what;
    };
    const auto segments = firstSeqs(
        statements, QStringLiteral("SELECT first_seq FROM segments WHERE session = ? ORDER BY first_seq"), session);
    if (!segments)
        note(segments.error().what);
    bool more = true;
    for (const Seq first : segments.value_or(QList<Seq>())) {
        const auto segment = table.segmentFrom(session, first);
        const OpenedSegment opened = segment ? open(*segment) : OpenedSegment { {}, segment.error().what };
        note(opened.problem);
        for (const StoredEvent& event : opened.events) {
            more = more && take(event);
        }
        if (!more)
            return problem;
    }
    const auto rows =
        firstSeqs(statements, QStringLiteral("SELECT seq FROM events WHERE session = ? ORDER BY seq"), session);
    if (!rows)
        note(rows.error().what);
    for (const Seq seq : rows.value_or(QList<Seq>())) {
        const auto event = table.tailEvent(session, seq);
        if (!event)
            note(event.error().what);
        else if (*event && !take(**event))
            return problem;
    }
    return problem;
}

} // namespace jumpseat
