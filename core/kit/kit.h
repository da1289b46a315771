// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "kit/task.h"
#include "rubric/rubric.h"

#include <QDate>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace jumpseat {

/// One replacement the scripted assistant proposes: `find` must occur exactly once in the file.
struct ScriptedEdit {
    FileId file;
    QString find;
    QString replace;
};

/// A canned reply. The first whose keywords all occur in the prompt answers; `fallback` when none does.
struct ScriptedReply {
    QString id;
    QList<QStringList> any; ///< one group is enough; every word of a group must occur (case-insensitive)
    QString text;           ///< plain text with ``` blocks
    QList<ScriptedEdit> edits;
    QList<FlawId> carries;     ///< flaws that the proposed edit brings in or repeats; interviewers only
    bool once = false;         ///< only the first time; afterwards later replies may match
    QStringList buildsOn = {}; ///< replies whose edits were taken before this one's, for checking the kit
};

struct ScriptedAssistant {
    QList<ScriptedReply> replies;
    QString fallback;
    int wordsPerSecond = 30; ///< pace of streaming
};

/// What a role weighs and expects. The anchors are the same for all.
struct RoleProfile {
    QString id, title;
    QHash<CriterionId, int> weights;  ///< 0 to 5; a criterion that is not named weighs 1
    QHash<CriterionId, int> expected; ///< level
};

/// Which of the shapes of work an interview has.
enum class KitKind { Build, Debug, Review, Design, Algorithm };
[[nodiscard]] QString kitKindName(KitKind kind); ///< "build", "debug", "review", "design", "algorithm"
[[nodiscard]] std::optional<KitKind> kitKindFromName(QStringView name);

/// A whole interview as its author wrote it. The format: resources/kits/FORMAT.md.
struct Kit {
    QString id;
    int version = 1;
    QString title;
    QString summary;
    KitKind kind = KitKind::Build;
    int minutes = 0;
    QString licence; ///< SPDX identifier
    QDate written;
    QDate reviewed; ///< by somebody else than the author; invalid: not yet
    QList<RoleProfile> profiles;
    QStringList told;   ///< what the candidate is told before joining
    QStringList scored; ///< what is scored, in the candidate's words
    QStringList tools;  ///< what must be there to run it: "python3", "pytest"
    Rubric rubric;
    QList<Task> tasks;
    ScriptedAssistant assistant;
    QString contentHash; ///< SHA-256, hex, of the kit's bytes; stored with each session

    [[nodiscard]] const PlantedFlaw* findFlaw(const FlawId& id) const;
    [[nodiscard]] const ScriptedReply* findReply(const QString& id) const;
};

/// Reads `folder`/kit.yaml and the files it names (a directory or a Qt resource path).
/// Errors: NotFound, Malformed with "kit.yaml:LINE: ..." in `what`.
[[nodiscard]] Result<Kit> loadKit(const QString& folder);

/// The kits below `root`, by id; a kit that does not load is left out and reported in `problems`.
[[nodiscard]] QList<Kit> loadKits(const QString& root, QStringList* problems = nullptr);

} // namespace jumpseat
