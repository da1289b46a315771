// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup/transcript_jobs.h"

#include "home/record_words.h"
#include "session/session_state.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace jumpseat::jobs {

namespace {

constexpr qint64 pieceBytes = 1 << 20;

struct ChosenFile {
    QString path;
    bool isChosen = true; ///< not found in a folder
    qint64 bytes = 0;
};

QList<ChosenFile> filesOf(const QStringList& paths)
{
    QList<ChosenFile> files;
    for (const QString& path : paths) {
        const bool isFolder = QFileInfo(path).isDir();
        for (const QStringList found = isFolder ? transcriptsBelow(path) : QStringList { path };
            const QString& file : found)
            files.append({ file, !isFolder, QFileInfo(file).size() });
    }
    return files;
}

/// Told how many bytes of the file were read; false: it is to end.
using ReadOn = std::function<bool(qint64 bytes)>;

/// readForImport() in steps that can be stopped, with the hash of the very bytes that were read.
Result<TranscriptImport> readInSteps(const QString& path, const ReadOn& readOn)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, RecordWork::tr("it cannot be opened"));
    TranscriptImport import;
    import.name = QFileInfo(path).fileName();
    TranscriptReader reader([&](Act act) { import.acts.append(std::move(act)); });
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (true) {
        const QByteArray piece = file.read(pieceBytes);
        if (file.error() != QFileDevice::NoError)
            return fail(ErrorCode::Io, RecordWork::tr("it cannot be read: %1").arg(file.errorString()));
        hash.addData(piece);
        reader.feed(piece);
        if (piece.isEmpty() || reader.isHopeless())
            break;
        if (!readOn(file.pos()))
            return fail(ErrorCode::Refused, RecordWork::tr("it was cancelled"));
    }
    reader.finish();
    if (reader.kind() == TranscriptKind::Unknown)
        return fail(ErrorCode::Malformed, RecordWork::tr("no AI tool that is known here wrote it"));
    import.file = { reader.kind(), reader.counts(), reader.attributions() };
    import.acts = inOrderOfTime(std::move(import.acts));
    import.sha256 = QString::fromLatin1(hash.result().toHex());
    return import;
}

Result<SessionState> stateOf(const Workspace& workspace, const SessionId& session)
{
    SessionState state;
    auto read = workspace.eachEvents(session, 0, [&](const QList<EventPtr>& events) -> Result<void> {
        for (const EventPtr& event : events) {
            if (auto applied = state.apply(event); !applied)
                return applied;
        }
        return {};
    });
    if (!read)
        return std::unexpected(read.error());
    return state;
}

PreviewedTranscript previewOf(const ChosenFile& file, const Result<TranscriptImport>& import, const SessionState& state)
{
    PreviewedTranscript previewed { .path = file.path, .isChosen = file.isChosen };
    if (!import) {
        previewed.error = import.error().what;
        return previewed;
    }
    previewed.kind = import->file.kind;
    previewed.counts = import->file.counts;
    previewed.acts = import->acts.size();
    for (const Act& act : import->acts) {
        previewed.timeless += act.wallMs > 0 ? 0 : 1;
        previewed.inside += act.wallMs > 0 && state.sessionTimeOf(act.wallMs) ? 1 : 0;
    }
    previewed.isKnown = std::ranges::any_of(
        state.imports, [&](const ImportState& known) { return known.import.sha256 == import->sha256; });
    return previewed;
}

/// False: it was cancelled.
bool readAll(const QList<ChosenFile>& files, const SessionState& state, const RecordWork::Progress& progress,
    TranscriptPreview& preview)
{
    qint64 all = 1, before = 0;
    for (const ChosenFile& file : files)
        all += file.bytes;
    const auto tell = [&](qint64 bytes) { return progress(int(1000 * std::min(all, before + bytes) / all), 1000); };
    for (const ChosenFile& file : files) {
        if (!tell(0))
            return false;
        bool isCancelled = false;
        auto import = readInSteps(file.path, [&](qint64 bytes) {
            isCancelled = !tell(bytes);
            return !isCancelled;
        });
        if (isCancelled)
            return false;
        before += file.bytes;
        // Below a folder stands much that no AI tool wrote.
        if (!import && !file.isChosen && import.error().code == ErrorCode::Malformed)
            continue;
        preview.files.append(previewOf(file, import, state));
        if (preview.files.last().isWanted())
            preview.imports.append(*std::move(import)); // of the others nobody needs the acts
    }
    return true;
}

} // namespace

RecordWork::Job readTranscripts(const RecordSource& source, const SessionId& session, const QStringList& paths,
    const std::shared_ptr<TranscriptPreview>& preview)
{
    return [=](const RecordWork::Progress& progress) -> RecordOutcome {
        const auto state = stateOf(*source.workspace, session);
        const QString nothing = RecordWork::tr("The record is as it was.");
        if (!state)
            return failedOutcome(RecordWork::tr("Nothing was read"), nothing, state.error());
        if (!state->consented)
            return { .kind = RecordOutcome::Kind::Failed,
                .line = RecordWork::tr("Nobody has joined this session"),
                .kept = RecordWork::tr("Without a candidate who agreed nothing of theirs is recorded.") };
        if (!readAll(filesOf(paths), *state, progress, *preview))
            return { .kind = RecordOutcome::Kind::Cancelled,
                .line = RecordWork::tr("The transcripts were not read to their end"),
                .kept = nothing };
        if (preview->files.isEmpty())
            return { .kind = RecordOutcome::Kind::Failed,
                .line = RecordWork::tr("There is no file of an AI tool in this folder"),
                .kept = nothing };
        return readOutcome(preview->files);
    };
}

} // namespace jumpseat::jobs
