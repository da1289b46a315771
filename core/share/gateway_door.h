// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "acts/act.h"
#include "base/clock.h"
#include "gateway/gateway_session.h"

#include <functional>
#include <memory>

namespace jumpseat {

/// The way from a host's connections to its sessions' gateways. Without `open` the host has none, and their paths are
/// like any other that it does not know. All of it is used on the host's thread.
struct GatewayDoor {
    /// The gateway of the session that a token is for. Errors: Unauthorized; NotOpen (the session is not open now);
    /// Forbidden (it has no gateway).
    std::function<Result<std::shared_ptr<GatewaySession>>(const QString& token)> open = {};
    /// What a call told. Not after the host's end: GatewaySession::endCalls() before it lets calls tell their last acts.
    std::function<void(const SessionId& session, QList<Act> acts)> record = {};
    const Clock* clock = nullptr; ///< where `open` is
};

} // namespace jumpseat
