// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/kit_shelf.h"

#include "base/json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace jumpseat {

namespace {

QStringList strings(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& item : value.toArray())
        list.append(item.toString());
    return list;
}

Criterion criterionFrom(const QJsonObject& json)
{
    Criterion criterion { { json.value("id"_L1).toString() }, json.value("title"_L1).toString(),
        json.value("shown_to_candidate"_L1).toString(), {} };
    const QStringList anchors = strings(json.value("anchors"_L1));
    for (qsizetype i = 0; i < qMin(anchors.size(), qsizetype(criterion.anchors.size())); ++i)
        criterion.anchors.at(size_t(i)) = anchors.at(i);
    return criterion;
}

Rubric rubricFrom(const QJsonObject& json)
{
    Rubric rubric { json.value("id"_L1).toString(), json.value("title"_L1).toString(),
        json.value("version"_L1).toInt(1), {} };
    for (const QJsonValue& criterion : json.value("criteria"_L1).toArray())
        rubric.criteria.append(criterionFrom(criterion.toObject()));
    return rubric;
}

PlantedFlaw flawFrom(const QJsonObject& json)
{
    return { { json.value("id"_L1).toString() }, json.value("control"_L1).toBool(), json.value("title"_L1).toString(),
        { json.value("file"_L1).toString() }, json.value("marker"_L1).toString(), json.value("why"_L1).toString(),
        severityFromName(json.value("severity"_L1).toString()).value_or(Severity::Medium),
        json.value("test"_L1).toString(), json.value("finding"_L1).toString() };
}

KitQuestion questionFrom(const QJsonValue& json)
{
    if (json.isString())
        return { json.toString(), {} };
    return { json["ask"_L1].toString(), json["listen_for"_L1].toString() };
}

QList<KitFile> filesFrom(const QJsonValue& json)
{
    QList<KitFile> files;
    for (const QJsonValue& file : json.toArray()) {
        const QString name = file["name"_L1].toString();
        files.append({ { name }, name, file["text"_L1].toString(), true });
    }
    return files;
}

PullRequest pullFrom(const QJsonObject& json)
{
    return { json.value("title"_L1).toString(), json.value("author"_L1).toString(),
        json.value("description"_L1).toString(), filesFrom(json.value("base"_L1)), filesFrom(json.value("head"_L1)) };
}

DesignBrief designFrom(const QJsonObject& json)
{
    DesignBrief design { { json.value("document"_L1).toString() }, {} };
    for (const QJsonValue& item : json.value("constraints"_L1).toArray())
        design.constraints.append({ item["id"_L1].toString(), item["title"_L1].toString(), item["text"_L1].toString(),
            item["when"_L1].toString() });
    return design;
}

Task taskFrom(const QJsonObject& json)
{
    Task task;
    task.id.value = json.value("id"_L1).toString();
    task.title = json.value("title"_L1).toString();
    task.minutes = json.value("minutes"_L1).toInt();
    task.brief = json.value("brief"_L1).toString();
    task.handIn = strings(json.value("hand_in"_L1));
    for (const QJsonValue& question : json.value("questions"_L1).toArray())
        task.questions.append(questionFrom(question));
    task.hints = strings(json.value("hints"_L1));
    for (const QJsonValue& flaw : json.value("flaws"_L1).toArray())
        task.flaws.append(flawFrom(flaw.toObject()));
    task.modelAnswer = json.value("model_answer"_L1).toString();
    if (json.contains("review"_L1))
        task.review = pullFrom(json.value("review"_L1).toObject());
    if (json.contains("design"_L1))
        task.design = designFrom(json.value("design"_L1).toObject());
    return task;
}

} // namespace

KitShelf::KitShelf(QString root)
    : m_root(std::move(root))
{
}

void KitShelf::load() const
{
    std::call_once(m_loaded, [this] { m_kits = loadKits(m_root, &m_problems); });
}

const QList<Kit>& KitShelf::kits() const
{
    load();
    return m_kits;
}

QStringList KitShelf::problems() const
{
    load();
    return m_problems;
}

Result<Kit> KitShelf::find(const QString& id) const
{
    QStringList known;
    for (const Kit& kit : kits()) {
        if (kit.id == id)
            return kit;
        known.append(kit.id);
    }
    return fail(ErrorCode::NotFound,
        u"There is no kit \"%1\". Kits: %2"_s.arg(id, known.isEmpty() ? u"none"_s : known.join(u", "_s)));
}

Kit KitShelf::forSession(const Workspace& workspace, const SessionRow& row) const
{
    const auto snapshot = workspace.storedKit(row.id);
    Kit stored = kitFromSnapshot(snapshot.value_or(QByteArray()));
    const auto atHand = find(row.kitId);
    const bool same = atHand && atHand->version == row.kitVersion
        && (stored.contentHash.isEmpty() || stored.contentHash == atHand->contentHash);
    if (same || stored.id.isEmpty())
        return atHand.value_or(stored);
    return stored;
}

Kit kitFromSnapshot(const QByteArray& bytes)
{
    const QJsonObject json = parseJson(bytes).object();
    Kit kit;
    kit.id = json.value("id"_L1).toString();
    kit.version = json.value("version"_L1).toInt(1);
    kit.title = json.value("title"_L1).toString();
    kit.summary = json.value("summary"_L1).toString();
    kit.minutes = json.value("minutes"_L1).toInt();
    kit.contentHash = json.value("hash"_L1).toString();
    kit.told = strings(json.value("told"_L1));
    kit.rubric = rubricFrom(json.value("rubric"_L1).toObject());
    for (const QJsonValue& task : json.value("tasks"_L1).toArray())
        kit.tasks.append(taskFrom(task.toObject()));
    return kit;
}

} // namespace jumpseat
