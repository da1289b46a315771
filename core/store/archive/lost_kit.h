// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <QByteArray>

namespace jumpseat {

/// What a recovery stores where the kit of a session cannot be read any more: what the session's first event knows of
/// it, and that the rest is lost.
[[nodiscard]] QByteArray lostKit(const event::SessionStarted& info);
[[nodiscard]] bool isLostKit(const QByteArray& snapshot);

} // namespace jumpseat
