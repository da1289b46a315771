// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <memory>
#include <optional>

namespace jumpseat::test {

/// A bare WebSocket client that can be as rude as a test wants. Every call blocks for at most a few seconds.
class WireClient {
public:
    struct Options {
        QString origin; ///< empty: the right one; "none": no header
        QString host;   ///< empty: the right one
        QString path = QStringLiteral("/ws");
    };
    WireClient();
    ~WireClient();

    /// HTTP status of the refusal, 101 when the WebSocket is open, 0 when nobody answers.
    int open(quint16 port, const Options& options);
    int open(quint16 port) { return open(port, Options()); }
    void send(const QJsonObject& message);
    void sendRaw(const QByteArray& frame, bool binary = false);
    /// The next message, or nullopt when the host closed (see closeCode) or stays silent.
    std::optional<QJsonObject> receive();
    /// Skips messages until one of this type.
    std::optional<QJsonObject> receive(const QString& type);
    [[nodiscard]] int closeCode() const;
    /// hello and join; returns the welcome.
    std::optional<QJsonObject> join(
        const QString& link, const QString& name, const QString& client, const QByteArray& receipt = {});
    /// Breaks the connection without a word.
    void drop();

    /// One plain HTTP request: status and everything received.
    static std::pair<int, QByteArray> http(quint16 port, const QByteArray& request);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace jumpseat::test
