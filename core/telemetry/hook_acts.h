// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "telemetry/telemetry_acts.h"

namespace jumpseat {

/// What a hook told, and what the tool wants to hear so that it goes on as if nobody had listened.
struct HookTaken {
    QList<Act> acts;
    QByteArray answer; ///< JSON: decides nothing and holds nothing up
};

/// One hook of Claude Code: what it writes to a command or posts to an address. A hook has no time of its own: `wallMs`
/// is when it arrived, in milliseconds since 1970. Events that are not known are counted under "claude-code hook NAME".
/// Errors: Malformed (no JSON object, or without hook_event_name).
[[nodiscard]] Result<HookTaken> takeInClaudeCodeHook(const QByteArray& json, qint64 wallMs, TelemetrySession& session);

/// One hook of Cursor (hooks.json version 1), counted under "cursor hook NAME".
[[nodiscard]] Result<HookTaken> takeInCursorHook(const QByteArray& json, qint64 wallMs, TelemetrySession& session);

} // namespace jumpseat
