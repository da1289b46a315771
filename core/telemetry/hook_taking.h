// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "telemetry/hook_acts.h"

#include <QJsonObject>

#include <span>

namespace jumpseat {

/// A hook while it is taken in: its JSON, and where its acts go.
class HookTaking {
public:
    /// Errors: Malformed.
    [[nodiscard]] static Result<HookTaking> begin(
        const QByteArray& bytes, QLatin1StringView tool, QLatin1StringView conversation, TelemetrySession& session);

    [[nodiscard]] QString text(QLatin1StringView key) const { return json.value(key).toString(); }
    /// Of a member in milliseconds; 0 for one that is missing, negative or beyond some years.
    [[nodiscard]] qint64 durationUs(QLatin1StringView key) const;
    /// What `tell` says of it, counted; `answer` is for the tool.
    [[nodiscard]] HookTaken taken(
        qint64 wallMs, Understood (*tell)(const HookTaking&, Telling&), const QByteArray& answer) const;

    /// A hook of this name is one of those that say nothing for the record, or it is not known at all.
    [[nodiscard]] Understood unused(std::span<const QLatin1StringView> names) const;

    QJsonObject json;
    QString event; ///< hook_event_name

private:
    explicit HookTaking(TelemetrySession& session)
        : m_session(&session)
    {
    }
    QString m_tool, m_conversation;
    TelemetrySession* m_session;
};

} // namespace jumpseat
