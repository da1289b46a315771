// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctl/import_commands.h"

#include "ctl/bundle_commands.h"
#include "ctl/import_acts.h"
#include "ctl/session_text.h"
#include "transcripts/transcript_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace jumpseat::ctl {
namespace {

using namespace Qt::StringLiterals;

/// A file with what was found in it, or why nothing was.
struct Previewed {
    QString file;
    TranscriptKind kind = TranscriptKind::Unknown;
    TranscriptCounts counts;
    QString error;
};

bool isDatabase(const QString& path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && file.read(16).startsWith("SQLite format 3");
}

Previewed preview(const QString& path)
{
    Previewed previewed { path, TranscriptKind::Unknown, {}, {} };
    if (isDatabase(path)) {
        previewed.error = Words::tr("this is a bundle or a workspace; --dry-run is for files of AI tools");
        return previewed;
    }
    const auto read = readTranscriptFile(path);
    if (!read) {
        previewed.error = read.error().what;
        return previewed;
    }
    previewed.kind = read->kind;
    previewed.counts = read->counts;
    return previewed;
}

/// Below a folder stands much that no AI tool wrote: only what one did is told of.
QList<Previewed> previewFolder(const QString& folder)
{
    QList<Previewed> all;
    for (const QString& path : transcriptsBelow(folder)) {
        if (isDatabase(path))
            continue;
        const auto read = readTranscriptFile(path);
        if (read)
            all += { path, read->kind, read->counts, {} };
        else if (read.error().code != ErrorCode::Malformed)
            all += { path, TranscriptKind::Unknown, {}, read.error().what };
    }
    if (all.isEmpty())
        all += { folder, TranscriptKind::Unknown, {}, Words::tr("there is no file of an AI tool in this folder") };
    return all;
}

QJsonObject previewJson(const Previewed& previewed)
{
    QJsonObject json = previewed.error.isEmpty() ? previewed.counts.toJson() : QJsonObject();
    json.insert(u"file"_s, previewed.file);
    json.insert(u"kind"_s, transcriptKindName(previewed.kind));
    if (!previewed.error.isEmpty())
        json.insert(u"error"_s, previewed.error);
    return json;
}

QString stampCell(const std::optional<Stamp>& stamp)
{
    return stamp ? stamp->text() : u"-"_s;
}

QString previewText(const QList<Previewed>& all)
{
    QList<QStringList> rows { { Words::tr("Kind"), Words::tr("Prompts"), Words::tr("Queued"), Words::tr("Answers"),
        Words::tr("Tools"), Words::tr("Edits"), Words::tr("Shell"), Words::tr("Rejected"), Words::tr("Interrupted"),
        Words::tr("Errors"), Words::tr("Unread"), Words::tr("From"), Words::tr("To"), Words::tr("File") } };
    QString problems;
    for (const Previewed& each : all) {
        if (!each.error.isEmpty()) {
            problems += printable(each.file) + u": "_s + printable(each.error) + u'\n';
            continue;
        }
        const TranscriptCounts& counts = each.counts;
        QStringList row { transcriptKindName(each.kind) };
        for (const qint64 count : { counts.humanPrompts, counts.queuedPrompts, counts.assistantMessages,
                 counts.toolCalls.sum(), counts.fileEditCalls, counts.shellCommands, counts.rejected,
                 counts.interrupted, counts.errors, counts.notUnderstood.sum() })
            row += QString::number(count);
        rows += row + QStringList { stampCell(counts.first), stampCell(counts.last), printable(each.file) };
    }
    return (rows.size() > 1 ? table(rows) : QString()) + problems;
}

ExitCode previewAll(const Options& options, QTextStream& out)
{
    QList<Previewed> all;
    for (const QString& word : options.words)
        all += QFileInfo(word).isDir() ? previewFolder(QDir::cleanPath(word)) : QList { preview(word) };
    if (options.json) {
        QJsonArray files;
        for (const Previewed& each : all)
            files += previewJson(each);
        out << QString::fromUtf8(QJsonDocument(files).toJson());
    } else {
        out << previewText(all);
    }
    const auto isUnread = [](const Previewed& each) { return !each.error.isEmpty(); };
    return std::ranges::any_of(all, isUnread) ? Failed : Done;
}

/// Whether an AI tool wrote the file. Anything else is left to the import of bundles, which says what is wrong with it.
bool isTranscript(const QString& path)
{
    constexpr qint64 looked = 64 * 1024;
    QFile file(path);
    if (isDatabase(path) || !QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return false;
    const auto detected = detectTranscript(file.read(looked), true);
    return detected && detected->kind != TranscriptKind::Unknown;
}

} // namespace

Result<ExitCode> importAnything(const Options& options, QTextStream& out)
{
    if (options.dryRun)
        return previewAll(options, out);
    QStringList transcripts;
    Options bundles = options;
    for (const QString& word : options.words) {
        if (isTranscript(word)) {
            transcripts += word;
            bundles.words.removeOne(word);
        }
    }
    ExitCode code = Done;
    if (!transcripts.isEmpty()) {
        const auto stored = storeTranscripts(options, transcripts, out);
        if (!stored)
            return stored;
        code = *stored;
    }
    if (bundles.words.isEmpty())
        return code;
    const auto imported = importFiles(bundles, out);
    return imported && code != Done ? Result<ExitCode>(code) : imported;
}

} // namespace jumpseat::ctl
