// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/box/wire.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace jumpseat {

using RunLimits = box::Limits;
using RunEnd = box::Reason;

/// A file below the task's folder. `name` is relative, with '/'; see box::isPlainPath.
struct RunFile {
    QString name = {};
    QByteArray content = {};
    bool executable = false;
    friend bool operator==(const RunFile&, const RunFile&) = default;
};

/// One program to be run over copies of some files.
struct RunRequest {
    QStringList
        command = {}; ///< program and arguments; no shell looks at them. "{report}" stands for the report's file
    QList<RunFile> files = {};
    RunLimits limits = {};
    std::optional<box::Terminal> terminal = {}; ///< it gets a terminal of its own instead of pipes
    bool copyBack = false;                      ///< what it writes is wanted
};

struct RunOutcome {
    RunEnd end = RunEnd::Exited;
    int code = 0; ///< exit code; for Signalled the signal's number
    qint64 durationUs = 0, cpuUs = 0;
    qint64 peakMemory = 0;     ///< bytes, of all its processes and of files in memory; looked at every 20 ms
    QByteArray report = {};    ///< what it wrote to "{report}"; cut at 16 MiB
    QList<RunFile> files = {}; ///< new or changed, when they were wanted
    bool filesCut = false;     ///< it left more than is taken
};

/// "exited", "signalled", "time", "cpu", "memory", "output", "disk", "cancelled": in the journal and on the command line.
[[nodiscard]] QString runEndName(RunEnd end);

} // namespace jumpseat
