// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/record_report.h"
#include "session/event.h"
#include "transcripts/transcript_import.h"

namespace jumpseat {

/// A file of an AI tool as it would be taken into the record of a session.
struct PreviewedTranscript {
    QString path;
    QString error = {}; ///< why it was not read; empty: it was
    TranscriptKind kind = TranscriptKind::Unknown;
    TranscriptCounts counts = {};
    qsizetype acts = 0;
    qsizetype inside = 0;   ///< of them: they happened while the session was on
    qsizetype timeless = 0; ///< of them: the file does not say when
    bool isKnown = false;   ///< the record has this file already
    bool isChosen = true;   ///< as a file; false: it was found in a folder

    /// A file of another time would only be counted. One without times says nothing about the session it belongs to: only
    /// who chose it knows.
    [[nodiscard]] bool isWanted() const
    {
        return error.isEmpty() && !isKnown && (inside > 0 || (isChosen && timeless > 0));
    }
};

/// What would be stored, what not and why, and what was not understood. `session`: as people know it.
[[nodiscard]] RecordReport transcriptReport(const QList<PreviewedTranscript>& files, const QString& session);
/// After reading: how many files there are to take.
[[nodiscard]] RecordOutcome readOutcome(const QList<PreviewedTranscript>& files);

/// What became of one file.
struct StoredTranscript {
    event::ActsImported import; ///< with its counts, unless it was refused
    QString refusal;
};
[[nodiscard]] RecordOutcome storedOutcome(const QList<StoredTranscript>& files);

} // namespace jumpseat
