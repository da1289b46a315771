// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QHash>
#include <QList>

namespace jumpseat {

/// Who wrote one line of a file.
struct LineOrigins {
    struct Share {
        Origin origin;
        qint32 units = 0;   ///< UTF-16 units of the line, its break not counted
        qint32 visible = 0; ///< those that are not white space
    };
    QList<Share> shares; ///< one for each origin, in order of first appearance
    Origin lineBreak;    ///< Unknown for a last line without one

    [[nodiscard]] bool isBlank() const;
    /// The origin of most of its visible characters; of the first of them on a tie.
    [[nodiscard]] OriginKind leading() const;
};

[[nodiscard]] QList<LineOrigins> lineOrigins(const FileState& file);

/// How much of a suggestion is still in the text.
struct SuggestionPresence {
    int lines = 0;       ///< lines with at least one of its characters as the assistant wrote them
    int editedLines = 0; ///< lines where some of its characters were reworked
    int units = 0;       ///< its characters, reworked ones not counted
};

/// By the suggestion's id, over every file; suggestions with nothing left are not in it.
[[nodiscard]] QHash<QString, SuggestionPresence> suggestionPresence(const SessionState& state);

} // namespace jumpseat
