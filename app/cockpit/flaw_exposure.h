// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "session/session_state.h"

#include <optional>

namespace jumpseat {

/// The session time at which `flaw` came in front of the candidate: when a suggestion that carries it went into the
/// text, or when the task whose files hold it began. Nothing: not met yet.
[[nodiscard]] std::optional<qint64> exposedAtUs(const PlantedFlaw& flaw, const Kit& kit, const SessionState& state);

} // namespace jumpseat
