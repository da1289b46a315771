// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/session_state.h"

#include <QJsonObject>

namespace jumpseat::test {

/// Everything that a state holds, to be compared and to be kept as a golden file: two states with the same dump are
/// the same to every view. Texts and origins stand there whole.
[[nodiscard]] QJsonObject dump(const SessionState& state);

} // namespace jumpseat::test
