// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/text_hash.h"

namespace jumpseat {

QString textHash(QStringView text)
{
    constexpr quint32 prime = 0x01000193;
    quint32 hash = 0x811c9dc5;
    for (const QChar c : text) {
        hash = (hash ^ (c.unicode() & 0xffU)) * prime;
        hash = (hash ^ (c.unicode() >> 8U)) * prime;
    }
    return QStringLiteral("%1").arg(hash, 8, 16, QLatin1Char('0'));
}

} // namespace jumpseat
