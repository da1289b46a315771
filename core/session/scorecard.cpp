// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/scorecard.h"

#include <algorithm>
#include <iterator>

namespace jumpseat {

bool Scorecard::isSubmitted() const
{
    return submittedSeq > 0 && (amendments.isEmpty() || amendments.last().seq < submittedSeq);
}

void Scorecard::submit(Seq seq, qint64 atUs)
{
    for (auto it = submittedLevels.cbegin(); it != submittedLevels.cend(); ++it) {
        if (levels.value(it.key(), notObserved) != it.value())
            supersededLevels.insert(it.key(), it.value());
    }
    submittedSeq = seq;
    submittedUs = atUs;
    submittedLevels = levels;
}

std::optional<int> Scorecard::amendedFrom(const CriterionId& criterion) const
{
    const auto now = levels.constFind(criterion);
    for (const auto& before : { submittedLevels, supersededLevels }) {
        const auto was = before.constFind(criterion);
        if (was != before.constEnd() && now != levels.constEnd() && *was != *now)
            return *was;
    }
    return std::nullopt;
}

QList<EvidenceState> Scorecard::evidenceFor(const CriterionId& criterion) const
{
    QList<EvidenceState> result;
    std::ranges::copy_if(
        evidence, std::back_inserter(result), [&](const EvidenceState& item) { return item.criterion == criterion; });
    return result;
}

Unfinished unfinishedParts(const Scorecard& card, const Rubric& rubric)
{
    Unfinished parts;
    for (const Criterion& criterion : rubric.criteria) {
        if (!card.levels.contains(criterion.id))
            parts.withoutLevel.append(criterion.id);
    }
    parts.lacksRecommendation = card.recommendation == Recommendation::None;
    return parts;
}

} // namespace jumpseat
