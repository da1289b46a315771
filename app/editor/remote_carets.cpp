// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/remote_carets.h"

#include "editor/pane_sync.h"

#include <algorithm>

namespace jumpseat {

namespace {

bool isNews(const RemoteCaret& caret, const transient::CursorMoved& move)
{
    return !caret.isPlaced || caret.version != move.version || caret.sentAnchor != move.anchor
        || caret.sentHead != move.head;
}

/// A caret stays before text that comes in at it; a selection does not grow by it.
bool place(RemoteCaret& caret, PaneSync& sync)
{
    const bool forwards = caret.sentAnchor < caret.sentHead;
    const bool backwards = caret.sentHead < caret.sentAnchor;
    const auto anchor = sync.fromVersion(caret.version, caret.sentAnchor, forwards ? 1 : -1);
    const auto head = sync.fromVersion(caret.version, caret.sentHead, backwards ? 1 : -1);
    if (!anchor || !head)
        return false;
    caret.anchor = std::min(*anchor, sync.length());
    caret.head = std::min(*head, sync.length());
    return true;
}

} // namespace

bool RemoteCarets::refresh(const SessionModel& model, PaneSync& sync)
{
    bool moved = false;
    const auto cursors = model.cursors();
    moved = m_carets.removeIf([&](const RemoteCaret& caret) {
        return !cursors.contains(caret.who) || cursors.value(caret.who).file != sync.file();
    }) > 0;
    for (auto it = cursors.cbegin(); it != cursors.cend(); ++it) {
        // One's own caret is Scintilla's while one writes; in a recording it is shown like everybody's.
        if ((model.isLive() && it.key() == model.self()) || it->file != sync.file())
            continue;
        auto caret = std::ranges::find(m_carets, it.key(), &RemoteCaret::who);
        if (caret == m_carets.end()) {
            m_carets.append(RemoteCaret { .who = it.key() });
            caret = m_carets.end() - 1;
        } else if (!isNews(*caret, *it)) {
            continue;
        }
        caret->version = it->version;
        caret->sentAnchor = it->anchor;
        caret->sentHead = it->head;
        caret->sinceUs = model.isLive() ? model.nowUs() : model.state().carets.value(it.key()).atUs;
        caret->isPlaced = place(*caret, sync);
        moved = moved || caret->isPlaced;
    }
    return moved;
}

void RemoteCarets::moveOver(const ChangeSet& changes)
{
    for (RemoteCaret& caret : m_carets) {
        const bool forwards = caret.anchor < caret.head;
        const bool backwards = caret.head < caret.anchor;
        if (caret.to() > changes.lengthBefore()) {
            caret.isPlaced = false;
            continue;
        }
        caret.anchor = *changes.mapPos(caret.anchor, forwards ? 1 : -1);
        caret.head = *changes.mapPos(caret.head, backwards ? 1 : -1);
    }
}

} // namespace jumpseat
