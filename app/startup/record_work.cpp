// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "startup/record_work.h"

#include <utility>

namespace jumpseat {

RecordWork::RecordWork(QObject* parent)
    : QObject(parent)
{
}

RecordWork::~RecordWork()
{
    stop();
}

void RecordWork::start(Job job, Done done)
{
    m_done = std::move(done);
    const int turn = ++m_turn;
    // What it replaces has told its outcome and is at its end.
    m_thread =
        std::jthread([this, job = std::move(job), turn](const std::stop_token& token) { run(job, turn, token); });
}

void RecordWork::run(const Job& job, int turn, const std::stop_token& token)
{
    int told = -1;
    const Progress progress = [this, turn, &token, &told](int done, int all) {
        const int percent = all > 0 ? int(100LL * done / all) : 0;
        if (percent != std::exchange(told, percent)) {
            const auto tell = [this, turn, percent] {
                if (turn == m_turn && isRunning())
                    Q_EMIT progressed(percent);
            };
            QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        }
        return !token.stop_requested();
    };
    RecordOutcome outcome = job(progress);
    if (token.stop_requested() && outcome.kind == RecordOutcome::Kind::Failed) {
        outcome.kind = RecordOutcome::Kind::Cancelled;
        outcome.advice.clear(); // nobody needs to be told what to do about it
    }
    QMetaObject::invokeMethod(this, [this, turn, outcome] { accept(turn, outcome); }, Qt::QueuedConnection);
}

void RecordWork::accept(int turn, const RecordOutcome& outcome)
{
    if (turn != m_turn || !m_done)
        return;
    m_thread.join(); // it has nothing left to do, and what it held is let go of before anybody goes on
    std::exchange(m_done, {})(outcome);
}

void RecordWork::cancel()
{
    m_thread.request_stop();
}

void RecordWork::stop()
{
    m_done = {};
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

} // namespace jumpseat
