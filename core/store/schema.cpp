// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include "store/journal_table.h"
#include "store/workspace.h"

#include <QVariant>

namespace jumpseat::schema {
namespace {

// The journal (events) is the only source of truth; scores, evidence and the running columns of sessions are
// kept from it by the writer, in the transaction of the event that changes them, so that SQL can ask for them.
//
// A kit is stored as it was when the session ran: a record stays readable when the kit is gone or changed.
// Every session has a candidate of its own: two people may share a name, and only a person can say who is who.
// NOLINTNEXTLINE(readability-function-size): a schema is read in one piece
QStringList firstVersion()
{
    return {
        QStringLiteral(R"(CREATE TABLE kits (
    hash TEXT PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT, WITHOUT ROWID)"),
        QStringLiteral(R"(CREATE TABLE candidates (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT ''
) STRICT)"),
        QStringLiteral(R"(CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    candidate_id INTEGER NOT NULL REFERENCES candidates (id),
    kit_hash TEXT NOT NULL REFERENCES kits (hash),
    interviewer TEXT NOT NULL DEFAULT '',
    started_ms INTEGER NOT NULL DEFAULT 0,
    duration_us INTEGER NOT NULL DEFAULT 0,
    last_seq INTEGER NOT NULL DEFAULT 0,
    ended INTEGER NOT NULL DEFAULT 0 CHECK (ended IN (0, 1)),
    sample INTEGER NOT NULL DEFAULT 0 CHECK (sample IN (0, 1))
) STRICT)"),
        QStringLiteral(R"(CREATE TABLE events (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('shared', 'interviewers')),
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID)"),
        QStringLiteral(R"(CREATE TABLE scores (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    rater TEXT NOT NULL,
    criterion TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 5), -- 0: not observed
    seq INTEGER NOT NULL,
    PRIMARY KEY (session, rater, criterion)
) STRICT, WITHOUT ROWID)"),
        QStringLiteral(R"(CREATE TABLE evidence (
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    rater TEXT NOT NULL,
    criterion TEXT NOT NULL,
    event_seq INTEGER NOT NULL, -- what is shown
    seq INTEGER NOT NULL,       -- the event that linked it
    PRIMARY KEY (session, id)
) STRICT, WITHOUT ROWID)"),
        QStringLiteral(R"(CREATE TABLE invites (
    token_sha256 TEXT PRIMARY KEY, -- the token itself is never stored
    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    participant TEXT NOT NULL DEFAULT '',
    expires_ms INTEGER NOT NULL,
    revoked INTEGER NOT NULL DEFAULT 0 CHECK (revoked IN (0, 1))
) STRICT, WITHOUT ROWID)"),
        QStringLiteral("CREATE INDEX invites_by_session ON invites (session)"),
    };
}

// The journal gets its chain, sessions their heads. Long journals are kept in segments; what people want to read is
// in the view `journal`.
// NOLINTNEXTLINE(readability-function-size): a schema is read in one piece
QStringList secondVersion()
{
    const QString bytes = sqlite::bytesType();
    return {
        QStringLiteral("ALTER TABLE events RENAME TO events_1"),
        sqlite::createTable(QStringLiteral("events"),
            QStringLiteral(R"(    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL CHECK (seq > 0),
    kind TEXT NOT NULL,
    actor TEXT NOT NULL,
    at_us INTEGER NOT NULL,
    wall_ms INTEGER NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('shared', 'interviewers')),
    payload TEXT CHECK (%2), -- NULL: erased, and so is the salt; its hash stays
    salt %1,
    payload_hash %1,
    hash %1 NOT NULL,
    PRIMARY KEY (session, seq))")
                .arg(bytes, sqlite::isJson(QStringLiteral("payload")))),
        sqlite::createTable(QStringLiteral("segments"),
            QStringLiteral(R"(    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    first_seq INTEGER NOT NULL CHECK (first_seq > 0),
    last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),
    events TEXT NOT NULL, -- a JSON array, an event a line
    salts %1,
    payload_hashes %1,
    hashes %1 NOT NULL,
    PRIMARY KEY (session, first_seq))")
                .arg(bytes)),
        sqlite::createTable(QStringLiteral("media"),
            QStringLiteral(R"(    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    type TEXT NOT NULL,
    content %1 NOT NULL,
    PRIMARY KEY (session, sha256))")
                .arg(bytes)),
        // Bundles, backups and handed-over copies that were made: after an erasure somebody has to see to them.
        sqlite::createTable(
            QStringLiteral("copies"), QStringLiteral(R"(    session TEXT NOT NULL, -- '': of all sessions
    file TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('bundle', 'backup', 'handover')),
    wall_ms INTEGER NOT NULL,
    PRIMARY KEY (session, file))")),
        // Behind a gap: readable, and not to be replayed.
        sqlite::createTable(QStringLiteral("strays"),
            QStringLiteral(R"(    session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    line TEXT NOT NULL, -- as in a segment
    PRIMARY KEY (session, seq))")),
        sqlite::createTable(QStringLiteral("about"), QStringLiteral(R"(    key TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (key))")),
        QStringLiteral("ALTER TABLE sessions ADD COLUMN head %1 NOT NULL DEFAULT %2").arg(bytes, sqlite::noBytes()),
        QStringLiteral("UPDATE sessions SET last_seq = 0"), // counted again while the chain is made
        QStringLiteral("ALTER TABLE sessions ADD COLUMN erased_ms INTEGER NOT NULL DEFAULT 0"),
        sqlite::createJournalView(),
        // A program that knows this format, and the oldest format whose programs can read it all the same.
        QStringLiteral("INSERT INTO about (key, value) VALUES ('program', '0.2'), ('readable_from', '2')"),
    };
}

/// The journal as it stood in version 1, chained and sealed.
Result<void> chainJournal(Connection& connection)
{
    JournalTable table(connection);
    Statements statements(connection);
    const auto moved =
        statements.each(QStringLiteral("SELECT session, seq, kind, actor, at_us, wall_ms, visibility, %1 FROM events_1 "
                                       "ORDER BY session, seq")
                            .arg(sqlite::bytesOf(QStringLiteral("payload"))),
            {}, [&](const QSqlQuery& row) -> Result<void> {
                const SessionId session { row.value(0).toString() };
                StoredEvent stored { .seq = row.value(1).toLongLong(),
                    .kind = row.value(2).toString(),
                    .actor = row.value(3).toString(),
                    .atUs = row.value(4).toLongLong(),
                    .wallMs = row.value(5).toLongLong(),
                    .visibility = row.value(6).toString(),
                    .payload = row.value(7).toByteArray(),
                    .salt = chain::freshSalt() };
                const auto head = table.head(session);
                if (!head)
                    return std::unexpected(head.error());
                if (stored.seq != head->seq + 1)
                    return fail(ErrorCode::Damaged,
                        QStringLiteral("Event %1 of session %2 is missing.").arg(head->seq + 1).arg(session.value));
                stored.hash = linkOf(stored, head->hash);
                return table.append(session, stored);
            });
    return moved ? table.settle() : moved;
}

struct Step {
    QStringList statements;
    Result<void> (*carryOver)(Connection&) = nullptr;
    QStringList afterwards = {};
};

// Step i makes version i + 1. A step that has been released is never edited, only followed by another.
QList<Step> steps()
{
    return { { firstVersion() }, { secondVersion(), chainJournal, { QStringLiteral("DROP TABLE events_1") } } };
}

Result<void> runAll(Connection& connection, const QStringList& statements)
{
    for (const QString& statement : statements) {
        if (auto done = connection.run(statement); !done)
            return done;
    }
    return {};
}

Result<void> runStep(Connection& connection, const Step& step, int version, quint32 id)
{
    return runAll(connection, step.statements)
        .and_then([&] { return step.carryOver ? step.carryOver(connection) : Result<void>(); })
        .and_then([&] { return runAll(connection, step.afterwards); })
        .and_then([&] { return sqlite::setFormat(connection, id, version); });
}

} // namespace

Result<void> migrate(Connection& connection, quint32 id)
{
    return migrateTo(connection, Workspace::schemaVersion, id);
}

Result<void> migrateTo(Connection& connection, int format, quint32 id)
{
    const auto present = sqlite::formatOf(connection);
    if (!present)
        return std::unexpected(present.error());
    const QList<Step> all = steps();
    Q_ASSERT(all.size() == Workspace::schemaVersion);
    if (*present >= format)
        return {};
    // All steps in one transaction: after a kill or a power cut the file is as it was, or up to date.
    auto done = connection.run(QStringLiteral("BEGIN IMMEDIATE"));
    for (int version = *present; done && version < format; ++version)
        done = runStep(connection, all[version], version + 1, id);
    done = done.and_then([&] { return connection.run(QStringLiteral("COMMIT")); });
    if (!done)
        (void)connection.run(QStringLiteral("ROLLBACK"));
    return done;
}

Result<QString> difference(Connection& connection)
{
    return differenceFrom(connection, Workspace::schemaVersion);
}

Result<QString> differenceFrom(Connection& connection, int format)
{
    const auto own = Connection::open(QStringLiteral(":memory:"), Connection::Access::Create);
    if (!own)
        return std::unexpected(own.error());
    if (auto made = migrateTo(**own, format); !made)
        return std::unexpected(made.error());
    const auto wanted = sqlite::definitions(**own);
    const auto present = sqlite::definitions(connection);
    if (!wanted || !present)
        return std::unexpected(!wanted ? wanted.error() : present.error());
    for (const QString& definition : *present) {
        if (!wanted->contains(definition))
            return QStringLiteral("it defines something of its own: %1").arg(definition.simplified().left(80));
    }
    return present->size() == wanted->size() ? QString() : QStringLiteral("a table is missing");
}

QStringList tables()
{
    return { QStringLiteral("about"), QStringLiteral("candidates"), QStringLiteral("copies"), QStringLiteral("events"),
        QStringLiteral("evidence"), QStringLiteral("invites"), QStringLiteral("kits"), QStringLiteral("media"),
        QStringLiteral("scores"), QStringLiteral("segments"), QStringLiteral("sessions"), QStringLiteral("strays") };
}

} // namespace jumpseat::schema
