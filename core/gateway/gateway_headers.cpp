// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gateway_headers.h"

#include <algorithm>
#include <array>

namespace jumpseat {

namespace {

template <size_t n> bool isOneOf(const std::array<const char*, n>& names, const QByteArray& name)
{
    return std::ranges::any_of(names, [&](QByteArrayView one) { return name.compare(one, Qt::CaseInsensitive) == 0; });
}

constexpr std::array keptFromServer { "authorization", "x-api-key", "cookie", "host", "content-length", "origin",
    "referer", "accept-encoding", "expect", "forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto",
    "x-real-ip", "openai-organization", "openai-project" };

constexpr std::array keptFromClient { "set-cookie", "location", "alt-svc", "strict-transport-security",
    "openai-organization", "openai-project", "anthropic-organization-id", "clear-site-data", "refresh", "link" };

} // namespace

HeaderList headersToServer(const HeaderList& headers)
{
    HeaderList passed = withoutHopByHop(headers);
    passed.removeIf([](const Header& header) {
        return isOneOf(keptFromServer, header.name) || header.name.toLower().startsWith("sec-fetch-");
    });
    passed.append(Header { "Accept-Encoding", "identity" });
    return passed;
}

HeaderList headersToClient(const HeaderList& headers)
{
    HeaderList passed = withoutHopByHop(headers);
    passed.removeIf([](const Header& header) {
        return isOneOf(keptFromClient, header.name) || header.name.toLower().startsWith("access-control-");
    });
    return passed;
}

} // namespace jumpseat
