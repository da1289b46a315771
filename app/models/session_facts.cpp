// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session_facts.h"

#include "session/line_origins.h"

#include <algorithm>
#include <numeric>

namespace jumpseat {

namespace {

std::optional<qint64> median(QList<qint64> values)
{
    if (values.isEmpty())
        return std::nullopt;
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 ? values.at(middle) : std::midpoint(values.at(middle - 1), values.at(middle));
}

/// Largest remainder: rounding each share alone would add up to 99 or 101.
void givePercentages(QList<SessionFacts::LineShare>& shares)
{
    const int total = std::accumulate(
        shares.cbegin(), shares.cend(), 0, [](int sum, const auto& share) { return sum + share.lines; });
    if (total == 0)
        return;
    int left = 100;
    for (auto& share : shares) {
        share.percent = share.lines * 100 / total;
        left -= share.percent;
    }
    QList<SessionFacts::LineShare*> order;
    for (auto& share : shares)
        order.append(&share);
    std::ranges::stable_sort(order, std::greater {}, [&](const auto* share) { return share->lines * 100 % total; });
    for (int i = 0; i < left; ++i)
        ++order.at(i)->percent;
}

QList<SessionFacts::LineShare> lineShares(const SessionState& state)
{
    QList<SessionFacts::LineShare> shares;
    for (const auto& file : state.files) {
        if (file.readOnly || file.removed)
            continue;
        for (const auto& line : lineOrigins(file)) {
            if (line.isBlank())
                continue;
            const OriginKind kind = line.leading();
            const auto it = std::ranges::find(shares, kind, &SessionFacts::LineShare::kind);
            if (it == shares.end())
                shares.append({ kind, 1, 0 });
            else
                ++it->lines;
        }
    }
    std::ranges::stable_sort(shares, std::greater {}, &SessionFacts::LineShare::lines);
    givePercentages(shares);
    return shares;
}

} // namespace

SessionFacts facts(const SessionState& state)
{
    SessionFacts result;
    result.prompts = int(state.turns.size());
    result.promptsWithContext =
        int(std::ranges::count_if(state.turns, [](const Turn& turn) { return !turn.context.isEmpty(); }));
    QList<qint64> readingTimes;
    for (const auto& suggestion : state.suggestions) {
        if (suggestion.inlined) {
            ++result.completions;
            result.completionsTaken +=
                suggestion.decision != Decision::Open && suggestion.decision != Decision::Rejected;
            continue;
        }
        ++result.suggestions;
        ++result.byDecision.at(size_t(suggestion.decision));
        if (suggestion.decision != Decision::Open)
            readingTimes.append(suggestion.decidedUs - suggestion.readFromUs());
    }
    for (const ToolCallState& call : state.toolCalls) {
        ++result.toolCalls;
        result.toolCallsRejected += call.outcome == u"rejected" || (call.decidedBy == u"person" && !call.accepted);
    }
    result.model = state.modelTotals();
    result.medianReadUs = median(std::move(readingTimes));
    result.lines = lineShares(state);
    return result;
}

} // namespace jumpseat
