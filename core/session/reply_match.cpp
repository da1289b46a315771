// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/reply_match.h"

#include <algorithm>

namespace jumpseat {

namespace {

constexpr qsizetype mostPlaces = 16; // of one opening in a reply: "            " of a table would else cost its square

/// A text without its white space, and where each unit stood.
struct Dense {
    QString units;
    QList<qsizetype> at;

    explicit Dense(QStringView text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text.at(i).isSpace())
                continue;
            units.append(text.at(i));
            at.append(i);
        }
    }
};

/// Where each stretch of the least length begins in a text.
QHash<QStringView, QList<qsizetype>> openings(QStringView text)
{
    QHash<QStringView, QList<qsizetype>> result;
    for (qsizetype i = 0; i + shortestStretch <= text.size(); ++i) {
        auto& places = result[text.sliced(i, shortestStretch)];
        if (places.size() < mostPlaces)
            places.append(i);
    }
    return result;
}

qsizetype equalLength(QStringView a, QStringView b)
{
    const auto shorter = std::min(a.size(), b.size());
    return std::mismatch(a.begin(), a.begin() + shorter, b.begin()).first - a.begin();
}

ReplyMatch compare(const Dense& pasted, qsizetype size, const QString& source, QStringView said)
{
    const Dense reply(said);
    ReplyMatch match { source, 0, qint32(pasted.units.size()), QList<bool>(size, false) };
    // A text of more than twice its length cannot stand in it by half; whatever a page sends, this takes bounded time.
    if (pasted.units.size() > 2 * reply.units.size())
        return match;
    const auto begins = openings(reply.units);
    const QStringView text(pasted.units);
    for (qsizetype i = 0; i + shortestStretch <= text.size();) {
        qsizetype longest = 0;
        for (const qsizetype place : begins.value(text.sliced(i, shortestStretch)))
            longest = std::max(longest, equalLength(text.sliced(i), QStringView(reply.units).sliced(place)));
        if (longest == 0) {
            ++i;
            continue;
        }
        match.matched += qint32(longest);
        std::fill(
            match.isTaken.begin() + pasted.at.at(i), match.isTaken.begin() + pasted.at.at(i + longest - 1) + 1, true);
        i += longest;
    }
    return match;
}

} // namespace

std::optional<ReplyMatch> matchReplies(const SessionState& state, QStringView text)
{
    const Dense pasted(text);
    if (pasted.units.size() < shortestStretch)
        return std::nullopt;
    std::optional<ReplyMatch> best;
    const auto consider = [&](const QString& source, QStringView said) {
        ReplyMatch match = compare(pasted, text.size(), source, said);
        if (match.percent() >= leastPercent && (!best || match.matched > best->matched))
            best = std::move(match);
    };
    const auto turns = state.turns.size();
    for (qsizetype i = turns; i-- > std::max<qsizetype>(0, turns - recentReplies);) {
        const Turn& turn = state.turns.at(i);
        for (const SuggestionId& id : turn.suggestions) {
            QString offered;
            for (const auto& change : state.suggestion(id)->changes.changes())
                offered += change.text;
            consider(id.value, offered);
        }
        consider(turn.id.value, turn.reply);
    }
    return best;
}

} // namespace jumpseat
