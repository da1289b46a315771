// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream/redact.h"

#include <algorithm>

namespace jumpseat {

Redactor::Redactor(QByteArray key)
    : m_key(key.size() >= shortestKey ? std::move(key) : QByteArray())
    , m_mask(m_key.size(), '*')
{
}

QByteArray Redactor::feed(QByteArrayView bytes)
{
    if (m_key.isEmpty())
        return bytes.toByteArray();
    QByteArray text = std::exchange(m_held, {}) + bytes.toByteArray();
    for (qsizetype at = text.indexOf(m_key); at >= 0; at = text.indexOf(m_key, at + m_key.size())) {
        text.replace(at, m_key.size(), m_mask);
        ++m_found;
    }
    qsizetype held = std::min(text.size(), m_key.size() - 1);
    while (held > 0 && !m_key.startsWith(QByteArrayView(text).last(held)))
        --held;
    m_held = text.last(held);
    text.chop(held);
    return text;
}

QByteArray Redactor::finish()
{
    return std::exchange(m_held, {});
}

QByteArray redacted(QByteArray bytes, const QByteArray& key)
{
    return key.size() < Redactor::shortestKey ? bytes : bytes.replace(key, QByteArray(key.size(), '*'));
}

QString redacted(QString text, const QString& key)
{
    return key.size() < Redactor::shortestKey ? text : text.replace(key, QString(key.size(), u'*'));
}

} // namespace jumpseat
