// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "watch/folder_mirror.h"
#include "watch/transcript_finder.h"

namespace jumpseat::ctl {

// What `watch` says. Names of files and texts of others are made harmless for a terminal where they are printed.

[[nodiscard]] QString toolWords(const QString& tool); ///< "claude-code" as people know it

/// All that would be sent, and all that is left out with the reason: the whole list.
[[nodiscard]] QString watchPreview(
    const QString& folder, const Snapshot& snapshot, const QList<FoundTranscript>& transcripts, bool withTranscripts);
/// What the person agrees to, in at most 4,096 units: it is recorded word for word.
[[nodiscard]] QString watchNotice(const QString& folder, const Snapshot& snapshot, bool withTranscripts);

/// "limiter.py: 3 lines".
[[nodiscard]] QString newsLine(const MirrorNews& news);
/// "Claude Code: 1 prompt, 2 tool calls", a line for each tool.
[[nodiscard]] QStringList actLines(const QList<Act>& acts);

} // namespace jumpseat::ctl
