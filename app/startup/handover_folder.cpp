// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup/handover_folder.h"

#include "report/handover.h"
#include "report/stored_rubric.h"
#include "store/copies.h"
#include "store/draft_file.h"
#include "store/journal_writer.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

class HandoverWords {
    Q_DECLARE_TR_FUNCTIONS(HandoverWords)
};

Result<Handover> handoverOf(const Workspace& workspace, const SessionId& session, qint64 nowWallMs)
{
    const auto row = workspace.session(session);
    if (!row)
        return std::unexpected(row.error());
    if (row->erasedWallMs > 0)
        return fail(ErrorCode::Refused, HandoverWords::tr("What this session held was erased."));
    const auto events = workspace.events(session);
    if (!events)
        return std::unexpected(events.error());
    const auto kit = workspace.storedKit(session);
    if (!kit)
        return std::unexpected(kit.error());
    return handOver({ { row->id, row->kitTitle, row->kitVersion, rubricOfStoredKit(*kit), *events } }, nowWallMs);
}

Result<void> fillDraft(const DraftFile& draft, const QByteArray& content)
{
    QFile file(draft.path());
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return fail(
            ErrorCode::Io, HandoverWords::tr("%1 cannot be written: %2.").arg(draft.finalName(), file.errorString()));
    return {};
}

Result<void> noteFiles(JournalWriter* writer, const SessionId& session, const QStringList& files, qint64 nowWallMs)
{
    QList<MadeCopy> copies;
    for (const QString& file : files)
        copies += { session, file, MadeCopy::Kind::Handover, nowWallMs };
    return writer ? writer->work(noteCopies(copies)) : Result<void>();
}

Result<QStringList> writeFiles(
    const Handover& handover, const QString& folder, const std::function<Result<void>(const QStringList&)>& note)
{
    const auto html = DraftFile::create(QDir(folder).filePath(u"handover.html"_s), DraftFile::Existing::Refuse);
    if (!html)
        return std::unexpected(html.error());
    const auto json = DraftFile::create(QDir(folder).filePath(u"handover.json"_s), DraftFile::Existing::Refuse);
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

Result<QStringList> writeHandoverFolder(const Workspace& workspace, JournalWriter* writer, const SessionId& session,
    const QString& folder, qint64 nowWallMs)
{
    const auto handover = handoverOf(workspace, session, nowWallMs);
    if (!handover)
        return std::unexpected(handover.error());
    const bool made = !QDir(folder).exists();
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ReadOnly, HandoverWords::tr("The folder %1 cannot be made.").arg(folder));
    auto files = writeFiles(
        *handover, folder, [&](const QStringList& names) { return noteFiles(writer, session, names, nowWallMs); });
    if (!files && made)
        QDir().rmdir(folder); // only when nothing is in it
    return files;
}

} // namespace jumpseat
