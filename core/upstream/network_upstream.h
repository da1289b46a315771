// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "dialects/dialect.h"
#include "upstream/upstream.h"

#include <QString>

#include <chrono>

namespace jumpseat {

/// A model server reached over the network, on a thread of its own, in HTTP/1.1. Only the address given here is ever
/// asked: requests name a path and nothing else, and a redirect is handed on and not followed. No cookies, no cache; the
/// computer's proxy and its certificates. A question is asked once, whatever becomes of it: a second one would be paid
/// for again.
///
/// The key is put in here and nowhere else. Should the server send it back, in headers or body, every occurrence is
/// replaced by as many asterisks before anybody hears of it, the client included: a candidate must not learn a key from
/// an echo. An answer without the key goes through byte for byte. (In an answer with Content-Encoding it is not looked
/// for; the request says `Accept-Encoding: identity` unless the client asks for another one, which the gateway prevents.)
///
/// Sockets of Qt's and not its QNetworkAccessManager, which was tried: that asks again when a connection breaks, takes a
/// chunked answer that broke off in a chunk for a whole one, and reads all of an answer whatever its buffer's size.
class NetworkUpstream final : public Upstream {
public:
    struct Config {
        /// "https://api.openai.com", "http://127.0.0.1:11434". A path is put before those of requests; where it ends
        /// with the "/v1" with which they begin, that stands there once.
        QString baseUrl;
        QString key;                                      ///< empty: none is sent
        std::chrono::milliseconds connectTime { 15'000 }; ///< until the request is on its way
        std::chrono::milliseconds idleTime { 300'000 };   ///< without a byte: models think long before the first one
        bool systemProxy = true;
    };
    /// Bytes that may have been read from the server and not been heard; a socket holds as much once more.
    static constexpr qint64 readBuffer = 256 * 1024;

    /// Errors: Malformed (no http or https URL, or one with user, query or fragment).
    [[nodiscard]] static Result<std::unique_ptr<NetworkUpstream>> make(Config config, Executor executor);
    ~NetworkUpstream() override; ///< what is under way ends without a word

    [[nodiscard]] std::unique_ptr<UpstreamCall> send(UpstreamRequest request, UpstreamSink sink) override;

private:
    NetworkUpstream();
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace jumpseat
