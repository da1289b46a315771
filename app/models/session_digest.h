// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "models/session_facts.h"
#include "session/session_state.h"
#include "store/workspace.h"

#include <memory>

namespace jumpseat {

/// What Home says about one stored session: folded once, then kept.
struct SessionDigest {
    struct TaskStart {
        int number = 1;
        qint64 atUs = 0;
    };
    QList<EventPtr> events; ///< for the strip
    Kit kit;
    SessionFacts facts;
    QList<TaskStart> tasks;
    int flaws = 0, flawsCaught = 0;
    int scorecards = 0; ///< with at least one score
    int pastes = 0, notes = 0;
    qint64 consentWallMs = 0; ///< 0: nobody agreed yet
    std::optional<event::AssistantPinned> assistant;
    QString problem; ///< why it cannot be read; the rest is then what could be
};
using SessionDigestPtr = std::shared_ptr<const SessionDigest>;

[[nodiscard]] SessionDigest digestOf(QList<EventPtr> events, const Kit& kit);

} // namespace jumpseat

Q_DECLARE_METATYPE(jumpseat::SessionDigestPtr)
