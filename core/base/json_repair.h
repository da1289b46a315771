// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace jumpseat {

/// JSON text in which what is no Unicode is U+FFFD: bytes that are not UTF-8, and escapes of half a surrogate pair, which
/// tools write when they cut a text. Nothing when there was nothing to mend.
struct RepairedJson {
    QByteArray json;
    bool hadBadBytes = false; ///< not only escapes
};
[[nodiscard]] std::optional<RepairedJson> repairedJson(QByteArrayView json);

} // namespace jumpseat
