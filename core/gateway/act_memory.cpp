// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/act_memory.h"

#include <QCryptographicHash>
#include <QStringList>

#include <cstring>

namespace jumpseat {

namespace {

/// Of a kind that nobody can aim at: words of a candidate must not hide others' acts.
quint64 hashOf(QLatin1StringView kind, const QStringList& words)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArrayView(kind.data(), kind.size()));
    for (const QString& word : words) {
        const QByteArray bytes = word.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    }
    quint64 value = 0;
    std::memcpy(&value, hash.resultView().constData(), sizeof value);
    return value;
}

} // namespace

bool ActMemory::isNew(QLatin1StringView kind, const QStringList& words)
{
    const quint64 hash = hashOf(kind, words);
    if (!m_known.insert(hash).second)
        return false;
    m_order.push_back(hash);
    if (m_order.size() > maxRemembered) {
        m_known.erase(m_order.front());
        m_order.pop_front();
    }
    return true;
}

bool ActMemory::knows(QLatin1StringView kind, const QStringList& words) const
{
    return m_known.contains(hashOf(kind, words));
}

} // namespace jumpseat
