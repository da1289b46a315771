// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/kit_parser.h"

#include "kit/unwrap.h"

#include <algorithm>

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
    Kit kit;
    kit.id = map.text("id");
    kit.version = map.number("version");
    kit.title = map.text("title");
    kit.summary = map.optionalText("summary").trimmed();
    kit.minutes = map.number("minutes");
    kit.told = map.texts("told");
    kit.rubric = rubric(map.map("rubric", QStringLiteral("the rubric")));
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
    // 2 and 4 may be left out: they lie between their neighbours.
    YamlMap anchors = map.map("anchors", QStringLiteral("the anchors"));
    criterion.anchors = { anchors.text("1").trimmed(), anchors.optionalText("2").trimmed(), anchors.text("3").trimmed(),
        anchors.optionalText("4").trimmed(), anchors.text("5").trimmed() };
    anchors.finish();
    map.finish();
    return criterion;
}

Task KitParser::task(YamlMap map)
{
    Task task;
    task.id = { map.text("id") };
    checkUnused(map, QStringLiteral("task"), task.id.value);
    task.title = map.text("title");
    task.minutes = map.number("minutes");
    task.brief = unwrapped(map.text("brief"));
    task.handIn = map.texts("hand_in");
    map.each("files", false, [&](const YAML::Node& node) {
        task.files += file(YamlMap(node, QStringLiteral("a file")));
        m_known += task.files.last();
    });
    map.each("flaws", false, [&](const YAML::Node& node) {
        task.flaws += flaw(YamlMap(node, QStringLiteral("a flaw")));
        m_flaws += task.flaws.last().id;
    });
    task.questions = map.texts("questions");
    task.hints = map.texts("hints");
    map.finish();
    return task;
}

KitFile KitParser::file(YamlMap map)
{
    KitFile file;
    file.id = { map.text("id") };
    checkUnused(map, QStringLiteral("file"), file.id.value);
    file.name = map.text("name");
    if (std::ranges::contains(m_known, file.name, &KitFile::name))
        map.complain(QStringLiteral("there are two files \"%1\"").arg(file.name), "name");
    file.readOnly = map.flag("read_only");
    const auto text = m_files.read(file.name);
    if (!text)
        map.complain(text.error().what, "name");
    file.text = *text;
    map.finish();
    return file;
}

PlantedFlaw KitParser::flaw(YamlMap map)
{
    PlantedFlaw flaw;
    flaw.id = { map.text("id") };
    checkUnused(map, QStringLiteral("flaw"), flaw.id.value);
    flaw.control = map.flag("control");
    flaw.title = map.text("title");
    flaw.file = { map.text("file") };
    flaw.marker = map.text("marker").trimmed();
    flaw.why = map.text("why").trimmed();
    checkMarker(map, flaw);
    map.finish();
    return flaw;
}

void KitParser::checkMarker(const YamlMap& map, const PlantedFlaw& flaw) const
{
    const auto file = std::ranges::find(m_known, flaw.file, &KitFile::id);
    if (file == m_known.end())
        map.complain(QStringLiteral("there is no file \"%1\"").arg(flaw.file.value), "file");
    const qsizetype count = file->text.count(flaw.marker);
    if (count != 1 || flaw.marker.contains(u'\n'))
        map.complain(QStringLiteral("the marker of %1 must stand in one line of %2, it is there %3 times")
                         .arg(flaw.id.value, file->name, QString::number(count)),
            "marker");
}

ScriptedAssistant KitParser::assistant(YamlMap map)
{
    ScriptedAssistant assistant;
    assistant.fallback = map.text("fallback").trimmed();
    if (map.has("words_per_second"))
        assistant.wordsPerSecond = map.number("words_per_second");
    map.each("replies", false,
        [&](const YAML::Node& node) { assistant.replies += reply(YamlMap(node, QStringLiteral("a reply"))); });
    map.finish();
    return assistant;
}

ScriptedReply KitParser::reply(YamlMap map)
{
    ScriptedReply reply;
    reply.id = map.text("id");
    checkUnused(map, QStringLiteral("reply"), reply.id);
    reply.once = map.flag("once");
    reply.text = unwrapped(map.text("text"));
    map.each("when", true, [&](const YAML::Node& node) { reply.any += keywords(node); });
    map.each("edits", false, [&](const YAML::Node& node) {
        reply.edits += edit(YamlMap(node, QStringLiteral("an edit")));
        m_edits += reply.edits.last();
    });
    for (const QString& id : map.texts("carries")) {
        if (!m_flaws.contains(FlawId { id }))
            map.complain(QStringLiteral("there is no flaw \"%1\"").arg(id), "carries");
        reply.carries += { id };
    }
    if (!reply.carries.isEmpty() && reply.edits.isEmpty())
        map.complain(QStringLiteral("a reply without edits carries no flaw"), "carries");
    map.finish();
    return reply;
}

QStringList KitParser::keywords(const YAML::Node& group)
{
    const QString name = QStringLiteral("a keyword");
    if (!group.IsSequence() || group.size() == 0)
        throw KitProblem { yamlLine(group), QStringLiteral("each entry of \"when\" must be a list of keywords") };
    QStringList words;
    for (const YAML::Node& word : group) {
        words += yamlText(word, name);
        if (!std::ranges::any_of(words.last(), [](QChar c) { return c.isLetterOrNumber(); }))
            throw KitProblem { yamlLine(word), QStringLiteral("a keyword needs a letter or a digit") };
    }
    return words;
}

ScriptedEdit KitParser::edit(YamlMap map)
{
    ScriptedEdit edit { { map.text("file") }, map.text("find"), map.optionalText("replace") };
    checkEdit(map, edit);
    map.finish();
    return edit;
}

void KitParser::checkEdit(const YamlMap& map, const ScriptedEdit& edit) const
{
    const auto file = std::ranges::find(m_known, edit.file, &KitFile::id);
    if (file == m_known.end())
        map.complain(QStringLiteral("there is no file \"%1\"").arg(edit.file.value), "file");
    if (file->readOnly)
        map.complain(QStringLiteral("%1 is read-only").arg(file->name), "file");
    if (edit.find == edit.replace)
        map.complain(QStringLiteral("the edit changes nothing"), "find");
    const qsizetype count = file->text.count(edit.find);
    // What is not there at the start may be brought in by an earlier edit.
    const bool broughtIn = std::ranges::any_of(m_edits,
        [&](const ScriptedEdit& other) { return other.file == edit.file && other.replace.contains(edit.find); });
    if (count > 1 || (count == 0 && !broughtIn))
        map.complain(QStringLiteral("\"find\" must stand in %1 exactly once, it is there %2 times")
                         .arg(file->name, QString::number(count)),
            "find");
}

} // namespace jumpseat
