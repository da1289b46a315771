// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "transcripts/name_counts.h"

namespace jumpseat {

void NameCounts::add(std::string_view name, qint64 times)
{
    constexpr size_t mostNames = 200, longestName = 100;
    if (times == 0)
        return;
    name = name.substr(0, longestName);
    if (const auto known = m_counts.find(name); known != m_counts.end())
        known->second += times;
    else if (m_counts.size() < mostNames)
        m_counts.emplace(name, times);
    else
        m_counts["(other names)"] += times;
}

qint64 NameCounts::of(std::string_view name) const
{
    const auto known = m_counts.find(name);
    return known == m_counts.end() ? 0 : known->second;
}

qint64 NameCounts::sum() const
{
    qint64 all = 0;
    for (const auto& [name, count] : m_counts)
        all += count;
    return all;
}

QJsonObject NameCounts::toJson() const
{
    QJsonObject json;
    for (const auto& [name, count] : m_counts) {
        const QString key = QString::fromUtf8(name);
        json.insert(key, json.value(key).toInteger() + count); // names may have been cut inside a character
    }
    return json;
}

} // namespace jumpseat
