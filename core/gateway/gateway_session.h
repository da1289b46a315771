// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "gateway/act_memory.h"
#include "gateway/budget.h"
#include "gateway/price_list.h"
#include "upstream/upstream.h"

#include <functional>
#include <map>
#include <memory>

namespace jumpseat {

/// What a session lets its candidate's tools do.
struct GatewayPolicy {
    Budget::Limits limits = {};
    PriceList prices = {};
    QString onlyModel = {};        ///< requests for another one are refused; empty: any
    qint64 assumedOutput = 32'000; ///< tokens that are set aside for an answer whose request names no limit
    int callsAtOnce = 16;          ///< more are told to come back: each may hold 32 MiB of a request
};

/// The gateway of one session: what all calls of it share. It belongs to one thread. Whoever closes the session, or the
/// host, calls endCalls() while acts can still be recorded.
struct GatewaySession {
    GatewaySession(SessionId session, GatewayPolicy sessionPolicy, std::shared_ptr<Upstream> server)
        : id(std::move(session))
        , policy(std::move(sessionPolicy))
        , upstream(std::move(server))
        , budget(policy.limits)
    {
    }

    const SessionId id;
    const GatewayPolicy policy;
    const std::shared_ptr<Upstream> upstream;
    Budget budget;
    ActMemory memory;
    int calls = 0; ///< under way

    /// Ends all that is under way; what came so far is recorded as cut.
    void endCalls()
    {
        for (const auto& [number, end] : std::map(m_ends))
            end();
    }
    /// `end` ends one exchange. The number is for removeEnd().
    int addEnd(std::function<void()> end)
    {
        m_ends.emplace(++m_lastEnd, std::move(end));
        return m_lastEnd;
    }
    void removeEnd(int number) { m_ends.erase(number); }

private:
    std::map<int, std::function<void()>> m_ends;
    int m_lastEnd = 0;
};

} // namespace jumpseat
