// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace jumpseat {

/// A join link taken apart: http://ADDRESS:PORT/#TOKEN.
struct JoinLink {
    QString address; ///< "127.0.0.1:8420": may be shown, as the token may not
    QString token;
    /// Error: Malformed; the sentence does not repeat the link.
    [[nodiscard]] static Result<JoinLink> parse(const QString& link);
};

/// Between a loss and coming back; doubled each time.
struct WatchLinkDelays {
    std::chrono::milliseconds first { 500 }, longest { 15'000 };
};

/// A WebSocket to a host, from a program of the candidate's own. It comes back by itself after every loss but those that
/// are for good (4001, 4003), after growing waits with some chance in them, as the page does. Everything happens in poll(),
/// on the thread that calls it.
class WatchLink {
public:
    struct Events {
        std::function<void()> opened; ///< say hello
        std::function<void(const QByteArray& frame)> received;
        std::function<void(int code)> closed; ///< 1006: without a word, or never open
    };
    WatchLink(const JoinLink& link, Events events, WatchLinkDelays delays = {});
    ~WatchLink(); ///< says good-bye for at most a second
    WatchLink(const WatchLink&) = delete;
    WatchLink& operator=(const WatchLink&) = delete;

    /// Does what is to be done until something came or the time is over.
    void poll(std::chrono::milliseconds most);
    /// A frame of text. False when it is not open, or when more than Limits::queue waits: then it is closed and comes back.
    bool send(const QByteArray& frame);
    [[nodiscard]] bool isOpen() const;
    /// Bytes that wait to be sent.
    [[nodiscard]] qint64 waiting() const;
    /// The host took us in: the next loss starts with the short wait again.
    void settled();
    /// A new connection after a short wait, for another hello.
    void restart();
    /// 4001 or 4003 came: it will not come back.
    [[nodiscard]] bool isOver() const;

    struct Limits {
        static constexpr qint64 queue = 32 * 1024 * 1024;   ///< bytes to be sent
        static constexpr qint64 message = 64 * 1024 * 1024; ///< of one that is received: a welcome has every file
    };

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace jumpseat
