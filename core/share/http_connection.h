// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/static_assets.h"
#include "share/ws_connection.h"

#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <optional>

namespace jumpseat {

/// One HTTP connection: the page's three files, or the step up to a WebSocket.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    struct Door {
        const StaticAssets& assets;
        /// Host headers that are ours ("127.0.0.1:8420"): anything else is a rebound name or a foreign proxy.
        const std::vector<std::string>& hosts;
        WsConnection::Doorman doorman;
        std::shared_ptr<void> guard; ///< counts this connection while it lives
    };
    HttpConnection(boost::asio::ip::tcp::socket socket, Door door);
    void start();

private:
    using Response = boost::beast::http::response<boost::beast::http::string_body>;

    void handle();
    [[nodiscard]] bool isOurHost(std::string_view host) const;
    void upgrade();
    void respond(boost::beast::http::status status, std::string contentType, std::string body);

    boost::beast::tcp_stream m_stream;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::empty_body>> m_parser;
    Door m_door;
};

} // namespace jumpseat
