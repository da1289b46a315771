// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "upstream/http_reader.h"
#include "upstream/redact.h"
#include "upstream/upstream.h"

#include <atomic>
#include <chrono>
#include <memory>

class QObject;
class QTcpSocket;
class QTimer;

namespace jumpseat {

/// One request of a NetworkUpstream: made and read on the network's thread, heard on the executor's.
class NetworkCall : public std::enable_shared_from_this<NetworkCall> {
public:
    struct Setting {
        Executor tell;
        std::shared_ptr<QObject> network; ///< lives on the network's thread
        QByteArray key;
        std::chrono::milliseconds connectTime, idleTime;
        bool isHead = false;
    };
    NetworkCall(Setting setting, UpstreamSink sink);

    // On the network's thread.
    /// `socket`: connected or about to be; it comes back through `done` when it can take another request, else it is
    /// closed.
    void start(QTcpSocket* socket, QByteArray head, QByteArray body, std::function<void(QTcpSocket*)> done);
    void refuse(const UpstreamProblem& problem);
    /// Nothing is heard of it any more.
    void abandon();

    // On the executor's.
    void drop();
    void pause() { m_isPaused = true; }
    void readOn();

private:
    void ask();
    void begin(int status, HeaderList headers);
    void read();
    void lost();
    void late();
    void finish(const std::optional<UpstreamProblem>& problem);
    void letGo(bool isReusable);
    void expectWithin(std::chrono::milliseconds time);
    void say(QByteArray bytes);
    void hear(std::function<void(const UpstreamSink&)> what);
    void heard(qint64 bytes);
    void readOnThere();
    [[nodiscard]] UpstreamProblem brokenOff() const;

    const Setting m_setting;
    std::shared_ptr<UpstreamSink>
        m_sink; ///< the executor's thread alone touches it, so that it goes where it came from
    std::atomic<bool> m_isDropped = false;
    std::atomic<bool> m_isPaused = false;
    std::atomic<qint64> m_unheard = 0; ///< bytes that were said and not yet heard

    // The network's thread alone:
    QTcpSocket* m_socket = nullptr;
    std::unique_ptr<QTimer> m_timer;
    std::function<void(QTcpSocket*)> m_done;
    QByteArray m_head, m_body;
    HttpReader m_reader;
    Redactor m_redactor;
    bool m_isAsked = false, m_hasEnded = false;
    bool m_isEncoded = false; ///< the body is compressed: a key in it could not be seen
};

} // namespace jumpseat
