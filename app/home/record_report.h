// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace jumpseat {

/// What one can ask to be done with what is recorded: a session's record, or the whole workspace.
enum class RecordAsk {
    Export,
    HandOver,
    ImportActs,       ///< of files that AI tools wrote
    ImportActsFolder, ///< of all those in a folder
    Erase,
    Import,
    BackUp,
    Check,
    Recover,
    ChooseWorkspace,
    Cancel,
};

/// What does not fit on one line: headings with lines under them, to be read and copied.
struct RecordReport {
    struct Section {
        QString heading;
        QStringList lines;
    };
    QString title;
    QList<Section> sections;

    [[nodiscard]] bool isEmpty() const { return title.isEmpty(); }
    [[nodiscard]] QString text() const;
};

/// Work on the record, when it is over, in words.
struct RecordOutcome {
    enum class Kind { Done, Failed, Cancelled };
    Kind kind = Kind::Done;
    QString line = {};        ///< what happened
    QString kept = {};        ///< of what did not succeed
    QString advice = {};      ///< the same
    QString file = {};        ///< that was made; empty: none
    RecordReport report = {}; ///< empty: the line says all
};

} // namespace jumpseat
