// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/dialect.h"
#include "dialects/headers.h"

#include <QList>
#include <QString>

#include <optional>

namespace jumpseat {

struct ChatMessage {
    enum class Role { User, Assistant };
    Role role = Role::User;
    QString text;
    friend bool operator==(const ChatMessage&, const ChatMessage&) = default;
};

struct ChatRequest {
    QString model;
    QString system; ///< empty: none is sent
    std::optional<double> temperature;
    qint64 maxTokens = 0; ///< of output; 0: none is named, where the dialect allows that (Anthropic's gets 4,096)
    QList<ChatMessage> messages;
    bool stream = true;
    /// OpenAiChat: OpenAI's own models take the limit as max_completion_tokens, most servers like it as max_tokens.
    bool newTokenLimit = false;
};

struct WrittenRequest {
    QByteArray method = "POST";
    QByteArray path;    ///< "/v1/messages"
    HeaderList headers; ///< all that the dialect asks for, but for the key
    QByteArray body;
};
[[nodiscard]] WrittenRequest writeRequest(Dialect dialect, const ChatRequest& request);

/// How the dialect wants a key: `x-api-key: KEY` or `Authorization: Bearer KEY`. An empty key needs no header: nullopt.
[[nodiscard]] std::optional<Header> keyHeader(Dialect dialect, const QString& key);

} // namespace jumpseat
