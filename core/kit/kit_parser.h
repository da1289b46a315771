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
    [[nodiscard]] Rubric rubric(YamlMap map);
    [[nodiscard]] Criterion criterion(YamlMap map);
    [[nodiscard]] Task task(YamlMap map);
    [[nodiscard]] KitFile file(YamlMap map);
    [[nodiscard]] PlantedFlaw flaw(YamlMap map);
    [[nodiscard]] ScriptedAssistant assistant(YamlMap map);
    [[nodiscard]] ScriptedReply reply(YamlMap map);
    [[nodiscard]] QStringList keywords(const YAML::Node& group);
    [[nodiscard]] ScriptedEdit edit(YamlMap map);

    void checkMarker(const YamlMap& map, const PlantedFlaw& flaw) const;
    void checkEdit(const YamlMap& map, const ScriptedEdit& edit) const;
    void checkUnused(const YamlMap& map, const QString& kind, const QString& id);

    KitFiles& m_files;
    QList<KitFile> m_known;      // files so far, of all tasks
    QList<ScriptedEdit> m_edits; // the assistant's so far
    QList<FlawId> m_flaws;
    QSet<QString> m_used; // "kind id"
};

} // namespace jumpseat
