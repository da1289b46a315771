// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/transcript_words.h"
#include "startup/record_jobs.h"

namespace jumpseat {

/// What was read of files of AI tools, before anything of it is stored.
struct TranscriptPreview {
    QList<PreviewedTranscript> files;
    QList<TranscriptImport> imports; ///< of those that are wanted, in the same order
};

namespace jobs {

/// Reads the files, and what stands in the folders among `paths`, and holds them against the session. `preview` is filled
/// while the work goes on and is whole when its outcome is Done.
[[nodiscard]] RecordWork::Job readTranscripts(const RecordSource& source, const SessionId& session,
    const QStringList& paths, const std::shared_ptr<TranscriptPreview>& preview);

} // namespace jobs

} // namespace jumpseat
