// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"
#include "store/chain.h"

namespace jumpseat {

/// An event as it stands in the file: what the chain covers, byte for byte.
struct StoredEvent {
    Seq seq = 0;
    QString kind = {}, actor = {};
    qint64 atUs = 0, wallMs = 0;
    QString visibility = {};     ///< "shared", "interviewers"
    QByteArray payload = {};     ///< JSON in UTF-8; null when erased
    QByteArray salt = {};        ///< empty when erased
    QByteArray payloadHash = {}; ///< kept in the file only when erased; else worked out
    QByteArray hash = {};        ///< the chain's, as stored

    [[nodiscard]] bool isErased() const { return payload.isNull(); }
};

/// As it will be written after `previous`, with a fresh salt.
[[nodiscard]] StoredEvent toStored(const Event& event, const QByteArray& previousHash);
/// Errors: Malformed (the payload has not the shape of its kind), Refused (erased).
[[nodiscard]] Result<EventPtr> fromStored(const StoredEvent& stored);

/// `[seq,"kind","actor",at_us,wall_ms,"visibility"]`
[[nodiscard]] QByteArray envelopeOf(const StoredEvent& stored);
/// What the hash has to be after `previousHash`.
[[nodiscard]] QByteArray linkOf(const StoredEvent& stored, const QByteArray& previousHash);

} // namespace jumpseat
