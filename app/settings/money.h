// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace jumpseat {

/// "2.50", "3", "0.075", with a point or a comma, as millionths. Nothing: no amount of money, or less than a millionth.
[[nodiscard]] std::optional<qint64> microsFromDollars(const QString& text);
/// "2.50", "3", "0.075": as people write prices, for fields; empty for 0.
[[nodiscard]] QString dollarsFromMicros(qint64 micros);

} // namespace jumpseat
