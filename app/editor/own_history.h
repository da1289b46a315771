// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "text/change_set.h"

#include <deque>
#include <optional>

namespace jumpseat {

/// Undo of one person's edits in a text that others change too.
///
/// An entry is the inverse of an own edit. The newest applies to the text as it is now, each older one to the text
/// that the newer ones would leave. Others' edits move all entries on, so undoing never touches what others wrote.
class OwnHistory {
public:
    static constexpr size_t mostEntries = 200;

    /// An own edit was made; `inverse` takes it back. Typing in one word joins the entry before it.
    void record(const ChangeSet& inverse, bool isTyping);
    /// Somebody else's edit came in.
    void moveOver(const ChangeSet& theirs);
    /// The next own edit does not join the last one: the caret moved, or something else happened.
    void breakGroup() { m_open = false; }

    /// What to do to the text now. Give the inverse of it to undone() or redone().
    [[nodiscard]] std::optional<ChangeSet> takeUndo() { return take(m_undo); }
    [[nodiscard]] std::optional<ChangeSet> takeRedo() { return take(m_redo); }
    void undone(const ChangeSet& inverse);
    void redone(const ChangeSet& inverse);

    [[nodiscard]] bool canUndo() const { return !m_undo.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_redo.empty(); }
    void clear();

private:
    using Stack = std::deque<ChangeSet>; // newest last
    std::optional<ChangeSet> take(Stack& stack);
    static void move(Stack& stack, const ChangeSet& theirs);

    Stack m_undo, m_redo;
    bool m_open = false;
};

} // namespace jumpseat
