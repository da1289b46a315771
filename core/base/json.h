// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>

namespace jumpseat {

/// QJsonDocument::fromJson for text that must come out as it went in: Qt drops a U+FEFF with which a string begins,
/// so that a pasted one would be missing here and shift every position behind it.
[[nodiscard]] QJsonDocument parseJson(QByteArray bytes, QJsonParseError* error = nullptr);

} // namespace jumpseat
