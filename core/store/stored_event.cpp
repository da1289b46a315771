// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/stored_event.h"

#include "base/json.h"

#include <QJsonArray>

namespace jumpseat {

StoredEvent toStored(const Event& event, const QByteArray& previousHash)
{
    StoredEvent stored { .seq = event.seq,
        .kind = kindOf(event.payload),
        .actor = event.actor.value,
        .atUs = event.atUs,
        .wallMs = event.wallMs,
        .visibility = visibilityOf(event.payload) == Visibility::Shared ? QStringLiteral("shared")
                                                                        : QStringLiteral("interviewers"),
        .payload = QJsonDocument(payloadToJson(event.payload)).toJson(QJsonDocument::Compact),
        .salt = chain::freshSalt() };
    stored.payloadHash = chain::ofPayload(stored.salt, stored.payload);
    stored.hash = linkOf(stored, previousHash);
    return stored;
}

Result<EventPtr> fromStored(const StoredEvent& stored)
{
    if (stored.isErased())
        return fail(ErrorCode::Refused, QStringLiteral("its content was erased"));
    const QJsonDocument json = parseJson(stored.payload);
    if (!json.isObject())
        return fail(ErrorCode::Malformed, QStringLiteral("its payload is not a JSON object"));
    auto payload = payloadFromJson(stored.kind, json.object());
    if (!payload)
        return std::unexpected(payload.error());
    return std::make_shared<const Event>(Event { .seq = stored.seq,
        .actor = { stored.actor },
        .atUs = stored.atUs,
        .wallMs = stored.wallMs,
        .payload = *std::move(payload) });
}

QByteArray envelopeOf(const StoredEvent& stored)
{
    const QJsonArray envelope { stored.seq, stored.kind, stored.actor, stored.atUs, stored.wallMs, stored.visibility };
    return QJsonDocument(envelope).toJson(QJsonDocument::Compact);
}

QByteArray linkOf(const StoredEvent& stored, const QByteArray& previousHash)
{
    const QByteArray ofPayload = stored.isErased() ? stored.payloadHash : chain::ofPayload(stored.salt, stored.payload);
    return chain::link(previousHash, ofPayload, envelopeOf(stored));
}

} // namespace jumpseat
