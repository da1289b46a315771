// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "run/run_request.h"
#include "run/scope.h"

#include <functional>
#include <memory>

namespace jumpseat {

/// What is heard of a run while it goes on, on the thread that runs it.
struct RunSink {
    std::function<void()> started;
    std::function<void(const QByteArray&)> output, errors; ///< with a terminal everything is output
};

/// A hand on a run. Thread-safe; before the run has begun it is remembered, after its end nothing happens.
class RunControl {
public:
    RunControl();
    ~RunControl();
    RunControl(const RunControl&) = delete;
    RunControl& operator=(const RunControl&) = delete;

    /// For its standard input. False, and nothing is taken, while a megabyte is unread: try again later.
    [[nodiscard]] bool input(const QByteArray& bytes);
    void endInput();
    void interrupt(); ///< as Ctrl C
    void resize(const box::Terminal& size);
    /// A file that is new or changed while it runs; whatever stands there is replaced, nothing is followed. A name that
    /// is no plain path is left out.
    void putFile(const RunFile& file);
    void removeFile(const QString& name);
    void kill();

private:
    friend class Sandbox;
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Runs programs that nobody vouches for: bubblewrap with namespaces of its own, no network, a read-only system, an
/// empty home, copies of the task's files, a filter of system calls and limits (run/box). Nothing survives a run.
///
/// Never without: where the sandbox cannot be had, nothing is run.
class Sandbox {
public:
    /// Looks for the programs. Error: NotFound, with what is missing and what to install.
    [[nodiscard]] static Result<Sandbox> find();
    /// Puts runs into control groups of their own, where this system gives users some.
    void useScopes() { m_scope = Scope::find(); }
    [[nodiscard]] bool hasScopes() const { return m_scope.isThere(); }
    /// Runs `true` in it: whether this system allows sandboxes. Error: Refused, with the system's reason.
    [[nodiscard]] Result<void> probe() const;

    /// Blocks until all is over; the waits inside are bounded by the limits. Errors: Malformed (a file's name, no
    /// command), Refused (the sandbox or the program could not be started; nothing was run), Io.
    [[nodiscard]] Result<RunOutcome> run(
        const RunRequest& request, const RunSink& sink = {}, RunControl* control = nullptr) const;

private:
    QString m_bubblewrap, m_box, m_inside;
    Scope m_scope;
};

} // namespace jumpseat
