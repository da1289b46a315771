// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor/event_place.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// [from, to) of `version` as it is in the file's newest version. Of a version that is still to come (the playhead
/// stands before it) only the neighbourhood can be shown.
EventPlace inPresent(const FileState& file, qint64 version, qint32 from, qint32 to)
{
    for (qint64 v = version; v < file.version(); ++v) {
        const ChangeSet& changes = file.history.at(v).changes();
        if (to > changes.lengthBefore())
            break;
        from = changes.mapPos(from, 1).value_or(from); // a simple mapping loses nothing
        to = std::max(from, changes.mapPos(to, -1).value_or(to));
    }
    const qint32 length = file.document.length();
    return { file.id, std::min(from, length), std::min(to, length) };
}

std::optional<EventPlace> placeOfEdit(const event::Edited& edit, const SessionState& state)
{
    const FileState* file = state.file(edit.file);
    const auto changes = edit.changes.changes();
    if (!file || changes.isEmpty())
        return std::nullopt;
    return inPresent(*file, edit.version, changes.first().fromB, changes.last().toB);
}

std::optional<EventPlace> placeOfOffer(const SuggestionState& offer, const SessionState& state)
{
    const FileState* file = state.file(offer.file);
    const auto changes = offer.changes.changes();
    if (!file || changes.isEmpty())
        return std::nullopt;
    return inPresent(*file, offer.version, changes.first().fromA, changes.last().toA);
}

} // namespace

std::optional<EventPlace> placeOf(const Event& event, const SessionState& state)
{
    if (const auto* edit = std::get_if<event::Edited>(&event.payload))
        return placeOfEdit(*edit, state);
    const SuggestionState* offer = nullptr;
    if (const auto* offered = std::get_if<event::SuggestionOffered>(&event.payload))
        offer = state.suggestion(offered->suggestion);
    else if (const auto* decided = std::get_if<event::SuggestionDecided>(&event.payload))
        offer = state.suggestion(decided->suggestion);
    return offer ? placeOfOffer(*offer, state) : std::nullopt;
}

} // namespace jumpseat
