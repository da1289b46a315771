// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire_client.h"

#include <QJsonDocument>

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

#include <chrono>

namespace jumpseat::test {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using namespace std::chrono_literals;

constexpr auto patience = 5s;

asio::ip::tcp::endpoint local(quint16 port)
{
    return { asio::ip::make_address("127.0.0.1"), port };
}

} // namespace

struct WireClient::Impl {
    asio::io_context io;
    websocket::stream<asio::ip::tcp::socket, false> ws { io };
    beast::flat_buffer buffer;
    QString address;
    int closeCode = 0;

    /// Runs the operations that were started, for as long as patience lasts.
    bool run()
    {
        io.restart();
        io.run_for(patience);
        return io.stopped();
    }
};

WireClient::WireClient()
    : m_impl(std::make_unique<Impl>())
{
}

WireClient::~WireClient() = default;

int WireClient::open(quint16 port, const Options& options)
{
    auto& ws = m_impl->ws;
    boost::system::error_code error;
    ws.next_layer().connect(local(port), error);
    if (error)
        return 0;
    m_impl->address = QStringLiteral("127.0.0.1:%1").arg(port);
    const std::string host = (options.host.isEmpty() ? m_impl->address : options.host).toStdString();
    const std::string origin =
        (options.origin.isEmpty() ? QStringLiteral("http://") + m_impl->address : options.origin).toStdString();
    ws.set_option(websocket::stream_base::decorator([origin](websocket::request_type& request) {
        if (origin != "none")
            request.set(beast::http::field::origin, origin);
    }));
    websocket::response_type response;
    ws.async_handshake(response, host, options.path.toStdString(), [&](auto e) { error = e; });
    m_impl->run();
    return int(response.result_int());
}

void WireClient::sendRaw(const QByteArray& frame, bool binary)
{
    m_impl->ws.binary(binary);
    m_impl->ws.async_write(asio::buffer(frame.constData(), size_t(frame.size())), [](auto, size_t) { });
    m_impl->run();
}

void WireClient::send(const QJsonObject& message)
{
    sendRaw(QJsonDocument(message).toJson(QJsonDocument::Compact));
}

std::optional<QJsonObject> WireClient::receive()
{
    boost::system::error_code error = asio::error::timed_out;
    m_impl->buffer.clear();
    m_impl->ws.async_read(m_impl->buffer, [&](auto e, size_t) { error = e; });
    m_impl->run();
    if (error) {
        m_impl->closeCode = int(m_impl->ws.reason().code);
        return std::nullopt;
    }
    const auto data = m_impl->buffer.data();
    const QByteArray frame(static_cast<const char*>(data.data()), qsizetype(data.size()));
    if (qEnvironmentVariableIsSet("JUMPSEAT_TEST_TRACE"))
        fprintf(stderr, "<- %s\n", frame.constData());
    return QJsonDocument::fromJson(frame).object();
}

std::optional<QJsonObject> WireClient::receive(const QString& type)
{
    while (auto message = receive()) {
        if (message->value(QLatin1String("type")).toString() == type)
            return message;
    }
    return std::nullopt;
}

int WireClient::closeCode() const
{
    return m_impl->closeCode;
}

std::optional<QJsonObject> WireClient::join(
    const QString& link, const QString& name, const QString& client, const QByteArray& receipt)
{
    send({ { QStringLiteral("type"), QStringLiteral("hello") }, { QStringLiteral("protocol"), 1 },
        { QStringLiteral("token"), link.section(u'#', 1) }, { QStringLiteral("client"), client } });
    const auto lobby = receive(QStringLiteral("lobby"));
    if (!lobby)
        return std::nullopt;
    QJsonObject join { { QStringLiteral("type"), QStringLiteral("join") }, { QStringLiteral("name"), name },
        { QStringLiteral("notice"), lobby->value(QLatin1String("notice")) } };
    if (!receipt.isEmpty())
        join.insert(QStringLiteral("receipt"), QString::fromLatin1(receipt.toHex()));
    send(join);
    return receive(QStringLiteral("welcome"));
}

void WireClient::drop()
{
    boost::system::error_code ignored;
    m_impl->ws.next_layer().close(ignored);
    m_impl->run();
}

std::pair<int, QByteArray> WireClient::http(quint16 port, const QByteArray& request)
{
    asio::io_context io;
    asio::ip::tcp::socket socket(io);
    boost::system::error_code error;
    socket.connect(local(port), error);
    if (error)
        return { 0, {} };
    asio::write(socket, asio::buffer(request.constData(), size_t(request.size())), error);
    std::string answer;
    asio::read(socket, asio::dynamic_buffer(answer), error);
    const QByteArray bytes = QByteArray::fromStdString(answer);
    return { bytes.mid(9, 3).toInt(), bytes };
}

} // namespace jumpseat::test
