// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace jumpseat {

/// A header field of HTTP as it stands on the wire: names in any case, values without the spaces around them.
struct Header {
    QByteArray name, value;
    friend bool operator==(const Header&, const Header&) = default;
};
/// In wire order; a name may come more than once.
using HeaderList = QList<Header>;

/// The first value of that name, which is compared without regard to case; empty when there is none.
[[nodiscard]] QByteArray headerValue(const HeaderList& headers, QByteArrayView name);
[[nodiscard]] bool hasHeader(const HeaderList& headers, QByteArrayView name);
/// Without every field of that name.
[[nodiscard]] HeaderList withoutHeader(HeaderList headers, QByteArrayView name);

/// What belongs to one connection and is never passed on (RFC 9110, 7.6.1): Connection and what it names, Keep-Alive,
/// Proxy-*, TE, Trailer, Transfer-Encoding, Upgrade.
[[nodiscard]] HeaderList withoutHopByHop(HeaderList headers);

} // namespace jumpseat
