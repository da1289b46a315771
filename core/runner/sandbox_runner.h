// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/sandbox.h"
#include "session/assistant.h"
#include "session/runner.h"

#include <deque>
#include <thread>

namespace jumpseat {

/// Runs the jobs of all sessions of a host in sandboxes, each on a thread of its own. Two at once; others wait in
/// order, quiet ones behind the rest. Terminals, which mostly idle, do not count.
class SandboxRunner final : public Runner {
public:
    static constexpr int atOnce = 2;
    static constexpr int mostTerminals = 8;
    static constexpr qsizetype longestPart = 32 * 1024; ///< of what a program says at once, in UTF-16 units

    /// Calls the task on the session's thread. Thread-safe; what it takes after the runner has gone does nothing.
    using Post = std::function<void(std::function<void()>)>;
    /// `found`: unavailable() knows now.
    SandboxRunner(Post post, Scheduler& scheduler, std::function<void()> found);
    /// Kills what runs and waits for that.
    ~SandboxRunner() override;
    SandboxRunner(const SandboxRunner&) = delete;
    SandboxRunner& operator=(const SandboxRunner&) = delete;

    [[nodiscard]] std::optional<QString> unavailable() const override { return m_unavailable; }
    [[nodiscard]] std::unique_ptr<RunningJob> start(RunJob job, Sink sink) override;

private:
    struct Work;
    class Handle;
    void enqueue(const std::shared_ptr<Work>& work);
    void startNext();
    void launch(const std::shared_ptr<Work>& work);
    void run(const std::shared_ptr<Work>& work);
    void heard(const std::shared_ptr<Work>& work, OutputStream stream, const QByteArray& bytes);
    void deliver(const std::shared_ptr<Work>& work);
    void finished(const std::shared_ptr<Work>& work, const RunEnding& ending);
    void letGo(const std::shared_ptr<Work>& work);
    void later(std::function<void()> task); ///< on the session's thread, unless this has gone by then

    Post m_post;
    Scheduler& m_scheduler;
    std::optional<Sandbox> m_sandbox;
    std::optional<QString> m_unavailable;
    std::thread m_finder;
    std::deque<std::shared_ptr<Work>> m_waiting;
    QList<std::shared_ptr<Work>> m_running;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace jumpseat
