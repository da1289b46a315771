// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/erasure_rows.h"

#include "store/journal_table.h"

#include <QFileInfo>

namespace jumpseat {
namespace {

StoredEvent withoutContent(StoredEvent event)
{
    event.payload = {};
    event.salt = {};
    return event;
}

// A segment that cannot be read in full cannot be kept without its content: what holds nothing together goes whole.
Result<void> eraseSegment(Statements& statements, const SessionId& session, const Segment& segment)
{
    OpenedSegment opened = open(segment);
    if (!opened.problem.isEmpty())
        return statements.run(QStringLiteral("DELETE FROM segments WHERE session = ? AND first_seq = ?"),
            { session.value, segment.first });
    for (StoredEvent& event : opened.events)
        event = withoutContent(std::move(event));
    const Segment erased = seal(opened.events);
    return statements.run(QStringLiteral("UPDATE segments SET events = ?, salts = NULL, payload_hashes = ? "
                                         "WHERE session = ? AND first_seq = ?"),
        { QString::fromUtf8(erased.events), erased.payloadHashes, session.value, segment.first });
}

Result<QList<Seq>> firstsOf(Statements& statements, const SessionId& session)
{
    QList<Seq> firsts;
    const auto read =
        statements.each(QStringLiteral("SELECT first_seq FROM segments WHERE session = ? ORDER BY first_seq"),
            { session.value }, [&](const QSqlQuery& row) -> Result<void> {
                firsts += row.value(0).toLongLong();
                return {};
            });
    return read ? Result<QList<Seq>>(firsts) : std::unexpected(read.error());
}

Result<void> eraseJournal(Connection& connection, Statements& statements, const SessionId& session)
{
    JournalTable table(connection);
    const auto firsts = firstsOf(statements, session);
    if (!firsts)
        return std::unexpected(firsts.error());
    Result<void> done;
    for (const Seq first : *firsts) {
        const auto segment = table.segmentFrom(session, first);
        done = done.and_then(
            [&] { return segment ? eraseSegment(statements, session, *segment) : std::unexpected(segment.error()); });
    }
    const auto tail = table.tail(session);
    if (!tail)
        return std::unexpected(tail.error());
    for (const StoredEvent& event : *tail) {
        if (event.isErased())
            continue;
        done = done.and_then([&] {
            return statements.run(QStringLiteral("UPDATE events SET payload = NULL, salt = NULL, payload_hash = ? "
                                                 "WHERE session = ? AND seq = ?"),
                { chain::ofPayload(event.salt, event.payload), session.value, event.seq });
        });
    }
    return done;
}

// The names of files may tell of the person too; those that are gone need not be looked for any more.
Result<void> forgetGoneCopies(Statements& statements, const SessionId& session)
{
    QStringList gone;
    auto done = statements.each(QStringLiteral("SELECT file FROM copies WHERE session = ?"), { session.value },
        [&](const QSqlQuery& row) -> Result<void> {
            if (const QString file = row.value(0).toString(); !QFileInfo::exists(file))
                gone += file;
            return {};
        });
    for (const QString& file : gone) {
        if (done)
            done = statements.run(
                QStringLiteral("DELETE FROM copies WHERE session = ? AND file = ?"), { session.value, file });
    }
    return done;
}

} // namespace

Result<void> eraseRows(Connection& connection, const SessionId& session, qint64 nowWallMs)
{
    Statements statements(connection);
    auto done = eraseJournal(connection, statements, session);
    for (const char* table : { "media", "strays", "invites", "evidence" }) {
        if (done)
            done = statements.run(
                QStringLiteral("DELETE FROM %1 WHERE session = ?").arg(QLatin1StringView(table)), { session.value });
    }
    return done.and_then([&] { return forgetGoneCopies(statements, session); })
        .and_then([&] {
            return statements.run(QStringLiteral("UPDATE candidates SET name = '' "
                                                 "WHERE id = (SELECT candidate_id FROM sessions WHERE id = ?)"),
                { session.value });
        })
        // Erased again, it was erased the first time.
        .and_then([&] {
            return statements.run(QStringLiteral("UPDATE sessions SET interviewer = '', erased_ms = "
                                                 "CASE WHEN erased_ms > 0 THEN erased_ms ELSE ? END WHERE id = ?"),
                { std::max<qint64>(nowWallMs, 1), session.value });
        });
}

} // namespace jumpseat
