// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/bundle_commands.h"

#include "base/clock.h"
#include "ctl/opened.h"
#include "ctl/session_record.h"
#include "ctl/session_text.h"
#include "store/archive/backup.h"
#include "store/archive/bundle.h"
#include "store/archive/import.h"

#include <QDateTime>

namespace jumpseat::ctl {
namespace {

QString outcomeText(const Imported& imported)
{
    const QString session = printable(imported.session.value);
    switch (imported.outcome) {
    case ImportOutcome::Added: return Words::tr("%1: added, %2 events").arg(session).arg(imported.added);
    case ImportOutcome::AlreadyThere: return Words::tr("%1: already there").arg(session);
    case ImportOutcome::Extended:
        return Words::tr("%1: extended by %2 events to %3").arg(session).arg(imported.added).arg(imported.events);
    case ImportOutcome::AlreadyLonger:
        return Words::tr("%1: already there, and longer: %2 events").arg(session).arg(imported.events);
    case ImportOutcome::Conflict:
        return imported.firstDifferent
            ? Words::tr("%1: not imported; from event %2 on, this workspace has another record of it")
                  .arg(session)
                  .arg(imported.firstDifferent)
            : Words::tr("%1: not imported; this workspace has another kit of the same hash").arg(session);
    case ImportOutcome::ErasedHere:
        return Words::tr("%1: not imported; it was erased here on %2 (--even-erased brings it back)")
            .arg(session, QDateTime::fromMSecsSinceEpoch(imported.erasedWallMs).toString(QStringLiteral("yyyy-MM-dd")));
    }
    return session;
}

bool isTaken(ImportOutcome outcome)
{
    return outcome != ImportOutcome::Conflict && outcome != ImportOutcome::ErasedHere;
}

} // namespace

Result<ExitCode> exportSession(const Options& options, QTextStream& out)
{
    const auto opened = openToCopy(options);
    if (!opened)
        return std::unexpected(opened.error());
    const auto row = findSession(*opened->workspace, options.word(0));
    if (!row)
        return std::unexpected(row.error());
    const auto exported = exportBundle(*opened->workspace, opened->writer.get(), row->id, options.word(1),
        { .replace = options.replace, .nowWallMs = SystemClock().wallMs() });
    if (!exported)
        return std::unexpected(exported.error());
    out << Words::tr("%1: %2 events of session %3, %4 bytes")
               .arg(printable(exported->file), QString::number(exported->head.seq), printable(row->id.value),
                   QString::number(exported->bytes))
        << u'\n';
    sayWhetherNoted(*opened, out);
    return Done;
}

Result<ExitCode> importFiles(const Options& options, QTextStream& out)
{
    const auto opened = openToChange(options);
    if (!opened)
        return std::unexpected(opened.error());
    ExitCode code = Done;
    for (const QString& file : options.words) {
        const auto imported = importBundle(*opened->writer, file, { .evenErased = options.evenErased });
        out << printable(imported ? outcomeText(*imported) : imported.error().what) << u'\n';
        if (!imported || !isTaken(imported->outcome))
            code = Failed;
    }
    return code;
}

Result<ExitCode> backUpWorkspace(const Options& options, QTextStream& out)
{
    const auto opened = openToCopy(options);
    if (!opened)
        return std::unexpected(opened.error());
    const auto done =
        backUp(*opened->workspace, opened->writer.get(), options.word(0), { .nowWallMs = SystemClock().wallMs() });
    if (!done)
        return std::unexpected(done.error());
    out << Words::tr("%1: %2 bytes").arg(printable(done->file)).arg(done->bytes) << u'\n';
    sayWhetherNoted(*opened, out);
    return Done;
}

} // namespace jumpseat::ctl
