// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit_parser.h"

#include <QRegularExpression>

namespace jumpseat {
namespace {

// Criteria are told apart by colour, key and place on the screen; more than this cannot be held in view.
constexpr int maxCriteria = 9;

} // namespace

void KitParser::checkUnused(const YamlMap& map, const QString& kind, const QString& id)
{
    const QString name = kind + u' ' + id;
    if (m_used.contains(name))
        map.complain(QStringLiteral("there are two of %1 \"%2\"").arg(kind, id), "id");
    m_used += name;
}

Kit KitParser::parse(const YAML::Node& root)
{
    const QString name = QStringLiteral("the kit");
    YamlMap map(root, name);
    if (map.has("format") && map.text("format") != QStringLiteral("2"))
        map.complain(QStringLiteral("this program reads kits of format 2"), "format");
    m_format = map.has("format") ? 2 : 1;
    Kit kit;
    facts(map, kit);
    kit.rubric = rubric(map.map("rubric", QStringLiteral("the rubric")));
    map.each("profiles", false, [&](const YAML::Node& node) {
        kit.profiles += profile(YamlMap(node, QStringLiteral("a profile")), kit.rubric);
    });
    int minutes = 0;
    map.each("tasks", true, [&](const YAML::Node& node) {
        kit.tasks += task(YamlMap(node, QStringLiteral("a task")));
        minutes += kit.tasks.last().minutes;
    });
    if (minutes != kit.minutes)
        map.complain(
            QStringLiteral("the tasks take %1 minutes together, not %2").arg(minutes).arg(kit.minutes), "minutes");
    kit.assistant = assistant(map.map("assistant", QStringLiteral("the assistant")));
    map.finish();
    return kit;
}

void KitParser::facts(YamlMap& map, Kit& kit)
{
    static const QRegularExpression idShape(QStringLiteral("\\A[a-z0-9]+(-[a-z0-9]+)*\\z"));
    kit.id = map.text("id");
    if (isNew() && !idShape.match(kit.id).hasMatch())
        map.complain(QStringLiteral("\"id\" has small letters, digits and single dashes"), "id");
    kit.version = map.number("version");
    kit.title = map.text("title");
    kit.summary = (isNew() ? map.text("summary") : map.optionalText("summary")).trimmed();
    kit.minutes = map.number("minutes");
    kit.told = map.texts("told", isNew());
    if (!isNew())
        return;
    const auto kind = kitKindFromName(map.text("kind"));
    if (!kind)
        map.complain(QStringLiteral("\"kind\" is build, debug, review, design or algorithm"), "kind");
    kit.kind = *kind;
    kit.licence = map.text("licence");
    kit.written = map.date("written");
    if (map.has("reviewed"))
        kit.reviewed = map.date("reviewed");
    kit.scored = map.texts("scored", true);
    kit.tools = map.texts("tools");
}

RoleProfile KitParser::profile(YamlMap map, const Rubric& rubric)
{
    RoleProfile profile { map.text("id"), map.text("title"), {}, {} };
    checkUnused(map, QStringLiteral("profile"), profile.id);
    const auto numbers = [&](const char* key, int least, int most, QHash<CriterionId, int>& into) {
        if (!map.has(key))
            return;
        if (map.isText(key)) { // one number for all of them
            const int value = map.numberBetween(key, least, most);
            for (const Criterion& criterion : rubric.criteria)
                into.insert(criterion.id, value);
            return;
        }
        YamlMap values = map.map(key, QStringLiteral("\"%1\"").arg(QString::fromLatin1(key)));
        for (const Criterion& criterion : rubric.criteria) {
            const QByteArray id = criterion.id.value.toUtf8();
            if (values.has(id.constData()))
                into.insert(criterion.id, values.numberBetween(id.constData(), least, most));
        }
        values.finish();
    };
    numbers("weights", 0, 5, profile.weights);
    numbers("expected", lowestLevel, highestLevel, profile.expected);
    map.finish();
    return profile;
}

Rubric KitParser::rubric(YamlMap map)
{
    Rubric rubric;
    rubric.id = map.text("id");
    rubric.title = map.text("title");
    rubric.version = map.number("version");
    map.each("criteria", true,
        [&](const YAML::Node& node) { rubric.criteria += criterion(YamlMap(node, QStringLiteral("a criterion"))); });
    if (rubric.criteria.size() > maxCriteria)
        map.complain(QStringLiteral("a rubric has %1 criteria at most").arg(maxCriteria), "criteria");
    map.finish();
    return rubric;
}

Criterion KitParser::criterion(YamlMap map)
{
    Criterion criterion;
    criterion.id = { map.text("id") };
    checkUnused(map, QStringLiteral("criterion"), criterion.id.value);
    criterion.title = map.text("title");
    criterion.shownToCandidate = map.text("shown");
    YamlMap anchors = map.map("anchors", QStringLiteral("the anchors"));
    for (int level = lowestLevel; level <= highestLevel; ++level) {
        const QByteArray key = QByteArray::number(level);
        const bool mayBeMissing = !isNew() && level % 2 == 0; // it lies between its neighbours then
        criterion.anchors.at(size_t(level - 1)) =
            (mayBeMissing ? anchors.optionalText(key.constData()) : anchors.text(key.constData())).trimmed();
    }
    anchors.finish();
    map.finish();
    return criterion;
}

} // namespace jumpseat
