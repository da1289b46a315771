// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/transcript_file.h"

namespace jumpseat {

/// A file of a tool, ready to be taken into a record.
struct TranscriptImport {
    QString name;   ///< of the file, without the path to it
    QString sha256; ///< hexadecimal
    TranscriptFile file;
    QList<Act> acts; ///< in the order of time; those without a time after what stands before them in the file
};

/// Holds all acts at once: an import is decided on as a whole. Errors: those of readTranscriptFile().
[[nodiscard]] Result<TranscriptImport> readForImport(const QString& path, TranscriptLimits limits = {});

/// The same acts in the order of time.
[[nodiscard]] QList<Act> inOrderOfTime(QList<Act> acts);

} // namespace jumpseat
