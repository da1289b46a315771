// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/stored_rubric.h"

#include "base/json.h"

#include <QJsonArray>
#include <QJsonObject>

namespace jumpseat {

Rubric rubricOfStoredKit(const QByteArray& json)
{
    const QJsonObject stored = parseJson(json).object()[QStringLiteral("rubric")].toObject();
    Rubric rubric { stored[QStringLiteral("id")].toString(), stored[QStringLiteral("title")].toString(),
        stored[QStringLiteral("version")].toInt(1), {} };
    for (const QJsonValue& value : stored[QStringLiteral("criteria")].toArray()) {
        Criterion criterion { { value[QStringLiteral("id")].toString() }, value[QStringLiteral("title")].toString(),
            value[QStringLiteral("shown_to_candidate")].toString(), {} };
        const QJsonArray anchors = value[QStringLiteral("anchors")].toArray();
        for (qsizetype i = 0; i < std::min<qsizetype>(anchors.size(), highestLevel); ++i)
            criterion.anchors[size_t(i)] = anchors[i].toString();
        rubric.criteria += criterion;
    }
    return rubric;
}

} // namespace jumpseat
