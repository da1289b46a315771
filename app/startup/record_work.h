// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "home/record_report.h"

#include <QObject>

#include <functional>
#include <thread>

namespace jumpseat {

/// One piece of long work at a time, on a thread of its own; what it comes to is told on this object's thread.
class RecordWork : public QObject {
    Q_OBJECT
public:
    /// Told how far it is; false: it is to end without having done anything.
    using Progress = std::function<bool(int done, int all)>;
    using Job = std::function<RecordOutcome(const Progress&)>;
    using Done = std::function<void(const RecordOutcome&)>;

    explicit RecordWork(QObject* parent = nullptr);
    ~RecordWork() override;

    /// Precondition: none is running.
    void start(Job job, Done done);
    [[nodiscard]] bool isRunning() const { return bool(m_done); }
    /// Its outcome comes all the same, and is Cancelled unless it was too late.
    void cancel();
    /// Cancels and waits; nobody is told of the outcome.
    void stop();

Q_SIGNALS:
    void progressed(int percent);

private:
    void accept(int turn, const RecordOutcome& outcome);
    void run(const Job& job, int turn, const std::stop_token& token);

    std::jthread m_thread;
    Done m_done;
    int m_turn = 0; ///< tells what was queued by work that was stopped since
};

} // namespace jumpseat
