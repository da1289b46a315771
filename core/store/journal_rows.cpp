// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_rows.h"

namespace jumpseat {
namespace {

std::unexpected<Error> broken(const SessionId& session, Seq seq, const QString& why)
{
    return fail(ErrorCode::Malformed,
        QStringLiteral("Event %1 of session %2 was not written: %3.").arg(seq).arg(session.value, why));
}

struct Statement {
    QString sql;
    QVariantList parameters;
};

Statement renameCandidate(const SessionId& session, const QString& name)
{
    return { QStringLiteral("UPDATE candidates SET name = ? "
                            "WHERE id = (SELECT candidate_id FROM sessions WHERE id = ?)"),
        { notNull(name), session.value } };
}

Statement scoreStatement(const SessionId& session, const Event& event, const event::ScoreGiven& score)
{
    if (!score.level)
        return { QStringLiteral("DELETE FROM scores WHERE session = ? AND rater = ? AND criterion = ?"),
            { session.value, notNull(event.actor.value), notNull(score.criterion.value) } };
    return { QStringLiteral("INSERT INTO scores (session, rater, criterion, level, seq) VALUES (?, ?, ?, ?, ?) "
                            "ON CONFLICT (session, rater, criterion) DO UPDATE SET level = excluded.level, "
                            "seq = excluded.seq"),
        { session.value, notNull(event.actor.value), notNull(score.criterion.value), *score.level, event.seq } };
}

// The rows outside the journal that an event changes.
QList<Statement> projectionsOf(const SessionId& session, const Event& event)
{
    if (const auto* started = std::get_if<event::SessionStarted>(&event.payload))
        return { { QStringLiteral("UPDATE sessions SET started_ms = ?, interviewer = ? WHERE id = ?"),
                     { event.wallMs, notNull(started->interviewer), session.value } },
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
            { session.value, notNull(linked->evidence.value), notNull(event.actor.value),
                notNull(linked->criterion.value), linked->event, event.seq } } };
    } else if (const auto* unlinked = std::get_if<event::EvidenceUnlinked>(&event.payload)) {
        return { { QStringLiteral("DELETE FROM evidence WHERE session = ? AND id = ?"),
            { session.value, notNull(unlinked->evidence.value) } } };
    }
    return {};
}

} // namespace

Result<void> JournalRows::begin()
{
    return m_statements.run(QStringLiteral("BEGIN IMMEDIATE"));
}

Result<void> JournalRows::commit()
{
    return m_journal.settle().and_then([&] { return m_statements.run(QStringLiteral("COMMIT")); });
}

void JournalRows::rollback()
{
    m_journal.forget();
    (void)m_statements.run(QStringLiteral("ROLLBACK")); // there may be nothing left to roll back
}

Result<void> JournalRows::write(const Job& job)
{
    return std::visit(
        [&](const auto& what) -> Result<void> {
            if constexpr (std::is_same_v<std::decay_t<decltype(what)>, job::Append>)
                return append(what, job.uncertain);
            else
                return writeJob(what);
        },
        job.what);
}

Result<void> JournalRows::writeJob(const job::CreateSession& create)
{
    const auto known =
        m_statements.row(QStringLiteral("SELECT 1 FROM sessions WHERE id = ?"), { create.session.value });
    if (!known)
        return std::unexpected(known.error());
    if (!known->isEmpty())
        return {};
    if (auto kit = m_statements.run(
            QStringLiteral("INSERT INTO kits (hash, id, version, title, snapshot) VALUES (?, ?, ?, ?, ?) "
                           "ON CONFLICT (hash) DO NOTHING"),
            { create.kitHash, notNull(create.kitId), create.kitVersion, notNull(create.kitTitle), create.snapshot });
        !kit)
        return kit;
    const auto candidate = m_statements.row(QStringLiteral("INSERT INTO candidates (name) VALUES ('') RETURNING id"));
    if (!candidate)
        return std::unexpected(candidate.error());
    return m_statements.run(
        QStringLiteral("INSERT INTO sessions (id, candidate_id, kit_hash, sample) VALUES (?, ?, ?, ?)"),
        { create.session.value, candidate->first(), create.kitHash, int(create.sample) });
}

Result<void> JournalRows::writeJob(const job::AddInvite& add)
{
    return m_statements.run(
        QStringLiteral("INSERT INTO invites (token_sha256, session, role, participant, expires_ms, revoked) "
                       "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (token_sha256) DO NOTHING"),
        { add.tokenHash, add.invite.session.value, roleName(add.invite.role), notNull(add.invite.participant.value),
            add.invite.expiresWallMs, int(add.invite.revoked) });
}

Result<void> JournalRows::writeJob(const job::BindInvite& bind)
{
    return m_statements.run(QStringLiteral("UPDATE invites SET participant = ? WHERE token_sha256 = ?"),
        { notNull(bind.participant.value), bind.tokenHash });
}

Result<void> JournalRows::writeJob(const job::RevokeInvites& revoke)
{
    return m_statements.run(
        QStringLiteral("UPDATE invites SET revoked = 1 WHERE session = ?"), { revoke.session.value });
}

Result<void> JournalRows::writeJob(const job::RemoveSession& remove)
{
    m_journal.forget(remove.session);
    // Events, scores, evidence and invites go with their session; a candidate or kit that nobody names goes here.
    if (auto done = m_statements.run(QStringLiteral("DELETE FROM sessions WHERE id = ?"), { remove.session.value });
        !done)
        return done;
    if (auto done = m_statements.run(
            QStringLiteral("DELETE FROM candidates WHERE id NOT IN (SELECT candidate_id FROM sessions)"));
        !done)
        return done;
    return m_statements.run(QStringLiteral("DELETE FROM kits WHERE hash NOT IN (SELECT kit_hash FROM sessions)"));
}

Result<void> JournalRows::append(const job::Append& append, bool uncertain)
{
    const Event& event = *append.event;
    const auto head = m_journal.head(append.session);
    if (!head)
        return head.error().code == ErrorCode::NotFound
            ? broken(append.session, event.seq, QStringLiteral("there is no such session"))
            : std::unexpected(head.error());
    if (uncertain && event.seq <= head->seq)
        return alreadyThere(append.session, event);
    if (event.seq != head->seq + 1)
        return broken(append.session, event.seq, QStringLiteral("event %1 was expected").arg(head->seq + 1));
    if (auto added = m_journal.append(append.session, toStored(event, head->hash)); !added)
        return added;
    return project(append.session, event);
}

// After a commit that failed, its events may be on the disk all the same, in the tail or in a segment by now.
Result<void> JournalRows::alreadyThere(const SessionId& session, const Event& event)
{
    const auto there = m_journal.event(session, event.seq);
    if (!there)
        return std::unexpected(there.error());
    StoredEvent wanted = toStored(event, {});
    const bool same =
        *there && (*there)->kind == wanted.kind && (*there)->atUs == wanted.atUs && (*there)->payload == wanted.payload;
    if (!same)
        return broken(session, event.seq, QStringLiteral("another event has this number"));
    m_journal.confirm(session);
    return {};
}

Result<void> JournalRows::project(const SessionId& session, const Event& event)
{
    for (const Statement& statement : projectionsOf(session, event)) {
        if (auto done = m_statements.run(statement.sql, statement.parameters); !done)
            return done;
    }
    return {};
}

} // namespace jumpseat
