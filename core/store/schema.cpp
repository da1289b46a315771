// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

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

// Step i makes version i + 1. A step that has been released is never edited, only followed by another.
QList<QStringList> steps()
{
    return { firstVersion() };
}

Result<void> runStep(Connection& connection, const QStringList& statements, int version)
{
    QStringList all = statements;
    all.prepend(QStringLiteral("BEGIN IMMEDIATE"));
    all += QStringLiteral("PRAGMA application_id = %1").arg(applicationId);
    all += QStringLiteral("PRAGMA user_version = %1").arg(version);
    all += QStringLiteral("COMMIT");
    for (const QString& statement : std::as_const(all)) {
        if (auto done = connection.run(statement); !done) {
            (void)connection.run(QStringLiteral("ROLLBACK"));
            return done;
        }
    }
    return {};
}

} // namespace

Result<void> migrate(Connection& connection)
{
    const auto present = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!present)
        return std::unexpected(present.error());
    const QList<QStringList> all = steps();
    Q_ASSERT(all.size() == Workspace::schemaVersion);
    for (int version = present->toInt(); version < Workspace::schemaVersion; ++version) {
        if (auto done = runStep(connection, all[version], version + 1); !done)
            return done;
    }
    return {};
}

QStringList tables()
{
    return { QStringLiteral("candidates"), QStringLiteral("events"), QStringLiteral("evidence"),
        QStringLiteral("invites"), QStringLiteral("kits"), QStringLiteral("scores"), QStringLiteral("sessions") };
}

} // namespace jumpseat::schema
