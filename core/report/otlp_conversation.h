// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QJsonObject>

namespace jumpseat {

/// The conversation of a session as an OTLP export request of traces, in its JSON form (opentelemetry.io/docs/specs/otlp):
/// one trace, a span for each prompt with its reply ("chat MODEL") and below it one for each call of a tool, with the
/// attributes of the GenAI conventions (github.com/open-telemetry/semantic-conventions-genai). Times are those of the
/// clock; the same session gives the same ids.
[[nodiscard]] QJsonObject otlpConversation(const SessionId& session, const SessionState& state);

} // namespace jumpseat
