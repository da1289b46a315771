// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/hook_taking.h"

#include "base/json.h"

#include <algorithm>

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

HookTaken HookTaking::taken(
    qint64 wallMs, Understood (*tell)(const HookTaking&, Telling&), const QByteArray& answer) const
{
    HookTaken taken { {}, answer };
    Telling telling(m_session->m_memory, taken.acts, Channel::Hook);
    telling.setHead(m_tool, m_conversation, wallMs);
    m_session->m_counts.count(tell(*this, telling), m_tool + u" hook "_s + event);
    return taken;
}

Understood HookTaking::unused(std::span<const QLatin1StringView> names) const
{
    return std::ranges::contains(names, event) ? Understood::Unused : Understood::No;
}

} // namespace jumpseat
