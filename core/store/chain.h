// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QByteArray>

namespace jumpseat {

/// Where a session's journal ends: the number of its last event and the chain's hash there.
struct ChainHead {
    Seq seq = 0;
    QByteArray hash; ///< 32 bytes

    friend bool operator==(const ChainHead&, const ChainHead&) = default;
};

/// The hash chain of a session's journal. SHA-256 throughout (FIPS 180-4).
///
///     before(session)  = SHA-256("jumpseat journal 1\n" session-id)
///     ofPayload        = SHA-256(salt payload)
///     link(previous)   = SHA-256(previous ofPayload envelope)
///
/// `payload` and `envelope` are the JSON texts as they stand in the file, UTF-8; the envelope is
/// `[seq,"kind","actor",at_us,wall_ms,"visibility"]`. The link covers the payload by a salted hash only, so that
/// payload and salt can be erased and the chain still holds; without the salt nobody can try out what was there.
namespace chain {

inline constexpr qsizetype hashSize = 32;
inline constexpr qsizetype saltSize = 16;

[[nodiscard]] QByteArray before(const SessionId& session);
[[nodiscard]] QByteArray freshSalt();
[[nodiscard]] QByteArray ofPayload(const QByteArray& salt, const QByteArray& payload);
[[nodiscard]] QByteArray link(const QByteArray& previous, const QByteArray& ofPayload, const QByteArray& envelope);

} // namespace chain

} // namespace jumpseat
