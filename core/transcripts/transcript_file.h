// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "transcripts/transcript_reader.h"

namespace jumpseat {

struct TranscriptFile {
    TranscriptKind kind = TranscriptKind::Unknown;
    TranscriptCounts counts;
    QList<Attribution> attributions;
};

/// Reads a file as it is at this moment, a megabyte at a time. Regular files only: a pipe or a device might never end.
/// Errors: NotFound, Refused (no regular file), Io, Malformed (of no kind that is known, or empty).
[[nodiscard]] Result<TranscriptFile> readTranscriptFile(
    const QString& path, TranscriptReader::Sink sink = {}, TranscriptLimits limits = {});

/// All regular files below a folder that might be transcripts, by name (.jsonl, .json, .md, .log, .txt, or none), sorted.
/// Links are not followed.
[[nodiscard]] QStringList transcriptsBelow(const QString& folder);

} // namespace jumpseat
