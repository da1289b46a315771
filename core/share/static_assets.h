// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

class QString;

namespace jumpseat {

/// The page's files, read once into memory. Nothing but these names is ever served.
class StaticAssets {
public:
    struct Asset {
        std::string contentType;
        std::string body;
    };
    explicit StaticAssets(const QString& folder);

    /// nullptr for every path that is not one of ours; a query string is ignored.
    [[nodiscard]] const Asset* find(std::string_view target) const;

private:
    std::unordered_map<std::string, Asset> m_assets;
};

} // namespace jumpseat
