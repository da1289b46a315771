// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/headers.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace jumpseat {

/// What is asked of the one model server that a session has. Its address and its key are not part of it.
struct UpstreamRequest {
    QByteArray method = "POST";
    QByteArray path; ///< with query: "/v1/messages?beta=true"
    HeaderList headers;
    QByteArray body;
};

/// Why no answer came, or none that is whole.
struct UpstreamProblem {
    enum class Kind {
        NotReached, ///< no such name, no connection, no TLS
        Late,       ///< it was silent for longer than the settings allow
        Cut,        ///< the connection broke in the middle of the answer
        Refused,    ///< the request is none that may go there
    };
    Kind kind = Kind::NotReached;
    QString what; ///< one plain English sentence without address or key
    friend bool operator==(const UpstreamProblem&, const UpstreamProblem&) = default;
};

/// Who hears an answer: began once (unless no server answered), said for each piece, ended once.
struct UpstreamSink {
    std::function<void(int status, HeaderList headers)> began; ///< headers in wire order, hop-by-hop ones taken out
    std::function<void(QByteArray bytes)> said;                ///< as they came, not decoded
    std::function<void(std::optional<UpstreamProblem> problem)> ended;
};

/// One request under way. Dropping it ends it: dropped on the executor's thread, nothing is heard of it again.
class UpstreamCall {
public:
    virtual ~UpstreamCall() = default;
    /// Nothing more is read from the server until readOn(). What was read already may still be said.
    virtual void pause() = 0;
    virtual void readOn() = 0;
};

/// Runs a task on the thread of whoever owns the sinks.
using Executor = std::function<void(std::function<void()>)>;

/// A model server. Thread-safe; sinks are called through the executor it was made with, and never from within send().
class Upstream {
public:
    virtual ~Upstream() = default;
    [[nodiscard]] virtual std::unique_ptr<UpstreamCall> send(UpstreamRequest request, UpstreamSink sink) = 0;
};

} // namespace jumpseat
