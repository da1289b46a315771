// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "share/ws_connection.h"

#include "share/live_room.h"

#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>

namespace jumpseat {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;

constexpr auto helloTime = 10s;
/// A person typing and moving a caret stays far below; a page that loops does not.
constexpr int messagesPerSecond = 400;

/// A WebSocket: limits, deadlines, the hello-join-talk order, typed errors.
class WsConnection final : public PageConnection, public std::enable_shared_from_this<WsConnection> {
public:
    WsConnection(asio::ip::tcp::socket socket, Doorman doorman);
    void accept(UpgradeRequest request);

    void send(const QByteArray& frame) override;
    void close(CloseCode code) override;
    void readOn() override;

private:
    void read();
    void received();
    [[nodiscard]] Result<void> handle(wire::Message message);
    [[nodiscard]] Result<void> handleCommand(const Command& command);
    [[nodiscard]] Result<void> hello(const wire::Hello& hello);
    [[nodiscard]] bool isFlood();
    void refuse(const Error& error, const QString& messageId = {});
    void write();
    void gone();

    /// On the bare socket (the stream has deadlines of its own) and without compression, which nobody asks for.
    websocket::stream<asio::ip::tcp::socket, false> m_ws;
    beast::flat_buffer m_buffer;
    asio::steady_timer m_helloDeadline;
    Doorman m_doorman;
    std::shared_ptr<LiveRoom> m_room;
    std::deque<QByteArray> m_queue;
    qint64 m_queuedBytes = 0;
    int m_badMessages = 0;
    std::chrono::steady_clock::time_point m_secondStarted;
    int m_messagesThisSecond = 0;
    bool m_closing = false;
    bool m_holding = false; ///< reads nothing until the journal has room
};

WsConnection::WsConnection(asio::ip::tcp::socket socket, Doorman doorman)
    : m_ws(std::move(socket))
    , m_helloDeadline(m_ws.get_executor())
    , m_doorman(std::move(doorman))
{
    websocket::stream_base::timeout timeout {};
    timeout.handshake_timeout = helloTime;
    timeout.idle_timeout = 30s; // a ping goes out at half of it: a vanished laptop is noticed in this time
    timeout.keep_alive_pings = true;
    m_ws.set_option(timeout);
    m_ws.read_message_max(size_t(Host::Limits::message));
    m_ws.text(true);
}

void WsConnection::accept(UpgradeRequest request)
{
    const auto shared = std::make_shared<UpgradeRequest>(std::move(request));
    m_ws.async_accept(*shared, [self = shared_from_this(), shared](beast::error_code error) {
        if (error)
            return;
        self->m_helloDeadline.expires_after(helloTime);
        self->m_helloDeadline.async_wait([weak = self->weak_from_this()](beast::error_code waited) {
            const auto late = weak.lock();
            if (!waited && late && !late->m_room)
                late->close(TryAgain); // perhaps a computer that slept
        });
        self->read();
    });
}

void WsConnection::read()
{
    m_ws.async_read(m_buffer, [self = shared_from_this()](beast::error_code error, size_t) {
        if (error)
            return self->gone();
        self->received();
        self->m_buffer.clear();
        // What cannot be kept is left with the sender: its messages wait in its own queue and the network's.
        self->m_holding = self->m_room && self->m_room->isFull();
        if (!self->m_closing && !self->m_holding)
            self->read();
    });
}

void WsConnection::readOn()
{
    if (std::exchange(m_holding, false) && !m_closing)
        read();
}

void WsConnection::received()
{
    if (m_closing) // what was on its way when the connection was given up counts as never sent
        return;
    if (!m_ws.got_text())
        return refuse({ ErrorCode::Malformed, QStringLiteral("messages are text") });
    if (isFlood())
        return close(TooManyErrors);
    const auto data = m_buffer.data();
    auto message = wire::decode(QByteArray(static_cast<const char*>(data.data()), qsizetype(data.size())), client);
    if (!message)
        return refuse(message.error());
    if (auto handled = handle(std::move(*message)); !handled)
        refuse(handled.error());
}

bool WsConnection::isFlood()
{
    const auto now = std::chrono::steady_clock::now();
    if (now - m_secondStarted > 1s) {
        m_secondStarted = now;
        m_messagesThisSecond = 0;
    }
    return ++m_messagesThisSecond > messagesPerSecond;
}

Result<void> WsConnection::handle(wire::Message message)
{
    if (const auto* first = std::get_if<wire::Hello>(&message))
        return hello(*first);
    if (!m_room)
        return fail(ErrorCode::Unauthorized, QStringLiteral("say hello first"));
    if (const auto* join = std::get_if<wire::Join>(&message)) {
        if (!participant.isEmpty())
            return fail(ErrorCode::Refused, QStringLiteral("joined already"));
        return m_room->join(shared_from_this(), *join);
    }
    if (participant.isEmpty())
        return fail(ErrorCode::Unauthorized, QStringLiteral("join first"));
    if (const auto* pull = std::get_if<wire::Pull>(&message))
        return m_room->pull(*this, *pull);
    if (const auto* reload = std::get_if<wire::Reload>(&message))
        return m_room->reload(*this, *reload);
    return handleCommand(std::get<Command>(message));
}

Result<void> WsConnection::handleCommand(const Command& command)
{
    auto done = m_room->execute(*this, command);
    const auto* push = std::get_if<command::Push>(&command);
    if (done)
        return done;
    // The page waits for an answer to a request with an id; it is told which of them failed.
    if (const QString messageId = messageIdOf(command); !messageId.isEmpty()) {
        refuse(done.error(), messageId);
        return {};
    }
    if (!push && done.error().code == ErrorCode::Refused) { // too late, say, and nobody's fault
        send(wire::error(done.error()));
        return {};
    }
    if (!push)
        return done;
    send(wire::refused(push->file, done.error()));
    // Being late is nobody's fault; everything else is a broken or hostile page.
    const ErrorCode code = done.error().code;
    if (code == ErrorCode::Stale || code == ErrorCode::Refused || code == ErrorCode::Epoch)
        return {};
    return done;
}

Result<void> WsConnection::hello(const wire::Hello& hello)
{
    if (m_room)
        return fail(ErrorCode::Refused, QStringLiteral("said hello already"));
    auto admission = m_doorman(hello.token);
    if (!admission)
        return std::unexpected(admission.error());
    // Echoes are known by this id: the pane would take a page's edits for its own and drop those it made itself.
    if (hello.client.value.startsWith(admission->room->clientId().value)) // each pane adds a word to it
        return fail(ErrorCode::Refused, QStringLiteral("another editor has this id"));
    m_helloDeadline.cancel();
    m_room = std::move(admission->room);
    invite = std::move(admission->invite);
    token = hello.token;
    client = hello.client;
    m_room->replace(*this, hello.instead);
    m_room->greet(*this);
    return {};
}

void WsConnection::refuse(const Error& error, const QString& messageId)
{
    send(wire::error(error, messageId));
    if (!m_room && error.code == ErrorCode::Unauthorized)
        close(Unauthorized);
    else if (!m_room && error.code == ErrorCode::NotOpen)
        close(TryAgain);
    else if (!messageId.isEmpty() && error.code == ErrorCode::Refused)
        return; // a person's wish that cannot be met, not a broken page
    else if (++m_badMessages >= Host::Limits::badMessages)
        close(TooManyErrors);
}

void WsConnection::send(const QByteArray& frame)
{
    if (m_closing)
        return;
    m_queuedBytes += frame.size();
    if (m_queuedBytes > Host::Limits::sendQueue) {
        // It does not read: drop it at once, it comes back and pulls what it missed.
        m_closing = true;
        beast::error_code ignored;
        m_ws.next_layer().close(ignored);
        return;
    }
    m_queue.push_back(frame);
    if (m_queue.size() == 1)
        write();
}

void WsConnection::write()
{
    const QByteArray& frame = m_queue.front();
    m_ws.async_write(asio::buffer(frame.constData(), size_t(frame.size())),
        [self = shared_from_this()](beast::error_code error, size_t) {
            if (error)
                return;
            self->m_queuedBytes -= self->m_queue.front().size();
            self->m_queue.pop_front();
            if (!self->m_queue.empty())
                self->write();
        });
}

void WsConnection::close(CloseCode code)
{
    if (m_closing)
        return;
    m_closing = true;
    // Posted, so that an error message queued just before still gets out first.
    const auto closeNow = [self = shared_from_this(), code] {
        self->m_ws.async_close(websocket::close_reason(code), [self](beast::error_code) { self->gone(); });
    };
    if (m_queue.empty())
        return closeNow();
    auto timer = std::make_shared<asio::steady_timer>(m_ws.get_executor(), 50ms);
    timer->async_wait([timer, closeNow](beast::error_code) { closeNow(); });
}

void WsConnection::gone()
{
    m_closing = true;
    if (m_room)
        m_room->left(shared_from_this());
    m_helloDeadline.cancel();
}

} // namespace

void serveWebSocket(asio::ip::tcp::socket socket, UpgradeRequest request, Doorman doorman, std::shared_ptr<void> guard)
{
    // The guard goes with the connection, whichever of its pending operations holds it last.
    const std::shared_ptr<WsConnection> connection(new WsConnection(std::move(socket), std::move(doorman)),
        [guard = std::move(guard)](WsConnection* last) { delete last; });
    connection->accept(std::move(request));
}

} // namespace jumpseat
