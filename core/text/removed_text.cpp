// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/removed_text.h"

#include <algorithm>

namespace jumpseat {

namespace {

/// The newest of `candidates` that together are as long as `text`, if they read so.
QList<qsizetype> newestThatRead(const RemovedPlace& place, QList<qsizetype> candidates, QStringView text)
{
    std::ranges::stable_sort(candidates, std::greater {}, [&](qsizetype i) { return place.at(i).order; });
    QList<qsizetype> chosen;
    qsizetype length = 0;
    for (const qsizetype i : candidates) {
        // Pieces of one edit come back together, so only a whole edit more can make the text complete.
        if (length >= text.size() && place.at(i).order != place.at(chosen.last()).order)
            break;
        chosen.append(i);
        length += place.at(i).text.size();
    }
    if (length != text.size())
        return {};
    std::ranges::sort(chosen);
    for (const qsizetype i : chosen) {
        if (!text.startsWith(place.at(i).text))
            return {};
        text = text.sliced(place.at(i).text.size());
    }
    return chosen;
}

} // namespace

EditWay editWayOf(QStringView userEvent)
{
    if (userEvent == u"undo" || userEvent.startsWith(u"undo."))
        return EditWay::Undo;
    if (userEvent == u"redo" || userEvent.startsWith(u"redo."))
        return EditWay::Redo;
    return EditWay::Forward;
}

QList<qsizetype> broughtBack(const RemovedPlace& place, QStringView text, const ClientId& client, EditWay way)
{
    QList<qsizetype> own;
    QList<qsizetype> anybodys;
    for (qsizetype i = 0; i < place.size(); ++i) {
        if (place.at(i).byUndo != (way == EditWay::Redo))
            continue;
        anybodys.append(i);
        if (place.at(i).client == client)
            own.append(i);
    }
    if (const auto found = newestThatRead(place, own, text); !found.isEmpty())
        return found;
    return newestThatRead(place, anybodys, text);
}

} // namespace jumpseat
