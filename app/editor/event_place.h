// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <optional>

namespace jumpseat {

/// A stretch of a file's text as `state` has it.
struct EventPlace {
    FileId file;
    qint32 from = 0, to = 0;
};

/// Where in the present text the change of an edit or a suggestion stands; a decided suggestion stands where it was
/// offered. nullopt for what happened nowhere in the code.
[[nodiscard]] std::optional<EventPlace> placeOf(const Event& event, const SessionState& state);

} // namespace jumpseat
