// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/box/wire.h"

#include <functional>
#include <optional>
#include <string>

namespace jumpseat::box {

/// What a run left behind, read inside the sandbox when nothing else runs there any more: regular files with one name
/// below the task's folder. Links are passed by, not followed; there is nothing behind them in here anyway.
class Leftovers {
public:
    explicit Leftovers(const Request& request)
        : m_request(request)
    {
    }
    /// Content of the report's file, cut at 16 MiB; nothing when there is none.
    [[nodiscard]] std::optional<std::string> report() const;
    /// Calls `take` for each file that is new or has another content. False when there is more than is copied back.
    [[nodiscard]] bool eachFile(
        const std::function<void(const std::string& name, const std::string& content)>& take) const;

private:
    const Request& m_request;
};

} // namespace jumpseat::box
