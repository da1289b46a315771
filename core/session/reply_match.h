// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

namespace jumpseat {

/// How much of a text stands in something the assistant said.
struct ReplyMatch {
    QString source;      ///< prompt "p2" whose reply, or suggestion "S3" whose text it was
    qint32 matched = 0;  ///< characters other than white space that stand there
    qint32 visible = 0;  ///< all of the text's
    QList<bool> isTaken; ///< by UTF-16 unit of the text; white space inside a matched stretch too

    [[nodiscard]] int percent() const { return visible > 0 ? int(100LL * matched / visible) : 0; }
};

/// The best match of `text` among the newest replies and suggestions, the newest on a tie; nullopt when less than
/// half of it stands in any of them. White space does not count, so that indenting hides nothing; a stretch counts
/// from `shortestStretch` characters on, so that two programs are not alike because both say "return".
/// Method: greedy string tiling with a least length. M. J. Wise: String Similarity via Greedy String Tiling and
/// Running Karp-Rabin Matching (1993); the least length as noise threshold: S. Schleimer, D. S. Wilkerson, A. Aiken:
/// Winnowing (2003).
[[nodiscard]] std::optional<ReplyMatch> matchReplies(const SessionState& state, QStringView text);

inline constexpr qsizetype shortestStretch = 12; ///< UTF-16 units that are not white space
inline constexpr qsizetype recentReplies = 20;
inline constexpr int leastPercent = 50;

} // namespace jumpseat
