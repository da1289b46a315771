// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "rubric/rubric.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace jumpseat {

struct KitFile {
    FileId id;    ///< stable; events name files by it
    QString name; ///< as shown: "limiter.py"
    QString text; ///< normalised line breaks
    bool readOnly = false;
};

/// Something planted in the task's code: a flaw to be found, or a control that looks odd and is right.
struct PlantedFlaw {
    FlawId id; ///< "F1", "C1"
    bool control = false;
    QString title; ///< "off by one"
    FileId file;
    QString marker; ///< text of the line it stands on; shown beside that line while it is there
    QString why;    ///< why it is wrong, or right
};

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
    QList<FlawId> carries; ///< flaws that the proposed edit brings in or repeats; interviewers only
    bool once = false;     ///< only the first time; afterwards later replies may match
};

struct ScriptedAssistant {
    QList<ScriptedReply> replies;
    QString fallback;
    int wordsPerSecond = 30; ///< pace of streaming
};

struct Task {
    TaskId id;
    QString title;
    int minutes = 0;
    QString brief;      ///< what the candidate reads; plain paragraphs, "- " list items and `code`
    QStringList handIn; ///< the list under "Hand in"
    QList<KitFile> files;
    QList<PlantedFlaw> flaws;
    QStringList questions; ///< follow-up questions for the interviewer
    QStringList hints;
};

/// A whole interview as its author wrote it.
struct Kit {
    QString id;
    int version = 1;
    QString title;
    QString summary;
    int minutes = 0;
    QStringList told; ///< what the candidate is told before joining
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
