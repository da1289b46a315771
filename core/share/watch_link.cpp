// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/watch_link.h"

#include "share/page_connection.h"

#include <QRandomGenerator>
#include <QUrl>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include <algorithm>
#include <deque>

namespace jumpseat {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;
using tcp = asio::ip::tcp;

constexpr int lostCode = 1006;
constexpr auto openTime = 10s;
/// In one second; the host takes 400 of a connection in a second of its own (ws_connection.cpp), which may touch two of these.
constexpr int mostInASecond = 150;

using Socket = websocket::stream<tcp::socket, false>;

} // namespace

Result<JoinLink> JoinLink::parse(const QString& link)
{
    const QUrl url(link.trimmed(), QUrl::StrictMode);
    const bool isShaped = url.isValid() && url.scheme() == QLatin1String("http") && !url.host().isEmpty()
        && !url.fragment().isEmpty() && url.userInfo().isEmpty() && (url.path().isEmpty() || url.path() == u"/");
    if (!isShaped)
        return fail(
            ErrorCode::Malformed, QStringLiteral("that is no join link; it looks like http://ADDRESS:PORT/#TOKEN"));
    QString host = url.host();
    if (host.contains(u':'))
        host = u'[' + host + u']';
    return JoinLink { QStringLiteral("%1:%2").arg(host).arg(url.port(80)), url.fragment() };
}

/// Kept by the operations that are under way, so that none of them meets one that is gone.
struct WatchLink::Impl : std::enable_shared_from_this<WatchLink::Impl> {
    Impl(const JoinLink& link, Events on, WatchLinkDelays waits)
        : address(link.address.toStdString())
        , events(std::move(on))
        , delays(waits)
        , delay(waits.first)
    {
    }

    void open();
    void shakeHands(const std::shared_ptr<Socket>& ws);
    void read(const std::shared_ptr<Socket>& ws);
    void write(const std::shared_ptr<Socket>& ws);
    void writeInTime(const std::shared_ptr<Socket>& ws);
    void lost(const std::shared_ptr<Socket>& ws, int code);
    void comeBackLater();
    void drop();

    asio::io_context io;
    asio::steady_timer timer { io }, deadline { io }, pacer { io };
    tcp::resolver resolver { io };
    std::string address;
    Events events;
    WatchLinkDelays delays;
    std::chrono::milliseconds delay;
    std::shared_ptr<Socket> socket; ///< the one that counts; others are on their way out
    std::deque<QByteArray> queue;
    qint64 queued = 0;
    std::chrono::steady_clock::time_point second; ///< when the one began in which `inThisSecond` were sent
    int inThisSecond = 0;
    beast::flat_buffer buffer;
    bool isOpen = false, isOver = false, isClosing = false;
};

void WatchLink::Impl::open()
{
    const auto ws = std::make_shared<Socket>(io);
    socket = ws;
    const auto colon = address.rfind(':');
    std::string host = address.substr(0, colon);
    if (host.starts_with('['))
        host = host.substr(1, host.size() - 2);
    deadline.expires_after(openTime);
    deadline.async_wait([self = weak_from_this(), ws](beast::error_code waited) {
        if (const auto link = self.lock(); link && !waited && !link->isOpen)
            link->lost(ws, lostCode);
    });
    resolver.async_resolve(host, address.substr(colon + 1),
        [self = weak_from_this(), ws](beast::error_code error, const tcp::resolver::results_type& found) {
            const auto link = self.lock();
            if (!link)
                return;
            if (error)
                return link->lost(ws, lostCode);
            asio::async_connect(ws->next_layer(), found, [self, ws](beast::error_code refused, const tcp::endpoint&) {
                const auto connected = self.lock();
                if (connected && refused)
                    connected->lost(ws, lostCode);
                else if (connected)
                    connected->shakeHands(ws);
            });
        });
}

void WatchLink::Impl::shakeHands(const std::shared_ptr<Socket>& ws)
{
    if (ws != socket)
        return;
    beast::error_code ignored;
    ws->next_layer().set_option(tcp::no_delay(true), ignored);
    websocket::stream_base::timeout timeout {};
    timeout.handshake_timeout = openTime;
    timeout.idle_timeout = 30s; // a ping goes out at half of it: a host that vanished is noticed
    timeout.keep_alive_pings = true;
    ws->set_option(timeout);
    ws->read_message_max(size_t(Limits::message));
    ws->text(true);
    ws->set_option(websocket::stream_base::decorator([origin = "http://" + address](websocket::request_type& request) {
        request.set(beast::http::field::origin, origin); // as the host's own page has it
    }));
    ws->async_handshake(address, "/ws", [self = weak_from_this(), ws](beast::error_code error) {
        const auto link = self.lock();
        if (!link || ws != link->socket)
            return;
        if (error)
            return link->lost(ws, lostCode);
        link->isOpen = true;
        link->deadline.cancel();
        link->events.opened();
        link->read(ws);
    });
}

void WatchLink::Impl::read(const std::shared_ptr<Socket>& ws)
{
    ws->async_read(buffer, [self = weak_from_this(), ws](beast::error_code error, size_t) {
        const auto link = self.lock();
        if (!link || ws != link->socket)
            return;
        if (error)
            return link->lost(ws, ws->reason().code ? int(ws->reason().code) : lostCode);
        const auto data = link->buffer.data();
        const QByteArray frame(static_cast<const char*>(data.data()), qsizetype(data.size()));
        link->buffer.clear();
        link->events.received(frame);
        if (ws == link->socket)
            link->read(ws);
    });
}

/// The first of the queue goes out now, or when a new second begins.
void WatchLink::Impl::writeInTime(const std::shared_ptr<Socket>& ws)
{
    const auto now = std::chrono::steady_clock::now();
    if (now - second >= 1s) {
        second = now;
        inThisSecond = 0;
    }
    if (++inThisSecond <= mostInASecond)
        return write(ws);
    pacer.expires_at(second + 1s);
    pacer.async_wait([self = weak_from_this(), ws](beast::error_code waited) {
        if (const auto link = self.lock(); link && !waited && ws == link->socket)
            link->writeInTime(ws);
    });
}

void WatchLink::Impl::write(const std::shared_ptr<Socket>& ws)
{
    const QByteArray frame = queue.front(); // shared by the operation: the queue may be emptied meanwhile
    ws->async_write(asio::buffer(frame.constData(), size_t(frame.size())),
        [self = weak_from_this(), ws, frame](beast::error_code error, size_t) {
            const auto link = self.lock();
            if (!link || ws != link->socket || error)
                return;
            link->queued -= link->queue.front().size();
            link->queue.pop_front();
            if (!link->queue.empty())
                link->writeInTime(ws);
        });
}

void WatchLink::Impl::drop()
{
    if (socket) {
        beast::error_code ignored;
        socket->next_layer().close(ignored);
    }
    socket.reset();
    queue.clear();
    queued = 0;
    buffer = {};
    isOpen = false;
    deadline.cancel();
    pacer.cancel();
    resolver.cancel();
}

void WatchLink::Impl::lost(const std::shared_ptr<Socket>& ws, int code)
{
    if (ws != socket)
        return;
    drop();
    isOver = code == PageConnection::Unauthorized || code == PageConnection::Replaced;
    events.closed(code);
    if (!isOver && !isClosing && !socket)
        comeBackLater();
}

void WatchLink::Impl::comeBackLater()
{
    // With chance, so that all who were here do not come back in the same instant after the host restarts.
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(
        delay * (0.5 + QRandomGenerator::global()->generateDouble()));
    delay = std::min(delay * 2, delays.longest);
    timer.expires_after(wait);
    timer.async_wait([self = weak_from_this()](beast::error_code waited) {
        if (const auto link = self.lock(); link && !waited && !link->socket && !link->isOver)
            link->open();
    });
}

WatchLink::WatchLink(const JoinLink& link, Events events, WatchLinkDelays delays)
    : m_impl(std::make_shared<Impl>(link, std::move(events), delays))
{
    m_impl->open();
}

WatchLink::~WatchLink()
{
    m_impl->isClosing = true;
    m_impl->timer.cancel();
    if (m_impl->isOpen) {
        m_impl->socket->async_close(websocket::close_code::normal, [](beast::error_code) { });
        m_impl->events = { [] { }, [](const QByteArray&) { }, [](int) { } };
        m_impl->io.restart();
        m_impl->io.run_for(1s);
    }
    m_impl->drop();
}

void WatchLink::poll(std::chrono::milliseconds most)
{
    m_impl->io.restart();
    if (m_impl->io.run_one_for(most) > 0)
        m_impl->io.poll();
}

bool WatchLink::send(const QByteArray& frame)
{
    if (!m_impl->isOpen)
        return false;
    if (m_impl->queued + frame.size() > Limits::queue) {
        m_impl->lost(m_impl->socket, lostCode);
        return false;
    }
    m_impl->queued += frame.size();
    m_impl->queue.push_back(frame);
    if (m_impl->queue.size() == 1) // otherwise one is on its way, or waits for its second
        m_impl->writeInTime(m_impl->socket);
    return true;
}

bool WatchLink::isOpen() const
{
    return m_impl->isOpen;
}

qint64 WatchLink::waiting() const
{
    return m_impl->queued;
}

void WatchLink::settled()
{
    m_impl->delay = m_impl->delays.first;
}

void WatchLink::restart()
{
    m_impl->drop();
    m_impl->timer.cancel();
    m_impl->delay = m_impl->delays.first;
    m_impl->comeBackLater();
}

bool WatchLink::isOver() const
{
    return m_impl->isOver;
}

} // namespace jumpseat
