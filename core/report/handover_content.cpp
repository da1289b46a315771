// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/handover_content.h"

#include <QDateTime>
#include <QTimeZone>

#include <map>

namespace jumpseat {

QString criterionTitle(const HandoverContent& content, const CriterionId& id)
{
    const Criterion* criterion = content.session.rubric.find(id);
    return criterion && !criterion->title.isEmpty() ? criterion->title : id.value;
}

QString anchorOf(const HandoverContent& content, const CriterionId& id, int level)
{
    const Criterion* criterion = content.session.rubric.find(id);
    return criterion && level >= lowestLevel && level <= highestLevel ? criterion->anchors[size_t(level - 1)]
                                                                      : QString();
}

QString fileTitle(const HandoverContent& content, const FileId& id)
{
    const FileState* file = content.state.file(id);
    return file ? file->name : id.value;
}

QList<std::pair<CriterionId, int>> levelsOf(const HandoverContent& content, const Scorecard& card)
{
    std::map<CriterionId, int> left(card.levels.constKeyValueBegin(), card.levels.constKeyValueEnd());
    QList<std::pair<CriterionId, int>> levels;
    for (const Criterion& criterion : content.session.rubric.criteria) {
        if (const auto it = left.find(criterion.id); it != left.end()) {
            levels += { it->first, it->second };
            left.erase(it);
        }
    }
    for (const auto& [id, level] : left)
        levels += { id, level };
    return levels;
}

QMap<QString, int> countsByKind(const QList<EventPtr>& events)
{
    QMap<QString, int> counts;
    for (const EventPtr& event : events)
        ++counts[kindOf(event->payload)];
    return counts;
}

QString isoTime(qint64 wallMs)
{
    return wallMs ? QDateTime::fromMSecsSinceEpoch(wallMs, QTimeZone::UTC).toString(Qt::ISODateWithMs) : QString();
}

} // namespace jumpseat
