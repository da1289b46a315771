// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The tasks of a kit: what the candidate gets, and what stays with the interviewer.

#include "kit/kit_parser.h"
#include "kit/unwrap.h"

#include <algorithm>

namespace jumpseat {

Task KitParser::task(YamlMap map)
{
    Task task;
    task.line = map.line();
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
    if (map.has("run"))
        task.run = recipe(map.map("run", QStringLiteral("\"run\"")), false);
    if (map.has("test"))
        task.test = recipe(map.map("test", QStringLiteral("\"test\"")), true);
    task.terminal = map.flag("terminal");
    if (map.has("limits"))
        task.limits = limits(map.map("limits", QStringLiteral("\"limits\"")));
    if (map.has("hidden"))
        task.hidden = hidden(map.map("hidden", QStringLiteral("\"hidden\"")));
    task.reference = privateFiles(map, "reference");
    if (map.has("review"))
        task.review = review(map.map("review", QStringLiteral("\"review\"")));
    if (map.has("design"))
        task.design = design(map.map("design", QStringLiteral("\"design\"")));
    map.each("flaws", false, [&](const YAML::Node& node) {
        task.flaws += flaw(YamlMap(node, QStringLiteral("a flaw")), task);
        m_flaws += task.flaws.last().id;
    });
    map.each("questions", false, [&](const YAML::Node& node) { task.questions += question(node); });
    task.hints = map.texts("hints");
    task.modelAnswer = unwrapped(isNew() ? map.text("model_answer") : map.optionalText("model_answer"));
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
    const bool elsewhere = map.has("from");
    const auto text = m_files.read(elsewhere ? map.text("from") : file.name);
    if (!text)
        map.complain(text.error().what, elsewhere ? "from" : "name");
    file.text = *text;
    map.finish();
    return file;
}

/// Files that the candidate never sees: they have a name and no id of their own.
QList<KitFile> KitParser::privateFiles(YamlMap& map, const char* key)
{
    QList<KitFile> files;
    map.each(key, false, [&](const YAML::Node& node) {
        files += privateFile(YamlMap(node, QStringLiteral("a file")));
        if (std::ranges::count(files, files.last().name, &KitFile::name) > 1)
            throw KitProblem { yamlLine(node), QStringLiteral("there are two files \"%1\"").arg(files.last().name) };
    });
    return files;
}

KitFile KitParser::privateFile(YamlMap map)
{
    KitFile file;
    file.name = map.text("name");
    file.id = { map.has("id") ? map.text("id") : file.name };
    file.readOnly = map.flag("read_only");
    const bool elsewhere = map.has("from");
    const auto text = m_files.read(elsewhere ? map.text("from") : file.name);
    if (!text)
        map.complain(text.error().what, elsewhere ? "from" : "name");
    file.text = *text;
    map.finish();
    return file;
}

RunRecipe KitParser::recipe(YamlMap map, bool isTest)
{
    static const QStringList formats { QStringLiteral("junit"), QStringLiteral("tap"), QStringLiteral("go"),
        QStringLiteral("ctest"), QStringLiteral("pytest") };
    RunRecipe recipe { map.texts("command", true), {} };
    if (isTest) {
        recipe.report = map.text("report");
        if (!formats.contains(recipe.report))
            map.complain(QStringLiteral("\"report\" is one of %1").arg(formats.join(QStringLiteral(", "))), "report");
    }
    map.finish();
    return recipe;
}

TaskLimits KitParser::limits(YamlMap map)
{
    TaskLimits limits;
    const auto take = [&](const char* key, int most, int& limit) {
        if (map.has(key))
            limit = map.numberBetween(key, 1, most);
    };
    take("seconds", 600, limits.seconds);
    take("memory_mib", 8192, limits.memoryMib);
    take("processes", 512, limits.processes);
    take("output_kib", 16 * 1024, limits.outputKib);
    map.finish();
    return limits;
}

HiddenTests KitParser::hidden(YamlMap map)
{
    HiddenTests hidden;
    hidden.files = privateFiles(map, "files");
    hidden.recipe.command = map.texts("command", true);
    hidden.recipe.report = map.text("report");
    map.finish();
    return hidden;
}

PullRequest KitParser::review(YamlMap map)
{
    PullRequest request { map.text("title"), map.text("author"), unwrapped(map.text("description")), {}, {} };
    const auto tree = [&](const char* key) {
        const auto files = m_files.readTree(map.text(key));
        if (!files)
            map.complain(files.error().what, key);
        return *files;
    };
    request.base = tree("base");
    request.head = tree("head");
    map.finish();
    return request;
}

DesignBrief KitParser::design(YamlMap map)
{
    DesignBrief design;
    design.document = { map.text("document") };
    if (!std::ranges::contains(m_known, design.document, &KitFile::id))
        map.complain(QStringLiteral("there is no file \"%1\"").arg(design.document.value), "document");
    map.each("constraints", false, [&](const YAML::Node& node) {
        YamlMap item(node, QStringLiteral("a constraint"));
        design.constraints += DesignConstraint { item.text("id"), item.text("title"), unwrapped(item.text("text")),
            item.optionalText("when") };
        checkUnused(item, QStringLiteral("constraint"), design.constraints.last().id);
        item.finish();
    });
    map.finish();
    return design;
}

KitQuestion KitParser::question(const YAML::Node& node)
{
    if (node.IsScalar())
        return { yamlText(node, QStringLiteral("a question")).trimmed(), {} };
    YamlMap map(node, QStringLiteral("a question"));
    KitQuestion question { map.text("ask").trimmed(), unwrapped(map.optionalText("listen_for")) };
    map.finish();
    return question;
}

const KitFile* KitParser::fileOf(const PlantedFlaw& flaw, const Task& task) const
{
    if (task.review) {
        const auto inHead = std::ranges::find(task.review->head, flaw.file.value, &KitFile::name);
        if (inHead != task.review->head.end())
            return &*inHead;
    }
    const auto file = std::ranges::find(m_known, flaw.file, &KitFile::id);
    return file == m_known.end() ? nullptr : &*file;
}

PlantedFlaw KitParser::flaw(YamlMap map, const Task& task)
{
    PlantedFlaw flaw;
    flaw.line = map.line();
    flaw.id = { map.text("id") };
    checkUnused(map, QStringLiteral("flaw"), flaw.id.value);
    flaw.control = map.flag("control");
    flaw.title = map.text("title");
    if (map.has("severity")) {
        const auto severity = severityFromName(map.text("severity"));
        if (!severity)
            map.complain(QStringLiteral("\"severity\" is high, medium or low"), "severity");
        flaw.severity = *severity;
    }
    flaw.file = { map.text("file") };
    flaw.marker = map.text("marker").trimmed();
    flaw.why = map.text("why").trimmed();
    if (isNew() || map.has("shows"))
        shows(map.map("shows", QStringLiteral("\"shows\"")), task, flaw);
    const KitFile* file = fileOf(flaw, task);
    if (!file)
        map.complain(QStringLiteral("there is no file \"%1\"").arg(flaw.file.value), "file");
    m_markers += OpenMarker { map.line("marker"), flaw, *file };
    map.finish();
    return flaw;
}

void KitParser::shows(YamlMap map, const Task& task, PlantedFlaw& flaw)
{
    flaw.hiddenTest = map.optionalText("test").trimmed();
    flaw.finding = unwrapped(map.optionalText("finding"));
    if (flaw.hiddenTest.isEmpty() && flaw.finding.isEmpty())
        map.complain(QStringLiteral("\"shows\" needs a \"test\" or a \"finding\""));
    if (!flaw.hiddenTest.isEmpty() && !task.hidden.recipe.isThere())
        map.complain(QStringLiteral("the task has no \"hidden\" tests"), "test");
    map.finish();
}

} // namespace jumpseat
