// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream/network_upstream.h"

#include "dialects/request_writer.h"
#include "upstream/network_call.h"

#include <QNetworkProxyFactory>
#include <QSslSocket>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <array>
#include <vector>

namespace jumpseat {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Connections that wait for another request: each saves the way to the server and back, with TLS twice.
constexpr size_t maxWaiting = 8;
constexpr auto waitingTime = 20s; // servers close them after a minute or so, and a request must not meet that

/// They are said here, or they are nothing that a server may hear from here.
bool isOurs(const Header& header)
{
    static constexpr std::array<const char*, 6> names { "host", "content-length", "cookie", "authorization",
        "x-api-key", "expect" };
    return std::ranges::any_of(
        names, [&](QByteArrayView name) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

/// Anthropic's has a header of its own for the key; it is known by its paths, or by the version that its clients name.
Dialect keyDialect(const UpstreamRequest& request)
{
    const bool isAnthropic = request.path.startsWith("/v1/messages") || hasHeader(request.headers, "anthropic-version");
    return isAnthropic ? Dialect::Anthropic : Dialect::OpenAiChat;
}

/// A path with a query, as it may stand in a request line.
bool isPath(const QByteArray& path)
{
    return path.startsWith('/') && std::ranges::all_of(path, [](char c) { return c > ' ' && c < 0x7F && c != '#'; });
}

bool isToken(const QByteArray& name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F && c != ':'; });
}

/// One that can stand on a line of its own and on no other.
bool isHeader(const Header& header)
{
    return isToken(header.name)
        && std::ranges::all_of(header.value, [](char c) { return uchar(c) >= ' ' || c == '\t'; });
}

} // namespace

struct NetworkUpstream::Impl {
    Config config;
    Executor executor;
    QByteArray origin; ///< "https://host:port", as requests begin
    QByteArray prefix; ///< the path of the base, without a slash at its end
    QUrl base;
    QThread thread;
    std::shared_ptr<QObject> network; ///< belongs to the thread, and outlives it for calls that are dropped later

    // That thread's:
    std::vector<std::weak_ptr<NetworkCall>> calls;
    /// A connection that waits for another request; what its socket tells meanwhile is for the timer's sake.
    struct Waiting {
        QTcpSocket* socket;
        QTimer* timer;
        void drop() const;
    };
    std::vector<Waiting> waiting; ///< the newest last

    ~Impl() { stop(); }
    void start();
    void stop();
    [[nodiscard]] QByteArray targetOf(const QByteArray& path) const;
    [[nodiscard]] QByteArray headOf(const UpstreamRequest& request, const QByteArray& target) const;
    void send(const UpstreamRequest& request, const std::shared_ptr<NetworkCall>& call);
    [[nodiscard]] QTcpSocket* connection();
    [[nodiscard]] QTcpSocket* connectAnew() const;
    void keep(QTcpSocket* socket);
    void forget(QTcpSocket* socket);
};

namespace {

class NetworkCallHandle final : public UpstreamCall {
public:
    explicit NetworkCallHandle(std::shared_ptr<NetworkCall> call)
        : m_call(std::move(call))
    {
    }
    ~NetworkCallHandle() override { m_call->drop(); }
    void pause() override { m_call->pause(); }
    void readOn() override { m_call->readOn(); }

private:
    std::shared_ptr<NetworkCall> m_call;
};

/// The computer's proxy for an address, as a tunnel: what is said to the server is not for the proxy.
QNetworkProxy systemProxyFor(const QUrl& url)
{
    const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    QNetworkProxy proxy = proxies.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : proxies.first();
    if (proxy.type() == QNetworkProxy::HttpCachingProxy)
        proxy.setType(QNetworkProxy::HttpProxy);
    return proxy;
}

} // namespace

void NetworkUpstream::Impl::start()
{
    network = std::make_shared<QObject>();
    network->moveToThread(&thread);
    thread.setObjectName(u"upstream"_s);
    thread.start();
}

void NetworkUpstream::Impl::stop()
{
    if (!thread.isRunning())
        return;
    const auto closeAll = [this] {
        for (const auto& weak : calls) {
            if (const auto call = weak.lock())
                call->abandon();
        }
        for (const Waiting& one : std::exchange(waiting, {}))
            one.drop();
    };
    QMetaObject::invokeMethod(network.get(), closeAll, Qt::BlockingQueuedConnection);
    thread.quit();
    thread.wait();
}

/// Empty when it is none that may be asked for.
QByteArray NetworkUpstream::Impl::targetOf(const QByteArray& path) const
{
    if (!isPath(path))
        return {};
    const bool twice = prefix.endsWith("/v1") && (path.startsWith("/v1/") || path == "/v1");
    return prefix + (twice ? path.sliced(3) : path);
}

QByteArray NetworkUpstream::Impl::headOf(const UpstreamRequest& request, const QByteArray& target) const
{
    HeaderList headers = withoutHopByHop(request.headers);
    headers.removeIf([](const Header& header) { return isOurs(header) || !isHeader(header); });
    const auto orElse = [&](const char* name, const char* value) {
        if (!hasHeader(headers, name))
            headers.append(Header { name, value });
    };
    headers.prepend(Header { "Host", origin.sliced(origin.indexOf("://") + 3) });
    orElse("Accept-Encoding", "identity");
    orElse("User-Agent", "jumpseat/" JUMPSEAT_VERSION);
    if (!request.body.isEmpty())
        orElse("Content-Type", "application/json");
    if (const auto key = keyHeader(keyDialect(request), config.key))
        headers.append(*key);
    if (!request.body.isEmpty() || request.method == "POST")
        headers.append(Header { "Content-Length", QByteArray::number(request.body.size()) });
    QByteArray bytes = request.method + " " + target + " HTTP/1.1\r\n";
    for (const Header& header : std::as_const(headers))
        bytes += header.name + ": " + header.value + "\r\n";
    return bytes + "\r\n";
}

QTcpSocket* NetworkUpstream::Impl::connectAnew() const
{
    const bool isSecure = base.scheme() == "https"_L1;
    QTcpSocket* const socket = isSecure ? new QSslSocket : new QTcpSocket;
    socket->setProxy(config.systemProxy ? systemProxyFor(base) : QNetworkProxy(QNetworkProxy::NoProxy));
    const auto port = quint16(base.port(isSecure ? 443 : 80));
    if (isSecure)
        static_cast<QSslSocket*>(socket)->connectToHostEncrypted(base.host(), port);
    else
        socket->connectToHost(base.host(), port);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // Qt keeps it until there is a connection
    return socket;
}

void NetworkUpstream::Impl::Waiting::drop() const
{
    QObject::disconnect(socket, nullptr, timer, nullptr);
    timer->deleteLater();
    socket->abort();
    socket->deleteLater();
}

/// One that waits, if any: it has not been closed, or it would not be in the list any more.
QTcpSocket* NetworkUpstream::Impl::connection()
{
    while (!waiting.empty()) {
        const Waiting newest = waiting.back();
        waiting.pop_back();
        if (newest.socket->state() != QAbstractSocket::ConnectedState || newest.socket->bytesAvailable() > 0) {
            newest.drop();
            continue;
        }
        QObject::disconnect(newest.socket, nullptr, newest.timer, nullptr);
        newest.timer->deleteLater();
        return newest.socket;
    }
    return connectAnew();
}

void NetworkUpstream::Impl::keep(QTcpSocket* socket)
{
    if (waiting.size() >= maxWaiting)
        forget(waiting.front().socket);
    auto* const timer = new QTimer;
    timer->setSingleShot(true);
    waiting.push_back({ socket, timer });
    const auto end = [this, socket] { forget(socket); };
    QObject::connect(timer, &QTimer::timeout, timer, end);
    QObject::connect(socket, &QTcpSocket::disconnected, timer, end);
    QObject::connect(socket, &QTcpSocket::readyRead, timer, end); // nobody asked
    timer->start(waitingTime);
}

void NetworkUpstream::Impl::forget(QTcpSocket* socket)
{
    const auto one = std::ranges::find(waiting, socket, &Waiting::socket);
    if (one == waiting.end())
        return;
    const Waiting gone = *one;
    waiting.erase(one);
    gone.drop();
}

void NetworkUpstream::Impl::send(const UpstreamRequest& request, const std::shared_ptr<NetworkCall>& call)
{
    const QByteArray target = targetOf(request.path);
    if (target.isEmpty() || !isToken(request.method))
        return call->refuse({ UpstreamProblem::Kind::Refused, u"that is no path of a model server"_s });
    std::erase_if(calls, [](const auto& weak) { return weak.expired(); });
    calls.push_back(call);
    call->start(connection(), headOf(request, target), request.body, [this](QTcpSocket* socket) { keep(socket); });
}

NetworkUpstream::NetworkUpstream() = default;
NetworkUpstream::~NetworkUpstream() = default;

Result<std::unique_ptr<NetworkUpstream>> NetworkUpstream::make(Config config, Executor executor)
{
    const QUrl base(config.baseUrl, QUrl::StrictMode);
    const bool isHttp = base.scheme() == "http"_L1 || base.scheme() == "https"_L1;
    if (!base.isValid() || !isHttp || base.host().isEmpty() || !base.userInfo().isEmpty() || base.hasQuery()
        || base.hasFragment())
        return fail(ErrorCode::Malformed, u"the address of a model server is http(s)://NAME[:PORT][/PATH]"_s);
    auto impl = std::make_shared<Impl>();
    impl->base = base;
    impl->prefix = base.path(QUrl::FullyEncoded).toLatin1();
    while (impl->prefix.endsWith('/'))
        impl->prefix.chop(1);
    impl->origin = base.toEncoded(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    impl->config = std::move(config);
    impl->executor = std::move(executor);
    impl->start();
    std::unique_ptr<NetworkUpstream> upstream(new NetworkUpstream);
    upstream->m_impl = std::move(impl);
    return upstream;
}

std::unique_ptr<UpstreamCall> NetworkUpstream::send(UpstreamRequest request, UpstreamSink sink)
{
    Impl& impl = *m_impl;
    const auto call =
        std::make_shared<NetworkCall>(NetworkCall::Setting { impl.executor, impl.network, impl.config.key.toUtf8(),
                                          impl.config.connectTime, impl.config.idleTime, request.method == "HEAD" },
            std::move(sink));
    QMetaObject::invokeMethod(
        impl.network.get(), [&impl, call, request = std::move(request)] { impl.send(request, call); },
        Qt::QueuedConnection);
    return std::make_unique<NetworkCallHandle>(call);
}

} // namespace jumpseat
