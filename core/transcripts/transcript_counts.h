// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transcripts/name_counts.h"
#include "transcripts/stamp.h"

#include <QJsonObject>

namespace jumpseat {

/// What one file of an AI tool holds, counted. Every number is of that file alone: sub-agents' files have their own.
struct TranscriptCounts {
    qint64 humanPrompts = 0;      ///< what a person asked and the assistant was sent as a turn of its own
    qint64 queuedPrompts = 0;     ///< typed while the assistant worked, whatever became of them
    qint64 assistantMessages = 0; ///< of the main thread; one API message is one, however many records it takes
    NameCounts toolCalls;         ///< of the main thread, by tool
    qint64 fileEditCalls = 0, shellCommands = 0; ///< these with sub-agents'
    qint64 rejected = 0;                         ///< calls to which a person said no
    qint64 interrupted = 0;                      ///< how often a person stopped the assistant, once each
    qint64 errors = 0;                           ///< calls that ran and failed
    std::optional<Stamp> first, last;            ///< of all records
    NameCounts notUnderstood;                    ///< by type of record, or by what is wrong with the bytes
    QJsonObject detail;                          ///< everything else that is counted for this kind, see the readers

    /// With names as in `jumpseatctl import --json`: human_prompts, ..., detail.
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace jumpseat
