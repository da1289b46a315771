// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace jumpseat {

struct KitFile {
    FileId id;    ///< stable; events name files by it
    QString name; ///< as shown, with '/' for folders: "limiter.py"
    QString text; ///< normalised line breaks
    bool readOnly = false;
};

enum class Severity { Low, Medium, High };
[[nodiscard]] QString severityName(Severity severity); ///< "low", "medium", "high"
[[nodiscard]] std::optional<Severity> severityFromName(QStringView name);

/// Something planted in the task's code: a flaw to be found, or a control that looks odd and is right.
struct PlantedFlaw {
    FlawId id; ///< "F1", "C1"
    bool control = false;
    QString title;  ///< "off by one"
    FileId file;    ///< in a pull request: its path, as an id
    QString marker; ///< text of the line it stands on; shown beside that line while it is there
    QString why;    ///< why it is wrong, or right
    Severity severity = Severity::Medium;
    QString hiddenTest = {}; ///< the test that it fails, or as a control passes; empty: none shows it
    QString finding = {};    ///< what has to be said for it to count as found
    int line = 0;            ///< where kit.yaml says so
};

/// How something of a task is run. "{report}" in the command stands for the file of the tests' report.
struct RunRecipe {
    QStringList command; ///< empty: it cannot be run
    QString report;      ///< "junit", "tap", "go", "ctest", "pytest"; empty: it is no test
    [[nodiscard]] bool isThere() const { return !command.isEmpty(); }
    /// The command as people read it: without what only says where the report goes.
    [[nodiscard]] QString shown() const;
};

/// What a run of a task may take.
struct TaskLimits {
    int seconds = 20;
    int memoryMib = 512;
    int processes = 64;
    int outputKib = 1024;
};

/// Tests that the candidate never sees.
struct HiddenTests {
    QList<KitFile> files;
    RunRecipe recipe;
};

/// A question for the interviewer to ask.
struct KitQuestion {
    QString ask;
    QString listenFor = {}; ///< what good answers have in them
};

/// Makes a task a pull request to review.
struct PullRequest {
    QString title, author, description;
    QList<KitFile> base, head; ///< the trees before and after, by name
};

/// Something the interviewer drops into a design discussion.
struct DesignConstraint {
    QString id, title, text;
    QString when; ///< at which point of the discussion it fits
};

/// Makes a task a design discussion.
struct DesignBrief {
    FileId document; ///< the shared Markdown file
    QList<DesignConstraint> constraints;
};

struct Task {
    TaskId id;
    QString title;
    int minutes = 0;
    QString brief;      ///< what the candidate reads; plain paragraphs, "- " list items and `code`
    QStringList handIn; ///< the list under "Hand in"
    QList<KitFile> files;
    RunRecipe run, test;
    bool terminal = false; ///< the candidate has a terminal in the task's sandbox
    TaskLimits limits;
    HiddenTests hidden;
    QList<KitFile> reference; ///< the task solved; replaces files of the same name
    QList<PlantedFlaw> flaws;
    std::optional<PullRequest> review;
    std::optional<DesignBrief> design;
    QList<KitQuestion> questions; ///< follow-up questions for the interviewer
    QStringList hints;
    QString modelAnswer; ///< for the interviewer
    int line = 0;        ///< where kit.yaml says so
};

} // namespace jumpseat
