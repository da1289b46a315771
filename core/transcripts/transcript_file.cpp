// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/transcript_file.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace jumpseat {

Result<TranscriptFile> readTranscriptFile(const QString& path, TranscriptReader::Sink sink, TranscriptLimits limits)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no such file"));
    if (!info.isFile())
        return fail(ErrorCode::Refused, QStringLiteral("this is no regular file"));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorCode::Io, file.errorString());
    TranscriptReader reader(std::move(sink), limits);
    // The parser looks at a few bytes behind a line; those are there for all lines but the last of a piece.
    QByteArray piece(1 << 20, Qt::Uninitialized);
    bool isEmpty = true;
    while (!reader.isHopeless()) {
        const qint64 got = file.read(piece.data(), piece.size());
        if (got < 0)
            return fail(ErrorCode::Io, file.errorString());
        if (got == 0)
            break;
        isEmpty = false;
        reader.feed(QByteArrayView(piece).first(got));
    }
    reader.finish();
    if (isEmpty)
        return fail(ErrorCode::Malformed, QStringLiteral("the file is empty"));
    if (reader.kind() == TranscriptKind::Unknown)
        return fail(ErrorCode::Malformed, QStringLiteral("this is no file of an AI tool that Jumpseat knows"));
    return TranscriptFile { reader.kind(), reader.counts(), reader.attributions() };
}

QStringList transcriptsBelow(const QString& folder)
{
    constexpr std::array suffixes { "jsonl", "json", "md", "log", "txt", "" };
    QStringList files;
    QDirIterator below(
        folder, QDir::Files | QDir::Hidden | QDir::NoSymLinks | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (below.hasNext()) {
        const QFileInfo file = below.nextFileInfo();
        const QString suffix = file.suffix().toLower();
        if (std::ranges::any_of(suffixes, [&](const char* known) { return suffix == QLatin1StringView(known); }))
            files += file.filePath();
    }
    files.sort();
    return files;
}

} // namespace jumpseat
