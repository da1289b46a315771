// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <variant>

namespace jumpseat {

/// What a model's answer consists of, in words that all dialects share.
namespace reply {

/// The answer has begun. Once, when its id or its model is told.
struct Began {
    QString messageId; ///< "chatcmpl-...", "resp_...", "msg_..."; empty: the dialect has none
    QString model;     ///< as the server names it, which may be longer than what was asked for
    friend bool operator==(const Began&, const Began&) = default;
};
/// The next piece of what is said.
struct Text {
    QString text;
    friend bool operator==(const Text&, const Text&) = default;
};
/// The next piece of what is thought aloud, or of its summary.
struct Thinking {
    QString text;
    friend bool operator==(const Thinking&, const Thinking&) = default;
};
/// A call of a tool, told when all of it is there.
struct ToolCall {
    QString id; ///< empty: the server gave none
    QString name;
    QString arguments;     ///< JSON, or plain text of a custom tool
    bool whole = true;     ///< false: the answer ended in the middle of it, or it passed ReplyReader::maxArguments
    bool byServer = false; ///< the server itself carries it out, as it does web searches
    friend bool operator==(const ToolCall&, const ToolCall&) = default;
};
/// Tokens of the whole request. May be told several times; each replaces the one before.
struct Usage {
    qint64 inputTokens = 0;      ///< all of them, with those of the two lines below
    qint64 cachedTokens = 0;     ///< of the input: read from a cache
    qint64 cacheWriteTokens = 0; ///< of the input: written to a cache
    qint64 outputTokens = 0;     ///< with those of thinking
    friend bool operator==(const Usage&, const Usage&) = default;
};
enum class Ending {
    Done,    ///< it said all it had to say
    ToolUse, ///< it waits for what its tools bring
    Length,  ///< at the limit of tokens
    Refused, ///< by the model or by a filter
    Other,   ///< `reason` says what
};
struct Ended {
    Ending ending = Ending::Done;
    QString reason; ///< the server's own word: "stop", "end_turn", "max_output_tokens"
    friend bool operator==(const Ended&, const Ended&) = default;
};
/// Instead of an answer, or in the middle of one.
struct Failed {
    int status = 0;     ///< of HTTP; 200 in the middle of a stream
    QString type;       ///< "overloaded_error", "insufficient_quota"; empty: it has none
    QString message;    ///< words of a stranger, at most maxFailureText units
    bool retry = false; ///< the same request may well succeed later
    friend bool operator==(const Failed&, const Failed&) = default;
};
inline constexpr qsizetype maxFailureText = 4096;

} // namespace reply

using ReplyPart = std::variant<reply::Began, reply::Text, reply::Thinking, reply::ToolCall, reply::Usage, reply::Ended,
    reply::Failed>;

} // namespace jumpseat
