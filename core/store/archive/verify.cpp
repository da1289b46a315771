// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/verify.h"

#include "kit/kit_snapshot.h"
#include "store/archive/lost_kit.h"
#include "store/derived_rows.h"
#include "store/file_inspection.h"
#include "store/heads_file.h"
#include "store/journal_walk.h"
#include "store/schema.h"
#include "store/workspace.h"

#include <QCryptographicHash>

#include <algorithm>

namespace jumpseat {
namespace {

struct Row {
    SessionId id;
    ChainHead head;
    qint64 erasedWallMs = 0;
};

Result<QList<Row>> rowsOf(Connection& connection)
{
    QList<Row> rows;
    Statements statements(connection);
    const auto read =
        statements.each(QStringLiteral("SELECT id, last_seq, head, erased_ms FROM sessions ORDER BY started_ms, id"),
            {}, [&](const QSqlQuery& row) -> Result<void> {
                rows += { { row.value(0).toString() }, { row.value(1).toLongLong(), row.value(2).toByteArray() },
                    row.value(3).toLongLong() };
                return {};
            });
    return read ? Result<QList<Row>>(rows) : std::unexpected(read.error());
}

/// One session's check, from its first event to its last.
class SessionCheck {
public:
    SessionCheck(Connection& connection, const Row& row)
        : m_connection(connection)
        , m_row(row)
        , m_chain(row.id)
    {
        m_verdict.session = row.id;
        m_verdict.erased = row.erasedWallMs > 0;
    }

    SessionVerdict run(const std::optional<ChainHead>& noted)
    {
        const QString unreadable =
            walkJournal(m_connection, m_row.id, [this](const StoredEvent& event) { return take(event); });
        m_verdict.head = m_chain.head();
        if (m_verdict.isSound() && !unreadable.isEmpty())
            wrong(m_chain.head().seq + 1, unreadable);
        checkEnd(noted);
        checkRest();
        return m_verdict;
    }

private:
    void wrong(Seq seq, const QString& problem)
    {
        if (!m_verdict.isSound())
            return;
        m_verdict.firstWrong = seq;
        m_verdict.problem = problem;
    }

    bool take(const StoredEvent& event)
    {
        if (const QString problem = m_chain.follow(event); !problem.isEmpty())
            wrong(m_chain.head().seq + 1, problem);
        else if (!m_verdict.erased)
            fold(event);
        return m_verdict.isSound();
    }

    void fold(const StoredEvent& stored)
    {
        const auto event = fromStored(stored);
        if (!event)
            return wrong(
                stored.seq, QStringLiteral("event %1 cannot be read: %2").arg(stored.seq).arg(event.error().what));
        if ((*event)->atUs < m_state.lastUs)
            return wrong(stored.seq, QStringLiteral("event %1 is earlier than the one before it").arg(stored.seq));
        if (const auto* submitted = std::get_if<event::ScorecardSubmitted>(&(*event)->payload))
            checkSubmission(*submitted);
        if (auto applied = m_state.apply(*event); !applied)
            return wrong(
                stored.seq, QStringLiteral("event %1 does not fit: %2").arg(stored.seq).arg(applied.error().what));
    }

    void checkEnd(const std::optional<ChainHead>& noted)
    {
        if (m_verdict.isSound() && m_row.head.seq > 0 && m_row.head != m_chain.head())
            wrong(m_chain.head().seq + 1, QStringLiteral("the events after %1 are missing").arg(m_chain.head().seq));
        if (!m_verdict.isSound() || !noted)
            return;
        if (noted->seq > m_chain.head().seq)
            wrong(m_chain.head().seq + 1,
                QStringLiteral("events %1 to %2 were saved and are missing: the file was cut, or an older copy was put "
                               "back")
                    .arg(m_chain.head().seq + 1)
                    .arg(noted->seq));
        else if (const auto hash = JournalTable(m_connection).hashOf(m_row.id, noted->seq);
            hash && *hash != noted->hash)
            wrong(noted->seq, QStringLiteral("event %1 is not the one that was saved").arg(noted->seq));
    }

    /// What hangs on the events without being one.
    void checkRest()
    {
        if (m_verdict.erased || !m_verdict.isSound())
            return;
        const auto difference = derived_rows::difference(m_connection, m_row.id, m_state);
        if (!difference)
            wrong(0, difference.error().what);
        else if (!difference->isEmpty())
            wrong(0, *difference);
        checkKit();
        checkMedia();
    }

    /// Raters seal what they scored with the record it was scored on.
    void checkSubmission(const event::ScorecardSubmitted& submitted)
    {
        if (submitted.headHash.isEmpty())
            return; // of a time when there was no chain
        const auto hash = JournalTable(m_connection).hashOf(m_row.id, submitted.headSeq);
        if (!hash || hash->toHex() != submitted.headHash.toLatin1())
            wrong(submitted.headSeq,
                QStringLiteral("event %1 is not the one that a scorecard was submitted on").arg(submitted.headSeq));
    }

    void checkKit()
    {
        if (!m_state.info || m_state.info->snapshotHash.isEmpty())
            return; // of a format that did not seal it
        Statements statements(m_connection);
        const auto kit = statements.row(
            QStringLiteral("SELECT k.snapshot FROM sessions s JOIN kits k ON k.hash = s.kit_hash WHERE s.id = ?"),
            { m_row.id.value });
        const QByteArray snapshot = kit ? kit->value(0).toString().toUtf8() : QByteArray();
        if (!m_state.recoveries.isEmpty() && isLostKit(snapshot))
            return; // and the record itself says so
        if (kitSnapshotHash(snapshot) != m_state.info->snapshotHash)
            wrong(0, QStringLiteral("the kit and rubric stored with it are not those it was held with"));
    }

    void checkMedia()
    {
        Statements statements(m_connection);
        const auto read = statements.each(QStringLiteral("SELECT sha256, content FROM media WHERE session = ?"),
            { m_row.id.value }, [&](const QSqlQuery& row) -> Result<void> {
                const QByteArray hash =
                    QCryptographicHash::hash(row.value(1).toByteArray(), QCryptographicHash::Sha256).toHex();
                if (hash != row.value(0).toByteArray())
                    wrong(0, QStringLiteral("an attached file is not what it was: %1").arg(row.value(0).toString()));
                return {};
            });
        if (!read)
            wrong(0, read.error().what);
    }

    Connection& m_connection;
    Row m_row;
    ChainFollower m_chain;
    SessionState m_state;
    SessionVerdict m_verdict;
};

Result<std::unique_ptr<Connection>> openForChecking(const QString& file)
{
    const auto kind = inspectFile(file);
    if (!kind)
        return std::unexpected(kind.error());
    if (*kind == FileKind::Missing || *kind == FileKind::Empty)
        return fail(ErrorCode::NotFound, QStringLiteral("%1 is not there, or empty.").arg(file));
    auto connection =
        Connection::open(file, *kind == FileKind::Bundle ? Connection::Access::Foreign : Connection::Access::Read);
    if (!connection)
        return std::unexpected(connection.error());
    const auto format = sqlite::formatOf(**connection);
    if (!format)
        return std::unexpected(format.error());
    if (*format != Workspace::schemaVersion)
        return fail(ErrorCode::Newer,
            QStringLiteral("%1 has format %2, and this program checks format %3. Opening an older workspace brings it "
                           "up to date.")
                .arg(file, QString::number(*format), QString::number(Workspace::schemaVersion)));
    return connection;
}

} // namespace

bool Verdict::isSound() const
{
    return problem.isEmpty() && std::ranges::all_of(sessions, &SessionVerdict::isSound);
}

Result<Verdict> verify(const QString& file, const std::function<bool(int, int)>& progress)
{
    const auto connection = openForChecking(file);
    if (!connection)
        return std::unexpected(connection.error());
    // As of one moment: a live journal goes on while it is checked. A second file that is read before is never ahead.
    const auto second = HeadsFile::read(file);
    if (auto begun = (*connection)->run(QStringLiteral("BEGIN")); !begun)
        return std::unexpected(begun.error());
    Verdict verdict { .secondFileMissing = second.missing };
    const auto pages = sqlite::check(**connection);
    verdict.problem = pages ? *pages : pages.error().what;
    const auto tables = schema::difference(**connection);
    if (verdict.problem.isEmpty())
        verdict.problem = tables ? *tables : tables.error().what;
    const auto rows = rowsOf(**connection);
    if (!rows) {
        verdict.problem = rows.error().what;
        return verdict;
    }
    for (const Row& row : *rows) {
        if (progress && !progress(int(verdict.sessions.size()), int(rows->size())))
            return fail(ErrorCode::Refused, QStringLiteral("The check was cancelled."));
        const auto noted = second.heads.constFind(row.id);
        verdict.sessions +=
            SessionCheck(**connection, row).run(noted == second.heads.cend() ? std::nullopt : std::optional(*noted));
    }
    for (const auto& [session, head] : second.heads.asKeyValueRange()) {
        if (std::ranges::none_of(*rows, [&](const Row& row) { return row.id == session; }))
            verdict.sessions += { .session = session,
                .firstWrong = 1,
                .problem =
                    QStringLiteral("the whole session was saved, through event %1, and is missing").arg(head.seq) };
    }
    return verdict;
}

Result<ReceiptPlace> findReceipt(const QString& file, const QByteArray& hash)
{
    const auto connection = openForChecking(file);
    if (!connection)
        return std::unexpected(connection.error());
    const auto rows = rowsOf(**connection);
    if (!rows)
        return std::unexpected(rows.error());
    JournalTable journal(**connection);
    for (const Row& row : *rows) {
        const auto seq = journal.seqOf(row.id, QByteArray::fromHex(hash));
        if (!seq)
            return std::unexpected(seq.error());
        if (*seq > 0)
            return ReceiptPlace { row.id, *seq };
    }
    return fail(ErrorCode::NotFound, QStringLiteral("No event of %1 has this receipt.").arg(file));
}

} // namespace jumpseat
