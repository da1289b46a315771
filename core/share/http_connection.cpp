// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/http_connection.h"

#include "share/gateway_connection.h"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <algorithm>
#include <memory>

namespace jumpseat {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using namespace std::chrono_literals;

constexpr auto requestTime = 10s;
constexpr std::uint32_t headerLimit = 8 * 1024;

/// Only what the page brings may run, and it may talk to nobody but this host.
constexpr auto contentSecurityPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// One HTTP connection: the page's files, the gateway's paths, or the step up to a WebSocket.
class HttpConnection : public std::enable_shared_from_this<HttpConnection> {
public:
    HttpConnection(asio::ip::tcp::socket socket, Door door, std::shared_ptr<void> guard);
    void start();

private:
    using Response = http::response<http::string_body>;

    void headRead();
    void handle();
    [[nodiscard]] GatewayLine line();
    [[nodiscard]] bool isOurHost(std::string_view host) const;
    void upgrade();
    void respond(http::status status, std::string_view contentType, std::string body);

    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    std::unique_ptr<RequestHead> m_parser;
    Door m_door;
    std::shared_ptr<void> m_guard;
};

HttpConnection::HttpConnection(asio::ip::tcp::socket socket, Door door, std::shared_ptr<void> guard)
    : m_stream(std::move(socket))
    , m_door(std::move(door))
    , m_guard(std::move(guard))
{
}

void HttpConnection::start()
{
    m_parser = std::make_unique<RequestHead>();
    m_parser->header_limit(headerLimit);
    m_parser->body_limit(boost::none); // the gateway's has its own, and nothing else takes a body
    m_stream.expires_after(requestTime);
    http::async_read_header(
        m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, size_t) {
            if (error == http::error::header_limit)
                return self->respond(http::status::request_header_fields_too_large, "text/plain", "Too long.\n");
            if (!error)
                self->headRead();
        });
}

void HttpConnection::headRead()
{
    const auto target = m_parser->get().target();
    const bool isOurs = isOurHost(m_parser->get()[http::field::host]);
    if (m_door.ingest.takeIn && isOurs && isIngestPath({ target.data(), qsizetype(target.size()) }))
        return serveIngest(line(), std::move(m_parser), m_door.ingest);
    if (m_door.gateway.open && isOurs) {
        const auto path = gatewayPathOf({ target.data(), qsizetype(target.size()) }, headersOf(*m_parser));
        if (path)
            return serveGateway(line(), std::move(m_parser), *path, m_door.gateway);
    }
    if (m_parser->is_done())
        return handle();
    http::async_read(m_stream, m_buffer, *m_parser, [self = shared_from_this()](beast::error_code error, size_t) {
        // A body that nobody asked for: the answer says what this path takes.
        if (!error || error == http::error::unexpected_body)
            self->handle();
    });
}

/// For who answers in a way of their own, and gives the connection back.
GatewayLine HttpConnection::line()
{
    const auto done = [self = shared_from_this()](bool keepAlive) {
        if (keepAlive)
            return self->start();
        beast::error_code ignored;
        self->m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        self->m_stream.close();
    };
    return { m_stream, m_buffer, done };
}

bool HttpConnection::isOurHost(std::string_view host) const
{
    return std::ranges::find(m_door.hosts, host) != m_door.hosts.end();
}

void HttpConnection::handle()
{
    const auto& request = m_parser->get();
    if (!isOurHost(request[http::field::host]))
        return respond(http::status::misdirected_request, "text/plain", "This is not the address of this host.\n");
    if (request.target() == "/ws")
        return upgrade();
    if (request.method() != http::verb::get && request.method() != http::verb::head)
        return respond(http::status::method_not_allowed, "text/plain", "Only GET.\n");
    if (const auto* asset = m_door.assets.find(request.target()))
        return respond(http::status::ok, asset->contentType, asset->body);
    respond(http::status::not_found, "text/plain", "There is no such page. Open the link you were given.\n");
}

void HttpConnection::upgrade()
{
    const auto& request = m_parser->get();
    if (!beast::websocket::is_upgrade(request))
        return respond(http::status::upgrade_required, "text/plain", "This address is for the page itself.\n");
    // Exact scheme, host and port; a browser always sends it, and no other client has business here.
    if (request[http::field::origin] != "http://" + std::string(request[http::field::host]))
        return respond(http::status::forbidden, "text/plain", "The page comes from somewhere else.\n");
    m_stream.expires_never(); // the WebSocket has deadlines of its own
    serveWebSocket(m_stream.release_socket(), m_parser->release(), m_door.doorman, m_guard);
}

void HttpConnection::respond(http::status status, std::string_view contentType, std::string body)
{
    const auto& request = m_parser->get();
    auto response = std::make_shared<Response>(status, request.version() ? request.version() : 11);
    response->set(http::field::content_type, contentType);
    response->set("Content-Security-Policy", contentSecurityPolicy);
    response->set(http::field::cache_control, "no-store");
    response->set("X-Content-Type-Options", "nosniff");
    response->set("Referrer-Policy", "no-referrer");
    response->set("Cross-Origin-Opener-Policy", "same-origin");
    response->keep_alive(request.keep_alive() && status == http::status::ok);
    const bool headOnly = request.method() == http::verb::head;
    const auto size = body.size();
    if (!headOnly)
        response->body() = std::move(body);
    response->content_length(size);
    m_stream.expires_after(requestTime);
    http::async_write(m_stream, *response, [self = shared_from_this(), response](beast::error_code error, size_t) {
        if (error)
            return;
        if (response->keep_alive())
            return self->start();
        self->m_stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, error);
    });
}

} // namespace

void serveHttp(asio::ip::tcp::socket socket, Door door, std::shared_ptr<void> guard)
{
    std::make_shared<HttpConnection>(std::move(socket), std::move(door), std::move(guard))->start();
}

} // namespace jumpseat
