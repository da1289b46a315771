// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/page_connection.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

#include <functional>
#include <memory>

namespace jumpseat {

class LiveRoom;

/// Where a token lets its bearer in.
struct Admission {
    std::shared_ptr<LiveRoom> room;
    Invite invite;
};
using Doorman = std::function<Result<Admission>(const QString& token)>;
using UpgradeRequest = boost::beast::http::request<boost::beast::http::empty_body>;

/// Answers the upgrade and serves the WebSocket for as long as both sides keep it: limits, deadlines, the
/// hello-join-talk order, typed errors. `guard` lives as long as the connection.
void serveWebSocket(
    boost::asio::ip::tcp::socket socket, UpgradeRequest request, Doorman doorman, std::shared_ptr<void> guard);

} // namespace jumpseat
