// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/headers.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <memory>

namespace jumpseat::test {

/// What a ScriptedServer was asked.
struct AskedRequest {
    QByteArray method, target;
    HeaderList headers;
    QByteArray body;
};

/// One answer as a script gives it, byte for byte. Every call blocks for a few seconds at most.
class ScriptedAnswer {
public:
    virtual ~ScriptedAnswer() = default;
    /// False when the client has gone.
    virtual bool say(const QByteArray& bytes) = 0;
    /// True when the client hangs up, false when it stays for longer than patience lasts.
    virtual bool waitForClient() = 0;
    /// Closes the connection, in order or with a reset.
    virtual void hangUp() = 0;
    virtual void reset() = 0;
    /// False when it does not hold for as long as patience lasts.
    virtual bool waitUntil(const std::function<bool()>& holds) = 0;
};
using AnswerScript = std::function<void(const AskedRequest& request, ScriptedAnswer& answer)>;

/// A server on this machine that reads requests and answers as a script says, one connection a thread. A connection goes
/// on behind its script until one of both sides hangs up.
class ScriptedServer {
public:
    explicit ScriptedServer(AnswerScript script);
    ~ScriptedServer();

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QString url() const;
    [[nodiscard]] QList<AskedRequest> asked() const;
    [[nodiscard]] int connections() const; ///< accepted so far

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

/// An answer with its Content-Length.
[[nodiscard]] QByteArray httpAnswer(const QByteArray& status, const QByteArray& type, const QByteArray& body);
/// The head of one that comes in chunks, and a chunk; an empty one is the last.
[[nodiscard]] QByteArray chunkedHead(const QByteArray& type);
[[nodiscard]] QByteArray chunk(const QByteArray& bytes);

} // namespace jumpseat::test
