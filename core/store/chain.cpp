// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/chain.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace jumpseat::chain {
namespace {

QByteArray sha256(std::initializer_list<QByteArrayView> parts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArrayView part : parts)
        hash.addData(part);
    return hash.result();
}

} // namespace

QByteArray before(const SessionId& session)
{
    return sha256({ "jumpseat journal 1\n", session.value.toUtf8() });
}

QByteArray freshSalt()
{
    std::array<quint32, saltSize / sizeof(quint32)> words;
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return { reinterpret_cast<const char*>(words.data()), saltSize };
}

QByteArray ofPayload(const QByteArray& salt, const QByteArray& payload)
{
    return sha256({ salt, payload });
}

QByteArray link(const QByteArray& previous, const QByteArray& ofPayload, const QByteArray& envelope)
{
    return sha256({ previous, ofPayload, envelope });
}

} // namespace jumpseat::chain
