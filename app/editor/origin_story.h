// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session_model.h"

namespace jumpseat {

/// A stretch of a file's text as it is shown, its own edits included that the host has not confirmed yet.
struct ShownStretch {
    FileId file;
    qint32 from = 0, to = 0; ///< UTF-16
    QString text;            ///< of the stretch
};

/// One origin of a stretch: how much of it, and where that came from.
struct OriginStory {
    Origin origin;
    qint32 characters = 0; ///< code points
    int percent = 0;       ///< of the stretch, rounded
    PromptId prompt;       ///< that the text came from; the rest is empty without one
    Seq promptSeq = 0;
    qint64 promptUs = 0;
    QString promptText;
    int matchedPercent = 0; ///< of what was pasted: so much stands in the reply; 0: not pasted
};

/// Largest first.
[[nodiscard]] QList<OriginStory> whoWrote(
    const SessionModel& model, const Provenance& origins, const ShownStretch& stretch);

} // namespace jumpseat
