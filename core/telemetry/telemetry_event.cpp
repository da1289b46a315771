// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "telemetry/telemetry_event.h"

namespace jumpseat {

using namespace Qt::StringLiterals;

qint64 TelemetryEvent::durationUs(QLatin1StringView key) const
{
    constexpr qint64 mostMs = 1'000'000'000'000;
    const qint64 ms = integer(key);
    return ms > 0 && ms < mostMs ? ms * 1000 : 0;
}

qint64 TelemetryEvent::count(QLatin1StringView key) const
{
    constexpr qint64 most = 1'000'000'000'000;
    const qint64 count = integer(key);
    return count >= 0 && count <= most ? count : 0;
}

QString TelemetryEvent::spoken(QLatin1StringView key) const
{
    const QString said = text(key);
    return said == "<REDACTED>"_L1 || said == "[REDACTED]"_L1 ? QString() : cutToActText(said);
}

int TelemetryEvent::status(QLatin1StringView key) const
{
    const qint64 status = integer(key);
    return status >= 100 && status < 1000 ? int(status) : 0;
}

QString toolOfService(const QString& service)
{
    if (service.startsWith("claude-code"_L1) || service.startsWith("claude_code"_L1))
        return u"claude-code"_s;
    if (service.startsWith("codex"_L1)) // codex_cli_rs, codex_exec, codex-app-server
        return u"codex"_s;
    if (service.startsWith("gemini-cli"_L1) || service.startsWith("gemini_cli"_L1))
        return u"gemini-cli"_s;
    if (service.startsWith("copilot"_L1) || service.startsWith("github-copilot"_L1))
        return u"copilot"_s;
    return service;
}

} // namespace jumpseat
