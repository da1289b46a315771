// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/person_commands.h"

#include "base/clock.h"
#include "ctl/opened.h"
#include "ctl/session_record.h"
#include "ctl/session_text.h"
#include "store/archive/erasure.h"
#include "store/archive/handover_folder.h"

#include <QDateTime>
#include <QFileInfo>

namespace jumpseat::ctl {
namespace {

Result<QList<SessionId>> sessionsOf(const Workspace& workspace, const QStringList& names)
{
    QList<SessionId> sessions;
    for (const QString& name : names) {
        const auto row = findSession(workspace, name);
        if (!row)
            return std::unexpected(row.error());
        if (!sessions.contains(row->id))
            sessions += row->id;
    }
    return sessions;
}

QString copyText(const MadeCopy& copy)
{
    const QString made = QDateTime::fromMSecsSinceEpoch(copy.wallMs).toString(QStringLiteral("yyyy-MM-dd hh:mm"));
    return Words::tr("  %1 of %2: %3, %4")
        .arg(copyKindName(copy.kind), made, printable(copy.file),
            copy.isThere ? Words::tr("still there") : Words::tr("not there any more"));
}

void sayCopies(const QList<MadeCopy>& copies, QTextStream& out)
{
    if (copies.isEmpty())
        return;
    out << Words::tr("Copies that were made, and that only people can delete:") << u'\n';
    for (const MadeCopy& copy : copies)
        out << copyText(copy) << u'\n';
}

void sayOldFormats(const QStringList& files, QTextStream& out)
{
    for (const QString& file : files)
        out << Words::tr(
            "%1 is the workspace in an older format and still holds them (--delete-old-formats deletes it).")
                   .arg(printable(file))
            << u'\n';
}

Result<ExitCode> sayPlan(const Options& options, QTextStream& out)
{
    const auto workspace = Workspace::open(options.workspace, Workspace::Mode::ReadOnly);
    if (!workspace)
        return std::unexpected(workspace.error());
    const auto plan = sessionsOf(**workspace, options.words).and_then([&](const QList<SessionId>& sessions) {
        return planErasure(**workspace, sessions);
    });
    if (!plan)
        return std::unexpected(plan.error());
    out << Words::tr("What these sessions hold about people would be erased:") << u'\n' << sessionTable(plan->sessions);
    sayCopies(plan->copies, out);
    sayOldFormats(options.deleteOldFormats ? QStringList() : plan->oldFormats, out);
    out << Words::tr("Nothing was changed. With --yes they are erased, which cannot be taken back.") << u'\n';
    return Done;
}

Result<ExitCode> sayErased(const Erased& erased, QTextStream& out)
{
    for (const SessionId& session : erased.sessions)
        out << Words::tr("%1: erased").arg(printable(session.value)) << u'\n';
    for (const QString& file : erased.oldFormatsDeleted)
        out << Words::tr("%1: deleted").arg(printable(file)) << u'\n';
    out << Words::tr("Searched for %1 pieces of what was erased in %2 files.")
               .arg(erased.search.needles)
               .arg(erased.search.files.size())
        << u'\n';
    for (const Residue& residue : erased.search.found)
        out << Words::tr("FOUND in %1 at byte %2: %3 (pieces: %4)")
                   .arg(printable(residue.file), QString::number(residue.at), residue.what,
                       QString::number(residue.pieces))
            << u'\n';
    sayCopies(erased.copies, out);
    sayOldFormats(erased.oldFormatsLeft, out);
    if (!erased.unfinished.isEmpty())
        return fail(ErrorCode::Io,
            Words::tr(
                "The sessions are erased, and the file could not be written anew: %1 Erase them again to complete it.")
                .arg(erased.unfinished));
    return erased.search.found.isEmpty() ? Done : Failed;
}

QString folded(const QString& name)
{
    return name.simplified().toCaseFolded();
}

// What one candidate gets must not be another's.
Result<QList<SessionRow>> rowsOfOnePerson(const Workspace& workspace, const QStringList& names)
{
    QList<SessionRow> rows;
    const auto sessions = sessionsOf(workspace, names);
    if (!sessions)
        return std::unexpected(sessions.error());
    for (const SessionId& session : *sessions) {
        const auto row = workspace.session(session);
        if (!row)
            return std::unexpected(row.error());
        if (!rows.isEmpty() && folded(rows.first().candidate) != folded(row->candidate))
            return fail(ErrorCode::Refused,
                Words::tr("The sessions name different candidates, \"%1\" and \"%2\"; hand them over each alone.")
                    .arg(rows.first().candidate, row->candidate));
        rows += *row;
    }
    return rows;
}

} // namespace

Result<ExitCode> erase(const Options& options, QTextStream& out)
{
    if (!QFileInfo::exists(options.workspace))
        return fail(ErrorCode::NotFound, Words::tr("%1 does not exist.").arg(options.workspace));
    if (!options.yes)
        return sayPlan(options, out);
    const auto opened = openToChange(options);
    if (!opened)
        return std::unexpected(opened.error());
    const auto erased = sessionsOf(*opened->workspace, options.words).and_then([&](const QList<SessionId>& sessions) {
        return eraseSessions(*opened->workspace, *opened->writer, sessions,
            { .deleteOldFormats = options.deleteOldFormats, .nowWallMs = SystemClock().wallMs() });
    });
    return erased ? sayErased(*erased, out) : std::unexpected(erased.error());
}

Result<ExitCode> handOverSessions(const Options& options, QTextStream& out)
{
    const auto opened = openToCopy(options);
    if (!opened)
        return std::unexpected(opened.error());
    const auto rows = rowsOfOnePerson(*opened->workspace, options.words);
    if (!rows)
        return std::unexpected(rows.error());
    const auto files =
        writeHandoverFolder(*opened->workspace, opened->writer.get(), *rows, options.folder, SystemClock().wallMs());
    if (!files)
        return std::unexpected(files.error());
    for (const QString& file : *files)
        out << printable(file) << u'\n';
    sayWhetherNoted(*opened, out);
    return Done;
}

} // namespace jumpseat::ctl
