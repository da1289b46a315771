// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/caret.h"

namespace jumpseat {

namespace {

/// How many places an edit changes, and where the last of them ends afterwards. Without the texts: this runs for every
/// edit of a recording.
struct Extent {
    int places = 0;
    qint32 end = 0;
};

Extent extentOf(const ChangeSet& changes)
{
    Extent extent;
    qint32 pos = 0;
    bool inPlace = false;
    for (const auto& section : changes.sections()) {
        const bool isChanged = section.ins >= 0;
        extent.places += isChanged && !inPlace;
        inPlace = isChanged;
        pos += isChanged ? section.ins : section.len;
        if (isChanged)
            extent.end = pos;
    }
    return extent;
}

} // namespace

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

void CaretState::moveOverOwnEdit(const FileId& edited, const ChangeSet& changes, const QString& userEvent)
{
    const Extent extent = extentOf(changes);
    const bool isAtOnePlace = extent.places == 1 && !userEvent.startsWith(QLatin1StringView("format"));
    if (file == edited && !isAtOnePlace) {
        moveOverOwn(changes);
        return;
    }
    if (file != edited)
        file = edited;
    anchor = extent.end;
    head = extent.end;
}

} // namespace jumpseat
