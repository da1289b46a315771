// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway_path.h"

#include <algorithm>
#include <array>

namespace jumpseat {

namespace {

struct PathRow {
    QByteArrayView path;
    GatewayKind kind;
    Dialect dialect;
    const char* method;
};

constexpr std::array pathRows {
    PathRow { "/v1/chat/completions", GatewayKind::Model, Dialect::OpenAiChat, "POST" },
    PathRow { "/v1/responses", GatewayKind::Model, Dialect::OpenAiResponses, "POST" },
    PathRow { "/v1/messages", GatewayKind::Model, Dialect::Anthropic, "POST" },
    PathRow { "/v1/messages/count_tokens", GatewayKind::Passing, Dialect::Anthropic, "POST" },
    PathRow { "/v1/models", GatewayKind::Passing, Dialect::OpenAiChat, "GET" },
    PathRow { "/api/chat", GatewayKind::Model, Dialect::OllamaChat, "POST" },
    PathRow { "/api/generate", GatewayKind::Model, Dialect::OllamaGenerate, "POST" },
    PathRow { "/api/show", GatewayKind::Passing, Dialect::OllamaChat, "POST" },
    PathRow { "/api/tags", GatewayKind::Passing, Dialect::OllamaChat, "GET" },
    PathRow { "/api/version", GatewayKind::Passing, Dialect::OllamaChat, "GET" },
    PathRow { "/api/hello", GatewayKind::Hello, Dialect::Anthropic, "HEAD" },
};

/// "/v1/models/NAME": one of them.
bool isOneModel(QByteArrayView path)
{
    constexpr QByteArrayView start = "/v1/models/";
    return path.startsWith(start) && path.size() > start.size()
        && std::ranges::all_of(path.sliced(start.size()), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
                   || c == '.' || c == ':' || c == '%';
           });
}

} // namespace

std::optional<GatewayPath> gatewayPathOf(QByteArrayView target, const HeaderList& headers)
{
    const qsizetype query = target.indexOf('?');
    QByteArrayView path = query < 0 ? target : target.first(query);
    if (isOneModel(path))
        path = "/v1/models";
    const auto row = std::ranges::find(pathRows, path, &PathRow::path);
    if (row == pathRows.end())
        return std::nullopt;
    GatewayPath found { row->kind, row->dialect, row->method };
    if (path == "/v1/models" && hasHeader(headers, "anthropic-version"))
        found.dialect = Dialect::Anthropic;
    return found;
}

QByteArray keyOf(const HeaderList& headers)
{
    constexpr QByteArrayView scheme = "Bearer ";
    const QByteArray bearer = headerValue(headers, "authorization");
    if (bearer.first(std::min(bearer.size(), scheme.size())).compare(scheme, Qt::CaseInsensitive) == 0)
        return bearer.sliced(scheme.size()).trimmed();
    return headerValue(headers, "x-api-key");
}

} // namespace jumpseat
