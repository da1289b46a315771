// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/caret.h"

namespace jumpseat {

void CaretState::moveOverTheirs(const ChangeSet& changes)
{
    const int anchorSide = anchor < head ? 1 : -1;
    const int headSide = head < anchor ? 1 : -1;
    anchor = *changes.mapPos(anchor, anchorSide);
    head = *changes.mapPos(head, headSide);
}

void CaretState::moveOverOwn(const ChangeSet& changes)
{
    anchor = *changes.mapPos(anchor, 1);
    head = *changes.mapPos(head, 1);
}

CaretState caretAfterOwnEdit(
    const FileId& file, const CaretState* before, const ChangeSet& changes, const QString& userEvent)
{
    const auto parts = changes.changes();
    const bool isKnown = before && before->file == file;
    const bool isRewriting = parts.size() > 1 || userEvent.startsWith(QLatin1StringView("format"));
    if (isKnown && (isRewriting || parts.isEmpty())) {
        CaretState caret = *before;
        caret.moveOverOwn(changes);
        return caret;
    }
    const qint32 end = parts.isEmpty() ? 0 : parts.last().toB;
    return { file, end, end, 0 };
}

} // namespace jumpseat
