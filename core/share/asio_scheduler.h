// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/assistant.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>

namespace jumpseat {

/// "Later" on the host's thread.
class AsioScheduler final : public Scheduler {
public:
    explicit AsioScheduler(boost::asio::io_context& io)
        : m_io(io)
    {
    }

    void after(std::chrono::milliseconds delay, std::function<void()> task) override
    {
        auto timer = std::make_shared<boost::asio::steady_timer>(m_io, delay);
        timer->async_wait([timer, task = std::move(task), alive = std::weak_ptr(m_alive)](auto error) {
            if (!error && !alive.expired())
                task();
        });
    }

private:
    boost::asio::io_context& m_io;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0); // tasks of a scheduler that is gone are dropped
};

} // namespace jumpseat
