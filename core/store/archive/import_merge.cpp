// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/import_merge.h"

#include "store/derived_rows.h"
#include "store/journal_fold.h"
#include "store/journal_walk.h"

#include <QCryptographicHash>

namespace jumpseat {

ImportMerge::ImportMerge(Connection& into, Connection& from, const CheckedBundle& bundle, const ImportOptions& options)
    : m_into(into)
    , m_from(from)
    , m_bundle(bundle)
    , m_options(options)
    , m_session(bundle.session)
    , m_writing(into)
    , m_reading(from)
    , m_ours(into)
    , m_theirs(from)
{
}

Result<Imported> ImportMerge::run()
{
    const auto here = whatIsHere();
    if (!here)
        return std::unexpected(here.error());
    Imported imported { .session = m_session, .events = here->head.seq };
    const auto outcome = compare(*here);
    if (!outcome)
        return std::unexpected(outcome.error());
    imported.outcome = *outcome;
    imported.erasedWallMs = here->erasedWallMs;
    if (*outcome == ImportOutcome::Added || *outcome == ImportOutcome::Extended)
        return take(*outcome, *here);
    if (*outcome == ImportOutcome::Conflict && here->known) {
        const auto first = firstDifference(std::min(here->head.seq, m_bundle.head.seq));
        if (!first)
            return std::unexpected(first.error());
        imported.firstDifferent = *first;
    }
    return imported;
}

Result<ImportMerge::Here> ImportMerge::whatIsHere()
{
    const auto row = m_writing.row(
        QStringLiteral("SELECT last_seq, head, erased_ms FROM sessions WHERE id = ?"), { m_session.value });
    if (!row)
        return std::unexpected(row.error());
    if (row->isEmpty())
        return Here {};
    return Here { true, { row->at(0).toLongLong(), row->at(1).toByteArray() }, row->at(2).toLongLong() };
}

// A hash that stands for two texts would put another rubric under sessions that were scored by the first.
Result<bool> ImportMerge::kitsAgree()
{
    const QString columns = QStringLiteral("SELECT hash, id, version, title, snapshot FROM kits");
    const auto theirs = m_reading.row(columns);
    if (!theirs)
        return std::unexpected(theirs.error());
    const auto ours = m_writing.row(columns + QStringLiteral(" WHERE hash = ?"), { theirs->value(0) });
    if (!ours)
        return std::unexpected(ours.error());
    return ours->isEmpty() || *ours == *theirs;
}

Result<ImportOutcome> ImportMerge::compare(const Here& here)
{
    const auto agree = kitsAgree();
    if (!agree)
        return std::unexpected(agree.error());
    if (here.erasedWallMs > 0 && !m_options.evenErased)
        return ImportOutcome::ErasedHere;
    if (!here.known)
        return *agree ? ImportOutcome::Added : ImportOutcome::Conflict;
    // Both chains hold, so one common hash means that all before it is common.
    const Seq common = std::min(here.head.seq, m_bundle.head.seq);
    const auto ours = common > 0 ? m_ours.hashOf(m_session, common) : QByteArray();
    const auto theirs = common > 0 ? m_theirs.hashOf(m_session, common) : QByteArray();
    if (!ours || !theirs)
        return std::unexpected(!ours ? ours.error() : theirs.error());
    if (*ours != *theirs || !*agree)
        return ImportOutcome::Conflict;
    if (m_bundle.head.seq < here.head.seq)
        return ImportOutcome::AlreadyLonger;
    if (here.erasedWallMs > 0)
        return ImportOutcome::Added;
    return m_bundle.head.seq == here.head.seq ? ImportOutcome::AlreadyThere : ImportOutcome::Extended;
}

/// 0 when the events agree through `most`.
Result<Seq> ImportMerge::firstDifference(Seq most)
{
    Seq same = 0;
    Seq different = most + 1;
    while (different - same > 1) {
        const Seq middle = same + (different - same) / 2;
        const auto ours = m_ours.hashOf(m_session, middle);
        const auto theirs = m_theirs.hashOf(m_session, middle);
        if (!ours || !theirs)
            return std::unexpected(!ours ? ours.error() : theirs.error());
        (*ours == *theirs ? same : different) = middle;
    }
    return different > most ? 0 : different;
}

Result<Imported> ImportMerge::take(ImportOutcome outcome, const Here& here)
{
    if (here.known && m_options.live.contains(m_session))
        return fail(ErrorCode::Refused,
            QStringLiteral("Session %1 is live here and cannot grow by an import.").arg(m_session.value));
    const bool afresh = outcome == ImportOutcome::Added;
    const Seq after = afresh ? 0 : here.head.seq;
    Result<void> done;
    if (afresh)
        done = makeRoom().and_then([&] { return addRows(); });
    done = done.and_then([&] { return addEvents(after); }).and_then([&] { return addRest(); }).and_then([&] {
        return checkWhatCame();
    });
    if (!done)
        return std::unexpected(done.error());
    return Imported {
        .outcome = outcome, .session = m_session, .events = m_bundle.head.seq, .added = m_bundle.head.seq - after
    };
}

/// What an erasure has left of the session goes, the rows that hang on it with it.
Result<void> ImportMerge::makeRoom()
{
    return m_writing.run(QStringLiteral("DELETE FROM sessions WHERE id = ?"), { m_session.value }).and_then([&] {
        return m_writing.run(
            QStringLiteral("DELETE FROM candidates WHERE id NOT IN (SELECT candidate_id FROM sessions)"));
    });
}

Result<void> ImportMerge::addRows()
{
    const auto kit = m_reading.row(QStringLiteral("SELECT hash, id, version, title, snapshot FROM kits"));
    const auto sample = m_reading.row(QStringLiteral("SELECT sample FROM sessions"));
    if (!kit || !sample)
        return std::unexpected(!kit ? kit.error() : sample.error());
    if (auto added = m_writing.run(QStringLiteral("INSERT INTO kits (hash, id, version, title, snapshot) "
                                                  "VALUES (?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING"),
            *kit);
        !added)
        return added;
    const auto candidate = m_writing.row(QStringLiteral("INSERT INTO candidates (name) VALUES ('') RETURNING id"));
    if (!candidate)
        return std::unexpected(candidate.error());
    return m_writing.run(
        QStringLiteral("INSERT INTO sessions (id, candidate_id, kit_hash, sample) VALUES (?, ?, ?, ?)"),
        { m_session.value, candidate->first(), kit->first(), sample->first() });
}

// Event by event and not segment by segment: both sides may have sealed at other places, and a segment of another
// size than ours would come in with them.
Result<void> ImportMerge::addEvents(Seq after)
{
    Result<void> done;
    const QString unreadable = walkJournal(m_from, m_session, [&](const StoredEvent& event) {
        if (event.seq > after)
            done = m_ours.append(m_session, event);
        return done.has_value();
    });
    if (done && !unreadable.isEmpty())
        done = fail(ErrorCode::Damaged, unreadable);
    return done ? m_ours.settle() : done;
}

Result<void> ImportMerge::addRest()
{
    auto done = m_reading.each(QStringLiteral("SELECT session, sha256, type, content FROM media"), {},
        [&](const QSqlQuery& row) -> Result<void> {
            const QByteArray content = row.value(3).toByteArray();
            if (QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex() != row.value(1).toByteArray())
                return fail(ErrorCode::Damaged, QStringLiteral("%1 was changed meanwhile.").arg(m_bundle.file));
            return m_writing.run(QStringLiteral("INSERT INTO media (session, sha256, type, content) "
                                                "VALUES (?, ?, ?, ?) ON CONFLICT (session, sha256) DO NOTHING"),
                { row.value(0), row.value(1), notNull(row.value(2).toString()), content });
        });
    if (!done)
        return done;
    return m_reading.each(QStringLiteral("SELECT session, seq, line FROM strays"), {}, [&](const QSqlQuery& row) {
        return m_writing.run(QStringLiteral("INSERT INTO strays (session, seq, line) VALUES (?, ?, ?) "
                                            "ON CONFLICT (session, seq) DO NOTHING"),
            { row.value(0), row.value(1), notNull(row.value(2).toString()) });
    });
}

// What counts is what stands here now, whatever the bundle was when it was looked at.
Result<void> ImportMerge::checkWhatCame()
{
    const auto folded = foldJournal(m_into, m_session);
    if (!folded)
        return std::unexpected(folded.error());
    if (folded->head != m_bundle.head)
        return fail(ErrorCode::Damaged, QStringLiteral("%1 was changed meanwhile.").arg(m_bundle.file));
    return derived_rows::rebuild(m_into, m_session, folded->state);
}

} // namespace jumpseat
