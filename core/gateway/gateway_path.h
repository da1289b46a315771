// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialects/dialect.h"
#include "dialects/headers.h"

#include <QByteArray>

#include <optional>

namespace jumpseat {

/// What a path of the gateway is for.
enum class GatewayKind {
    Model,   ///< asks a model: counted, recorded
    Passing, ///< lists models, counts tokens: passed on and not recorded
    Hello,   ///< whether anybody is there: answered by the gateway itself, without a token
};

struct GatewayPath {
    GatewayKind kind = GatewayKind::Passing;
    Dialect dialect = Dialect::OpenAiChat; ///< of the question; of errors, where there is no question
    QByteArray method;                     ///< the one it takes; GET ones take HEAD as well
    friend bool operator==(const GatewayPath&, const GatewayPath&) = default;
};

/// Of a request's target, with or without query; nullopt: it is not for the gateway. Anthropic's clients are known by
/// their `anthropic-version` where paths are the same.
[[nodiscard]] std::optional<GatewayPath> gatewayPathOf(QByteArrayView target, const HeaderList& headers = {});

/// The key that a request brings: `Authorization: Bearer KEY`, or `x-api-key: KEY`. Empty when there is none.
[[nodiscard]] QByteArray keyOf(const HeaderList& headers);

} // namespace jumpseat
