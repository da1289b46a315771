// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_table.h"

#include <algorithm>

namespace jumpseat {
namespace {

// NULL in the file for what there is not.
QVariant orNull(const QByteArray& bytes)
{
    return bytes.isEmpty() ? QVariant(QMetaType::fromType<QByteArray>()) : QVariant(bytes);
}

QVariant orNullText(const QByteArray& utf8)
{
    return utf8.isNull() ? QVariant(QMetaType::fromType<QString>()) : QVariant(QString::fromUtf8(utf8));
}

StoredEvent storedOf(const QSqlQuery& row)
{
    return { .seq = row.value(0).toLongLong(),
        .kind = row.value(1).toString(),
        .actor = row.value(2).toString(),
        .atUs = row.value(3).toLongLong(),
        .wallMs = row.value(4).toLongLong(),
        .visibility = row.value(5).toString(),
        .payload = row.value(6).toByteArray(),
        .salt = row.value(7).toByteArray(),
        .payloadHash = row.value(8).toByteArray(),
        .hash = row.value(9).toByteArray() };
}

Segment segmentOf(const QSqlQuery& row)
{
    return { .first = row.value(0).toLongLong(),
        .last = row.value(1).toLongLong(),
        .events = row.value(2).toByteArray(),
        .salts = row.value(3).toByteArray(),
        .payloadHashes = row.value(4).toByteArray(),
        .hashes = row.value(5).toByteArray() };
}

} // namespace

Result<JournalTable::Known*> JournalTable::known(const SessionId& session)
{
    if (const auto it = m_known.find(session); it != m_known.end())
        return &*it;
    const auto row = m_statements.row(
        QStringLiteral("SELECT last_seq, head, duration_us FROM sessions WHERE id = ?"), { session.value });
    if (!row)
        return std::unexpected(row.error());
    if (row->isEmpty())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no session %1").arg(session.value));
    const auto tail = m_statements.row(
        QStringLiteral("SELECT count(*), sum(length(payload)) FROM events WHERE session = ?"), { session.value });
    if (!tail)
        return std::unexpected(tail.error());
    Known known { { row->at(0).toLongLong(), row->at(1).toByteArray() }, tail->at(0).toLongLong(),
        tail->at(1).toLongLong(), row->at(2).toLongLong() };
    if (known.head.seq == 0)
        known.head.hash = chain::before(session);
    return &*m_known.insert(session, known);
}

Result<ChainHead> JournalTable::head(const SessionId& session)
{
    const auto found = known(session);
    return found ? Result<ChainHead>((*found)->head) : std::unexpected(found.error());
}

Result<void> JournalTable::append(const SessionId& session, const StoredEvent& stored)
{
    const auto found = known(session);
    if (!found)
        return std::unexpected(found.error());
    auto inserted = m_statements.run(
        QStringLiteral("INSERT INTO events (session, seq, kind, actor, at_us, wall_ms, visibility, payload, salt, "
                       "payload_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
        { session.value, stored.seq, notNull(stored.kind), notNull(stored.actor), stored.atUs, stored.wallMs,
            stored.visibility, orNullText(stored.payload), orNull(stored.salt),
            orNull(stored.isErased() ? stored.payloadHash : QByteArray()), stored.hash });
    if (!inserted)
        return inserted;
    Known& known = **found;
    advance(known, { stored.seq, stored.hash }, stored.atUs);
    ++known.tailEvents;
    known.tailBytes += stored.payload.size();
    const bool due = known.tailEvents >= Segment::sealedEvents || known.tailBytes >= Segment::sealedBytes;
    return due ? sealTail(session, known) : Result<void>();
}

Result<void> JournalTable::append(const SessionId& session, const Segment& segment)
{
    const auto found = known(session);
    if (!found)
        return std::unexpected(found.error());
    const OpenedSegment opened = open(segment);
    if (!opened.problem.isEmpty())
        return fail(ErrorCode::Damaged, opened.problem);
    if (auto inserted = insert(session, segment); !inserted)
        return inserted;
    advance(**found, { segment.last, hashAt(segment, segment.last) }, opened.events.last().atUs);
    return {};
}

void JournalTable::advance(Known& known, const ChainHead& head, qint64 atUs)
{
    known.head = head;
    known.durationUs = std::max(known.durationUs, atUs);
    known.settled = false;
}

Result<void> JournalTable::settle()
{
    m_settled.clear();
    for (auto it = m_known.begin(); it != m_known.end(); ++it) {
        if (it->settled)
            continue;
        if (auto set = m_statements.run(
                QStringLiteral("UPDATE sessions SET duration_us = ?, last_seq = ?, head = ? WHERE id = ?"),
                { it->durationUs, it->head.seq, it->head.hash, it.key().value });
            !set)
            return set;
        it->settled = true;
        m_settled.insert(it.key(), it->head);
    }
    return {};
}

Result<void> JournalTable::insert(const SessionId& session, const Segment& segment)
{
    return m_statements.run(
        QStringLiteral("INSERT INTO segments (session, first_seq, last_seq, events, salts, payload_hashes, hashes) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?)"),
        { session.value, segment.first, segment.last, QString::fromUtf8(segment.events), orNull(segment.salts),
            orNull(segment.payloadHashes), segment.hashes });
}

Result<void> JournalTable::sealTail(const SessionId& session, Known& known)
{
    const auto events = tail(session);
    if (!events)
        return std::unexpected(events.error());
    if (auto inserted = insert(session, seal(*events)); !inserted)
        return inserted;
    known.tailEvents = known.tailBytes = 0;
    return m_statements.run(QStringLiteral("DELETE FROM events WHERE session = ?"), { session.value });
}

Result<void> JournalTable::segmentsWhere(
    const QString& condition, const QVariantList& parameters, const std::function<Result<void>(Segment)>& take)
{
    return m_statements.each(QStringLiteral("SELECT first_seq, last_seq, %1, salts, payload_hashes, hashes "
                                            "FROM segments WHERE %2 ORDER BY first_seq")
                                 .arg(sqlite::bytesOf(QStringLiteral("events")), condition),
        parameters, [&](const QSqlQuery& row) { return take(segmentOf(row)); });
}

Result<void> JournalTable::eachSegment(
    const SessionId& session, Seq after, const std::function<Result<void>(Segment)>& take)
{
    return segmentsWhere(QStringLiteral("session = ? AND last_seq > ?"), { session.value, after }, take);
}

Result<void> JournalTable::eachSegmentText(
    const SessionId& session, Seq after, const std::function<Result<void>(Segment)>& take)
{
    return m_statements.each(QStringLiteral("SELECT first_seq, last_seq, %1 FROM segments "
                                            "WHERE session = ? AND last_seq > ? ORDER BY first_seq")
                                 .arg(sqlite::bytesOf(QStringLiteral("events"))),
        { session.value, after }, [&](const QSqlQuery& row) {
            return take({ .first = row.value(0).toLongLong(),
                .last = row.value(1).toLongLong(),
                .events = row.value(2).toByteArray() });
        });
}

Result<Segment> JournalTable::segmentFrom(const SessionId& session, Seq first)
{
    std::optional<Segment> found;
    const auto read = segmentsWhere(QStringLiteral("session = ? AND first_seq = ?"), { session.value, first },
        [&](Segment segment) -> Result<void> {
            found = std::move(segment);
            return {};
        });
    if (!read)
        return std::unexpected(read.error());
    return found ? Result<Segment>(*std::move(found))
                 : fail(ErrorCode::NotFound, QStringLiteral("no segment begins with event %1").arg(first));
}

Result<QList<StoredEvent>> JournalTable::tailWhere(const QString& condition, const QVariantList& parameters)
{
    QList<StoredEvent> events;
    const auto read = m_statements.each(
        QStringLiteral("SELECT seq, kind, actor, at_us, wall_ms, visibility, %1, salt, payload_hash, hash "
                       "FROM events WHERE %2 ORDER BY seq")
            .arg(sqlite::bytesOf(QStringLiteral("payload")), condition),
        parameters, [&](const QSqlQuery& row) -> Result<void> {
            events += storedOf(row);
            return {};
        });
    return read ? Result<QList<StoredEvent>>(std::move(events)) : std::unexpected(read.error());
}

Result<QList<StoredEvent>> JournalTable::tail(const SessionId& session, Seq after)
{
    return tailWhere(QStringLiteral("session = ? AND seq > ?"), { session.value, after });
}

Result<std::optional<StoredEvent>> JournalTable::tailEvent(const SessionId& session, Seq seq)
{
    const auto events = tailWhere(QStringLiteral("session = ? AND seq = ?"), { session.value, seq });
    if (!events)
        return std::unexpected(events.error());
    return events->isEmpty() ? std::optional<StoredEvent>() : events->first();
}

Result<std::optional<StoredEvent>> JournalTable::event(const SessionId& session, Seq seq)
{
    auto single = tailEvent(session, seq);
    if (!single || *single)
        return single;
    std::optional<StoredEvent> found;
    const auto read = segmentsWhere(QStringLiteral("session = ? AND first_seq <= ? AND last_seq >= ?"),
        { session.value, seq, seq }, [&](const Segment& segment) -> Result<void> {
            const QList<StoredEvent> events = open(segment).events;
            const auto it = std::ranges::find(events, seq, &StoredEvent::seq);
            if (it != events.end())
                found = *it;
            return {};
        });
    return read ? Result<std::optional<StoredEvent>>(found) : std::unexpected(read.error());
}

Result<QByteArray> JournalTable::hashOf(const SessionId& session, Seq seq)
{
    const auto found = event(session, seq);
    if (!found)
        return std::unexpected(found.error());
    return *found ? (*found)->hash : QByteArray();
}

Result<Seq> JournalTable::seqOf(const SessionId& session, const QByteArray& hash)
{
    const auto single = m_statements.row(
        QStringLiteral("SELECT seq FROM events WHERE session = ? AND hash = ?"), { session.value, hash });
    if (!single || !single->isEmpty())
        return single ? Result<Seq>(single->first().toLongLong()) : std::unexpected(single.error());
    Seq found = 0;
    const auto read = m_statements.each(QStringLiteral("SELECT first_seq, hashes FROM segments WHERE session = ?"),
        { session.value }, [&](const QSqlQuery& row) -> Result<void> {
            const QByteArray hashes = row.value(1).toByteArray();
            for (qsizetype at = hashes.indexOf(hash); at >= 0 && !found; at = hashes.indexOf(hash, at + 1)) {
                if (at % chain::hashSize == 0)
                    found = row.value(0).toLongLong() + at / chain::hashSize;
            }
            return {};
        });
    return read ? Result<Seq>(found) : std::unexpected(read.error());
}

} // namespace jumpseat
