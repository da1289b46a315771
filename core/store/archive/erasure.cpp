// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/erasure.h"

#include "store/archive/erasure_rows.h"
#include "store/file_access.h"
#include "store/journal_writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace jumpseat {
namespace {

QStringList oldFormatsOf(const QString& workspaceFile)
{
    const QFileInfo info(workspaceFile);
    QStringList files;
    const QString begin = info.fileName() + QStringLiteral(".format-");
    for (const QFileInfo& other : info.dir().entryInfoList(QDir::Files, QDir::Name)) {
        if (other.fileName().startsWith(begin))
            files += other.filePath();
    }
    return files;
}

Result<void> checkNotLive(const QList<SessionId>& sessions, const QSet<SessionId>& live)
{
    for (const SessionId& session : sessions) {
        if (live.contains(session))
            return fail(ErrorCode::Refused,
                QStringLiteral("Session %1 is live; end it before it is erased.").arg(session.value));
    }
    return {};
}

WriterWork eraseWork(const QList<SessionId>& sessions, qint64 nowWallMs, QString& unfinished)
{
    return { .change =
                 [sessions, nowWallMs](Connection& connection) {
                     Result<void> done;
                     for (const SessionId& session : sessions)
                         done = done.and_then([&] { return eraseRows(connection, session, nowWallMs); });
                     return done;
                 },
        .afterwards = [&unfinished](Connection& connection) -> Result<void> {
            // The rows are erased by now, and nothing may say that they are not.
            if (auto forgotten = sqlite::forgetDeleted(connection); !forgotten)
                unfinished = forgotten.error().what;
            return {};
        } };
}

void deleteOldFormats(const QStringList& files, Erased& erased)
{
    for (const QString& file : files) {
        const bool gone = overwrite(file) && QFile::remove(file) && syncFolder(QFileInfo(file).path());
        (gone ? erased.oldFormatsDeleted : erased.oldFormatsLeft) += file;
    }
}

} // namespace

Result<ErasurePlan> planErasure(const Workspace& workspace, const QList<SessionId>& sessions)
{
    ErasurePlan plan { .oldFormats = oldFormatsOf(workspace.file()) };
    for (const SessionId& session : sessions) {
        const auto row = workspace.session(session);
        if (!row)
            return std::unexpected(row.error());
        plan.sessions += *row;
    }
    const auto copies = copiesOf(workspace, sessions);
    if (!copies)
        return std::unexpected(copies.error());
    plan.copies = *copies;
    return plan;
}

Result<Erased> eraseSessions(
    const Workspace& workspace, JournalWriter& writer, const QList<SessionId>& sessions, const ErasureOptions& options)
{
    const auto plan = planErasure(workspace, sessions);
    if (!plan)
        return std::unexpected(plan.error());
    if (auto checked = checkNotLive(sessions, options.live); !checked)
        return std::unexpected(checked.error());
    const auto connection = Connection::open(workspace.file(), Connection::Access::Read);
    const auto needles = connection ? needlesOf(**connection, sessions) : std::unexpected(connection.error());
    if (!needles)
        return std::unexpected(needles.error());
    Erased erased { .sessions = sessions, .copies = plan->copies };
    if (auto done = writer.work(eraseWork(sessions, options.nowWallMs, erased.unfinished)); !done)
        return std::unexpected(done.error());
    if (options.deleteOldFormats)
        deleteOldFormats(plan->oldFormats, erased);
    else
        erased.oldFormatsLeft = plan->oldFormats;
    const auto search = searchResidue(**connection, *needles, sessions);
    if (!search)
        return std::unexpected(search.error());
    erased.search = *search;
    return erased;
}

} // namespace jumpseat
