// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rubric/choice_strip.h"
#include "rubric/rubric.h"

#include <optional>

namespace jumpseat {

/// What the panel shows of one criterion.
struct CriterionFace {
    Criterion criterion;
    int number = 1; ///< from 1
    std::optional<int> level;
    int evidence = 0;
    bool readOnly = false;
    bool sealed = false;    ///< submitted
    std::optional<int> was; ///< the submitted level that an amendment replaced

    /// A level without anything that shows it. "Not observed" needs no evidence.
    [[nodiscard]] bool lacksEvidence() const { return level.value_or(notObserved) != notObserved && evidence == 0; }
};

/// "2 pieces of evidence, no score"
[[nodiscard]] QString faceCaption(const CriterionFace& face);
/// "Verifying output, score 4 of 5"
[[nodiscard]] QString spokenScore(const CriterionFace& face);
/// What stands at `level` when the kit left that anchor empty: it lies between its neighbours.
[[nodiscard]] QString impliedAnchor(const Criterion& criterion, int level);
/// The anchor of `level`, written or implied.
[[nodiscard]] QString anchorText(const Criterion& criterion, int level);
/// The cells 1 to 5 and "not observed".
[[nodiscard]] QList<ChoiceStrip::Choice> scoreChoices(const Criterion& criterion, bool big);

} // namespace jumpseat
