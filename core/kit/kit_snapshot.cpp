// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit_snapshot.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace jumpseat {
namespace {

QJsonObject toJson(const Criterion& criterion)
{
    QJsonArray anchors;
    for (const QString& anchor : criterion.anchors)
        anchors += anchor;
    return { { QStringLiteral("id"), criterion.id.value }, { QStringLiteral("title"), criterion.title },
        { QStringLiteral("shown_to_candidate"), criterion.shownToCandidate }, { QStringLiteral("anchors"), anchors } };
}

QJsonObject toJson(const Rubric& rubric)
{
    QJsonArray criteria;
    for (const Criterion& criterion : rubric.criteria)
        criteria += toJson(criterion);
    return { { QStringLiteral("id"), rubric.id }, { QStringLiteral("title"), rubric.title },
        { QStringLiteral("version"), rubric.version }, { QStringLiteral("criteria"), criteria } };
}

QJsonObject toJson(const PlantedFlaw& flaw)
{
    return { { QStringLiteral("id"), flaw.id.value }, { QStringLiteral("control"), flaw.control },
        { QStringLiteral("title"), flaw.title }, { QStringLiteral("file"), flaw.file.value },
        { QStringLiteral("marker"), flaw.marker }, { QStringLiteral("why"), flaw.why },
        { QStringLiteral("severity"), severityName(flaw.severity) }, { QStringLiteral("finding"), flaw.finding } };
}

QJsonObject toJson(const Task& task)
{
    QJsonArray flaws;
    for (const PlantedFlaw& flaw : task.flaws)
        flaws += toJson(flaw);
    QJsonArray questions;
    for (const KitQuestion& question : task.questions)
        questions += question.ask;
    return { { QStringLiteral("id"), task.id.value }, { QStringLiteral("title"), task.title },
        { QStringLiteral("minutes"), task.minutes }, { QStringLiteral("brief"), task.brief },
        { QStringLiteral("hand_in"), QJsonArray::fromStringList(task.handIn) },
        { QStringLiteral("questions"), questions }, { QStringLiteral("hints"), QJsonArray::fromStringList(task.hints) },
        { QStringLiteral("flaws"), flaws } };
}

} // namespace

QByteArray kitSnapshot(const Kit& kit)
{
    QJsonArray tasks;
    for (const Task& task : kit.tasks)
        tasks += toJson(task);
    const QJsonObject json { { QStringLiteral("id"), kit.id }, { QStringLiteral("version"), kit.version },
        { QStringLiteral("title"), kit.title }, { QStringLiteral("summary"), kit.summary },
        { QStringLiteral("minutes"), kit.minutes }, { QStringLiteral("hash"), kit.contentHash },
        { QStringLiteral("told"), QJsonArray::fromStringList(kit.told) },
        { QStringLiteral("rubric"), toJson(kit.rubric) }, { QStringLiteral("tasks"), tasks } };
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

QString kitSnapshotHash(const QByteArray& snapshot)
{
    return QString::fromLatin1(QCryptographicHash::hash(snapshot, QCryptographicHash::Sha256).toHex());
}

} // namespace jumpseat
