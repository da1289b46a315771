// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assistant.h"

#include <QStringList>

namespace jumpseat {

/// An edit as a model writes it: a fenced block whose first line is "edit NAME", in it one or more of
///
///     <<<<<<< SEARCH
///     lines that stand in the file
///     =======
///     lines to stand there instead
///     >>>>>>> REPLACE
///
/// The form is that of aider (aider.chat/docs/more/edit-formats.html, "diff"), which models know.
struct WrittenEdit {
    QString name; ///< of the file, as the model gave it
    QString search, replace;
    friend bool operator==(const WrittenEdit&, const WrittenEdit&) = default;
};

/// The edits of a reply in order. What is begun and not ended is no edit.
[[nodiscard]] QList<WrittenEdit> writtenEdits(QStringView reply);

/// A model's edits, fitted to the files as they are now.
struct FittedEdits {
    QList<ProposedEdit> edits; ///< one for each file that the reply changes
    QStringList misplaced;     ///< names of files that are not there, cannot be changed, or have not what is sought
};

/// Nothing is proposed for a file unless every edit of it fits in one place only. Blanks at the ends of lines do not
/// count, and a shift of all lines to the side is followed: models are careless with both.
[[nodiscard]] FittedEdits fitEdits(const QList<WrittenEdit>& edits, const SessionState& state);

} // namespace jumpseat
