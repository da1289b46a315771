// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

namespace jumpseat {

/// A session as a text file, for the sample that comes with the program and for a copy in need: JSON lines, the first
/// about the session, then one event a line {seq, kind, actor, at_us, wall_ms, payload}.
struct EventLines {
    SessionId session;
    QString kit;
    QList<EventPtr> events;
};

[[nodiscard]] QByteArray toEventLines(const EventLines& lines);
/// Errors: Malformed with the number of the line; seq must run from 1 without gaps.
[[nodiscard]] Result<EventLines> fromEventLines(const QByteArray& bytes);

} // namespace jumpseat
