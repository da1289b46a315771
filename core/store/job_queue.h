// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal_job.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>

namespace jumpseat {

/// What waits for the writer's thread. Any thread adds; one takes, and settles what it took.
class JobQueue {
public:
    void add(Job job);
    /// Past this nothing is refused, but whoever can wait should; false again only well below it.
    [[nodiscard]] bool isFull() const { return m_full; }
    static constexpr quint64 capacityJobs = 20'000;
    static constexpr qint64 capacityBytes = 64LL * 1024 * 1024;

    /// Moves what waits behind what is in `batch`; waits when that is empty. Work has a batch of its own. False when
    /// there is nothing left to do for good.
    [[nodiscard]] bool takeInto(std::deque<Job>& batch);
    /// The batch is dealt with and empty afterwards. True when there is room again after isFull().
    bool settle(std::deque<Job>& batch);
    /// Some of what was taken can never be written.
    void noteLoss();
    /// For a second. Work that waits is refused with `why`: whoever asked for it would wait as long as the disk fails.
    /// False when the writer is to stop.
    [[nodiscard]] bool waitForRetry(const QString& why);
    void stop();

    /// Waits until all that was added before is settled; false when a try to write fails, when `timeoutMs` passed, or when
    /// anything was ever lost.
    [[nodiscard]] bool flush(int timeoutMs);

private:
    std::mutex m_mutex;
    std::condition_variable m_wake, m_settledChanged;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    bool m_anyLost = false;
    quint64 m_added = 0, m_settled = 0, m_failures = 0; // ever
    qint64 m_waitingBytes = 0;
    std::atomic<bool> m_full = false;
};

} // namespace jumpseat
