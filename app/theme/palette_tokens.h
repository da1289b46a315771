// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/theme.h"

#include <QPalette>

#include <array>

namespace jumpseat {

/// One set of colours, light or dark, as read from the token file.
struct TokenSet {
    static constexpr size_t tokenCount = size_t(Token::CodeLineno) + 1;
    static constexpr size_t originCount = size_t(OriginKind::Unknown) + 1;

    std::array<QColor, tokenCount> tokens;
    std::array<QColor, originCount> origins;
    std::array<QColor, originCount> inks;

    [[nodiscard]] QColor color(Token token) const { return tokens[size_t(token)]; }
};

/// Reads the set "light" or "dark" of :/themes/tokens.json, which is compiled in: a missing name is a fault of the
/// program and ends it.
[[nodiscard]] TokenSet loadTokens(const QString& set);

/// The roles of Qt in the colours that Theme has now.
[[nodiscard]] QPalette makePalette();

} // namespace jumpseat
