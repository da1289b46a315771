// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialects/headers.h"

#include <algorithm>
#include <array>

namespace jumpseat {

namespace {

bool isSameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

constexpr std::array<const char*, 9> hopByHop { "connection", "keep-alive", "proxy-connection", "proxy-authenticate",
    "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade" };

} // namespace

QByteArray headerValue(const HeaderList& headers, QByteArrayView name)
{
    const auto found = std::ranges::find_if(headers, [&](const Header& h) { return isSameName(h.name, name); });
    return found == headers.end() ? QByteArray() : found->value;
}

bool hasHeader(const HeaderList& headers, QByteArrayView name)
{
    return std::ranges::any_of(headers, [&](const Header& h) { return isSameName(h.name, name); });
}

HeaderList withoutHeader(HeaderList headers, QByteArrayView name)
{
    headers.removeIf([&](const Header& h) { return isSameName(h.name, name); });
    return headers;
}

HeaderList withoutHopByHop(HeaderList headers)
{
    QList<QByteArray> named;
    for (const Header& header : std::as_const(headers)) {
        if (!isSameName(header.name, "connection"))
            continue;
        for (const QByteArray& name : header.value.split(','))
            named.append(name.trimmed());
    }
    headers.removeIf([&](const Header& h) {
        const auto isThis = [&](QByteArrayView name) { return isSameName(h.name, name); };
        return std::ranges::any_of(hopByHop, isThis) || std::ranges::any_of(named, isThis);
    });
    return headers;
}

} // namespace jumpseat
