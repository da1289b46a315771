// SPDX-FileCopyrightText: 2026 The Jumpseat developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/event.h"

#include <functional>

namespace jumpseat {

/// Gets events in their order, some hundreds at a time; an error ends the reading.
using EventConsumer = std::function<Result<void>(QList<EventPtr>)>;

} // namespace jumpseat
