// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/own_history.h"

namespace jumpseat {

namespace {

/// The newer edit was made right behind the older one, at each of the carets, so that people see one typing.
bool continues(const ChangeSet& older, const ChangeSet& newer)
{
    const auto last = older.changes();
    const auto next = newer.changes();
    if (last.isEmpty() || last.size() != next.size())
        return false;
    qint32 typedBefore = 0; // by the newer edit, at carets further up
    for (qsizetype i = 0; i < last.size(); ++i) {
        const bool onlyTyped = last.at(i).text.isEmpty() && next.at(i).text.isEmpty();
        if (!onlyTyped || next.at(i).fromA != last.at(i).toA + typedBefore)
            return false;
        typedBefore += next.at(i).toA - next.at(i).fromA;
    }
    return true;
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
