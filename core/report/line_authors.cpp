// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/line_authors.h"

#include "session/line_origins.h"

#include <algorithm>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

/// Of whose text most of a line is; of the first on a tie.
Origin authorOf(const LineOrigins& line)
{
    const auto most = std::ranges::max_element(line.shares, {}, &LineOrigins::Share::visible);
    return most == line.shares.end() ? Origin {} : most->origin;
}

bool isListed(OriginKind kind)
{
    switch (kind) {
    case OriginKind::Candidate:
    case OriginKind::Interviewer:
    case OriginKind::Assistant:
    case OriginKind::Edited:
    case OriginKind::Pasted:
    case OriginKind::Tool: return true;
    case OriginKind::Baseline:
    case OriginKind::Unknown: return false;
    }
    return false;
}

/// An origin names the suggestion or the prompt that its text came from.
PromptId promptOf(const SessionState& state, const QString& source)
{
    if (const SuggestionState* suggestion = state.suggestion({ source }))
        return suggestion->prompt;
    return state.turn({ source }) ? PromptId { source } : PromptId {};
}

} // namespace

QList<AuthoredLines> authoredLines(const SessionState& state, const FileState& file)
{
    QList<AuthoredLines> all;
    int number = 0;
    int blanks = 0;
    for (const LineOrigins& line : lineOrigins(file)) {
        ++number;
        if (line.isBlank()) {
            ++blanks;
            continue;
        }
        const Origin author = authorOf(line);
        const bool goesOn = !all.isEmpty() && all.last().origin == author && all.last().toLine + blanks + 1 == number;
        blanks = 0;
        if (goesOn)
            all.last().toLine = number;
        else if (isListed(author.kind))
            all.append({ number, number, author, promptOf(state, author.source) });
    }
    return all;
}

QString toolOf(const Turn& turn)
{
    return turn.from.isThere() ? turn.from.tool : u"jumpseat"_s;
}

QString modelOf(const SessionState& state, const Turn& turn)
{
    if (!turn.model.isEmpty())
        return turn.model;
    if (turn.from.isThere())
        return {};
    if (state.assistant && !state.assistant->model.isEmpty())
        return state.assistant->model;
    return turn.provider;
}

} // namespace jumpseat
