// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>
#include <vector>

namespace jumpseat {

/// The members of the JSON object with which some bytes begin, as far as the bytes go: enough to say what it is without
/// having all of it.
struct JsonKeys {
    struct Member {
        std::string_view key;
        std::string_view text; ///< its value when that is a string without escapes and all of it is there
    };
    std::vector<Member> members;
    qsizetype size = 0; ///< of the object, when it is whole
    bool isWhole = false;
    bool isBroken = false; ///< no object, or one that ends in the middle of a line

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::string_view text(std::string_view key) const;
};
[[nodiscard]] JsonKeys jsonKeys(QByteArrayView bytes);

} // namespace jumpseat
