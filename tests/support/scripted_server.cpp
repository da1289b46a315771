// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "scripted_server.h"

#include <QString>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <sys/socket.h>

#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <thread>

namespace jumpseat::test {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using namespace std::chrono_literals;

constexpr auto serverPatience = 5s;

void setPatience(tcp::socket& socket)
{
    const timeval time { .tv_sec = serverPatience.count(), .tv_usec = 0 };
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
    ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
}

class Answer final : public ScriptedAnswer {
public:
    explicit Answer(tcp::socket& socket)
        : m_socket(socket)
    {
    }
    bool say(const QByteArray& bytes) override
    {
        for (qsizetype sent = 0; sent < bytes.size() && !isBroken;) {
            const auto more =
                ::send(m_socket.native_handle(), bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
            isBroken = more <= 0;
            sent += more;
        }
        return !isBroken;
    }
    bool waitForClient() override
    {
        char c = 0;
        isBroken = true;
        return ::recv(m_socket.native_handle(), &c, 1, 0) == 0 || errno == ECONNRESET;
    }
    void hangUp() override
    {
        ::shutdown(m_socket.native_handle(), SHUT_RDWR);
        isBroken = true;
    }
    void reset() override
    {
        m_socket.set_option(asio::socket_base::linger(true, 0));
        boost::system::error_code ignored;
        m_socket.close(ignored);
        isBroken = true;
    }
    bool waitUntil(const std::function<bool()>& holds) override
    {
        for (const auto end = std::chrono::steady_clock::now() + serverPatience; !holds();) {
            if (std::chrono::steady_clock::now() > end)
                return false;
            std::this_thread::sleep_for(1ms);
        }
        return true;
    }
    bool isBroken = false;

private:
    tcp::socket& m_socket;
};

AskedRequest requestFrom(const QByteArray& head)
{
    AskedRequest request;
    const auto lines = head.trimmed().split('\n');
    const auto first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append(Header { line.first(colon), line.sliced(colon + 1).trimmed() });
    }
    return request;
}

} // namespace

struct ScriptedServer::Impl {
    asio::io_context io;
    tcp::acceptor acceptor { io, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0) };
    AnswerScript script;
    mutable std::mutex mutex;
    QList<AskedRequest> asked;
    std::list<tcp::socket> sockets;
    std::list<std::thread> threads;
    std::atomic<int> connections = 0;
    std::atomic<bool> stopped = false;
    std::thread accepting;

    void accept();
    void serve(tcp::socket& socket);
};

void ScriptedServer::Impl::accept()
{
    for (;;) {
        boost::system::error_code error;
        tcp::socket socket = acceptor.accept(error);
        if (error || stopped)
            return;
        setPatience(socket);
        socket.set_option(tcp::no_delay(true));
        ++connections;
        const std::lock_guard lock(mutex);
        tcp::socket& kept = sockets.emplace_back(std::move(socket));
        threads.emplace_back([this, &kept] { serve(kept); });
    }
}

void ScriptedServer::Impl::serve(tcp::socket& socket)
{
    std::string buffer;
    Answer answer(socket);
    while (!answer.isBroken) {
        boost::system::error_code error;
        const size_t end = asio::read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n", error);
        if (error)
            break;
        AskedRequest request = requestFrom(QByteArray::fromStdString(buffer.substr(0, end)));
        buffer.erase(0, end);
        const auto length = size_t(headerValue(request.headers, "content-length").toLongLong());
        if (buffer.size() < length)
            asio::read(socket, asio::dynamic_buffer(buffer), asio::transfer_exactly(length - buffer.size()), error);
        request.body = QByteArray::fromStdString(buffer.substr(0, length));
        buffer.erase(0, std::min(length, buffer.size()));
        {
            const std::lock_guard lock(mutex);
            asked.append(request);
        }
        script(request, answer);
    }
    boost::system::error_code ignored;
    socket.shutdown(tcp::socket::shutdown_both, ignored);
}

ScriptedServer::ScriptedServer(AnswerScript script)
    : m_impl(std::make_shared<Impl>())
{
    m_impl->script = std::move(script);
    m_impl->accepting = std::thread([impl = m_impl.get()] { impl->accept(); });
}

ScriptedServer::~ScriptedServer()
{
    m_impl->stopped = true;
    boost::system::error_code ignored;
    tcp::socket last(m_impl->io); // wakes the acceptor
    last.connect(m_impl->acceptor.local_endpoint(), ignored);
    m_impl->accepting.join();
    for (auto& socket : m_impl->sockets)
        ::shutdown(socket.native_handle(), SHUT_RDWR);
    for (auto& thread : m_impl->threads)
        thread.join();
}

quint16 ScriptedServer::port() const
{
    return m_impl->acceptor.local_endpoint().port();
}

QString ScriptedServer::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(port());
}

QList<AskedRequest> ScriptedServer::asked() const
{
    const std::lock_guard lock(m_impl->mutex);
    return m_impl->asked;
}

int ScriptedServer::connections() const
{
    return m_impl->connections;
}

QByteArray httpAnswer(const QByteArray& status, const QByteArray& type, const QByteArray& body)
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

QByteArray chunkedHead(const QByteArray& type)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n";
}

QByteArray chunk(const QByteArray& bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

} // namespace jumpseat::test
