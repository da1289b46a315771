// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup/record_jobs.h"

#include "home/check_words.h"
#include "store/archive/handover_folder.h"
#include "store/journal_writer.h"

namespace jumpseat::jobs {

namespace {

/// Carries `work` out with whoever may write the workspace: the host's journal, one for the time of the work, or, where
/// nothing may be written, nobody.
template <class Work> auto withJournal(const RecordSource& source, Work work) -> decltype(work(nullptr))
{
    if (source.journal || source.workspace->isReadOnly())
        return work(source.journal);
    const auto own = JournalWriter::start(*source.workspace, {});
    if (!own)
        return std::unexpected(own.error());
    return work(own->get());
}

/// The same for work that is nothing without a writer.
template <class Work> auto withWriter(const RecordSource& source, Work work) -> decltype(work(*source.journal))
{
    return withJournal(source, [&](JournalWriter* journal) -> decltype(work(*journal)) {
        if (!journal)
            return fail(ErrorCode::ReadOnly, RecordWork::tr("The workspace is open read-only."));
        return work(*journal);
    });
}

SessionNames namesIn(const Workspace& workspace)
{
    return namesOf(workspace.sessions().value_or(QList<SessionRow>()));
}

SessionNames namesInFile(const QString& file)
{
    const auto workspace = Workspace::open(file, Workspace::Mode::ReadOnly);
    return workspace ? namesIn(**workspace) : SessionNames();
}

/// Of a session whose beginning is lost the new file does not know the name; the damaged one may.
SessionNames namesAfterRecovery(const QString& damaged, const QString& newFile)
{
    SessionNames names = namesInFile(damaged);
    names.insert(namesInFile(newFile));
    return names;
}

Result<QList<ImportedFile>> importAll(
    JournalWriter& journal, const QStringList& files, const QSet<SessionId>& live, const RecordWork::Progress& progress)
{
    QList<ImportedFile> imported;
    for (int i = 0; i < files.size(); ++i) {
        // Each file is as long as any other in the bar: how much is in it is known only when it was read.
        const auto part = [&, i](int done, int all) {
            const int share = all > 0 ? int(100LL * done / all) : 0;
            return progress(100 * i + share, int(100 * files.size()));
        };
        if (!part(0, 1)) {
            imported.append({ files.at(i), fail(ErrorCode::Refused, RecordWork::tr("It was cancelled before.")) });
            continue;
        }
        imported.append({ files.at(i), importBundle(journal, files.at(i), { .live = live, .progress = part }) });
    }
    return imported;
}

} // namespace

RecordWork::Job exportSession(const RecordSource& source, const SessionId& session, const QString& file)
{
    return [=](const RecordWork::Progress&) {
        return outcomeOf(withJournal(source, [&](JournalWriter* journal) {
            return exportBundle(*source.workspace, journal, session, file, { .nowWallMs = source.nowWallMs });
        }));
    };
}

RecordWork::Job handOver(const RecordSource& source, const SessionId& session, const QString& folder)
{
    return [=](const RecordWork::Progress&) {
        const auto files = source.workspace->session(session).and_then([&](const SessionRow& row) {
            return withJournal(source, [&](JournalWriter* journal) {
                return writeHandoverFolder(*source.workspace, journal, { row }, folder, source.nowWallMs);
            });
        });
        return handedOverOutcome(files, !source.workspace->isReadOnly());
    };
}

RecordWork::Job importFiles(const RecordSource& source, const QStringList& files)
{
    return [=](const RecordWork::Progress& progress) {
        const auto imported = withWriter(
            source, [&](JournalWriter& journal) { return importAll(journal, files, source.live, progress); });
        return imported ? outcomeOf(*imported, namesIn(*source.workspace)) : importRefused(imported.error());
    };
}

RecordWork::Job backUp(const RecordSource& source, const QString& file)
{
    return [=](const RecordWork::Progress& progress) {
        return outcomeOf(withJournal(source, [&](JournalWriter* journal) {
            return jumpseat::backUp(
                *source.workspace, journal, file, { .nowWallMs = source.nowWallMs, .progress = progress });
        }));
    };
}

RecordWork::Job check(const RecordSource& source)
{
    return [=](const RecordWork::Progress& progress) {
        return outcomeOf(verify(source.workspace->file(), progress), namesIn(*source.workspace));
    };
}

RecordWork::Job erase(const RecordSource& source, const QList<SessionId>& sessions, bool deleteOldFormats)
{
    return [=](const RecordWork::Progress&) {
        return outcomeOf(withWriter(source, [&](JournalWriter& journal) {
            return eraseSessions(*source.workspace, journal, sessions,
                { .deleteOldFormats = deleteOldFormats, .live = source.live, .nowWallMs = source.nowWallMs });
        }));
    };
}

RecordWork::Job recover(const QString& damaged, const QString& newFile, qint64 nowWallMs)
{
    return [=](const RecordWork::Progress& progress) {
        const auto recovered = jumpseat::recover(damaged, newFile, nowWallMs, progress);
        return outcomeOf(recovered, recovered ? namesAfterRecovery(damaged, newFile) : SessionNames());
    };
}

} // namespace jumpseat::jobs
