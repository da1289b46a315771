// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <map>
#include <string>
#include <string_view>

namespace jumpseat {

/// How often each name came. Names are strangers' words: no more than 200 are kept, each of 100 bytes at most; what comes
/// beyond is counted as "(other names)".
class NameCounts {
public:
    void add(std::string_view name, qint64 times = 1);
    [[nodiscard]] qint64 of(std::string_view name) const;
    [[nodiscard]] qint64 sum() const;
    [[nodiscard]] bool isEmpty() const { return m_counts.empty(); }
    [[nodiscard]] QJsonObject toJson() const;

    friend bool operator==(const NameCounts&, const NameCounts&) = default;

private:
    std::map<std::string, qint64, std::less<>> m_counts;
};

} // namespace jumpseat
