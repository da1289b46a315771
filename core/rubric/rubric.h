// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QList>
#include <QString>

#include <array>

namespace jumpseat {

/// Levels of a criterion run 1..5; 0 stands for "not observed", which is not a low score.
inline constexpr int lowestLevel = 1;
inline constexpr int highestLevel = 5;
inline constexpr int notObserved = 0;

/// One criterion with what each level looks like. anchors[level - 1]; an empty anchor lies between its neighbours.
struct Criterion {
    CriterionId id;
    QString title;
    QString shownToCandidate; ///< the one sentence the candidate reads before the interview
    std::array<QString, highestLevel> anchors;
};

struct Rubric {
    QString id;
    QString title;
    int version = 1;
    QList<Criterion> criteria;

    [[nodiscard]] const Criterion* find(const CriterionId& id) const;
};

/// The interviewer's overall word; opens only when every criterion is scored or not observed.
enum class Recommendation { None, StrongNo, No, Yes, StrongYes };
[[nodiscard]] QString recommendationName(Recommendation value); ///< "", "strong-no", "no", "yes", "strong-yes"
[[nodiscard]] Recommendation recommendationFromName(QStringView name);

} // namespace jumpseat
