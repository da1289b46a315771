// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/live_session.h"

// Running code; see SessionRuns.

namespace jumpseat {

Result<void> LiveSession::handle(const ParticipantId& actor, const command::StartRun& start)
{
    return m_runs.start(actor, start);
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::GiveInput& give)
{
    return m_runs.input(actor, give);
}

Result<void> LiveSession::handle(const ParticipantId&, const command::StopRun& stop)
{
    return m_runs.stop(stop);
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::OpenTerminal& open)
{
    return m_runs.openTerminal(actor, open);
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::TypeInTerminal& type)
{
    return m_runs.type(actor, type);
}

Result<void> LiveSession::handle(const ParticipantId& actor, const command::ResizeTerminal& resize)
{
    return m_runs.resize(actor, resize);
}

Result<void> LiveSession::handle(const ParticipantId&, const command::TryHiddenTests&)
{
    return m_runs.tryHidden();
}

} // namespace jumpseat
