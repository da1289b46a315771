// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/handover_files.h"

#include "ctl/ctl.h"
#include "report/handover.h"
#include "report/stored_rubric.h"
#include "store/copies.h"
#include "store/draft_file.h"

#include <QDir>
#include <QFile>

namespace jumpseat::ctl {
namespace {

Result<Handover> handoverOf(const Workspace& workspace, const QList<SessionRow>& rows, qint64 nowWallMs)
{
    QList<HandoverSession> sessions;
    for (const SessionRow& row : rows) {
        const auto events = workspace.events(row.id);
        if (!events)
            return std::unexpected(events.error());
        const auto kit = workspace.storedKit(row.id);
        if (!kit)
            return std::unexpected(kit.error());
        sessions += { row.id, row.kitTitle, row.kitVersion, rubricOfStoredKit(*kit), *events };
    }
    return handOver(sessions, nowWallMs);
}

Result<void> fill(const DraftFile& draft, const QByteArray& content)
{
    QFile file(draft.path());
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        return fail(ErrorCode::Io, Words::tr("%1 cannot be written: %2.").arg(draft.finalName(), file.errorString()));
    return {};
}

Result<void> note(const Opened& opened, const QList<SessionRow>& rows, const QStringList& files, qint64 nowWallMs)
{
    QList<MadeCopy> copies;
    for (const SessionRow& row : rows) {
        for (const QString& file : files)
            copies += { row.id, file, MadeCopy::Kind::Handover, nowWallMs };
    }
    return opened.writer ? opened.writer->work(noteCopies(copies)) : Result<void>();
}

} // namespace

Result<QStringList> writeHandover(
    const Opened& opened, const QList<SessionRow>& rows, const QString& folder, qint64 nowWallMs)
{
    const auto handover = handoverOf(*opened.workspace, rows, nowWallMs);
    if (!handover)
        return std::unexpected(handover.error());
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::ReadOnly, Words::tr("The folder %1 cannot be made.").arg(folder));
    const auto html =
        DraftFile::create(QDir(folder).filePath(QStringLiteral("handover.html")), DraftFile::Existing::Refuse);
    if (!html)
        return std::unexpected(html.error());
    const auto json =
        DraftFile::create(QDir(folder).filePath(QStringLiteral("handover.json")), DraftFile::Existing::Refuse);
    if (!json)
        return std::unexpected(json.error());
    const QStringList files { (*html)->finalName(), (*json)->finalName() };
    const auto done = fill(**html, handover->html)
                          .and_then([&] { return fill(**json, handover->json); })
                          .and_then([&] { return note(opened, rows, files, nowWallMs); })
                          .and_then([&] { return (*html)->publish(); })
                          .and_then([&] { return (*json)->publish(); });
    return done ? Result<QStringList>(files) : std::unexpected(done.error());
}

} // namespace jumpseat::ctl
