// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/json.h"

namespace jumpseat {

QJsonDocument parseJson(QByteArray bytes, QJsonParseError* error)
{
    constexpr QByteArrayView mark("\xEF\xBB\xBF");
    // Only strings can hold it; an escape is taken as it stands.
    if (bytes.indexOf(mark, 1) > 0)
        bytes = bytes.first(1) + bytes.sliced(1).replace(mark, "\\ufeff");
    return QJsonDocument::fromJson(bytes, error);
}

} // namespace jumpseat
