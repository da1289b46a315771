// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/model_settings.h"

#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>

namespace jumpseat::test {

/// A keyring that is as good as its test wants it.
struct FakeKeyring {
    QMap<QString, QString> keys;
    QString problem;     ///< not empty: every call fails with it
    bool silent = false; ///< nothing is ever answered
    int reads = 0;
};

class FakeKeyStore final : public KeyStore {
public:
    explicit FakeKeyStore(std::shared_ptr<FakeKeyring> keyring)
        : m_keyring(std::move(keyring))
    {
    }
    void read(const QString& id, Read read) override
    {
        ++m_keyring->reads;
        later([this, id, read = std::move(read)] {
            const QString text = m_keyring->keys.value(id);
            if (!m_keyring->problem.isEmpty())
                read(fail(ErrorCode::Refused, m_keyring->problem));
            else
                read(text.isEmpty() ? Result<ApiKeyPtr>(ApiKeyPtr()) : ApiKey::from(text));
        });
    }
    void write(const QString& id, const ApiKeyPtr& key, Done done) override
    {
        change(std::move(done), [this, id, key] { m_keyring->keys.insert(id, key->copy()); });
    }
    void remove(const QString& id, Done done) override
    {
        change(std::move(done), [this, id] { m_keyring->keys.remove(id); });
    }

private:
    void later(std::function<void()> task)
    {
        if (!m_keyring->silent)
            QMetaObject::invokeMethod(&m_here, std::move(task), Qt::QueuedConnection);
    }
    void change(Done done, std::function<void()> change)
    {
        later([this, done = std::move(done), change = std::move(change)] {
            if (!m_keyring->problem.isEmpty())
                return done(fail(ErrorCode::Refused, m_keyring->problem));
            change();
            done({});
        });
    }

    std::shared_ptr<FakeKeyring> m_keyring;
    QObject m_here;
};

/// A model server that says one thing to everybody, and remembers what it was asked.
class FakeModelServer {
public:
    explicit FakeModelServer(QByteArray body, QByteArray status = "200 OK")
        : body(std::move(body))
        , status(std::move(status))
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { read(*socket); });
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()); }

    QByteArray body, status;
    QByteArray headers;      ///< more of them, each with its line end
    bool silent = false;     ///< it takes the question and says nothing
    QList<QByteArray> asked; ///< heads of requests

private:
    void read(QTcpSocket& socket)
    {
        QByteArray head = socket.property("head").toByteArray() + socket.readAll();
        socket.setProperty("head", head);
        if (!head.contains("\r\n\r\n"))
            return;
        asked.append(head);
        socket.setProperty("head", QByteArray());
        if (silent)
            return;
        socket.write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
        socket.disconnectFromHost();
    }

    QTcpServer m_server;
};

/// A service as somebody set it up; the name says which.
inline ModelService modelService(const QString& name, const QString& provider, const QString& url)
{
    ModelService service;
    service.id = QStringLiteral("id-") + name.toLower().replace(u' ', u'-');
    service.name = name;
    service.provider = provider;
    service.baseUrl = url;
    service.models = { { .name = QStringLiteral("swift-1"), .inputPrice = 3'000'000, .outputPrice = 15'000'000 },
        { .name = QStringLiteral("swift-1-small") } };
    return service;
}

/// What a key looks like; nothing else in a test does.
inline const QString secretKey = QStringLiteral("sk-test-7f3a9c51d2e84b60a1");

} // namespace jumpseat::test
