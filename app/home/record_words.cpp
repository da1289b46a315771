// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "home/record_words.h"

#include "models/sessions_model.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace jumpseat {

namespace {

class CopyWords {
    Q_DECLARE_TR_FUNCTIONS(CopyWords)
};

QString adviceFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Damaged: return CopyWords::tr("Recover what can be read into a new file.");
    case ErrorCode::Newer: return CopyWords::tr("Update Jumpseat on this computer.");
    case ErrorCode::NotAWorkspace: return CopyWords::tr("Choose a file that Jumpseat made.");
    case ErrorCode::ReadOnly: return CopyWords::tr("Choose a folder that you may write to.");
    case ErrorCode::Locked: return CopyWords::tr("Close the other Jumpseat, then try again.");
    case ErrorCode::Io: return CopyWords::tr("See that the disk is there and has room, then try again.");
    case ErrorCode::NotFound: return CopyWords::tr("Choose another file or folder.");
    case ErrorCode::Refused: return CopyWords::tr("Choose another name.");
    default: return {};
    }
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

/// Whoever erases later is told of the copies that the workspace knows.
QString withoutNote(const QString& line, bool recorded)
{
    return recorded ? line : CopyWords::tr("%1. The workspace is read-only: it does not know of this copy").arg(line);
}

QString importedText(const Imported& imported, const QString& name)
{
    switch (imported.outcome) {
    case ImportOutcome::Added: return CopyWords::tr("added: %1, %n event(s)", nullptr, int(imported.added)).arg(name);
    case ImportOutcome::AlreadyThere: return CopyWords::tr("already there: %1").arg(name);
    case ImportOutcome::Extended:
        return CopyWords::tr("extended: %1, by %n event(s)", nullptr, int(imported.added)).arg(name);
    case ImportOutcome::AlreadyLonger: return CopyWords::tr("already there, and longer: %1").arg(name);
    case ImportOutcome::Conflict:
        return imported.firstDifferent > 0
            ? CopyWords::tr("not imported: %1 has another record here from event %2 on. Both are as they were.")
                  .arg(name)
                  .arg(imported.firstDifferent)
            : CopyWords::tr("not imported: %1 has another kit here. Both are as they were.").arg(name);
    case ImportOutcome::ErasedHere:
        return CopyWords::tr("not imported: the session was erased here on %1 and stays so")
            .arg(
                QLocale().toString(QDateTime::fromMSecsSinceEpoch(imported.erasedWallMs).date(), QLocale::ShortFormat));
    }
    return {};
}

bool wasTaken(const ImportedFile& file)
{
    return file.result && file.result->outcome != ImportOutcome::Conflict
        && file.result->outcome != ImportOutcome::ErasedHere;
}

QString importLine(const ImportedFile& file, const SessionNames& names)
{
    return file.result ? importedText(*file.result, nameOf(names, file.result->session))
                       : CopyWords::tr("not imported: %1").arg(file.result.error().what);
}

} // namespace

SessionNames namesOf(const QList<SessionRow>& rows)
{
    SessionNames names;
    for (const SessionRow& row : rows) {
        if (row.startedWallMs == 0 && row.erasedWallMs == 0)
            continue; // its first event is lost: nothing is known by which people would know it
        const QString who = candidateText(row, 60);
        const QDate day = QDateTime::fromMSecsSinceEpoch(row.startedWallMs).date();
        names.insert(row.id,
            CopyWords::tr("%1, %2", "who, day").arg(who, QLocale().toString(day, QStringLiteral("d MMM yyyy"))));
    }
    return names;
}

QString nameOf(const SessionNames& names, const SessionId& session)
{
    return names.value(session, CopyWords::tr("session %1").arg(session.value.left(8)));
}

QString fileNameOf(const QString& file)
{
    return QFileInfo(file).fileName();
}

RecordOutcome failedOutcome(const QString& heading, const QString& kept, const Error& error)
{
    return { .kind = RecordOutcome::Kind::Failed,
        .line = heading,
        .kept = CopyWords::tr("%1 %2", "why, what was kept").arg(error.what, kept),
        .advice = adviceFor(error.code) };
}

RecordOutcome outcomeOf(const Result<Exported>& exported)
{
    if (!exported)
        return failedOutcome(CopyWords::tr("The session was not exported"),
            CopyWords::tr("The session is as it was; no file was left behind."), exported.error());
    const QString line = CopyWords::tr("Exported to %1: %n event(s), %2", nullptr, int(exported->head.seq))
                             .arg(fileNameOf(exported->file), sizeText(exported->bytes));
    return { .line = withoutNote(line, exported->recorded), .file = exported->file };
}

RecordOutcome outcomeOf(const Result<BackedUp>& done)
{
    if (!done)
        return failedOutcome(CopyWords::tr("No backup was made"),
            CopyWords::tr("The workspace is as it was; no file was left behind."), done.error());
    const QString line = CopyWords::tr("Backed up to %1: %2").arg(fileNameOf(done->file), sizeText(done->bytes));
    return { .line = withoutNote(line, done->recorded), .file = done->file };
}

RecordOutcome handedOverOutcome(const Result<QStringList>& files, bool recorded)
{
    if (!files)
        return failedOutcome(CopyWords::tr("Nothing was handed over"),
            CopyWords::tr("The session is as it was; no file was left behind."), files.error());
    const QFileInfo page(files->first());
    const QString line = CopyWords::tr("Ready to hand over in %1: %2 to be read, %3 for machines")
                             .arg(page.dir().dirName(), page.fileName(), fileNameOf(files->last()));
    return { .line = withoutNote(line, recorded), .file = page.absolutePath() };
}

RecordOutcome importRefused(const Error& error)
{
    return failedOutcome(CopyWords::tr("Nothing was imported"), CopyWords::tr("The workspace is as it was."), error);
}

RecordOutcome outcomeOf(const QList<ImportedFile>& files, const SessionNames& names)
{
    const auto taken = std::ranges::count_if(files, wasTaken);
    const bool all = taken == files.size();
    RecordOutcome outcome { .kind = all ? RecordOutcome::Kind::Done : RecordOutcome::Kind::Failed };
    if (files.size() == 1) {
        outcome.line = CopyWords::tr("%1: %2", "file, what became of it")
                           .arg(fileNameOf(files.first().file), importLine(files.first(), names));
        outcome.kept = all ? QString() : CopyWords::tr("What was here is as it was.");
        return outcome;
    }
    outcome.line = CopyWords::tr("%1 of %n file(s) imported", nullptr, int(files.size())).arg(taken);
    outcome.kept = all ? QString() : CopyWords::tr("What was here is as it was; the list says why of each file.");
    outcome.report.title = CopyWords::tr("Imported files");
    for (const ImportedFile& file : files)
        outcome.report.sections.append({ fileNameOf(file.file), { importLine(file, names) } });
    return outcome;
}

} // namespace jumpseat
