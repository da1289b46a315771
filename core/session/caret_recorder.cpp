// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/caret_recorder.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// Editors say where they are in a version they know; one that is further behind than this is not looked for.
constexpr qint64 farthestBehind = 1000; // versions

/// The caret in the newest text. Edits of its owner that came in since it was sent stand before it: the editor had
/// made them already and left them out of the count.
std::optional<CaretState> placeNow(const FileState& file, const ParticipantId& who, const command::MoveCursor& move)
{
    if (file.removed || move.version > file.version() || file.version() - move.version > farthestBehind)
        return std::nullopt;
    CaretState caret { file.id, move.anchor, move.head, 0 };
    for (qint64 v = move.version; v < file.version(); ++v) {
        const AcceptedUpdate& update = file.history.at(v);
        if (std::max(caret.anchor, caret.head) > update.changes().lengthBefore())
            return std::nullopt;
        if (update.author() == who)
            caret.moveOverOwn(update.changes());
        else
            caret.moveOverTheirs(update.changes());
    }
    if (std::max(caret.anchor, caret.head) > file.document.length())
        return std::nullopt;
    return caret;
}

} // namespace

void CaretRecorder::moved(const ParticipantId& who, const command::MoveCursor& move, qint64 nowUs)
{
    const auto known = m_waiting.find(who);
    if (known == m_waiting.end())
        m_waiting.insert(who, { move, nowUs + intervalUs });
    else
        known->newest = move;
}

std::optional<qint64> CaretRecorder::dueUs() const
{
    if (m_waiting.isEmpty())
        return std::nullopt;
    return std::ranges::min(m_waiting, {}, &Waiting::dueUs).dueUs;
}

QList<CaretRecorder::Rest> CaretRecorder::takeDue(const SessionState& state, qint64 nowUs, bool all)
{
    QList<Rest> result;
    for (auto it = m_waiting.begin(); it != m_waiting.end();) {
        if (!all && it->dueUs > nowUs) {
            ++it;
            continue;
        }
        const auto* file = state.file(it->newest.file);
        const auto caret = file ? placeNow(*file, it.key(), it->newest) : std::nullopt;
        if (caret && !caret->isSamePlace(state.carets.value(it.key())))
            result.append({ it.key(), { file->id, file->version(), caret->anchor, caret->head } });
        it = m_waiting.erase(it);
    }
    return result;
}

} // namespace jumpseat
