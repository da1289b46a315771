// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit_snapshot.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

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
        { QStringLiteral("severity"), severityName(flaw.severity) }, { QStringLiteral("finding"), flaw.finding },
        { QStringLiteral("test"), flaw.hiddenTest } };
}

QJsonArray toJson(const QList<KitFile>& files)
{
    QJsonArray array;
    for (const KitFile& file : files)
        array += QJsonObject { { QStringLiteral("name"), file.name }, { QStringLiteral("text"), file.text } };
    return array;
}

/// Both trees, without what stands unchanged in them: the record shows the difference.
QJsonObject toJson(const PullRequest& pull)
{
    const auto only = [](const QList<KitFile>& tree, const QList<KitFile>& other) {
        QList<KitFile> changed = tree;
        changed.removeIf([&](const KitFile& file) {
            return std::ranges::any_of(
                other, [&](const KitFile& same) { return same.name == file.name && same.text == file.text; });
        });
        return changed;
    };
    return { { QStringLiteral("title"), pull.title }, { QStringLiteral("author"), pull.author },
        { QStringLiteral("description"), pull.description },
        { QStringLiteral("base"), toJson(only(pull.base, pull.head)) },
        { QStringLiteral("head"), toJson(only(pull.head, pull.base)) } };
}

QJsonObject toJson(const DesignBrief& design)
{
    QJsonArray constraints;
    for (const DesignConstraint& constraint : design.constraints)
        constraints +=
            QJsonObject { { QStringLiteral("id"), constraint.id }, { QStringLiteral("title"), constraint.title },
                { QStringLiteral("text"), constraint.text }, { QStringLiteral("when"), constraint.when } };
    return { { QStringLiteral("document"), design.document.value }, { QStringLiteral("constraints"), constraints } };
}

QJsonObject toJson(const Task& task)
{
    QJsonArray flaws;
    for (const PlantedFlaw& flaw : task.flaws)
        flaws += toJson(flaw);
    QJsonArray questions;
    for (const KitQuestion& question : task.questions)
        questions += question.listenFor.isEmpty() ? QJsonValue(question.ask)
                                                  : QJsonValue(QJsonObject { { QStringLiteral("ask"), question.ask },
                                                        { QStringLiteral("listen_for"), question.listenFor } });
    QJsonObject json { { QStringLiteral("id"), task.id.value }, { QStringLiteral("title"), task.title },
        { QStringLiteral("minutes"), task.minutes }, { QStringLiteral("brief"), task.brief },
        { QStringLiteral("hand_in"), QJsonArray::fromStringList(task.handIn) },
        { QStringLiteral("questions"), questions }, { QStringLiteral("hints"), QJsonArray::fromStringList(task.hints) },
        { QStringLiteral("flaws"), flaws } };
    if (!task.modelAnswer.isEmpty())
        json.insert(QStringLiteral("model_answer"), task.modelAnswer);
    if (task.review)
        json.insert(QStringLiteral("review"), toJson(*task.review));
    if (task.design)
        json.insert(QStringLiteral("design"), toJson(*task.design));
    return json;
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
