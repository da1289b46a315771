// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "text/change_set.h"

namespace jumpseat {

/// Where a participant stands in the newest text of a file, UTF-16 units; `anchor` differs from `head` when there is a
/// selection. It goes along with every edit of that file, so only what no edit explains has to be recorded.
struct CaretState {
    FileId file;
    qint32 anchor = 0, head = 0;
    qint64 atUs = 0; ///< of the last event that placed it

    /// Somebody else's edit: a caret stays before text that comes in at it, a selection does not grow.
    /// Precondition of both: the caret lies within changes.lengthBefore().
    void moveOverTheirs(const ChangeSet& changes);
    /// The caret's owner's edit: it stays behind what was put in at it.
    void moveOverOwn(const ChangeSet& changes);
    /// The owner's edit of `edited`, as it takes the caret along: one change takes it to its end, as typing, pasting and
    /// undoing do; several at once (two carets, a formatter) leave the caret where it was in the text. Where the owner
    /// stood in another file, or nowhere, it comes to the end of the last change.
    void moveOverOwnEdit(const FileId& edited, const ChangeSet& changes, const QString& userEvent);
    [[nodiscard]] bool isSamePlace(const CaretState& other) const
    {
        return file == other.file && anchor == other.anchor && head == other.head;
    }
};

} // namespace jumpseat
