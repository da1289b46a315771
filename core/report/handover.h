// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "rubric/rubric.h"
#include "session/event.h"

#include <QByteArray>

namespace jumpseat {

/// A session of the person who asks, as the record has it.
struct HandoverSession {
    SessionId id;
    QString kitTitle;
    int kitVersion = 1;
    Rubric rubric; ///< as it was stored with the session
    QList<EventPtr> events;
};

/// What is stored about a candidate, to be given to them (GDPR, Articles 15 and 20): the same content once to be read
/// and once for machines.
///
/// In it: every event of their sessions, the final text of each file, the conversation, suggestions and decisions,
/// hints, notes, scores with their criteria and anchors, evidence, recommendations. Not in it: the names of other
/// people ("Interviewer 1"), which flaw a suggestion carried and the script behind a reply (the answer key, which
/// serves for the next candidate), and what an event holds that this program does not know.
struct Handover {
    QByteArray html; ///< complete by itself: no script, nothing loaded
    QByteArray json; ///< {"jumpseat_handover": 1, "made", "sessions": [...]}
};

/// Error: Damaged, naming the event that does not fit.
[[nodiscard]] Result<Handover> handOver(const QList<HandoverSession>& sessions, qint64 nowWallMs);

} // namespace jumpseat
