// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archive/handover_folder.h"

#include "report/handover.h"
#include "report/stored_rubric.h"
#include "store/archive/copies.h"
#include "store/archive/draft_file.h"
#include "store/journal_writer.h"

#include <QDir>
#include <QFile>

namespace jumpseat {

namespace {

Result<Handover> handoverOf(const Workspace& workspace, const QList<SessionRow>& rows, qint64 nowWallMs)
{
    QList<HandoverSession> sessions;
    for (const SessionRow& row : rows) {
        const auto events = workspace.events(row.id); // refuses what was erased
        if (!events)
            return std::unexpected(events.error());
        const auto kit = workspace.storedKit(row.id);
        if (!kit)
            return std::unexpected(kit.error());
        sessions += { row.id, row.kitTitle, row.kitVersion, rubricOfStoredKit(*kit), *events };
    }
    return handOver(sessions, nowWallMs);
}

Result<void> fillDraft(const DraftFile& draft, const QByteArray& content)
{
    QFile file(draft.path());
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return fail(
            ErrorCode::Io, QStringLiteral("%1 cannot be written: %2.").arg(draft.finalName(), file.errorString()));
    return {};
}

Result<void> noteFiles(
    JournalWriter* writer, const QList<SessionRow>& sessions, const QStringList& files, qint64 nowWallMs)
{
    QList<MadeCopy> copies;
    for (const SessionRow& session : sessions) {
        for (const QString& file : files)
            copies += { session.id, file, MadeCopy::Kind::Handover, nowWallMs };
    }
    return writer ? writer->work(noteCopies(copies)) : Result<void>();
}

Result<QStringList> writeFiles(
    const Handover& handover, const QString& folder, const std::function<Result<void>(const QStringList&)>& note)
{
    const QDir there(folder);
    const auto html = DraftFile::create(there.filePath(QStringLiteral("handover.html")), DraftFile::Existing::Refuse);
    if (!html)
        return std::unexpected(html.error());
    const auto json = DraftFile::create(there.filePath(QStringLiteral("handover.json")), DraftFile::Existing::Refuse);
    if (!json)
        return std::unexpected(json.error());
    const QStringList files { (*html)->finalName(), (*json)->finalName() };
    // Noted before they have their names: a copy that nobody knows of is worse than a note too many.
    const auto done = fillDraft(**html, handover.html)
                          .and_then([&] { return fillDraft(**json, handover.json); })
                          .and_then([&] { return note(files); })
                          .and_then([&] { return (*html)->publish(); })
                          .and_then([&] { return (*json)->publish(); });
    return done ? Result<QStringList>(files) : std::unexpected(done.error());
}

} // namespace

Result<QStringList> writeHandoverFolder(const Workspace& workspace, JournalWriter* writer,
    const QList<SessionRow>& sessions, const QString& folder, qint64 nowWallMs)
{
    const auto handover = handoverOf(workspace, sessions, nowWallMs);
    if (!handover)
        return std::unexpected(handover.error());
    const bool made = !QDir(folder).exists();
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ReadOnly, QStringLiteral("The folder %1 cannot be made.").arg(folder));
    auto files = writeFiles(
        *handover, folder, [&](const QStringList& names) { return noteFiles(writer, sessions, names, nowWallMs); });
    if (!files && made)
        QDir().rmdir(folder); // only when nothing is in it
    return files;
}

} // namespace jumpseat
