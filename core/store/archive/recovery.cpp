// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/recovery.h"

#include "store/archive/draft_file.h"
#include "store/archive/recovered_rows.h"
#include "store/archive/verify.h"
#include "store/file_lock.h"
#include "store/heads_file.h"
#include "store/quick_check.h"
#include "store/schema.h"

#include <QFileInfo>

namespace jumpseat {
namespace {

// A program that has it open is still writing it. Where nobody ever had, no lock is left beside it.
Result<std::shared_ptr<FileLock>> lockDamaged(const QString& file)
{
    if (!QFileInfo::exists(file + QStringLiteral(".lock")))
        return nullptr;
    auto lock = FileLock::take(file);
    if (!lock && lock.error().code != ErrorCode::Locked)
        return nullptr; // it lies where nothing can be written, so nobody writes it
    return lock;
}

// Removed sessions may still stand on old pages: only those that somebody says were there are looked for.
QList<SessionId> sessionsToRecover(const FoundRows& found, const QHash<SessionId, ChainHead>& noted)
{
    QList<SessionId> sessions;
    for (const auto& [session, what] : found.sessions.asKeyValueRange()) {
        if (what.isThere || noted.contains(session))
            sessions += session;
    }
    for (const SessionId& session : noted.keys()) {
        if (!sessions.contains(session))
            sessions += session;
    }
    return sessions;
}

Result<void> fill(Connection& connection, const FoundRows& found, const QHash<SessionId, ChainHead>& noted,
    qint64 nowWallMs, const std::function<bool(int, int)>& progress, Recovered& recovered)
{
    RecoveredRows rows(connection, found, nowWallMs);
    const QList<SessionId> sessions = sessionsToRecover(found, noted);
    for (const SessionId& session : sessions) {
        if (progress && !progress(int(recovered.sessions.size()), int(sessions.size())))
            return fail(ErrorCode::Refused, QStringLiteral("The recovery was cancelled."));
        const auto head = noted.constFind(session);
        const FoundSession what = found.sessions.value(session);
        const auto added = rows.addSession(
            session, what, salvage(session, what, head == noted.cend() ? std::nullopt : std::optional(*head)));
        if (!added)
            return std::unexpected(added.error());
        recovered.sessions += *added;
    }
    return rows.addCopies();
}

/// Where the journals of the new file end.
Result<QHash<SessionId, ChainHead>> makeFile(
    const QString& draft, const std::function<Result<void>(Connection&)>& fillRows)
{
    const auto connection = Connection::open(draft, Connection::Access::Create);
    if (!connection)
        return std::unexpected(connection.error());
    auto done = schema::migrate(**connection)
                    .and_then([&] { return (*connection)->run(QStringLiteral("BEGIN IMMEDIATE")); })
                    .and_then([&] { return fillRows(**connection); })
                    .and_then([&] { return (*connection)->run(QStringLiteral("COMMIT")); });
    return done ? headsIn(**connection) : std::unexpected(done.error());
}

Result<void> checkSound(const QString& draft)
{
    const auto verdict = verify(draft);
    if (!verdict)
        return std::unexpected(verdict.error());
    QString problem = verdict->problem;
    for (const SessionVerdict& session : verdict->sessions)
        problem = problem.isEmpty() ? session.problem : problem;
    return problem.isEmpty() ? Result<void>()
                             : fail(ErrorCode::Damaged, QStringLiteral("The recovered file is not sound: ") + problem);
}

} // namespace

Result<Recovered> recover(
    const QString& damaged, const QString& newFile, qint64 nowWallMs, const std::function<bool(int, int)>& progress)
{
    const auto lock = lockDamaged(damaged);
    if (!lock)
        return std::unexpected(lock.error());
    const auto draft = DraftFile::create(newFile, DraftFile::Existing::Refuse);
    if (!draft)
        return std::unexpected(draft.error());
    const auto found = findRows(damaged);
    if (!found)
        return std::unexpected(found.error());
    Recovered recovered { .file = (*draft)->finalName(), .unreadableBytes = found->unreadableBytes };
    const auto noted = HeadsFile::read(damaged).heads;
    const auto heads = makeFile((*draft)->path(),
        [&](Connection& connection) { return fill(connection, *found, noted, nowWallMs, progress, recovered); });
    if (!heads)
        return std::unexpected(heads.error());
    // The second file first: a workspace without it could not tell that its end was cut.
    const auto done =
        checkSound((*draft)->path()).and_then([&] { return HeadsFile::write(recovered.file, *heads); }).and_then([&] {
            return (*draft)->publish();
        });
    return done ? Result<Recovered>(recovered) : std::unexpected(done.error());
}

} // namespace jumpseat
