// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/line_origins.h"

#include <algorithm>

namespace jumpseat {

namespace {

LineOrigins::Share& shareOf(LineOrigins& line, const Origin& origin)
{
    const auto it = std::ranges::find(line.shares, origin, &LineOrigins::Share::origin);
    if (it != line.shares.end())
        return *it;
    line.shares.append({ origin, 0, 0 });
    return line.shares.last();
}

void count(const LineOrigins& line, QHash<QString, SuggestionPresence>& presence)
{
    for (const auto& share : line.shares) {
        if (share.origin.source.isEmpty())
            continue;
        auto& there = presence[share.origin.source];
        const bool edited = share.origin.kind == OriginKind::Edited;
        there.editedLines += edited ? 1 : 0;
        there.lines += edited ? 0 : 1;
        there.units += edited ? 0 : share.units;
    }
    // An empty line of the suggestion has nothing but its break.
    if (line.shares.isEmpty() && !line.lineBreak.source.isEmpty())
        ++presence[line.lineBreak.source].lines;
}

} // namespace

bool LineOrigins::isBlank() const
{
    return std::ranges::all_of(shares, [](const Share& share) { return share.visible == 0; });
}

OriginKind LineOrigins::leading() const
{
    QList<Provenance::Share> kinds;
    for (const auto& share : shares) {
        const auto it = std::ranges::find(kinds, share.origin.kind, &Provenance::Share::kind);
        if (it == kinds.end())
            kinds.append({ share.origin.kind, share.visible });
        else
            it->units += share.visible;
    }
    const auto most = std::ranges::max_element(kinds, {}, &Provenance::Share::units);
    return most == kinds.end() ? OriginKind::Unknown : most->kind;
}

QList<LineOrigins> lineOrigins(const FileState& file)
{
    QList<LineOrigins> lines(1);
    const QString text = file.document.text();
    qsizetype pos = 0;
    for (const auto& run : file.provenance.runs()) {
        const qsizetype end = std::min<qsizetype>(pos + run.length, text.size());
        for (; pos < end; ++pos) {
            const QChar c = text.at(pos);
            if (c == u'\n') {
                lines.last().lineBreak = run.origin;
                lines.append(LineOrigins {});
                continue;
            }
            auto& share = shareOf(lines.last(), run.origin);
            ++share.units;
            share.visible += c.isSpace() ? 0 : 1;
        }
    }
    return lines;
}

QHash<QString, SuggestionPresence> suggestionPresence(const SessionState& state)
{
    QHash<QString, SuggestionPresence> presence;
    for (const auto& file : state.files) {
        const auto& runs = file.provenance.runs();
        if (file.removed || std::ranges::all_of(runs, [](const auto& run) { return run.origin.source.isEmpty(); }))
            continue;
        for (const auto& line : lineOrigins(file))
            count(line, presence);
    }
    return presence;
}

} // namespace jumpseat
