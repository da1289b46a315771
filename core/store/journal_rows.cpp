// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_rows.h"

#include <QJsonDocument>
#include <QSqlError>
#include <QVariant>

namespace jumpseat {
namespace {

// SQLite's codes for a row that breaks a rule of the schema.
constexpr int sqliteConstraint = 19, sqliteMismatch = 20;

WriteFailure failureOf(const QString& file, const QSqlError& error)
{
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return { storeError(file, error).what, code == sqliteConstraint || code == sqliteMismatch };
}

std::unexpected<WriteFailure> broken(const SessionId& session, Seq seq, const QString& why)
{
    return std::unexpected(WriteFailure {
        QStringLiteral("Event %1 of session %2 was not written: %3.").arg(seq).arg(session.value, why), true });
}

// Qt binds a null QString as NULL; every text column here is NOT NULL.
QString text(const QString& value)
{
    return value.isNull() ? QStringLiteral("") : value;
}

QString payloadText(const Event& event)
{
    return QString::fromUtf8(QJsonDocument(payloadToJson(event.payload)).toJson(QJsonDocument::Compact));
}

QString visibilityName(const Event& event)
{
    return visibilityOf(event.payload) == Visibility::Shared ? QStringLiteral("shared")
                                                             : QStringLiteral("interviewers");
}

struct Statement {
    QString sql;
    QVariantList parameters;
};

Statement renameCandidate(const SessionId& session, const QString& name)
{
    return { QStringLiteral("UPDATE candidates SET name = ? "
                            "WHERE id = (SELECT candidate_id FROM sessions WHERE id = ?)"),
        { text(name), session.value } };
}

Statement scoreStatement(const SessionId& session, const Event& event, const event::ScoreGiven& score)
{
    if (!score.level)
        return { QStringLiteral("DELETE FROM scores WHERE session = ? AND rater = ? AND criterion = ?"),
            { session.value, text(event.actor.value), text(score.criterion.value) } };
    return { QStringLiteral("INSERT OR REPLACE INTO scores (session, rater, criterion, level, seq) "
                            "VALUES (?, ?, ?, ?, ?)"),
        { session.value, text(event.actor.value), text(score.criterion.value), *score.level, event.seq } };
}

// The rows outside the journal that an event changes.
QList<Statement> projectionsOf(const SessionId& session, const Event& event)
{
    if (const auto* started = std::get_if<event::SessionStarted>(&event.payload))
        return { { QStringLiteral("UPDATE sessions SET started_ms = ?, interviewer = ? WHERE id = ?"),
                     { event.wallMs, text(started->interviewer), session.value } },
            renameCandidate(session, started->candidate) };
    if (const auto* joined = std::get_if<event::ParticipantJoined>(&event.payload)) {
        if (joined->role == Role::Candidate)
            return { renameCandidate(session, joined->name) };
    } else if (std::holds_alternative<event::SessionEnded>(event.payload)) {
        return { { QStringLiteral("UPDATE sessions SET ended = 1 WHERE id = ?"), { session.value } } };
    } else if (const auto* score = std::get_if<event::ScoreGiven>(&event.payload)) {
        return { scoreStatement(session, event, *score) };
    } else if (const auto* linked = std::get_if<event::EvidenceLinked>(&event.payload)) {
        return { { QStringLiteral("INSERT INTO evidence (session, id, rater, criterion, event_seq, seq) "
                                  "VALUES (?, ?, ?, ?, ?, ?)"),
            { session.value, text(linked->evidence.value), text(event.actor.value), text(linked->criterion.value),
                linked->event, event.seq } } };
    } else if (const auto* unlinked = std::get_if<event::EvidenceUnlinked>(&event.payload)) {
        return { { QStringLiteral("DELETE FROM evidence WHERE session = ? AND id = ?"),
            { session.value, text(unlinked->evidence.value) } } };
    }
    return {};
}

} // namespace

Written JournalRows::begin()
{
    return run(QStringLiteral("BEGIN IMMEDIATE"));
}

Written JournalRows::commit()
{
    return run(QStringLiteral("COMMIT"));
}

void JournalRows::rollback()
{
    m_lastSeq.clear();
    (void)run(QStringLiteral("ROLLBACK")); // there may be nothing left to roll back
}

Written JournalRows::write(const Job& job)
{
    return std::visit(
        [&](const auto& what) -> Written {
            if constexpr (std::is_same_v<std::decay_t<decltype(what)>, job::Append>)
                return append(what, job.uncertain);
            else
                return writeJob(what);
        },
        job.what);
}

Written JournalRows::writeJob(const job::CreateSession& create)
{
    const auto known = firstRow(QStringLiteral("SELECT 1 FROM sessions WHERE id = ?"), { create.session.value });
    if (!known)
        return std::unexpected(known.error());
    if (!known->isEmpty())
        return {};
    const QList<Statement> statements {
        { QStringLiteral("INSERT INTO kits (hash, id, version, title, snapshot) VALUES (?, ?, ?, ?, ?) "
                         "ON CONFLICT (hash) DO NOTHING"),
            { create.kitHash, text(create.kitId), create.kitVersion, text(create.kitTitle), create.snapshot } },
        { QStringLiteral("INSERT INTO candidates DEFAULT VALUES"), {} },
        { QStringLiteral("INSERT INTO sessions (id, candidate_id, kit_hash, sample) "
                         "VALUES (?, last_insert_rowid(), ?, ?)"),
            { create.session.value, create.kitHash, int(create.sample) } },
    };
    for (const Statement& statement : statements) {
        if (auto done = run(statement.sql, statement.parameters); !done)
            return done;
    }
    return {};
}

Written JournalRows::writeJob(const job::AddInvite& add)
{
    return run(QStringLiteral("INSERT OR REPLACE INTO invites (token_sha256, session, role, participant, expires_ms, "
                              "revoked) VALUES (?, ?, ?, ?, ?, ?)"),
        { add.tokenHash, add.invite.session.value, roleName(add.invite.role), text(add.invite.participant.value),
            add.invite.expiresWallMs, int(add.invite.revoked) });
}

Written JournalRows::writeJob(const job::BindInvite& bind)
{
    return run(QStringLiteral("UPDATE invites SET participant = ? WHERE token_sha256 = ?"),
        { text(bind.participant.value), bind.tokenHash });
}

Written JournalRows::writeJob(const job::RevokeInvites& revoke)
{
    return run(QStringLiteral("UPDATE invites SET revoked = 1 WHERE session = ?"), { revoke.session.value });
}

Written JournalRows::writeJob(const job::RemoveSession& remove)
{
    m_lastSeq.remove(remove.session);
    // Events, scores, evidence and invites go with their session; a candidate or kit that nobody names goes here.
    if (auto done = run(QStringLiteral("DELETE FROM sessions WHERE id = ?"), { remove.session.value }); !done)
        return done;
    if (auto done = run(QStringLiteral("DELETE FROM candidates WHERE id NOT IN (SELECT candidate_id FROM sessions)"));
        !done)
        return done;
    return run(QStringLiteral("DELETE FROM kits WHERE hash NOT IN (SELECT kit_hash FROM sessions)"));
}

Written JournalRows::append(const job::Append& append, bool uncertain)
{
    const Event& event = *append.event;
    const auto last = lastSeq(append.session);
    if (!last)
        return std::unexpected(last.error());
    if (uncertain && event.seq <= *last)
        return alreadyThere(append.session, event);
    if (event.seq != *last + 1)
        return broken(append.session, event.seq, QStringLiteral("event %1 was expected").arg(*last + 1));
    if (auto inserted = insert(append.session, event); !inserted)
        return inserted;
    m_lastSeq[append.session] = event.seq;
    return project(append.session, event);
}

Written JournalRows::insert(const SessionId& session, const Event& event)
{
    return run(QStringLiteral("INSERT INTO events (session, seq, kind, actor, at_us, wall_ms, visibility, payload) "
                              "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
        { session.value, event.seq, text(kindOf(event.payload)), text(event.actor.value), event.atUs, event.wallMs,
            visibilityName(event), payloadText(event) });
}

Written JournalRows::alreadyThere(const SessionId& session, const Event& event)
{
    const auto row =
        firstRow(QStringLiteral("SELECT payload FROM events WHERE session = ? AND seq = ? AND kind = ? AND at_us = ?"),
            { session.value, event.seq, kindOf(event.payload), event.atUs });
    if (!row)
        return std::unexpected(row.error());
    if (row->isEmpty() || row->first().toString() != payloadText(event))
        return broken(session, event.seq, QStringLiteral("another event has this number"));
    return {};
}

Written JournalRows::project(const SessionId& session, const Event& event)
{
    QList<Statement> statements = projectionsOf(session, event);
    statements += { QStringLiteral("UPDATE sessions SET duration_us = ?, last_seq = ? WHERE id = ?"),
        { event.atUs, event.seq, session.value } };
    for (const Statement& statement : std::as_const(statements)) {
        if (auto done = run(statement.sql, statement.parameters); !done)
            return done;
    }
    return {};
}

std::expected<Seq, WriteFailure> JournalRows::lastSeq(const SessionId& session)
{
    if (const auto it = m_lastSeq.constFind(session); it != m_lastSeq.constEnd())
        return *it;
    const auto row = firstRow(QStringLiteral("SELECT last_seq FROM sessions WHERE id = ?"), { session.value });
    if (!row)
        return std::unexpected(row.error());
    if (row->isEmpty())
        return broken(session, 0, QStringLiteral("there is no such session"));
    return *m_lastSeq.insert(session, row->first().toLongLong());
}

std::expected<QVariantList, WriteFailure> JournalRows::firstRow(const QString& sql, const QVariantList& parameters)
{
    const auto query = execute(sql, parameters);
    if (!query)
        return std::unexpected(query.error());
    QVariantList row;
    if ((*query)->next())
        row += (*query)->value(0);
    const QSqlError error = (*query)->lastError();
    (*query)->finish(); // an open cursor would stand in the way of the commit
    if (error.isValid())
        return std::unexpected(failureOf(m_connection.file(), error));
    return row;
}

Written JournalRows::run(const QString& sql, const QVariantList& parameters)
{
    const auto query = execute(sql, parameters);
    if (!query)
        return std::unexpected(query.error());
    (*query)->finish();
    return {};
}

std::expected<QSqlQuery*, WriteFailure> JournalRows::execute(const QString& sql, const QVariantList& parameters)
{
    auto it = m_statements.find(sql);
    if (it == m_statements.end()) {
        auto prepared = m_connection.prepare(sql);
        if (!prepared)
            return std::unexpected(WriteFailure { prepared.error().what });
        it = m_statements.emplace(sql, *std::move(prepared)).first;
    }
    QSqlQuery& query = it->second;
    for (qsizetype i = 0; i < parameters.size(); ++i)
        query.bindValue(int(i), parameters[i]);
    if (!query.exec())
        return std::unexpected(failureOf(m_connection.file(), query.lastError()));
    return &query;
}

} // namespace jumpseat
