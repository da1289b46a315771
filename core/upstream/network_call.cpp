// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream/network_call.h"

#include "upstream/network_upstream.h"

#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

namespace jumpseat {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pieceSize = 64 * 1024;

/// Words of ours: Qt's name the address.
UpstreamProblem notReached(QAbstractSocket::SocketError error)
{
    using enum UpstreamProblem::Kind;
    switch (error) {
    case QAbstractSocket::HostNotFoundError: return { NotReached, u"the name of the model server is not known"_s };
    case QAbstractSocket::ConnectionRefusedError: return { NotReached, u"the model server takes no connections"_s };
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return { NotReached, u"no secure connection to the model server can be made"_s };
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return { NotReached, u"the proxy does not let requests to the model server through"_s };
    case QAbstractSocket::RemoteHostClosedError:
        return { NotReached, u"the model server closed the connection without an answer"_s };
    default: return { NotReached, u"the model server cannot be reached"_s };
    }
}

} // namespace

NetworkCall::NetworkCall(Setting setting, UpstreamSink sink)
    : m_setting(std::move(setting))
    , m_sink(std::make_shared<UpstreamSink>(std::move(sink)))
    , m_reader(m_setting.isHead,
          { [this](int status, HeaderList headers) { begin(status, std::move(headers)); },
              [this](QByteArrayView bytes) { say(m_isEncoded ? bytes.toByteArray() : m_redactor.feed(bytes)); } })
    , m_redactor(m_setting.key)
{
}

void NetworkCall::start(QTcpSocket* socket, QByteArray head, QByteArray body, std::function<void(QTcpSocket*)> done)
{
    m_socket = socket;
    m_head = std::move(head);
    m_body = std::move(body);
    m_done = std::move(done);
    m_timer = std::make_unique<QTimer>();
    m_timer->setSingleShot(true);
    socket->setReadBufferSize(NetworkUpstream::readBuffer);
    const auto self = shared_from_this(); // for as long as the socket is ours
    QObject::connect(m_timer.get(), &QTimer::timeout, socket, [self] { self->late(); });
    QObject::connect(socket, &QTcpSocket::readyRead, m_timer.get(), [self] { self->read(); });
    QObject::connect(
        socket, &QTcpSocket::bytesWritten, m_timer.get(), [self] { self->expectWithin(self->m_setting.idleTime); });
    QObject::connect(socket, &QTcpSocket::errorOccurred, m_timer.get(), [self] { self->read(); });
    expectWithin(m_setting.connectTime);
    if (m_isDropped)
        return abandon();
    auto* const secure = qobject_cast<QSslSocket*>(socket);
    if (socket->state() == QAbstractSocket::ConnectedState && (!secure || secure->isEncrypted()))
        return ask();
    if (secure)
        QObject::connect(secure, &QSslSocket::encrypted, m_timer.get(), [self] { self->ask(); });
    else
        QObject::connect(socket, &QTcpSocket::connected, m_timer.get(), [self] { self->ask(); });
}

void NetworkCall::ask()
{
    m_isAsked = true;
    m_socket->write(std::exchange(m_head, {}));
    m_socket->write(std::exchange(m_body, {}));
    m_socket->flush(); // now, and not when this thread next waits
    expectWithin(m_setting.idleTime);
}

void NetworkCall::expectWithin(std::chrono::milliseconds time)
{
    if (!m_hasEnded)
        m_timer->start(time);
}

void NetworkCall::begin(int status, HeaderList headers)
{
    headers = withoutHopByHop(std::move(headers));
    for (Header& header : headers)
        header.value = redacted(header.value, m_setting.key);
    const QByteArray encoding = headerValue(headers, "content-encoding");
    m_isEncoded = !encoding.isEmpty() && encoding.compare("identity", Qt::CaseInsensitive) != 0;
    hear([status, headers](const UpstreamSink& sink) {
        if (sink.began)
            sink.began(status, headers);
    });
}

void NetworkCall::read()
{
    while (!m_hasEnded && !m_isPaused && m_unheard < NetworkUpstream::readBuffer) {
        const QByteArray bytes = m_socket->read(pieceSize);
        if (bytes.isEmpty())
            break;
        expectWithin(m_setting.idleTime);
        if (!m_reader.feed(bytes))
            return finish(UpstreamProblem { UpstreamProblem::Kind::Cut, u"the model server does not speak HTTP"_s });
        if (m_reader.isDone())
            return finish(std::nullopt);
    }
    if (m_hasEnded)
        return;
    if (m_socket->bytesAvailable() > 0)
        m_timer->stop(); // it is the sink that takes its time
    else if (m_socket->error() != QAbstractSocket::UnknownSocketError)
        lost();
}

/// The connection is at its end, and all that came was read.
void NetworkCall::lost()
{
    const bool isOrderly = m_socket->error() == QAbstractSocket::RemoteHostClosedError;
    if (isOrderly && m_reader.close())
        return finish(std::nullopt);
    finish(m_reader.hasBegun() ? brokenOff() : notReached(m_socket->error()));
}

UpstreamProblem NetworkCall::brokenOff() const
{
    return { UpstreamProblem::Kind::Cut, u"the model server broke off in the middle of its answer"_s };
}

void NetworkCall::late()
{
    using enum UpstreamProblem::Kind;
    finish(m_isAsked ? UpstreamProblem { Late, u"the model server was silent for too long"_s }
                     : UpstreamProblem { NotReached, u"the model server cannot be reached in time"_s });
}

void NetworkCall::finish(const std::optional<UpstreamProblem>& problem)
{
    if (std::exchange(m_hasEnded, true))
        return;
    say(m_redactor.finish());
    hear([problem](const UpstreamSink& sink) {
        if (sink.ended)
            sink.ended(problem);
    });
    letGo(!problem && m_reader.keepsAlive());
}

void NetworkCall::letGo(bool isReusable)
{
    QTcpSocket* const socket = std::exchange(m_socket, nullptr);
    const auto self = shared_from_this(); // the connections hold it, and are cut here
    QObject::disconnect(socket, nullptr, m_timer.get(), nullptr);
    QObject::disconnect(m_timer.get(), nullptr, socket, nullptr);
    m_timer->stop();
    m_timer.release()->deleteLater(); // it may be calling
    if (isReusable && socket->state() == QAbstractSocket::ConnectedState)
        return m_done(socket);
    socket->abort();
    socket->deleteLater();
}

void NetworkCall::say(QByteArray bytes)
{
    if (bytes.isEmpty())
        return;
    m_unheard += bytes.size();
    hear([weak = weak_from_this(), bytes](const UpstreamSink& sink) {
        if (sink.said)
            sink.said(bytes);
        if (const auto self = weak.lock())
            self->heard(bytes.size());
    });
}

void NetworkCall::hear(std::function<void(const UpstreamSink&)> what)
{
    m_setting.tell([self = shared_from_this(), what = std::move(what)] {
        // A copy: what is heard may drop the call.
        if (const auto sink = self->m_sink; sink && !self->m_isDropped)
            what(*sink);
    });
}

void NetworkCall::heard(qint64 bytes)
{
    const qint64 before = m_unheard.fetch_sub(bytes);
    if (before >= NetworkUpstream::readBuffer && before - bytes < NetworkUpstream::readBuffer)
        readOnThere();
}

void NetworkCall::readOn()
{
    if (m_isPaused.exchange(false))
        readOnThere();
}

void NetworkCall::readOnThere()
{
    QMetaObject::invokeMethod(
        m_setting.network.get(),
        [self = shared_from_this()] {
            if (self->m_socket)
                self->read();
        },
        Qt::QueuedConnection);
}

void NetworkCall::drop()
{
    m_isDropped = true;
    m_sink.reset();
    QMetaObject::invokeMethod(
        m_setting.network.get(), [self = shared_from_this()] { self->abandon(); }, Qt::QueuedConnection);
}

void NetworkCall::abandon()
{
    m_isDropped = true;
    m_hasEnded = true;
    if (m_socket)
        letGo(false);
}

void NetworkCall::refuse(const UpstreamProblem& problem)
{
    hear([problem](const UpstreamSink& sink) {
        if (sink.ended)
            sink.ended(problem);
    });
}

} // namespace jumpseat
