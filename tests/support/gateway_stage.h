// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "gateway/gateway_session.h"
#include "upstream/network_upstream.h"

#include <functional>
#include <memory>

namespace jumpseat::test {

/// A host's connections with gateways behind them and nothing else: no page, no record. On a free port.
class GatewayStage {
public:
    using Record = std::function<void(const SessionId& session, const QList<Act>& acts)>;

    /// `record` is called on the stage's own thread; without one the acts are kept for acts().
    explicit GatewayStage(Record record = {});
    ~GatewayStage();

    [[nodiscard]] quint16 port() const;
    /// A session that `token` is the key of, with the model server at `server`.
    void open(const QString& token, const GatewayPolicy& policy, const NetworkUpstream::Config& server);
    /// The same with any upstream; `make` gets the executor of the stage's thread.
    void open(const QString& token, const GatewayPolicy& policy,
        const std::function<std::shared_ptr<Upstream>(Executor)>& make);

    /// As when the session of that token is closed.
    void endCalls(const QString& token);

    [[nodiscard]] QList<Act> acts() const;
    [[nodiscard]] Spending spent(const QString& token) const;
    [[nodiscard]] Spending setAside(const QString& token) const;
    [[nodiscard]] int callsUnderWay(const QString& token) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat::test
