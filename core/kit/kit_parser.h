// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "kit/kit_files.h"
#include "kit/yaml_map.h"

namespace jumpseat {

/// Makes a Kit of a YAML document, checking as it goes: only here does a mistake still have a line number.
/// Throws KitProblem.
class KitParser {
public:
    explicit KitParser(KitFiles& files)
        : m_files(files)
    {
    }

    [[nodiscard]] Kit parse(const YAML::Node& root);

private:
    // kit_parser.cpp: the kit as a whole
    void facts(YamlMap& map, Kit& kit);
    [[nodiscard]] RoleProfile profile(YamlMap map, const Rubric& rubric);
    [[nodiscard]] Rubric rubric(YamlMap map);
    [[nodiscard]] Criterion criterion(YamlMap map);
    void checkUnused(const YamlMap& map, const QString& kind, const QString& id);

    // kit_parser_tasks.cpp
    [[nodiscard]] Task task(YamlMap map);
    [[nodiscard]] KitFile file(YamlMap map);
    [[nodiscard]] QList<KitFile> privateFiles(YamlMap& map, const char* key);
    [[nodiscard]] KitFile privateFile(YamlMap map);
    [[nodiscard]] RunRecipe recipe(YamlMap map, bool isTest);
    [[nodiscard]] TaskLimits limits(YamlMap map);
    [[nodiscard]] HiddenTests hidden(YamlMap map);
    [[nodiscard]] PullRequest review(YamlMap map);
    [[nodiscard]] DesignBrief design(YamlMap map);
    [[nodiscard]] KitQuestion question(const YAML::Node& node);
    [[nodiscard]] PlantedFlaw flaw(YamlMap map, const Task& task);
    void shows(YamlMap map, const Task& task, PlantedFlaw& flaw);
    [[nodiscard]] const KitFile* fileOf(const PlantedFlaw& flaw, const Task& task) const;

    // kit_parser_assistant.cpp
    [[nodiscard]] ScriptedAssistant assistant(YamlMap map);
    [[nodiscard]] ScriptedReply reply(YamlMap map);
    [[nodiscard]] QStringList keywords(const YAML::Node& group);
    [[nodiscard]] ScriptedEdit edit(YamlMap map);
    void checkEdit(const YamlMap& map, const ScriptedEdit& edit) const;
    void checkMarkers(const ScriptedAssistant& assistant) const;

    /// A marker that may yet be brought in by a reply.
    struct OpenMarker {
        int line = 0;
        PlantedFlaw flaw;
        KitFile file;
    };
    [[nodiscard]] bool isNew() const { return m_format >= 2; }

    int m_format = 1;
    QList<OpenMarker> m_markers;
    QList<std::pair<int, QString>> m_named; // replies that others build on, with the line
    KitFiles& m_files;
    QList<KitFile> m_known;      // files so far, of all tasks
    QList<ScriptedEdit> m_edits; // the assistant's so far
    QList<FlawId> m_flaws;
    QSet<QString> m_used; // "kind id"
};

} // namespace jumpseat
