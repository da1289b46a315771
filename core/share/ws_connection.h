// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "share/live_room.h"
#include "share/page_connection.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket.hpp>

#include <deque>
#include <functional>

namespace jumpseat {

/// A WebSocket: limits, deadlines, the hello-join-talk order, typed errors.
class WsConnection final : public PageConnection, public std::enable_shared_from_this<WsConnection> {
public:
    struct Admission {
        std::shared_ptr<LiveRoom> room;
        Invite invite;
    };
    using Doorman = std::function<Result<Admission>(const QString& token)>;
    using Request = boost::beast::http::request<boost::beast::http::empty_body>;

    WsConnection(boost::asio::ip::tcp::socket socket, Doorman doorman);
    void accept(Request request);

    void send(const QByteArray& frame) override;
    void close(CloseCode code) override;

private:
    void read();
    void received();
    [[nodiscard]] Result<void> handle(wire::Message message);
    [[nodiscard]] Result<void> handleCommand(const Command& command);
    [[nodiscard]] Result<void> hello(const wire::Hello& hello);
    [[nodiscard]] bool isFlood();
    void refuse(const Error& error);
    void write();
    void gone();

    boost::beast::websocket::stream<boost::beast::tcp_stream> m_ws;
    boost::beast::flat_buffer m_buffer;
    boost::asio::steady_timer m_helloDeadline;
    Doorman m_doorman;
    std::shared_ptr<LiveRoom> m_room;
    std::deque<QByteArray> m_queue;
    qint64 m_queuedBytes = 0;
    int m_badMessages = 0;
    std::chrono::steady_clock::time_point m_secondStarted;
    int m_messagesThisSecond = 0;
    bool m_closing = false;
};

} // namespace jumpseat
