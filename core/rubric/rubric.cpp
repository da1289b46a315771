// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rubric/rubric.h"

#include <algorithm>

namespace jumpseat {

const Criterion* Rubric::find(const CriterionId& id) const
{
    const auto it = std::ranges::find(criteria, id, &Criterion::id);
    return it == criteria.end() ? nullptr : &*it;
}

QString recommendationName(Recommendation value)
{
    switch (value) {
    case Recommendation::None: return QString();
    case Recommendation::StrongNo: return QStringLiteral("strong-no");
    case Recommendation::No: return QStringLiteral("no");
    case Recommendation::Yes: return QStringLiteral("yes");
    case Recommendation::StrongYes: return QStringLiteral("strong-yes");
    }
    return QString();
}

Recommendation recommendationFromName(QStringView name)
{
    for (auto value :
        { Recommendation::StrongNo, Recommendation::No, Recommendation::Yes, Recommendation::StrongYes }) {
        if (recommendationName(value) == name)
            return value;
    }
    return Recommendation::None;
}

} // namespace jumpseat
