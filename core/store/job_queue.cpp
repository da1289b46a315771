// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/job_queue.h"

#include <chrono>

namespace jumpseat {
namespace {

using namespace std::chrono_literals;
constexpr auto retryAfter = 1s;
/// Jobs in one transaction: later ones must not wait for a long one to end.
constexpr size_t batchLimit = 256;

bool isWork(const Job& job)
{
    return std::holds_alternative<job::Work>(job.what);
}

} // namespace

void JobQueue::add(Job job)
{
    {
        const std::lock_guard guard(m_mutex);
        m_waitingBytes += job.weight;
        m_jobs.push_back(std::move(job));
        ++m_added;
        m_full = m_full || m_added - m_settled >= capacityJobs || m_waitingBytes >= capacityBytes;
    }
    m_wake.notify_one();
}

bool JobQueue::takeInto(std::deque<Job>& batch)
{
    std::unique_lock guard(m_mutex);
    if (batch.empty())
        m_wake.wait(guard, [&] { return m_stopping || !m_jobs.empty(); });
    while (!m_jobs.empty() && batch.size() < batchLimit
        && (batch.empty() || !(isWork(m_jobs.front()) || isWork(batch.front())))) {
        batch.push_back(std::move(m_jobs.front()));
        m_jobs.pop_front();
    }
    return !batch.empty();
}

bool JobQueue::settle(std::deque<Job>& batch)
{
    qint64 bytes = 0;
    for (const Job& job : batch)
        bytes += job.weight;
    bool relieved = false;
    {
        const std::lock_guard guard(m_mutex);
        m_settled += batch.size();
        m_waitingBytes -= bytes;
        // Only well below the bound, so that it does not change with every event.
        relieved = m_full && m_added - m_settled < capacityJobs / 2 && m_waitingBytes < capacityBytes / 2;
        m_full = m_full && !relieved;
    }
    batch.clear();
    m_settledChanged.notify_all();
    return relieved;
}

void JobQueue::noteLoss()
{
    const std::lock_guard guard(m_mutex);
    m_anyLost = true;
}

bool JobQueue::waitForRetry(const QString& why)
{
    std::unique_lock guard(m_mutex);
    for (const Job& job : m_jobs) {
        if (const auto* work = std::get_if<job::Work>(&job.what))
            work->outcome->set_value(fail(ErrorCode::Io, why));
    }
    m_settled += std::erase_if(m_jobs, isWork);
    ++m_failures;
    m_settledChanged.notify_all();
    if (!m_stopping)
        m_wake.wait_for(guard, retryAfter, [&] { return m_stopping; });
    return !m_stopping;
}

void JobQueue::stop()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
}

bool JobQueue::flush(int timeoutMs)
{
    std::unique_lock guard(m_mutex);
    const quint64 ticket = m_added;
    const quint64 failures = m_failures;
    m_settledChanged.wait_for(
        guard, std::chrono::milliseconds(timeoutMs), [&] { return m_settled >= ticket || m_failures > failures; });
    return m_settled >= ticket && !m_anyLost;
}

} // namespace jumpseat
