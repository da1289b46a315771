// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/own_history.h"

namespace jumpseat {

namespace {

/// Where an inverse of plain typing removes one stretch: [from, to) of the text now.
std::optional<ChangeSet::Change> onlyChange(const ChangeSet& inverse)
{
    const auto changes = inverse.changes();
    return changes.size() == 1 ? std::optional(changes.first()) : std::nullopt;
}

/// The newer edit was made right behind the older one, so that people see one stretch of typing.
bool continues(const ChangeSet& older, const ChangeSet& newer)
{
    const auto last = onlyChange(older);
    const auto next = onlyChange(newer);
    return last && next && next->text.isEmpty() && last->text.isEmpty() && next->fromA == last->toA;
}

} // namespace

void OwnHistory::record(const ChangeSet& inverse, bool isTyping)
{
    m_redo.clear();
    if (m_open && isTyping && !m_undo.empty() && continues(m_undo.back(), inverse)) {
        if (auto joined = inverse.compose(m_undo.back())) {
            m_undo.back() = std::move(*joined);
            return;
        }
    }
    m_undo.push_back(inverse);
    if (m_undo.size() > mostEntries)
        m_undo.pop_front();
    m_open = isTyping;
}

void OwnHistory::moveOver(const ChangeSet& theirs)
{
    move(m_undo, theirs);
    move(m_redo, theirs);
}

void OwnHistory::undone(const ChangeSet& inverse)
{
    m_redo.push_back(inverse);
    m_open = false;
}

void OwnHistory::redone(const ChangeSet& inverse)
{
    m_undo.push_back(inverse);
    m_open = false;
}

void OwnHistory::clear()
{
    m_undo.clear();
    m_redo.clear();
    m_open = false;
}

std::optional<ChangeSet> OwnHistory::take(Stack& stack)
{
    while (!stack.empty()) {
        ChangeSet top = std::move(stack.back());
        stack.pop_back();
        if (!top.isEmpty()) // else somebody else removed all that it was about
            return top;
    }
    return std::nullopt;
}

void OwnHistory::move(Stack& stack, const ChangeSet& theirs)
{
    ChangeSet over = theirs;
    for (auto entry = stack.rbegin(); entry != stack.rend(); ++entry) {
        auto moved = entry->map(over, false);
        auto next = over.map(*entry, true);
        if (!moved || !next) { // cannot happen while lengths agree; older entries would no longer fit
            stack.erase(stack.begin(), entry.base());
            return;
        }
        *entry = std::move(*moved);
        over = std::move(*next);
    }
}

} // namespace jumpseat
