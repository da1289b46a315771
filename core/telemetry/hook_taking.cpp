// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/hook_taking.h"

#include "base/json.h"

namespace jumpseat {

using namespace Qt::StringLiterals;

Result<HookTaking> HookTaking::begin(
    const QByteArray& bytes, QLatin1StringView tool, QLatin1StringView conversation, TelemetrySession& session)
{
    HookTaking taking(session);
    taking.json = parseJson(bytes).object();
    taking.event = taking.text("hook_event_name"_L1);
    if (taking.event.isEmpty())
        return fail(ErrorCode::Malformed, u"this is not a hook: a JSON object with hook_event_name"_s);
    taking.m_tool = tool;
    taking.m_conversation = taking.text(conversation);
    return taking;
}

qint64 HookTaking::durationUs(QLatin1StringView key) const
{
    constexpr double mostMs = 1e12;
    const double ms = json.value(key).toDouble();
    return ms > 0 && ms < mostMs ? qint64(ms * 1000) : 0;
}

Telling HookTaking::telling(QList<Act>& acts, qint64 wallMs) const
{
    Telling telling(m_session->m_memory, acts, Channel::Hook);
    telling.setHead(m_tool, m_conversation, wallMs);
    return telling;
}

void HookTaking::count(Understood understood) const
{
    m_session->m_counts.count(understood, m_tool + u" hook "_s + event);
}

} // namespace jumpseat
