// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/gateway_path.h"
#include "share/gateway_door.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <functional>
#include <memory>

namespace jumpseat {

using RequestHead = boost::beast::http::request_parser<boost::beast::http::empty_body>;

/// The headers of a request, in the words of core.
/// Beast reads as much at once as a buffer has room for, and 512 bytes when it has less: a body would take hundreds of
/// reads.
void makeRoomForBody(boost::beast::flat_buffer& buffer);
[[nodiscard]] HeaderList headersOf(const RequestHead& head);

/// What an exchange borrows of its connection. `done` is called once, last, and keeps the connection alive until then;
/// `keepAlive`: another request may follow.
struct GatewayLine {
    boost::beast::tcp_stream& stream;
    boost::beast::flat_buffer& buffer;
    std::function<void(bool keepAlive)> done;
};

/// Serves one request for the gateway, whose head was read: reads its body (at most GatewayCall::maxBody bytes), passes it
/// on and writes the answer as it comes, in chunks unless its length is known. A client that reads slowly slows the model
/// server down; one that goes ends the call.
void serveGateway(
    GatewayLine line, std::unique_ptr<RequestHead> head, const GatewayPath& path, const GatewayDoor& door);

} // namespace jumpseat
