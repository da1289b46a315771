// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QQueue>

namespace jumpseat {

/// Remembers values of the newest keys and forgets the oldest, so that a long session takes no more memory than a
/// short one. Keys are 64-bit hashes: that two of a session agree by chance is a matter of 2^-36 at this size.
template <class Value> class Recent {
public:
    explicit Recent(qsizetype most)
        : m_most(most)
    {
    }
    [[nodiscard]] bool contains(size_t key) const { return m_values.contains(key); }
    [[nodiscard]] Value value(size_t key) const { return m_values.value(key); }
    void insert(size_t key, Value value)
    {
        if (!m_values.contains(key))
            m_order.enqueue(key);
        m_values.insert(key, std::move(value));
        if (m_order.size() > m_most)
            m_values.remove(m_order.dequeue());
    }
    void remove(size_t key)
    {
        if (m_values.remove(key))
            m_order.removeOne(key);
    }
    /// Whether the key was not known.
    [[nodiscard]] bool isNew(size_t key)
    {
        if (contains(key))
            return false;
        insert(key, Value {});
        return true;
    }

private:
    qsizetype m_most;
    QHash<size_t, Value> m_values;
    QQueue<size_t> m_order;
};

} // namespace jumpseat
