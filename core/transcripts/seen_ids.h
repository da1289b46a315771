// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>

#include <string_view>

namespace jumpseat {

/// Whether an id came before. Ids are kept as 64-bit hashes, the newest 256,000 at least and 512,000 at most, so that a
/// file of any length takes the same memory: an id that comes again after that many others counts as new.
class SeenIds {
public:
    /// True when it is new.
    bool insert(quint64 id)
    {
        if (m_newer.contains(id) || m_older.contains(id))
            return false;
        if (m_newer.size() >= generation) {
            m_older = std::move(m_newer);
            m_newer = {};
        }
        m_newer.insert(id);
        return true;
    }
    bool insert(std::string_view id) { return insert(hashOf(id)); }
    [[nodiscard]] bool contains(quint64 id) const { return m_newer.contains(id) || m_older.contains(id); }

    [[nodiscard]] static quint64 hashOf(std::string_view id) { return qHashBits(id.data(), id.size(), 0x6a756d70); }

private:
    static constexpr qsizetype generation = 256'000;
    QSet<quint64> m_newer, m_older;
};

} // namespace jumpseat
