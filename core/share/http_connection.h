// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/ingest_connection.h"
#include "share/static_assets.h"
#include "share/ws_connection.h"

#include <string>
#include <vector>

namespace jumpseat {

/// What every connection of a host shares. Outlives them all.
struct Door {
    const StaticAssets& assets;
    /// Host headers that are ours ("127.0.0.1:8420"): anything else is a rebound name or a foreign proxy.
    const std::vector<std::string>& hosts;
    Doorman doorman;
    GatewayDoor gateway = {};
    IngestDoor ingest = {};
};

/// Serves one HTTP connection: the page's files, the gateway's paths, or the step up to a WebSocket. `guard` lives as long as it does.
void serveHttp(boost::asio::ip::tcp::socket socket, Door door, std::shared_ptr<void> guard);

} // namespace jumpseat
