// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/task.h"
#include "session/event.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <optional>

namespace jumpseat {

/// A file as a program finds it.
struct JobFile {
    QString name;
    QString text;
    friend bool operator==(const JobFile&, const JobFile&) = default;
};

/// One program to be run over copies of a session's files.
struct RunJob {
    RunRecipe recipe;
    QList<JobFile> files = {};
    TaskLimits limits = {};
    int rows = 0, columns = 0; ///< of the terminal it gets; 0: none
    bool isQuiet = false;      ///< nobody waits for it: it lets others go first
};

/// How a run ended; `reason` as in event::RunFinished.
struct RunEnding {
    int exitCode = 0;
    QString reason;
    qint64 durationUs = 0;
    QList<TestResult> tests; ///< of a recipe with a report
    QString problem;         ///< why there are none, though there should be
};

/// A hand on a run. When it is let go the run is killed and its sink hears nothing more.
class RunningJob {
public:
    virtual ~RunningJob() = default;
    /// False, and nothing is taken, when the program leaves too much unread.
    [[nodiscard]] virtual bool input(const QString& text) = 0;
    virtual void endInput() = 0;
    virtual void interrupt() = 0; ///< as Ctrl C
    virtual void kill() = 0;      ///< it ends with `reason` "stopped"
    virtual void resize(int rows, int columns) = 0;
    virtual void putFile(const JobFile& file) = 0; ///< new or changed while it runs
    virtual void removeFile(const QString& name) = 0;
};

/// Something that runs programs. Its calls and its sinks all run on the session's thread.
class Runner {
public:
    struct Sink {
        std::function<void(OutputStream, const QString&)> said; ///< in parts, some 30 a second at most
        std::function<void(const RunEnding&)> ended;            ///< once, last
    };
    virtual ~Runner() = default;
    /// Why nothing can be run here, for people; empty when it can. nullopt while that is being found out.
    [[nodiscard]] virtual std::optional<QString> unavailable() const = 0;
    /// Never calls the sink before it returns.
    [[nodiscard]] virtual std::unique_ptr<RunningJob> start(RunJob job, Sink sink) = 0;
};

} // namespace jumpseat
